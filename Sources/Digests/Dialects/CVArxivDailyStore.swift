extension Dialect {
  /// The JSON store behind cv-arxiv-daily: topic, id, and a row of the table as a string.
  public static let cvArxivDailyStore = Dialect(
    name: "cv-arxiv-daily", sniff: CVArxivDailyStore.sniff,
    makeReader: { JSONDocument<CVArxivDailyStore>() })
}

/// Reads `{"SLAM": {"2605.13741": "|**2026-05-13**|**Title**|…|\n"}}`. Topics may be empty.
struct CVArxivDailyStore: JSONContent {
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    guard scanner.has("{", at: 0, before: prefix.count) else { return false }
    if scanner.find("\"|**", in: 0..<prefix.count) != nil { return true }
    if scanner.find("\"- 20", in: 0..<prefix.count) != nil { return true }
    // Nothing but empty topics.
    let text = scanner.trimmed(0..<prefix.count)
    return text.count == 2
      || (scanner.find(": {}", in: text) != nil && text.count < 2000
        && scanner.find("[", in: text) == nil && scanner.find(": \"", in: text) == nil)
  }

  func isUnit(_ first: UInt8, path: [[UInt8]], reader: JSONReader) -> Bool {
    path.count > 1
  }

  mutating func read(
    _ reader: inout JSONReader, path: [[UInt8]], line: Int, isCut: Bool,
    into builder: inout DigestBuilder
  ) -> Bool {
    guard path.count == 2, let first = reader.peek(), reader.isQuote(first) else {
      return reader.skip()
    }
    return reader.string { row in
      CVArxivRow.read(row, number: line, topic: path[0], into: &builder)
    } != nil
  }
}
