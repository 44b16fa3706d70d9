import Papers

/// Undoes the escapes of Markdown in a text that may have TeX in it too: `GPT\-4`, `\"Real\"`, but
/// `M\"uller`, `$\alpha\!$`, `5\,Hz`.
///
/// Formulas are left alone, and so are the signs that TeX shows as Markdown does (`\&`, `\_`, `\%`).
/// A sign that is an accent of TeX is an escape where no letter follows that could have the accent,
/// and where it opens or closes a quotation of a few words.
package enum MarkdownEscapes {
  /// Undoes the escapes in a text, which gets shorter. Returns where the backslashes stood that were
  /// taken away; none in nearly all texts, which costs a look at every byte, sixteen at once. No step
  /// looks further than a paragraph for formulas, or a few words for quotations.
  package static func undo(in room: UnsafeMutableRawBufferPointer) -> [Int] {
    let scanner = ByteScanner(UnsafeRawBufferPointer(room))
    guard scanner.first(ASCII.backslash, in: 0..<room.count) != nil else { return [] }
    var finder = EscapeFinder(scanner)
    finder.run()
    var to = finder.found.first ?? 0
    for (index, place) in finder.found.enumerated() {
      let next = index + 1 < finder.found.count ? finder.found[index + 1] : room.count
      for from in place + 1..<next {
        room[to] = room[from]
        to += 1
      }
    }
    return finder.found
  }
}

private struct EscapeFinder {
  /// Where the backslashes stand that are escapes.
  private(set) var found: [Int] = []
  private let scanner: ByteScanner
  private let bytes: UnsafeRawBufferPointer
  /// Quotation marks before here are known to be escaped.
  private var quoted: [UInt8: Int] = [:]
  /// No formula begins before here, by its opening sign.
  private var unclosed: [UInt8: Int] = [:]

  init(_ scanner: ByteScanner) {
    self.scanner = scanner
    bytes = scanner.bytes
  }

  mutating func run() {
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x24: offset = formula(at: offset)
      case ASCII.backslash:
        guard offset + 1 < bytes.count else { return }
        let sign = bytes[offset + 1]
        if sign == 0x28 || sign == 0x5B {
          offset = formula(at: offset)
          continue
        }
        if isEscape(sign, at: offset) { found.append(offset) }
        offset += 2
      default:
        offset =
          scanner.first(
            0x24, or: ASCII.backslash, or: ASCII.backslash, in: offset + 1..<bytes.count)
          ?? bytes.count
      }
    }
  }

  /// Where the formula ends that begins here; what is none is passed over.
  private mutating func formula(at start: Int) -> Int {
    let isDollar = bytes[start] == 0x24
    let opening = isDollar ? bytes[start] : bytes[start + 1]
    let first = start + (isDollar ? (next(start) == 0x24 ? 2 : 1) : 2)
    guard start >= unclosed[opening] ?? 0 else { return first }
    var offset = first
    while offset < bytes.count, bytes[offset] != Digest.paragraph {
      if isDollar, bytes[offset] == 0x24 {
        return offset + (next(offset) == 0x24 ? 2 : 1)
      }
      if bytes[offset] == ASCII.backslash {
        let closing: UInt8 = opening == 0x28 ? 0x29 : 0x5D
        if !isDollar, next(offset) == closing {
          if isMathematical(first..<offset) { return offset + 2 }
          // Nor is what begins within it and has the same end.
          unclosed[opening] = offset
          return first
        }
        offset += 1
      }
      offset += 1
    }
    unclosed[opening] = offset
    return first
  }

  private func isMathematical(_ range: Range<Int>) -> Bool {
    range.contains { offset in
      ByteSet("^_=<>").contains(bytes[offset])
        || bytes[offset] == ASCII.backslash && isLetter(next(offset))
    }
  }

  /// Whether the backslash before a sign is one of Markdown.
  private mutating func isEscape(_ sign: UInt8, at place: Int) -> Bool {
    let after = place + 2 < bytes.count ? bytes[place + 2] : 0x20
    switch sign {
    case 0x2D, 0x21, 0x2A, 0x2B, 0x3C, 0x3E, 0x3F: return true
    case 0x22, 0x27, 0x60:
      if place < quoted[sign] ?? 0 { return true }
      if !takesAccent(after, sign) || sign == 0x27 && isEnding(after: place) { return true }
      guard place == 0 || !isWord(bytes[place - 1]), let close = closing(sign, from: place + 2)
      else { return false }
      quoted[sign] = close + 1
      return true
    case 0x5E, 0x7E, 0x3D, 0x2E: return !takesAccent(after, sign)
    default: return false
    }
  }

  /// Whether TeX would put the accent on what follows.
  private func takesAccent(_ after: UInt8, _ sign: UInt8) -> Bool {
    if after == 0x7B || after == ASCII.backslash { return true }
    let letters: StaticString =
      switch sign {
      case 0x22: "aeiouyAEIOUY"
      case 0x27: "aceilnorsuyzACEILNORSUYZ"
      case 0x60: "aeiounwyAEIOUNWY"
      case 0x5E: "aceghijosuwyzACEGHIJOSUWYZ"
      case 0x7E: "aeinouvyAEINOUVY"
      case 0x3D: "aeiouyAEIOUY"
      default: "acegizACEGIZ"
      }
    return (0..<letters.utf8CodeUnitCount).contains { letters.utf8Start[$0] == after }
  }

  /// `it\'s`, `don\'t`, `we\'re`: the end of an English word.
  private func isEnding(after place: Int) -> Bool {
    guard place > 0, isLetter(bytes[place - 1]) else { return false }
    return (["s", "t", "d", "m", "re", "ll", "ve"] as [StaticString]).contains { ending in
      let end = place + 2 + ending.utf8CodeUnitCount
      return scanner.has(ending, at: place + 2, before: bytes.count)
        && (end == bytes.count || !isWord(bytes[end]))
    }
  }

  /// The escaped mark that closes a quotation of a few words: at the end of a word, before the next
  /// one that could open.
  private func closing(_ sign: UInt8, from start: Int) -> Int? {
    let limit = min(bytes.count - 1, start + 200)
    var offset = start
    while offset < limit, bytes[offset] != Digest.paragraph {
      if bytes[offset] == ASCII.backslash, bytes[offset + 1] == sign {
        let after = offset + 2 < bytes.count ? bytes[offset + 2] : 0x20
        if !isWord(bytes[offset - 1]), !ByteSet(".,!?)").contains(bytes[offset - 1]) { return nil }
        if !isWord(after), after != 0x7B, after != ASCII.backslash { return offset }
      }
      offset += 1
    }
    return nil
  }

  private func next(_ offset: Int) -> UInt8 { offset + 1 < bytes.count ? bytes[offset + 1] : 0 }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte >= 0x80
  }
}
