import Papers

/// A text that may be a title, without its mark-up; empty when it is none.
struct GenericTitle {
  let text: [UInt8]

  /// What is cut off: HTML tags, emphasis, links but for their text, numbers and marks before it.
  init(_ scanner: ByteScanner, _ range: Range<Int>) {
    let text = GenericTitle.trimmed(PlainText.bytes(of: range, scanner))
    self.text = GenericTitle.isTitle(text) ? Array(text) : []
  }

  /// The longest title there is.
  private static let limit = 500

  /// Without numbers, list marks and punctuation around it.
  private static func trimmed(_ text: [UInt8]) -> ArraySlice<UInt8> {
    var text = text[...]
    func drop(while condition: (UInt8) -> Bool) {
      while let first = text.first, condition(first) { text.removeFirst() }
    }
    drop { ByteSet(" \t-+>#|").contains($0) }
    // `12.`, `[12]`, `(12)`, and what divides it from the title.
    let number = text.drop { ByteSet("[(").contains($0) }
    let rest = number.drop(while: ASCII.isDigit)
    if rest.count < number.count, number.count - rest.count < 5, let mark = rest.first,
      ByteSet(".):]").contains(mark)
    {
      let after = rest.dropFirst()
      if after.first.map(ASCII.isWhite) ?? true {
        text = after
        drop { ByteSet(" \t-.:").contains($0) }
      }
    }
    while let last = text.last, ByteSet(" \t-:|,(\\").contains(last) { text.removeLast() }
    return text
  }

  /// Several words with letters, no address, no label.
  private static func isTitle(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= limit else { return false }
    let letters = text.count { $0 >= 0x80 || ASCII.lower($0) &- 0x61 < 26 }
    let words = text.split(separator: ASCII.space).count
    guard letters >= 6, words >= 2 || letters >= 10, letters * 2 >= text.count else { return false }
    return Array(text).withUnsafeBytes { bytes in
      let scanner = ByteScanner(bytes)
      return scanner.find("://", in: 0..<bytes.count) == nil
        && scanner.find("arxiv.org", in: 0..<bytes.count) == nil
        && !scanner.has("arXiv:", at: 0, before: bytes.count)
        && GenericLine.label(0..<bytes.count, scanner) == nil
    }
  }
}

/// Text without mark-up.
enum PlainText {
  /// The bytes of a range without HTML tags, `**`, `__`, back-quotes, quotation marks at line
  /// beginnings, and with links replaced by their texts.
  static func bytes(of range: Range<Int>, _ scanner: ByteScanner) -> [UInt8] {
    var result: [UInt8] = []
    var offset = range.lowerBound
    var isLineStart = true
    while offset < range.upperBound {
      let byte = scanner.bytes[offset]
      if byte == ASCII.bracketOpen, let link = scanner.link(at: offset, before: range.upperBound) {
        result += bytes(withoutLinks: link.text, scanner)
        offset = link.range.upperBound
      } else if let end = tag(at: offset, before: range.upperBound, scanner) {
        offset = end
      } else if isLineStart, byte == ASCII.greater {
        offset += 1
        continue
      } else if isEscape(at: offset, before: range.upperBound, scanner) {
        result += [byte, scanner.bytes[offset + 1]]
        offset += 2
      } else if scanner.has("**", at: offset, before: range.upperBound)
        || scanner.has("__", at: offset, before: range.upperBound)
      {
        offset += 2
      } else if byte == 0x60 {
        offset += 1
      } else {
        result.append(byte)
        offset += 1
      }
      isLineStart = byte == ASCII.lineFeed || (isLineStart && ASCII.isWhite(byte))
    }
    return result
  }

  private static func bytes(withoutLinks range: Range<Int>, _ scanner: ByteScanner) -> [UInt8] {
    var result: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let end = tag(at: offset, before: range.upperBound, scanner) {
        offset = end
      } else if isEscape(at: offset, before: range.upperBound, scanner) {
        result += [scanner.bytes[offset], scanner.bytes[offset + 1]]
        offset += 2
      } else {
        let byte = scanner.bytes[offset]
        if byte != ASCII.asterisk, byte != 0x60 { result.append(byte) }
        offset += 1
      }
    }
    return result
  }

  /// A backslash before a sign that would be mark-up without it: `\``. The two stay; see
  /// `MarkdownEscapes`.
  private static func isEscape(at offset: Int, before end: Int, _ scanner: ByteScanner) -> Bool {
    scanner.bytes[offset] == ASCII.backslash && offset + 1 < end
      && ByteSet("`*_<").contains(scanner.bytes[offset + 1])
  }

  private static let tags: [StaticString] = [
    "a", "b", "br", "center", "code", "details", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "i", "img", "li", "ol", "p", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "u", "ul",
  ]

  /// Where the HTML tag ends that begins at `start`; nil when none does. `<query>` is none.
  private static func tag(at start: Int, before end: Int, _ scanner: ByteScanner) -> Int? {
    guard scanner.bytes[start] == ASCII.less else { return nil }
    let slash = start + 1 < end && scanner.bytes[start + 1] == ASCII.slash ? 1 : 0
    let name = start + 1 + slash
    var stop = name
    while stop < end, stop - name < 8,
      ASCII.lower(scanner.bytes[stop]) &- 0x61 < 26 || ASCII.isDigit(scanner.bytes[stop])
    {
      stop += 1
    }
    guard
      tags.contains(where: { tag in
        tag.utf8CodeUnitCount == stop - name
          && (name..<stop).enumerated().allSatisfy {
            ASCII.lower(scanner.bytes[$0.element]) == tag.utf8Start[$0.offset]
          }
      })
    else { return nil }
    let limit = min(end, stop + 500)
    while stop < limit, scanner.bytes[stop] != ASCII.greater {
      if scanner.bytes[stop] == ASCII.lineFeed { return nil }
      stop += 1
    }
    return stop < limit ? stop + 1 : nil
  }
}
