import Digests
import Papers

/// Badges, pictures of a few words: `https://img.shields.io/badge/LABEL-COLOUR`.
enum Badges {
  private static let address: StaticString = "img.shields.io/badge/"

  /// Whether a picture is a badge with a word of its maker.
  static func isBadge(_ target: UnsafeRawBufferPointer) -> Bool {
    ByteScanner(target).find(address, in: 0..<min(target.count, 64)) != nil
  }

  /// Adds the word of a badge to the tags: escapes undone, without control characters.
  static func add(_ page: Page, _ target: Range<Int>, to builder: inout DigestBuilder) {
    let text = page.target(target)
    let scanner = ByteScanner(text)
    guard let place = scanner.find(address, in: 0..<min(text.count, 64)) else { return }
    let start = place + address.utf8CodeUnitCount
    var end = start
    while end < text.count, end - start < 200, !ByteSet("?#/").contains(text[end]) { end += 1 }
    // The colour is what comes after the last hyphen.
    let hyphen = text[start..<end].lastIndex(of: ASCII.hyphen) ?? end
    var word: [UInt8] = []
    var offset = start
    while offset < hyphen {
      var byte = text[offset]
      if byte == 0x25, offset + 2 < hyphen, let high = hex(text[offset + 1]),
        let low = hex(text[offset + 2])
      {
        byte = high << 4 | low
        offset += 2
      } else if byte == 0x5F {
        byte = ASCII.space
      } else if byte == ASCII.hyphen, offset + 1 < hyphen, text[offset + 1] == ASCII.hyphen {
        offset += 1
      }
      word.append(byte)
      offset += 1
    }
    let clean = String(decoding: word, as: UTF8.self).unicodeScalars.filter { isShown($0) }
    var tag = String(String.UnicodeScalarView(clean))
    tag.withUTF8 { builder.add(UnsafeRawBufferPointer($0), to: .tags) }
  }

  /// No control character and no mark that turns the text around.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .unassigned: false
    default: scalar != "\u{FFFD}"
    }
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
