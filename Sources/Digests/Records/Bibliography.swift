public import Papers

/// A bibliography in BibTeX or BibLaTeX as its owner sees it: entries with their keys, those too that are no papers.
public struct Bibliography {
  public struct Item {
    /// What it is cited by; empty when it is missing.
    public let key: String
    /// The line on which it begins, from 1.
    public let line: Int
    /// The arXiv id that it gives, with its version if it has one.
    public let reference: ArxivReference?
    /// What is read of it; nil for what is no paper, or has no title.
    public let entry: Entry?
  }

  /// In the order of the file.
  public let items: [Item]
  /// The line of the last entry when nothing closes it: what is put behind it would become part of it.
  public let openLine: Int?
  /// The text is one in which ASCII stands for itself. What is not, is not read.
  public let isText: Bool

  /// Reads a whole file.
  public init(_ bytes: [UInt8], path: String) {
    isText = !bytes.contains(0)
    var reader = BibTeX()
    reader.heads = []
    var builder = DigestBuilder(expectedBytes: bytes.count)
    if isText {
      bytes.withUnsafeBytes { _ = reader.read($0, isLast: true, into: &builder) }
    }
    let digest = builder.build(path: path, name: path, dialect: Dialect.bibTeX.name)
    items = (reader.heads ?? []).map { head in
      Item(
        key: head.key, line: head.line, reference: head.reference,
        entry: head.record.map { Entry(digest: digest, index: $0) })
    }
    openLine = reader.openLine
  }
}
