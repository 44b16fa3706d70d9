import Papers

/// Cuts HTML into tags and the text between them. Nothing is an error: what is no tag is text. Comments,
/// declarations, scripts and styles are passed over; entities stay in the text.
///
/// Time is linear whatever comes: what was looked for once without being there (the end of a comment, a
/// closing quotation mark) is not looked for again.
struct HTMLTags {
  enum Token {
    case text(Range<Int>)
    /// The name of the tag, and where its attributes are.
    case open(HTMLElement, attributes: Range<Int>)
    case close(HTMLElement)
    /// A tag that HTML does not have: `<query>`.
    case unknown(Range<Int>)
  }

  private let scanner: ByteScanner
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  private let end: Int
  /// What does not come any more.
  private var lacksComment = false
  private var lacksGreater = false
  private var lacksQuote = false
  private var lacking: [HTMLElement] = []

  init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) {
    self.bytes = bytes
    scanner = ByteScanner(bytes)
    offset = start
    end = bytes.count
  }

  /// The next token; nil at the end. `offset` is where it ends.
  mutating func next() -> Token? {
    var start = offset
    var place = start
    while place < end {
      guard let less = scanner.first(ASCII.less, in: place..<end) else { break }
      guard let tag = tag(at: less) else {
        place = less + 1
        continue
      }
      if less > start {
        // The tag is cut again when its turn comes: a second look at one tag.
        offset = less
        return .text(start..<less)
      }
      offset = tag.end
      if let token = tag.token { return token }
      (start, place) = (offset, offset)
    }
    guard start < end else { return nil }
    offset = end
    return .text(start..<end)
  }

  private mutating func tag(at less: Int) -> (token: Token?, end: Int)? {
    guard less + 2 < end else { return nil }
    switch bytes[less + 1] {
    case ASCII.exclamation: return declaration(at: less)
    case 0x3F:
      return greater(from: less + 2).map { (nil, $0 + 1) }
    case ASCII.slash:
      guard isLetter(bytes[less + 2]), let stop = greater(from: less + 2) else { return nil }
      let element = HTMLElement(scanner, name(from: less + 2))
      return (element == .unknown ? .unknown(less..<stop + 1) : .close(element), stop + 1)
    case let byte where isLetter(byte):
      let name = name(from: less + 1)
      // `<https://…>` and `<ann@b.org>` are addresses.
      if name.upperBound < end, ByteSet(":@.").contains(bytes[name.upperBound]) { return nil }
      guard let stop = tagEnd(from: name.upperBound) else { return nil }
      let element = HTMLElement(scanner, name)
      if element == .unknown { return (.unknown(less..<stop + 1), stop + 1) }
      if element.isPassedOver, let after = passOver(element, name: name, from: stop + 1) {
        return (nil, after)
      }
      return (.open(element, attributes: name.upperBound..<stop), stop + 1)
    default: return nil
    }
  }

  /// `<!-- … -->`, `<!DOCTYPE …>`, `<![CDATA[`.
  private mutating func declaration(at less: Int) -> (token: Token?, end: Int)? {
    guard scanner.has("<!--", at: less, before: end) else {
      guard isLetter(bytes[less + 2]) || bytes[less + 2] == ASCII.bracketOpen else { return nil }
      return greater(from: less + 2).map { (nil, $0 + 1) }
    }
    if lacksComment { return (nil, less + 4) }
    guard let close = scanner.find("-->", in: less + 4..<end) else {
      // What a comment without an end has is shown: it may be the rest of the file.
      lacksComment = true
      return (nil, less + 4)
    }
    return (nil, close + 3)
  }

  private func name(from start: Int) -> Range<Int> {
    var stop = start
    while stop < end, isLetter(bytes[stop]) || ASCII.isDigit(bytes[stop]) || bytes[stop] == 0x2D {
      stop += 1
    }
    return start..<stop
  }

  private mutating func greater(from start: Int) -> Int? {
    if lacksGreater { return nil }
    let found = scanner.first(ASCII.greater, in: start..<end)
    lacksGreater = found == nil
    return found
  }

  /// The `>` of a tag: the first that is not within quotation marks.
  private mutating func tagEnd(from start: Int) -> Int? {
    if lacksQuote { return greater(from: start) }
    var offset = start
    var quote: UInt8?
    while offset < end {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == ASCII.greater {
        return offset
      } else if byte == ASCII.quote || byte == ASCII.apostrophe, bytes[offset - 1] == 0x3D {
        quote = byte
      } else if byte == ASCII.less {
        return nil
      }
      offset += 1
    }
    lacksQuote = true
    return greater(from: start)
  }

  /// Where it goes on after an element of which nothing is shown.
  private mutating func passOver(
    _ element: HTMLElement, name: Range<Int>, from start: Int
  ) -> Int? {
    if lacking.contains(element) { return nil }
    var place = start
    while let less = scanner.find("</", in: place..<end) {
      let stop = less + 2 + name.count
      if stop < end, HTMLElement(scanner, less + 2..<stop) == element, !isLetter(bytes[stop]) {
        return greater(from: stop).map { $0 + 1 } ?? end
      }
      place = less + 2
    }
    lacking.append(element)
    return nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}

/// The attributes of a tag.
struct HTMLAttributes {
  private let scanner: ByteScanner
  private let range: Range<Int>

  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    scanner = ByteScanner(bytes)
    self.range = range
  }

  /// The value of an attribute, entities decoded; nil when it is not there. The name is in lower case.
  func value(_ name: StaticString) -> [UInt8]? {
    let bytes = scanner.bytes
    var offset = range.lowerBound
    while offset < range.upperBound {
      while offset < range.upperBound, ASCII.isWhite(bytes[offset]) || bytes[offset] == ASCII.slash
      {
        offset += 1
      }
      let start = offset
      while offset < range.upperBound, bytes[offset] != 0x3D, !ASCII.isWhite(bytes[offset]) {
        offset += 1
      }
      let word = start..<offset
      while offset < range.upperBound, ASCII.isWhite(bytes[offset]) { offset += 1 }
      guard offset < range.upperBound, bytes[offset] == 0x3D else {
        if word.isEmpty { offset += 1 }
        continue
      }
      offset += 1
      while offset < range.upperBound, ASCII.isWhite(bytes[offset]) { offset += 1 }
      let value = readValue(&offset)
      if scanner.says(name, word) {
        var text: [UInt8] = []
        EntityText.append(scanner.slice(value), to: &text)
        return text
      }
    }
    return nil
  }

  private func readValue(_ offset: inout Int) -> Range<Int> {
    let bytes = scanner.bytes
    guard offset < range.upperBound else { return offset..<offset }
    let quote = bytes[offset]
    if quote == ASCII.quote || quote == ASCII.apostrophe {
      let start = offset + 1
      let close = scanner.first(quote, in: start..<range.upperBound) ?? range.upperBound
      offset = min(close + 1, range.upperBound)
      return start..<close
    }
    let start = offset
    while offset < range.upperBound, !ASCII.isWhite(bytes[offset]) { offset += 1 }
    return start..<offset
  }
}
