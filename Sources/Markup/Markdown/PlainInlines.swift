import Papers

/// Finds the marks in a text of Markdown that is plain: emphasis that opens and closes as anybody would say,
/// links and images with an address in brackets, escapes, ends of lines. What else there is (code, tags,
/// references to characters, struck text, titles of links, asterisks of which several readings are possible) is left to md4c,
/// and so is then the whole text.
struct PlainInlines {
  /// A place where something happens, and where the text goes on behind it.
  struct Mark {
    enum Kind: UInt8 {
      /// A bracket that is text; the end of a text before a backslash.
      case none, cut
      case lineEnd
      case bold, italic, link, image
      case end
    }

    var kind: Kind
    var place: Int
    var next: Int
    /// Of a link or an image.
    var target = 0..<0
  }

  /// The marks of the text that was looked at last, in order.
  private(set) var marks: [Mark] = []
  /// Brackets and emphasis that are open: the index of the mark, and what it is.
  private var open: [Open] = []

  private struct Open {
    enum Kind { case bracket, image, bold, italic }

    let kind: Kind
    let mark: Int
    /// There is a link within, or an image.
    var hasLink = false
    var hasImage = false
  }

  /// Finds the marks of lines. Returns false when md4c is to read them. Linear.
  mutating func find(_ lines: ArraySlice<PlainLine>, in bytes: UnsafeRawBufferPointer) -> Bool {
    marks.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    let last = lines.endIndex - 1
    for index in lines.indices {
      let line = lines[index]
      guard find(line.start..<line.end, isLast: index == last, in: bytes) else { return false }
      if index < last {
        marks.append(Mark(kind: .lineEnd, place: line.end, next: lines[index + 1].start))
      }
    }
    return !open.contains { $0.kind == .bold || $0.kind == .italic }
  }

  private mutating func find(
    _ line: Range<Int>, isLast: Bool, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    var place = line.lowerBound
    while true {
      place = PlainInlines.firstMark(from: place, before: line.upperBound, bytes)
      guard place < line.upperBound else { return true }
      let byte = bytes[place]
      let next = place + 1 < line.upperBound ? bytes[place + 1] : ASCII.lineFeed
      switch byte {
      case ASCII.asterisk:
        guard emphasis(at: &place, line, bytes) else { return false }
      case ASCII.bracketOpen:
        begin(.bracket, place, width: 1)
        place += 1
      case ASCII.exclamation:
        if next == ASCII.bracketOpen { begin(.image, place, width: 2) }
        place += next == ASCII.bracketOpen ? 2 : 1
      case ASCII.bracketClosed:
        guard let end = endBracket(at: place, line, bytes) else { return false }
        place = end
      case ASCII.backslash:
        guard next != ASCII.lineFeed || isLast else {
          // The line end itself comes by itself.
          marks.append(Mark(kind: .cut, place: place, next: line.upperBound))
          return true
        }
        if PlainInlines.isPunctuation(next) {
          marks.append(Mark(kind: .cut, place: place, next: place + 1))
          place += 1
        }
        place += 1
      case 0x5F:
        let before = place > line.lowerBound ? bytes[place - 1] : ASCII.space
        guard PlainInlines.isWord(before), PlainInlines.isWord(next) else { return false }
        place += 1
      case ASCII.ampersand:
        if PlainInlines.mayBeEntity(place, line, bytes) { return false }
        place += 1
      case ASCII.less:
        if PlainInlines.mayBeTag(place, bytes) { return false }
        place += 1
      case 0x5E: place += 1
      default: return false
      }
    }
  }

  private mutating func begin(_ kind: Open.Kind, _ place: Int, width: Int) {
    open.append(Open(kind: kind, mark: marks.count))
    marks.append(Mark(kind: .none, place: place, next: place + width))
  }

  /// One or two asterisks with a word on one side alone.
  private mutating func emphasis(
    at place: inout Int, _ line: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) -> Bool {
    let start = place
    while place < line.upperBound, bytes[place] == ASCII.asterisk { place += 1 }
    let before = start > line.lowerBound ? bytes[start - 1] : ASCII.space
    let after = place < line.upperBound ? bytes[place] : ASCII.space
    guard place - start <= 2, before < 0x80, after < 0x80 else { return false }
    let (left, right) = (PlainInlines.weight(before), PlainInlines.weight(after))
    let kind = place - start == 2 ? Open.Kind.bold : .italic
    if right > left {
      guard !open.contains(where: { $0.kind == .bold || $0.kind == .italic }) else { return false }
      open.append(Open(kind: kind, mark: marks.count))
      marks.append(Mark(kind: kind == .bold ? .bold : .italic, place: start, next: place))
      return true
    }
    guard left > right, open.last?.kind == kind else { return false }
    open.removeLast()
    marks.append(Mark(kind: .end, place: start, next: place))
    return true
  }

