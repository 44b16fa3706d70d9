import Papers

/// A tag of HTML, a comment, or a script with what is in it.
struct HTMLTag {
  /// How digits stand.
  enum Shift {
    case raised, lowered

    var characters: [Character] {
      switch self {
      case .raised: Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
      case .lowered: Array("₀₁₂₃₄₅₆₇₈₉₊₋")
      }
    }
  }

  /// What a tag does to the text.
  enum Effect {
    case none, blank, line, paragraph, item
    case shift(Shift?)
  }

  let effect: Effect
  /// Where the text goes on.
  let end: Int
}

/// Reads the tags of a text, one after the other. What was looked for once and is not there is not looked for
/// again.
struct HTMLTags {
  private let scanner: ByteScanner
  private let bytes: UnsafeRawBufferPointer
  /// Behind the last tag that may be in the text.
  private let last: Int
  private var hasScriptEnds = true
  private var hasStyleEnds = true

  /// The most bytes that a tag has.
  private static let limit = 2048

  init(_ scanner: ByteScanner) {
    self.scanner = scanner
    bytes = scanner.bytes
    last = scanner.bytes.lastIndex(of: ASCII.greater) ?? 0
  }

  /// The tag at a `<`; nil when it is none of HTML.
  mutating func tag(at start: Int) -> HTMLTag? {
    guard start < last else { return nil }
    let limit = min(bytes.count, start + HTMLTags.limit)
    if scanner.has("<!--", at: start, before: limit) {
      return scanner.find("-->", in: start + 4..<limit).map { HTMLTag(effect: .none, end: $0 + 3) }
    }
    var offset = start + 1
    let isEnd = offset < limit && bytes[offset] == ASCII.slash
    if isEnd { offset += 1 }
    var nameStart = offset
    while offset < limit, offset - nameStart < 12, isOfName(bytes[offset]) {
      offset += 1
      // `jats:p` is a `p`.
      if bytes[offset - 1] == ASCII.colon { nameStart = offset }
    }
    guard offset < limit,
      let kind = HTMLTags.names[FoldedWord.hash(scanner.slice(nameStart..<offset))],
      isAfterName(offset, before: limit),
      let close = close(from: offset, before: limit)
    else { return nil }
    switch kind {
    case .raised: return HTMLTag(effect: .shift(isEnd ? nil : .raised), end: close)
    case .lowered: return HTMLTag(effect: .shift(isEnd ? nil : .lowered), end: close)
    case .item: return HTMLTag(effect: isEnd ? .paragraph : .item, end: close)
    case .inline: return HTMLTag(effect: .none, end: close)
    case .cell: return HTMLTag(effect: .blank, end: close)
    case .line: return HTMLTag(effect: .line, end: close)
    case .block: return HTMLTag(effect: .paragraph, end: close)
    case .script:
      let end = isEnd ? close : inner("</script>", from: close, &hasScriptEnds)
      return HTMLTag(effect: .none, end: end)
    case .style:
      return HTMLTag(
        effect: .none, end: isEnd ? close : inner("</style>", from: close, &hasStyleEnds))
    }
  }

  /// Whether a tag goes on as one: `<i class="x">`, `<br />`, but not `a <i and j> b`.
  private func isAfterName(_ start: Int, before limit: Int) -> Bool {
    var offset = start
    while offset < limit, ASCII.isWhite(bytes[offset]) { offset += 1 }
    guard offset < limit else { return false }
    if bytes[offset] == ASCII.slash || bytes[offset] == ASCII.greater { return true }
    guard offset > start else { return false }
    while offset < limit, isOfName(bytes[offset]) || bytes[offset] == ASCII.hyphen { offset += 1 }
    while offset < limit, ASCII.isWhite(bytes[offset]) { offset += 1 }
    return offset < limit
      && (bytes[offset] == 0x3D
        || bytes[offset] == ASCII.greater && hasWord("open", before: offset))
  }

  private func hasWord(_ word: StaticString, before end: Int) -> Bool {
    scanner.endsWithWord(word, at: end)
  }

  private func isOfName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.colon
  }

  /// Behind the end of what is no text.
  private func inner(_ stop: StaticString, from start: Int, _ hasEnds: inout Bool) -> Int {
    guard hasEnds else { return start }
    guard let end = scanner.find(stop, in: start..<bytes.count) else {
      hasEnds = false
      return start
    }
    return end + stop.utf8CodeUnitCount
  }

  /// What is behind the tag's end, which is not in quotation marks.
  private func close(from start: Int, before limit: Int) -> Int? {
    var quote: UInt8?
    var first: Int?
    for offset in start..<limit {
      let byte = bytes[offset]
      if byte == ASCII.greater {
        if quote == nil { return offset + 1 }
        first = first ?? offset + 1
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == ASCII.quote || byte == ASCII.apostrophe {
        quote = byte
      }
    }
    // A quotation mark that is never closed.
    return first
  }

  private enum Kind {
    case inline, line, block, item, cell, raised, lowered, script, style
  }

  private static let names: [UInt64: Kind] = {
    let lines: [(Kind, String)] = [
      (.line, "br"), (.item, "li"), (.raised, "sup"), (.lowered, "sub"), (.cell, "td th"),
      (.script, "script"), (.style, "style"),
      (
        .inline,
        "a b i em strong span small big u tt kbd var cite q abbr del ins mark font center code img picture"
          + " source button input label wbr italic bold time svg path iframe video strike"
      ),
      (
        .block,
        "p div ul ol h1 h2 h3 h4 h5 h6 table tr thead tbody blockquote pre hr section article header footer"
          + " details summary dl dt dd figure figcaption html head body title main nav sec"
      ),
    ]
    var names: [UInt64: Kind] = [:]
    for (kind, words) in lines {
      for word in words.split(separator: " ") { names[FoldedWord.hash(String(word))] = kind }
    }
    return names
  }()
}
