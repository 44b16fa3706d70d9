import Papers

/// A text of authors without what is no name in it: affiliations in brackets, addresses of links and mails, tags,
/// raised marks.
///
/// Brackets that are never closed are text. Each byte is looked at a few times, whatever the text is.
struct AuthorText {
  private(set) var plain: [UInt8] = []

  init(_ text: UnsafeRawBufferPointer) {
    if !text.contains(where: AuthorText.mayBeMore) {
      plain = Array(text)
      dropHead()
      return
    }
    let isEncoded = text.contains { $0 == ASCII.ampersand || $0 == ASCII.less }
    if isEncoded {
      let decoded = AuthorText.withoutRaised(text).withUnsafeBytes { HTMLText.plain($0) }
      decoded.withUnsafeBytes { strip(ByteScanner($0)) }
    } else {
      strip(ByteScanner(text))
    }
    // `ATLAS Collaboration: A. One, …`
    plain.withUnsafeBytes { plain in
      let scanner = ByteScanner(plain)
      return scanner.find("ollaboration:", in: 0..<plain.count)
    }.map { plain[$0 + 12] = ASCII.comma }
    dropHead()
  }

  /// What may begin or end something that is no name, or be the colon of a collaboration.
  @inline(__always) private static func mayBeMore(_ byte: UInt8) -> Bool {
    byte < 0x80
      ? ByteSet("&<>()[]^$:").contains(byte)
      : byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xEF || byte == 0xF0
  }

  /// `By Ann Smith`.
  private mutating func dropHead() {
    let head = plain.prefix(3)
    if head.elementsEqual("by ".utf8) || head.elementsEqual("By ".utf8) { plain.removeFirst(3) }
  }

  /// `<sup>1</sup>` is a mark, not a digit of a name.
  private static func withoutRaised(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    let scanner = ByteScanner(text)
    var result: [UInt8] = []
    var from = 0
    while let open = scanner.find("<sup", in: from..<text.count),
      let close = scanner.find("</sup>", in: open..<min(text.count, open + 256))
    {
      result += text[from..<open]
      from = close + 6
    }
    return result + text[from...]
  }

  private mutating func strip(_ scanner: ByteScanner) {
    let bytes = scanner.bytes
    let closing = AuthorText.pairs(bytes)
    plain.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, !AuthorText.mayBeMore(bytes[offset]) { offset += 1 }
      plain += bytes[start..<offset]
      if offset == bytes.count { break }
      let close = Int(closing[offset])
      if close > 0 {
        if AuthorText.isCountOfOthers(offset..<close, scanner) {
          plain += bytes[offset...close]
        } else if bytes[offset] == ASCII.bracketOpen, AuthorText.isText(offset, close, scanner) {
          // `[Ann Smith](https://…)`: the brackets go, and the address with the brackets around it.
          offset += 1
          continue
        }
        offset = close + (bytes[close] < 0x80 ? 1 : 3)
        continue
      }
      let length = mark(at: offset, scanner)
      if length > 0 {
        offset += length
      } else if bytes[offset] == ASCII.bracketClosed {
        offset += 1
      } else {
        plain.append(bytes[offset])
        offset += 1
      }
    }
  }

  /// Where the brackets close that open at an offset; 0 where none does.
  private static func pairs(_ bytes: UnsafeRawBufferPointer) -> [UInt32] {
    var closing = [UInt32](repeating: 0, count: bytes.count)
    var open: [(offset: Int, sign: UInt8)] = []
    for offset in bytes.indices {
      switch bytes[offset] {
      case ASCII.parenthesisOpen, ASCII.bracketOpen, ASCII.less:
        open.append((offset, bytes[offset]))
      case ASCII.parenthesisClosed, ASCII.bracketClosed, ASCII.greater:
        let sign: UInt8 =
          bytes[offset] == ASCII.parenthesisClosed
          ? ASCII.parenthesisOpen : bytes[offset] == ASCII.greater ? ASCII.less : ASCII.bracketOpen
        if let last = open.last, last.sign == sign {
          closing[last.offset] = UInt32(offset)
          open.removeLast()
        }
      case 0xEF where offset + 2 < bytes.count && bytes[offset + 1] == 0xBC:
        if bytes[offset + 2] == 0x88 { open.append((offset, 0xEF)) }
        if bytes[offset + 2] == 0x89, let last = open.last, last.sign == 0xEF {
          closing[last.offset] = UInt32(offset)
          open.removeLast()
        }
      default: break
      }
    }
    return closing
  }

  /// Whether square brackets hold a name: those of a link do.
  private static func isText(_ open: Int, _ close: Int, _ scanner: ByteScanner) -> Bool {
    scanner.has("](", at: close, before: scanner.bytes.count)
      || open == scanner.trimmed(0..<scanner.bytes.count).lowerBound
        && close + 1 == scanner.trimmed(0..<scanner.bytes.count).upperBound
  }

  /// `(72 additional authors not shown)`.
  private static func isCountOfOthers(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard range.count < 64 else { return false }
    return scanner.find(" additional", in: range) != nil
  }

  /// The length of a mark of a footnote, raised or in TeX; 0 when there is none.
  private func mark(at offset: Int, _ scanner: ByteScanner) -> Int {
    let bytes = scanner.bytes
    let end = bytes.count
    switch bytes[offset] {
    case 0x24, 0x5E:
      // `$^{1,2}$`, `^1`
      var place = offset + (bytes[offset] == 0x24 ? 1 : 0)
      guard place < end, bytes[place] == 0x5E else { return 0 }
      place += 1
      let limit = min(end, place + 40)
      if bytes[offset] == 0x24 {
        return bytes[place..<limit].firstIndex(of: 0x24).map { $0 + 1 - offset } ?? 0
      }
      if place < end, bytes[place] == ASCII.braceOpen {
        return bytes[place..<limit].firstIndex(of: ASCII.braceClosed).map { $0 + 1 - offset } ?? 0
      }
      while place < limit, ASCII.isDigit(bytes[place]) || bytes[place] == ASCII.asterisk {
        place += 1
      }
      return place - offset
    case 0xC2 where offset + 1 < end:
      // ², ³, ¹, ¶, §
      return [0xB2, 0xB3, 0xB9, 0xB6, 0xA7].contains(bytes[offset + 1]) ? 2 : 0
    case 0xE1 where offset + 2 < end: return bytes[offset + 1] == 0xB5 ? 3 : 0
    case 0xE2 where offset + 2 < end:
      // ⁰ to ₜ; †, ‡; ✉, ⋆, ∗
      if bytes[offset + 1] == 0x81 { return bytes[offset + 2] >= 0xB0 ? 3 : 0 }
      if bytes[offset + 1] == 0x82 { return bytes[offset + 2] <= 0x9C ? 3 : 0 }
      let signs: [StaticString] = ["†", "‡", "✉", "⋆", "∗", "♠", "♣", "♥", "♦", "✝", "★", "⚜", "⚑"]
      return signs.contains { scanner.has($0, at: offset, before: end) } ? 3 : 0
    // Pictures, from U+1F000 on: 📧, 👤, 👥.
    case 0xF0 where offset + 3 < end: return bytes[offset + 1] == 0x9F ? 4 : 0
    default: return 0
    }
  }
}
