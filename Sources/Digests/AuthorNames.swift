/// Divides a line of authors as arXiv writes it: `A. One (1 and 2), B. Two and C. Three ((1) Here)`.
package enum AuthorNames {
  /// Adds the names to the entry; what stands in parentheses is no name. Only `et al. (72 additional
  /// authors not shown)` stays as it is, so that the reader learns of the 72.
  package static func add(_ text: UnsafeRawBufferPointer, to builder: inout DigestBuilder) {
    var names: [UInt8] = []
    var depth = 0
    var offset = 0
    let scanner = ByteScanner(text)
    while offset < text.count {
      let byte = text[offset]
      if depth == 0, let length = moreAuthors(at: offset, scanner) {
        names += text[offset..<offset + length]
        offset += length
        continue
      }
      if byte == ASCII.parenthesisOpen {
        depth += 1
      } else if byte == ASCII.parenthesisClosed {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        if let length = conjunction(at: offset, scanner) {
          names.append(ASCII.comma)
          offset += length
          continue
        }
        names.append(byte)
      }
      offset += 1
    }
    names.withUnsafeBytes { builder.add(commaSeparated: $0, to: .authors) }
  }

  /// The length of `(72 additional authors not shown)`.
  private static func moreAuthors(at start: Int, _ scanner: ByteScanner) -> Int? {
    let end = scanner.bytes.count
    guard scanner.bytes[start] == ASCII.parenthesisOpen else { return nil }
    var offset = start + 1
    while offset < end, ASCII.isDigit(scanner.bytes[offset]) { offset += 1 }
    while offset < end, ASCII.isWhite(scanner.bytes[offset]) { offset += 1 }
    guard offset > start + 2, scanner.has("additional", at: offset, before: end),
      let close = scanner.find(")", in: offset..<min(end, offset + 64))
    else { return nil }
    return close + 1 - start
  }

  /// The length of an `and` between white space, which comes along.
  private static func conjunction(at offset: Int, _ scanner: ByteScanner) -> Int? {
    let end = scanner.bytes.count
    guard ASCII.isWhite(scanner.bytes[offset]), scanner.has("and", at: offset + 1, before: end),
      offset + 4 < end, ASCII.isWhite(scanner.bytes[offset + 4])
    else { return nil }
    return 4
  }
}
