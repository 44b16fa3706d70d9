import Papers

/// Words without regard to case, as numbers: tables of words are looked up without making a String.
///
/// FNV-1a over the word with small letters, of ASCII, Latin and Cyrillic. Two words of a table never have
/// the same number: the tests see to it.
struct FoldedWord {
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var lead: UInt8 = 0

  static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var folded = FoldedWord()
    for byte in word { folded.add(byte) }
    return folded.hash
  }

  static func hash(_ word: String) -> UInt64 {
    var folded = FoldedWord()
    for byte in word.utf8 { folded.add(byte) }
    return folded.hash
  }

  /// Adds the next byte of the word.
  @inline(__always) mutating func add(_ byte: UInt8) {
    if byte < 0x80 { mix(ASCII.lower(byte)) } else { addWide(byte) }
    lead = byte
  }

  @inline(__always) private mutating func mix(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  private mutating func addWide(_ byte: UInt8) {
    if lead == 0xC3, (0x80...0x9E).contains(byte) {
      mix(byte + 0x20)
    } else if lead == 0xD0, (0x90...0x9F).contains(byte) {
      mix(byte + 0x20)
    } else if lead == 0xD0, (0xA0...0xAF).contains(byte) {
      // `Р` to `Я`: the small ones begin with another byte, which stands for both.
      mix(byte - 0x20)
      mix(0xD1)
    } else if lead == 0xD1, (0x80...0x8F).contains(byte) {
      mix(byte)
      mix(0xD1)
    } else if byte != 0xD0, byte != 0xD1 {
      mix(byte)
    }
  }
}
