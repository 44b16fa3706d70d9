import Papers

extension JSONReader {
  /// Passes over the next value, in which there may be something that is not known.
  mutating func skip() {
    if let byte = peek(), syntax.opens(byte) { skipped += 1 }
    pass()
  }

  /// Passes over the next value, of which it is known what it is.
  mutating func pass() {
    guard failure == nil else { return }
    guard let byte = peek() else { return fail(.cut) }
    if syntax.isQuote(byte) {
      _ = rawString()
    } else if syntax.opens(byte) {
      run(JSONSkipper(syntax: syntax))
    } else {
      word()
    }
  }

  /// Passes over the rest of the array that we are in.
  mutating func leaveArray() {
    if failure == nil { run(JSONSkipper(withinArray: syntax)) }
  }

  mutating func run(_ skipper: JSONSkipper) {
    var skipper = skipper
    switch skipper.run(bytes, from: offset, before: end) {
    case .ended(let place): offset = place
    case .goesOn: fail(.cut)
    case .malformed(let place):
      offset = place
      fail(.malformed)
    }
    isTooDeep = isTooDeep || skipper.isTooDeep
  }

  /// Passes over a number, or one of the words that are values.
  private mutating func word() {
    let start = offset
    if takeNull() { return }
    while offset < end {
      let byte = bytes[offset]
      let isPart =
        ASCII.isDigit(byte) || ASCII.lower(byte) &- 0x61 < 26 || byte == ASCII.hyphen
        || byte == 0x2B || byte == 0x2E
      if !isPart { break }
      offset &+= 1
    }
    // A word at the end may go on.
    if offset == end { return fail(.cut) }
    if isValue(start..<offset) { return }
    offset = start
    fail(.malformed)
  }

  /// Passes over a `null` with a comma after it.
  @inline(__always)
  private mutating func takeNull() -> Bool {
    guard offset &+ 5 <= end, bytes[offset &+ 4] == ASCII.comma,
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        == UInt32(littleEndian: 0x6C6C_756E)
    else { return false }
    offset &+= 4
    return true
  }

  /// Whether a word is a value: a number, as far as its first byte tells, or a name of one.
  private func isValue(_ range: Range<Int>) -> Bool {
    func isWord(_ word: StaticString) -> Bool {
      let scanner = ByteScanner(bytes)
      return word.utf8CodeUnitCount == range.count
        && scanner.has(word, at: range.lowerBound, before: range.upperBound)
    }
    guard let first = bytes[range].first else { return false }
    switch ASCII.lower(first) {
    case ASCII.hyphen, 0x30...0x39: return true
    case 0x6E: return isWord("null") || isWord("None") || isWord("NaN") || isWord("nan")
    case 0x74: return isWord("true") || isWord("True")
    case 0x66: return isWord("false") || isWord("False")
    case 0x69: return isWord("Infinity") || isWord("inf")
    default: return false
    }
  }
}
