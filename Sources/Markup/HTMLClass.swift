import Papers

/// What the classes of an element say that its text is, where pages of papers agree on it.
enum HTMLClass {
  /// Names are those of the common templates (al-folio, academic pages, the list of a conference); `list-title`
  /// is arXiv's and has a label within.
  private static let titles: [StaticString] = [
    "title", "papertitle", "paper-title", "paper_title", "ptitle", "pub-title", "pubtitle",
    "publication-title", "article-title", "entry-title",
  ]
  private static let authors: [StaticString] = [
    "author", "authors", "paper-authors", "paper-author", "pub-authors", "pubauthors",
    "author-list",
    "publication-authors", "article-authors",
  ]

  /// Bold for a title, italic for authors; nil for all else. Constant cost: only the first classes are looked at.
  static func kind(of classes: UnsafeRawBufferPointer) -> Outline.RunKind? {
    let scanner = ByteScanner(classes)
    var start = 0
    var words = 0
    while start < classes.count, words < 8 {
      var end = start
      while end < classes.count, !ASCII.isWhite(classes[end]) { end += 1 }
      if titles.contains(where: { scanner.says($0, start..<end) }) { return .bold }
      if authors.contains(where: { scanner.says($0, start..<end) }) { return .italic }
      words += end > start ? 1 : 0
      start = end + 1
    }
    return nil
  }
}
