import Papers

/// The beginning of an entry: `@article{`, `@STRING (`.
struct BibTeXHead {
  /// What every entry begins with.
  static let sign = UInt8(ascii: "@")

  enum Kind { case entry, string, preamble, comment, other }

  private(set) var kind = Kind.other
  /// Where the entry's own text begins; nil when this is no entry.
  private(set) var body: Int?
  private(set) var closing = ASCII.braceClosed
  /// The bytes end before it is known what this is.
  private(set) var reachesEnd = false

  init(at sign: Int, in scanner: ByteScanner) {
    let bytes = scanner.bytes
    // In an address of a mail the sign stands after a letter.
    if sign > 0, ASCII.isDigit(bytes[sign - 1]) || ASCII.lower(bytes[sign - 1]) &- 0x61 < 26 {
      return
    }
    var end = sign + 1
    while end < bytes.count, ASCII.lower(bytes[end]) &- 0x61 < 26 { end += 1 }
    let name = sign + 1..<end
    guard name.count <= 24 else { return }
    var open = end
    while open < bytes.count, ASCII.isWhite(bytes[open]), open - end < 64 { open += 1 }
    guard open < bytes.count else {
      reachesEnd = true
      return
    }
    guard !name.isEmpty, bytes[open] == ASCII.braceOpen || bytes[open] == ASCII.parenthesisOpen
    else { return }
    kind = BibTeXHead.kind(name, scanner)
    if bytes[open] == ASCII.parenthesisOpen { closing = ASCII.parenthesisClosed }
    body = open + 1
  }

  private static func kind(_ name: Range<Int>, _ scanner: ByteScanner) -> Kind {
    if scanner.says("string", name) { return .string }
    if scanner.says("preamble", name) { return .preamble }
    if scanner.says("comment", name) { return .comment }
    return noPapers.contains { scanner.says($0, name) } ? .other : .entry
  }

  /// Records of what is no paper: read when arXiv has it.
  private static let noPapers: [StaticString] = [
    "software", "dataset", "video", "image", "movie", "audio", "music", "artwork", "performance",
    "set",
    "xdata", "bibnote", "control",
  ]

  /// Whether a line begins an entry: `@word{key,`. A text within an entry hardly does. nil when the bytes end
  /// before that is known.
  static func begins(at start: Int, in scanner: ByteScanner) -> Bool? {
    let bytes = scanner.bytes
    var offset = start
    while offset < bytes.count, bytes[offset] == ASCII.space || bytes[offset] == ASCII.tab,
      offset - start < 8
    {
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    guard bytes[offset] == sign else { return false }
    let head = BibTeXHead(at: offset, in: scanner)
    guard let body = head.body else { return head.reachesEnd ? nil : false }
    // The key has no blanks; macros have an equals sign after theirs.
    var end = body
    while end < bytes.count, end - body < 200 {
      switch bytes[end] {
      case ASCII.comma: return end > body
      case ASCII.lineFeed, ASCII.braceOpen, ASCII.braceClosed, ASCII.quote, UInt8(ascii: "="):
        return false
      default: end += 1
      }
    }
    return end < bytes.count ? false : nil
  }
}

/// Where an entry ends.
struct BibTeXEnd {
  /// The end of its own text, before what closes it.
  private(set) var offset: Int
  /// Where reading goes on.
  private(set) var next: Int
  private(set) var isClosed = false
  /// Nothing closes it before the bytes end.
  private(set) var reachesEnd = false

  /// Braces with a backslash before them are no braces: they are mostly those of formulas. A line that begins
  /// an entry ends this one; of one that may, more has to come unless the bytes are the last.
  init(
    from body: Int, closedBy closing: UInt8, isComment: Bool, isLast: Bool, in scanner: ByteScanner
  ) {
    let bytes = scanner.bytes
    var depth = 0
    var at = body
    reading: while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case ASCII.backslash: at += 1
      case ASCII.braceOpen: depth += 1
      case closing where depth == 0:
        (offset, next, isClosed) = (at, at + 1, true)
        return
      case ASCII.braceClosed: depth = max(0, depth - 1)
      case ASCII.lineFeed where !isComment:
        switch BibTeXHead.begins(at: at + 1, in: scanner) {
        case true?:
          (offset, next) = (at, at + 1)
          return
        case nil where !isLast: break reading
        default: break
        }
      default: break
      }
      at += 1
    }
    (offset, next, reachesEnd) = (bytes.count, bytes.count, true)
  }
}
