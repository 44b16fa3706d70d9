/// Words without regard to case, as numbers: tables of words are looked up without making a String.
enum FoldedWord {
  /// FNV-1a over the word with small letters, of ASCII, Latin and Cyrillic. Two words of a table never have
  /// the same number: the tests see to it.
  static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var lead: UInt8 = 0
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for byte in word {
      if byte < 0x80 {
        add(ASCII.lower(byte))
      } else if lead == 0xC3, (0x80...0x9E).contains(byte) {
        add(byte + 0x20)
      } else if lead == 0xD0, (0x90...0x9F).contains(byte) {
        add(byte + 0x20)
      } else if lead == 0xD0, (0xA0...0xAF).contains(byte) {
        // `Р` to `Я`: the small ones begin with another byte, which stands for both.
        add(byte - 0x20)
        add(0xD1)
      } else if lead == 0xD1, (0x80...0x8F).contains(byte) {
        add(byte)
        add(0xD1)
      } else if byte != 0xD0, byte != 0xD1 {
        add(byte)
      }
      lead = byte
    }
    return hash
  }

  static func hash(_ word: String) -> UInt64 {
    Array(word.utf8).withUnsafeBytes { hash($0) }
  }
}