  /// Ends a bracket. Returns what follows it, and the address behind it; nil when that is no plain one.
  private mutating func endBracket(
    at place: Int, _ line: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) -> Int? {
    guard let last = open.last else { return place + 1 }
    guard last.kind == .bracket || last.kind == .image else { return nil }
    open.removeLast()
    let isLink = place + 1 < line.upperBound && bytes[place + 1] == ASCII.parenthesisOpen
    if isLink {
      guard let target = PlainInlines.target(from: place + 2, line, bytes), !last.hasLink,
        last.kind == .bracket || !last.hasImage
      else { return nil }
      marks[last.mark].kind = last.kind == .image ? .image : .link
      marks[last.mark].target = target
      marks.append(Mark(kind: .end, place: place, next: target.upperBound + 1))
    }
    if let around = open.indices.last(where: {
      open[$0].kind == .bracket || open[$0].kind == .image
    }) {
      open[around].hasLink =
        open[around].hasLink || last.hasLink || isLink && last.kind == .bracket
      open[around].hasImage =
        open[around].hasImage || last.hasImage || isLink && last.kind == .image
    }
    return isLink ? marks[marks.count - 1].next : place + 1
  }

  /// The address that begins behind a bracket and ends before one: without blanks and escapes.
  private static func target(
    from start: Int, _ line: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) -> Range<Int>? {
    let ofAddress = PlainInlines.ofAddress
    var place = start
    var depth = 0
    while true {
      while place < line.upperBound, ofAddress.contains(bytes[place]) { place &+= 1 }
      guard place < line.upperBound else { return nil }
      switch bytes[place] {
      case ASCII.parenthesisOpen where depth < 8: depth += 1
      case ASCII.parenthesisClosed:
        if depth == 0 { return place > start ? start..<place : nil }
        depth -= 1
      default: return nil
      }
      place += 1
    }
  }

  // MARK: Signs

  /// What may stand in an address, but for brackets.
  private static let ofAddress = ByteTable { byte in
    byte > ASCII.space && byte != ASCII.delete && !ByteSet("()[]<\\`").contains(byte)
  }

  /// The first sign that may be a mark, else the end: `!`, `&`, `*`, `<`, `[` to a back-quote, `~`, and what is
  /// not printed. Sixteen bytes are looked at at once.
  private static func firstMark(
    from start: Int, before end: Int, _ bytes: UnsafeRawBufferPointer
  ) -> Int {
    guard let base = bytes.baseAddress else { return end }
    var offset = start
    @inline(__always) func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
      unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }
    while offset < end, offset &+ 16 <= bytes.count {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let brackets = block &- SIMD16(all: ASCII.bracketOpen)
      let last = block &- SIMD16(all: 0x7E)
      let found =
        (words(brackets .< SIMD16(all: 6)) | words(last .< SIMD16(all: 2)))
        | (words(block .< SIMD16(all: ASCII.space)) | words(block .== SIMD16(all: ASCII.asterisk)))
        | (words(block .== SIMD16(all: ASCII.exclamation))
          | words(block .== SIMD16(all: ASCII.ampersand)))
        | words(block .== SIMD16(all: ASCII.less))
      if found[0] | found[1] != 0 {
        let lane =
          found[0] != 0
          ? found[0].trailingZeroBitCount / 8 : 8 &+ found[1].trailingZeroBitCount / 8
        return min(offset &+ lane, end)
      }
      offset &+= 16
    }
    while offset < end {
      let byte = bytes[offset]
      if byte < ASCII.space || byte &- 0x5B < 6 || byte &- 0x7E < 2
        || ByteSet("!&*<").contains(byte)
      {
        return offset
      }
      offset &+= 1
    }
    return end
  }

  /// How much a sign beside asterisks is part of a word: a blank, punctuation, others.
  private static func weight(_ byte: UInt8) -> Int {
    byte <= ASCII.space ? 0 : isPunctuation(byte) ? 1 : 2
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > ASCII.space && byte < ASCII.delete && !isWord(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || ASCII.isDigit(byte) }

  /// `&name;`, `&#1234;`
  private static func mayBeEntity(
    _ place: Int, _ line: Range<Int>, _ bytes: UnsafeRawBufferPointer
  ) -> Bool {
    var end = place + 1
    if end < line.upperBound, bytes[end] == ASCII.hash { end += 1 }
    while end < line.upperBound, isWord(bytes[end]) { end += 1 }
    return end < line.upperBound && end > place + 1 && bytes[end] == ASCII.semicolon
  }

  /// Whether a tag or an address may begin with the sign at a place.
  static func mayBeTag(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    place + 1 < bytes.count && bytes[place + 1] > ASCII.space
  }
}
