/// What tells a paper without an arXiv id from all others, on every machine and in every file: its DOI, else
/// its address, else its title and first author. The text is what the id is made of, and what is kept
/// beside it, so that two keys with one hash are noticed.
public struct PaperKey: Hashable, Sendable {
  /// `doi:10.1000/182`, `https://…` without scheme, or `title:` and the folded words.
  public let text: String

  package init(text: String) {
    self.text = text
  }

  /// The id of the paper that has this key: FNV-1a over the UTF-8, with the top bit set.
  public var id: PaperID {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return PaperID(rawValue: hash | PaperID.outsideStyle)
  }
}

extension PaperID {
  /// The digits of base 32, without letters that look like others.
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The hash as 13 digits.
  var outsideDigits: String {
    var rest = rawValue
    var result = [UInt8](repeating: 0, count: 13)
    for place in result.indices.reversed() {
      result[place] = PaperID.digits[Int(rest & 31)]
      rest >>= 5
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads the 13 digits after `x/`.
  init?(outside text: Substring) {
    guard text.utf8.count == 13 else { return nil }
    var value: UInt64 = 0
    for (index, digit) in text.utf8.enumerated() {
      guard let number = PaperID.digits.firstIndex(of: digit), index > 0 || number < 16 else {
        return nil
      }
      value = value << 5 | UInt64(number)
    }
    guard value & PaperID.outsideStyle != 0 else { return nil }
    self.init(rawValue: value)
  }
}
