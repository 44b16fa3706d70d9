import Papers

/// How the words of a table begin: of most texts their first three letters tell that they are none of them.
struct Beginnings: @unchecked Sendable {
  /// A bit for three letters of ASCII, whatever their case. Kept for ever.
  private let bits: UnsafeMutablePointer<UInt64>

  init() {
    bits = .allocate(capacity: 1 << 9)
    bits.initialize(repeating: 0, count: 1 << 9)
  }

  /// Adds a word that begins with a letter, or with what is no ASCII.
  mutating func insert(_ word: UnsafeRawBufferPointer) {
    guard word.count >= 3, word.prefix(3).allSatisfy(ASCII.isLetter) else { return }
    let place = Beginnings.place(word[0], word[1], word[2])
    bits[place >> 6] |= 1 << UInt64(place & 63)
  }

  /// Whether one of the words may begin as a text does that has no marks before it; false is sure.
  func mayBegin(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let first = scanner.bytes[range].first, first < 0x80 else { return true }
    return ASCII.isLetter(first) && mayBeginWithLetters(range, scanner)
  }

  /// The same where only three letters tell.
  func mayBeginWithLetters(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard range.count >= 3 else { return true }
    let (start, bytes) = (range.lowerBound, scanner.bytes)
    let (first, second, third) = (bytes[start], bytes[start &+ 1], bytes[start &+ 2])
    guard ASCII.isLetter(first), ASCII.isLetter(second), ASCII.isLetter(third) else { return true }
    let place = Beginnings.place(first, second, third)
    return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  @inline(__always) private static func place(_ one: UInt8, _ two: UInt8, _ three: UInt8) -> Int {
    Int(one & 0x1F) << 10 | Int(two & 0x1F) << 5 | Int(three & 0x1F)
  }
}
