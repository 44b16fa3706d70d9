/// Tells formulas from what only looks like one.
enum Prose {
  /// Whether what stands between two dollar signs is words between two prices: `$5 to $10`. Where a
  /// sign is one too many, blanks at the inner sides of the signs are taken as a hint too.
  static func isPriced(
    _ bytes: UnsafeRawBufferPointer, _ inner: Range<Int>, isOdd: Bool
  ) -> Bool {
    guard let first = bytes[inner].first, let last = bytes[inner].last else { return true }
    let next = inner.upperBound + 1 < bytes.count ? bytes[inner.upperBound + 1] : 0x20
    let endsOpen = isBlank(last) || isDigit(next)
    if isOdd, isBlank(first) || endsOpen { return true }
    guard isDigit(first), endsOpen else { return false }
    return !bytes[inner].contains(where: isMathematical) || hasWords(bytes, inner)
  }

  /// Whether what stands in escaped brackets, `\[` or `\(`, is words: some scripts escape brackets of a
  /// text so.
  static func isBracketed(_ bytes: UnsafeRawBufferPointer, _ inner: Range<Int>) -> Bool {
    if inner.isEmpty { return true }
    if bytes[inner].contains(where: { isMathematical($0) || "+<>*/".utf8.contains($0) }) {
      return false
    }
    let opensWithBracket = bytes[inner.lowerBound - 1] == 0x5B
    let words = bytes[inner].split(whereSeparator: isBlank)
    return opensWithBracket
      || words.filter { $0.count > 1 && !$0.contains(where: isDigit) }.count > 1
  }

  /// Whether there are two words between blanks, which a formula that begins with a number has not.
  private static func hasWords(_ bytes: UnsafeRawBufferPointer, _ inner: Range<Int>) -> Bool {
    var (count, start) = (0, inner.lowerBound)
    for offset in inner where isBlank(bytes[offset]) {
      let word = bytes[start..<offset].trimmingSuffix { ",.;:".utf8.contains($0) }
      if word.count > 2, word.allSatisfy(Lexer.isLetter) { count += 1 }
      if count == 2 { return true }
      start = offset + 1
    }
    return false
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isMathematical(_ byte: UInt8) -> Bool {
    byte == 0x5C || byte == 0x5E || byte == 0x5F || byte == 0x3D
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate func trimmingSuffix(while isTrimmed: (UInt8) -> Bool) -> Self {
    var rest = self
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
