import Digests
import Papers

/// Makes blocks of the tags of HTML, in a page or in Markdown: what is open may stay open from one piece of
/// HTML to the next, with Markdown between.
///
/// Ends that are missing are where a browser would put them: an item ends the item before it, a row the row.
/// An end of something that was not begun is passed over.
struct HTMLBlocks {
  /// A tag that HTML does not have is text, as in Markdown, where somebody wrote `<query>`.
  let keepsUnknown: Bool

  var elements: [Element] = []
  var inlines: [Inline] = []
  /// Elements before here belong to what is around, and cannot be ended.
  var floor = 0
  var scratch: [UInt8] = []
  var isInTitle = false

  /// How many elements may be within each other; what is deeper is only text.
  static let depthLimit = 128

  init(keepsUnknown: Bool) { self.keepsUnknown = keepsUnknown }

  /// Something that was begun.
  struct Element {
    let element: HTMLElement
    /// What was begun in the outline.
    let kind: Outline.Kind?
    /// How many blocks were open before.
    var openBefore: Int
    /// Of a row: its cells, and those that are a header's. Of an item that is a term: whether the term leads
    /// somewhere, and whether its definition has come.
    var cells = 0
    var headers = 0
    var isLinked = false
    var hasDefinition = false
  }

  /// A mark in a text that was begun; when the text ends before it, it goes on in the next.
  struct Inline {
    let element: HTMLElement
    let kind: Outline.RunKind?
    let target: [UInt8]
    /// Its class says what it is: it does not go on in the next text, and elements of its kind within it are
    /// counted, so that they do not end it.
    var isOfClass = false
    var inner = 0
    var run: Int?
    var holder = -1
  }

  // MARK: Within Markdown

  /// A block of Markdown begins: what was begun before cannot end in it. Returns what `leave` wants.
  mutating func enter() -> Int {
    defer { floor = elements.count }
    return floor
  }

  /// A block of Markdown ends, and with it what was begun in it.
  mutating func leave(_ floor: Int) {
    if elements.count > self.floor { elements.removeLast(elements.count - self.floor) }
    self.floor = floor
    inlines.removeAll(keepingCapacity: true)
  }

  /// A piece of HTML ends: so do headings and code that were left open, and marks in texts.
  mutating func endPiece(_ builder: inout OutlineBuilder) {
    while elements.count > floor, let last = elements.last?.element,
      last.headingLevel != nil || last == .pre || last == .term
    {
      pop(&builder)
    }
    endInlines()
    builder.endParagraph()
  }

  /// Marks in a text end with it.
  mutating func endInlines() { inlines.removeAll(keepingCapacity: true) }

  /// Begins again in a new outline what is open.
  mutating func reopen(line: Int, in builder: inout OutlineBuilder) {
    for index in elements.indices {
      elements[index].openBefore = builder.openCount
      if let kind = elements[index].kind { builder.begin(kind, line: line) }
    }
    for index in inlines.indices { inlines[index].holder = -1 }
  }

  // MARK: Reading

  /// Reads a piece of HTML that begins on a line.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, line: Int, into builder: inout OutlineBuilder
  ) {
    var tags = HTMLTags(bytes)
    var lines = LineCount(bytes, line: line)
    while let token = tags.next() {
      take(token, bytes, line: lines.line, into: &builder)
      lines.move(to: tags.offset)
    }
  }

  mutating func take(
    _ token: HTMLTags.Token, _ bytes: UnsafeRawBufferPointer, line: Int,
    into builder: inout OutlineBuilder
  ) {
    switch token {
    case .text(let range):
      if isInTitle { return }
      takeText(UnsafeRawBufferPointer(rebasing: bytes[range]), line: line, into: &builder)
    case .unknown(let range):
      guard keepsUnknown else { return }
      takeText(UnsafeRawBufferPointer(rebasing: bytes[range]), line: line, into: &builder)
    case .open(let element, let attributes):
      if element.isInline {
        openInline(element, HTMLAttributes(bytes, attributes), line: line, into: &builder)
      } else {
        open(element, line: line, into: &builder)
      }
      openClass(element, HTMLAttributes(bytes, attributes))
    case .close(let element):
      if element.isInline {
        closeInline(element, &builder)
      } else {
        close(element, &builder)
      }
    }
  }
}
