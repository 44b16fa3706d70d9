/// A title reduced to what does not change from list to list: letters and digits, small, without accents.
///
/// A rule of its own with tables of its own, and not that by which is searched: ids are made of it, so it
/// must give tomorrow what it gives today.
package enum TitleFolding {
  /// Appends the folded form of UTF-8: ASCII letters small, Latin letters without accents, `æ` `œ` `ß` `þ` as two
  /// letters, Greek and Cyrillic ones small, full-width forms as ASCII, combining marks, punctuation, blanks
  /// and symbols away, every other character as it is.
  package static func append(
    _ text: UnsafeRawBufferPointer, to folded: inout [UInt8], limit: Int
  ) {
    var offset = 0
    while offset < text.count, folded.count < limit {
      let byte = text[offset]
      if byte < 0x80 {
        append(ascii: byte, to: &folded)
        offset += 1
        continue
      }
      var decoder = UTF8()
      var rest = UnsafeRawBufferPointer(rebasing: text[offset..<min(offset + 4, text.count)])
        .makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
        offset += 1
        continue
      }
      append(scalar, to: &folded)
      offset += UTF8.width(scalar)
    }
  }

  private static func append(ascii byte: UInt8, to folded: inout [UInt8]) {
    let byte = ASCII.lower(byte)
    if byte &- 0x61 < 26 || byte &- 0x30 < 10 { folded.append(byte) }
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    let value = scalar.value
    if let base = latinBase(value) {
      switch base {
      case UInt8(ascii: "."): folded += Array(String(scalar).utf8)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): folded += pairs[Int(base - 0x30)]
      default: folded.append(base)
      }
      return
    }
    if 0xFF01...0xFF5E ~= value { return append(ascii: UInt8(value - 0xFEE0), to: &folded) }
    if dropped.contains(where: { $0.contains(value) }) { return }
    folded += Array(String(smallLetter(scalar)).utf8)
  }

  /// What the tables have for a Latin letter.
  private static func latinBase(_ value: UInt32) -> UInt8? {
    switch value {
    case 0xC0...0x24F: latin.utf8Start[Int(value - 0xC0)]
    case 0x1E00...0x1EFF: latinAdditional.utf8Start[Int(value - 0x1E00)]
    default: nil
    }
  }

  private static func smallLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let small: UInt32 =
      switch value {
      case 0x391...0x3A9, 0x410...0x42F: value + 0x20
      case 0x400...0x40F: value + 0x50
      case 0x3C2: 0x3C3
      default: value
      }
    let bare = bareLetters[small] ?? bareLetters[value] ?? small
    return Unicode.Scalar(bare == 0x3C2 ? 0x3C3 : bare) ?? scalar
  }

  /// Greek and Cyrillic letters that are written as one character with their accent.
  private static let bareLetters: [UInt32: UInt32] = [
    0x386: 0x3B1, 0x388: 0x3B5, 0x389: 0x3B7, 0x38A: 0x3B9, 0x38C: 0x3BF, 0x38E: 0x3C5,
    0x38F: 0x3C9, 0x390: 0x3B9, 0x3AA: 0x3B9, 0x3AB: 0x3C5, 0x3AC: 0x3B1, 0x3AD: 0x3B5,
    0x3AE: 0x3B7, 0x3AF: 0x3B9, 0x3B0: 0x3C5, 0x3CA: 0x3B9, 0x3CB: 0x3C5, 0x3CC: 0x3BF,
    0x3CD: 0x3C5, 0x3CE: 0x3C9, 0x439: 0x438, 0x450: 0x435, 0x451: 0x435, 0x453: 0x433,
    0x457: 0x456, 0x45C: 0x43A, 0x45D: 0x438, 0x45E: 0x443,
  ]

  /// Punctuation, blanks, symbols, combining marks, private characters.
  private static let dropped: [ClosedRange<UInt32>] = [
    0x80...0xBF, 0x2B0...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x2000...0x2BFF,
    0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3030, 0x30FB...0x30FB, 0xE000...0xF8FF,
    0xFE00...0xFE6F, 0xFEFF...0xFEFF, 0xFF5F...0xFF65, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF,
    0xE0000...0x10FFFF,
  ]

  /// What the digits of the tables stand for; nothing for `×` and `÷`.
  private static let pairs: [[UInt8]] = ["", "ae", "oe", "ss", "th", "ij", "dz", "lj", "nj", ""]
    .map { Array($0.utf8) }

  /// U+00C0 to U+024F: the letter without what is added to it; a point where it is kept.
  private static let latin: StaticString = """
    aaaaaa1ceeeeiiiidnooooo0ouuuuy43aaaaaa1ceeeeiiiidnooooo0ouuuuy4y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkklllllll\
    lllnnnnnnnnnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bbbb...cc.ddd....ffg...ikkl..nnooo..pp.....ttttuu.vyyzz.........\
    ....666777888aaiioouuuuuuuuuu.aaaa11ggggkkoooo..j666gg..nnaa11oo\
    aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylnt...acclts\
    z..b..eejjqqrryy
    """

  /// U+1E00 to U+1EFF.
  private static let latinAdditional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyasss3.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy
    """
}

extension PaperKey {
  /// The most bytes of a folded title that count.
  private static let titleLimit = 1000

  /// The key of a paper that is known by its title and its authors (a list; the first one's family name
  /// counts: what stands before a comma, else the last word that is no `Jr.` or `III`).
  package init(title: UnsafeRawBufferPointer, authors: UnsafeRawBufferPointer) {
    var key = Array("title:".utf8)
    TitleFolding.append(title, to: &key, limit: PaperKey.titleLimit)
    // A title of signs alone is what it is.
    if key.count == 6 { key += title.prefix(PaperKey.titleLimit) }
    key.append(ASCII.slash)
    key += PaperKey.familyName(authors)
    self.init(key)
  }

  private static func familyName(_ authors: UnsafeRawBufferPointer) -> [UInt8] {
    let first = authors.prefix { $0 != Digest.separator && $0 != ASCII.comma }.prefix(titleLimit)
    for word in first.split(separator: ASCII.space).reversed() {
      var folded: [UInt8] = []
      TitleFolding.append(UnsafeRawBufferPointer(rebasing: word), to: &folded, limit: titleLimit)
      if !folded.isEmpty, !suffixes.contains(folded) { return folded }
    }
    return []
  }

  private static let suffixes = ["jr", "sr", "ii", "iii", "iv"].map { Array($0.utf8) }
}
