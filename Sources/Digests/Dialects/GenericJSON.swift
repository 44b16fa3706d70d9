import Papers

extension Dialect {
  /// Any JSON or JSON lines with objects that have a title and an arXiv id.
  public static let genericJSON = Dialect(
    name: "json", sniff: GenericJSON.sniff, makeReader: { JSONDocument(GenericJSON.table) })
}

/// Reads records wherever they are, under the names that services and programs give their fields
/// (`RecordNames`).
enum GenericJSON {
  static let table = JSONTable(fields: [], needsAbstract: false, isRecords: true)

  /// An entry is looked for by reading; what is hardly JSON at all is not taken for it.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    let text = scanner.slice(scanner.trimmed(0..<prefix.count))
    guard let first = text.first, first == ASCII.braceOpen || first == ASCII.bracketOpen else {
      return false
    }
    if text.elementsEqual("[]".utf8) { return true }
    if reads(text, fileReference: nil) { return true }
    // One paper, whose id may be the name of the file.
    guard let outline = JSONOutline(prefix), outline.has("abstract") || outline.has("authors")
    else {
      return false
    }
    return reads(text, fileReference: ArxivReference("2401.00001"))
  }

  private static func reads(
    _ text: UnsafeRawBufferPointer, fileReference: ArxivReference?
  ) -> Bool {
    var builder = DigestBuilder(expectedBytes: text.count)
    builder.fileReference = fileReference
    var document = JSONDocument(table)
    _ = document.read(text, isLast: true, into: &builder)
    let broken = builder.problems.count { $0.kind == .malformed }
    return !builder.records.isEmpty && builder.records.count >= broken
  }
}
