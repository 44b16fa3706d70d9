import Papers

/// `![key](https://img.shields.io/badge/LABEL-COLOUR)`, a keyword as a picture.
struct Badge {
  let label: Range<Int>
  /// Where the text goes on.
  let end: Int

  /// nil when there is no badge at `offset`.
  init?(at offset: Int, in scanner: ByteScanner) {
    let end = scanner.bytes.count
    guard scanner.has("![", at: offset, before: end) else { return nil }
    // The alternative text is `key` or nothing; anything short does.
    guard let bracket = scanner.find("](", in: offset + 2..<min(end, offset + 40)) else {
      return nil
    }
    let address: StaticString = "https://img.shields.io/badge/"
    guard scanner.has(address, at: bracket + 2, before: end) else { return nil }
    let start = bracket + 2 + address.utf8CodeUnitCount
    var close = start
    while close < end, scanner.bytes[close] != ASCII.parenthesisClosed {
      guard scanner.bytes[close] != ASCII.lineFeed, close - start < 200 else { return nil }
      close += 1
    }
    guard close < end else { return nil }
    let hyphen = scanner.bytes[start..<close].lastIndex(of: ASCII.hyphen) ?? close
    label = start..<hyphen
    self.end = close + 1
    // A label that is not UTF-8 is left as it was written, and cleaned as text.
    guard UTF8Validation.isValid(scanner.slice(label)) else { return nil }
  }
}
