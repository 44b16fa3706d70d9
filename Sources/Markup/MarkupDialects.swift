public import Digests

extension Dialect {
  /// What reads lists of papers as people keep them; to be tried after the dialects of known programs and
  /// before those that read any text.
  public static let lists: [Dialect] = []

  /// Lists in Markdown or plain text.
  public static let markdownList = Dialect(
    name: "markdown", sniff: { GenericTextSniff.sniff($0) }, makeReader: { ListReader() })
}

/// Whether a text has papers in it.
enum GenericTextSniff {
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    Dialect.genericText.sniff(prefix)
  }
}
