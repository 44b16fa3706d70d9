public import Digests

extension Dialect {
  /// What reads lists of papers as people keep them; to be tried after the dialects of known programs and
  /// before those that read any text.
  public static let lists: [Dialect] =
    [.mail(reading: Dialect.text + kept + Dialect.anyOther)] + kept

  private static let kept: [Dialect] = [.yamlList, .htmlPage, .orgList, .markdownList]

  /// Pages of HTML.
  public static let htmlPage = Dialect(
    name: "html", sniff: ListSniff.isPage, makeReader: { ListReader<HTMLPage>() })

  /// Outlines of Emacs.
  public static let orgList = Dialect(
    name: "org", sniff: { ListSniff.isOrg($0) && ListSniff.hasPaper($0) },
    makeReader: { ListReader<OrgOutline>() })

  /// Lists in Markdown or plain text.
  public static let markdownList = Dialect(
    name: "markdown", sniff: { ListSniff.isText($0) && ListSniff.hasPaper($0) },
    makeReader: { ListReader<MarkdownSource>() })
}
