import Papers

/// The attributes of a tag.
package struct HTMLAttributes {
  private let scanner: ByteScanner
  private let range: Range<Int>

  package init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    scanner = ByteScanner(bytes)
    self.range = range
  }

  /// The value of an attribute, entities decoded; nil when it is not there. The name is in lower case.
  package func value(_ name: StaticString) -> [UInt8]? {
    let bytes = scanner.bytes
    var offset = range.lowerBound
    while offset < range.upperBound {
      while offset < range.upperBound, ASCII.isWhite(bytes[offset]) || bytes[offset] == ASCII.slash
      {
        offset += 1
      }
      let start = offset
      while offset < range.upperBound, bytes[offset] != 0x3D, !ASCII.isWhite(bytes[offset]) {
        offset += 1
      }
      let word = start..<offset
      while offset < range.upperBound, ASCII.isWhite(bytes[offset]) { offset += 1 }
      guard offset < range.upperBound, bytes[offset] == 0x3D else {
        if word.isEmpty { offset += 1 }
        continue
      }
      offset += 1
      while offset < range.upperBound, ASCII.isWhite(bytes[offset]) { offset += 1 }
      let value = readValue(&offset)
      if scanner.says(name, word) {
        var text: [UInt8] = []
        EntityText.append(scanner.slice(value), to: &text)
        return text
      }
    }
    return nil
  }

  private func readValue(_ offset: inout Int) -> Range<Int> {
    let bytes = scanner.bytes
    guard offset < range.upperBound else { return offset..<offset }
    let quote = bytes[offset]
    if quote == ASCII.quote || quote == ASCII.apostrophe {
      let start = offset + 1
      let close = scanner.first(quote, in: start..<range.upperBound) ?? range.upperBound
      offset = min(close + 1, range.upperBound)
      return start..<close
    }
    let start = offset
    while offset < range.upperBound, !ASCII.isWhite(bytes[offset]) { offset += 1 }
    return start..<offset
  }
}
