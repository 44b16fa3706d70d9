import Papers

/// Cuts HTML into tags and the text between them. Nothing is an error: what is no tag is text. Comments,
/// declarations, scripts and styles are passed over; entities stay in the text.
///
/// In a page what begins as a tag is one. In a text that may have some HTML in it, a title or an abstract
/// (`isPage` is false), a tag is one that HTML has, of moderate length, with attributes that look like some:
/// `a <i and j> b` and `List<T>` stay, and so do words that could be tags and are no mark-up of a text.
///
/// Time is linear whatever comes: what was looked for once without being there (the end of a comment, a
/// closing quotation mark) is not looked for again.
package struct HTMLTags {
  package enum Token {
    case text(Range<Int>)
    /// The name of the tag, and where its attributes are.
    case open(HTMLElement, attributes: Range<Int>)
    case close(HTMLElement)
    /// A tag that HTML does not have: `<query>`.
    case unknown(Range<Int>)
  }

  private let scanner: ByteScanner
  private let bytes: UnsafeRawBufferPointer
  package private(set) var offset: Int
  private let end: Int
  /// What does not come any more.
  private var lacksComment = false
  private var lacksGreater = false
  private var lacksQuote = false
  private var lacking: [HTMLElement] = []
  private let isPage: Bool
  /// The tag before which a text ended: its turn comes next.
  private var found: (less: Int, tag: (token: Token?, end: Int))?

  package init(_ bytes: UnsafeRawBufferPointer, isPage: Bool = true) {
    self.bytes = bytes
    self.isPage = isPage
    scanner = ByteScanner(bytes)
    offset = 0
    end = bytes.count
    // What has no end is not looked for at every sign.
    lacksGreater = !isPage && !bytes.contains(ASCII.greater)
  }

  /// The next token; nil at the end. `offset` is where it ends.
  package mutating func next() -> Token? {
    var start = offset
    var place = start
    while place < end {
      let known = found?.less == place ? found : nil
      guard let less = known?.less ?? scanner.first(ASCII.less, in: place..<end) else { break }
      guard let tag = known?.tag ?? tag(at: less) else {
        place = less + 1
        continue
      }
      if less > start {
        found = (less, tag)
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
    if !isPage, bytes[less + 1] != ASCII.exclamation { return textTag(at: less) }
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
      guard isPage, isLetter(bytes[less + 2]) || bytes[less + 2] == ASCII.bracketOpen
      else { return nil }
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

  fileprivate func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  // MARK: In a text

  /// The most bytes that a tag in a text has.
  private static let textLimit = 2048

  /// Tags of HTML that are no mark-up of a text: there they are words in angle brackets.
  private static let words: [StaticString] = [
    "data", "object", "map", "select", "option", "address", "form", "base", "link", "area", "embed",
    "col", "legend", "menu", "dir", "textarea", "template", "math",
  ]

  private mutating func textTag(at less: Int) -> (token: Token?, end: Int)? {
    if lacksGreater { return nil }
    let limit = min(end, less + HTMLTags.textLimit)
    let isEnd = bytes[less + 1] == ASCII.slash
    var name = name(from: less + (isEnd ? 2 : 1))
    // `jats:p` is a `p`.
    if name.upperBound < limit, bytes[name.upperBound] == ASCII.colon {
      name = self.name(from: name.upperBound + 1)
    }
    guard !name.isEmpty, name.upperBound < limit, isAfterName(name.upperBound, before: limit),
      !HTMLTags.words.contains(where: { scanner.says($0, name) })
    else { return nil }
    let element = HTMLElement(scanner, name)
    guard element != .unknown, let stop = textTagEnd(from: name.upperBound, before: limit) else {
      return nil
    }
    if isEnd { return (.close(element), stop + 1) }
    if element == .script || element == .style,
      let after = passOver(element, name: name, from: stop + 1)
    {
      return (nil, after)
    }
    return (.open(element, attributes: name.upperBound..<stop), stop + 1)
  }

  /// Whether a tag goes on as one: `<i class="x">`, `<br />`, but not `a <i and j> b`.
  private func isAfterName(_ start: Int, before limit: Int) -> Bool {
    var offset = start
    while offset < limit, ASCII.isWhite(bytes[offset]) { offset += 1 }
    guard offset < limit else { return false }
    if bytes[offset] == ASCII.slash || bytes[offset] == ASCII.greater { return true }
    guard offset > start else { return false }
    while offset < limit,
      isLetter(bytes[offset]) || ASCII.isDigit(bytes[offset])
        || ByteSet(":-").contains(bytes[offset])
    { offset += 1 }
    while offset < limit, ASCII.isWhite(bytes[offset]) { offset += 1 }
    return offset < limit
      && (bytes[offset] == 0x3D
        || bytes[offset] == ASCII.greater && scanner.endsWithWord("open", at: offset))
  }

  /// The tag's end, which is not in quotation marks, unless one is never closed.
  private func textTagEnd(from start: Int, before limit: Int) -> Int? {
    var quote: UInt8?
    var first: Int?
    for offset in start..<limit {
      let byte = bytes[offset]
      if byte == ASCII.greater {
        if quote == nil { return offset }
        first = first ?? offset
      } else if byte == quote {
        quote = nil
      } else if quote == nil, byte == ASCII.quote || byte == ASCII.apostrophe {
        quote = byte
      }
    }
    return first
  }
}
