import Papers

/// Makes blocks of the tags of HTML, in a page or in Markdown: what is open may stay open from one piece of
/// HTML to the next, with Markdown between.
///
/// Ends that are missing are where a browser would put them: an item ends the item before it, a row the row.
/// An end of something that was not begun is passed over.
struct HTMLBlocks {
  /// A tag that HTML does not have is text, as in Markdown, where somebody wrote `<query>`.
  let keepsUnknown: Bool

  private var elements: [Element] = []
  private var inlines: [Inline] = []
  /// Elements before here belong to what is around, and cannot be ended.
  private var floor = 0
  private var scratch: [UInt8] = []
  private var isInTitle = false

  /// How many elements may be within each other; what is deeper is only text.
  private static let depthLimit = 128

  init(keepsUnknown: Bool) { self.keepsUnknown = keepsUnknown }

  /// Something that was begun.
  private struct Element {
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
  private struct Inline {
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
    let scanner = ByteScanner(bytes)
    var tags = HTMLTags(bytes)
    var line = line
    var counted = 0
    while true {
      guard let token = tags.next() else { break }
      take(token, bytes, line: line, into: &builder)
      line += scanner.lineFeeds(in: counted..<tags.offset)
      counted = tags.offset
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

  // MARK: Text

  /// White space of any length is a blank, but in code.
  private mutating func takeText(
    _ text: UnsafeRawBufferPointer, line: Int, into builder: inout OutlineBuilder
  ) {
    if builder.isVerbatim {
      scratch.removeAll(keepingCapacity: true)
      EntityText.append(text, to: &scratch)
      scratch.withUnsafeBytes { builder.append($0, line: line) }
      return
    }
    var line = line
    var offset = 0
    while offset < text.count {
      let start = offset
      while offset < text.count, ASCII.isWhite(text[offset]) {
        line += text[offset] == ASCII.lineFeed ? 1 : 0
        offset += 1
      }
      if offset > start { builder.appendBlank() }
      let word = offset
      while offset < text.count, !ASCII.isWhite(text[offset]) { offset += 1 }
      guard offset > word else { continue }
      openRuns(line: line, into: &builder)
      scratch.removeAll(keepingCapacity: true)
      EntityText.append(UnsafeRawBufferPointer(rebasing: text[word..<offset]), to: &scratch)
      scratch.withUnsafeBytes { builder.append($0, line: line) }
    }
  }

  /// Marks that are open begin where text comes, and anew in a new text.
  mutating func openRuns(line: Int, into builder: inout OutlineBuilder) {
    if inlines.isEmpty { return }
    inlines.removeAll {
      $0.isOfClass && $0.holder >= 0
        && !(builder.isHolding && $0.holder == builder.holderCount)
    }
    for index in inlines.indices {
      guard let kind = inlines[index].kind,
        !builder.isHolding || inlines[index].holder != builder.holderCount
      else { continue }
      inlines[index].run = builder.beginRun(kind, line: line)
      inlines[index].holder = builder.holderCount
      if let run = inlines[index].run { builder.setTarget(inlines[index].target, of: run) }
    }
  }

  private mutating func openInline(
    _ element: HTMLElement, _ attributes: HTMLAttributes, line: Int,
    into builder: inout OutlineBuilder
  ) {
    switch element {
    case .lineBreak: builder.breakLine()
    case .image:
      openRuns(line: line, into: &builder)
      guard let run = builder.beginRun(.image, line: line) else { return }
      builder.setTarget(attributes.value("src") ?? [], of: run)
      if let text = attributes.value("alt") {
        text.withUnsafeBytes { builder.append($0, line: line) }
      }
      builder.endRun(run, of: builder.holderCount)
    case .plain: break
    default:
      if element == .anchor { closeInline(.anchor, &builder) }
      guard inlines.count < HTMLBlocks.depthLimit else { return }
      var target = element == .anchor ? attributes.value("href") : nil
      // arXiv's own pages have addresses from the root.
      if !keepsUnknown, let path = target,
        path.starts(with: "/abs/".utf8) || path.starts(with: "/pdf/".utf8)
      {
        target = Array("https://arxiv.org".utf8) + path
      }
      let kind: Outline.RunKind? =
        switch element {
        case .anchor: target.map { $0.isEmpty || $0.first == ASCII.hash } ?? true ? nil : .link
        case .bold: .bold
        case .italic: .italic
        case .code: .code
        case .struck: .struck
        default: .raised
        }
      if kind == .link, elements.last?.element == .term,
        let item = innermost(.item, below: [.definitions, .table])
      {
        elements[item].isLinked = true
      }
      inlines.append(Inline(element: element, kind: kind, target: target ?? []))
    }
  }

  /// Pages say by classes what is a title and who are authors (`<div class="title">`). In the outline they are
  /// what they are in a list: bold and italic.
  private mutating func openClass(_ element: HTMLElement, _ attributes: HTMLAttributes) {
    guard element == .plain || element == .division else { return }
    if let index = inlines.lastIndex(where: { $0.element == element && $0.isOfClass }) {
      inlines[index].inner += 1
      return
    }
    guard inlines.count < HTMLBlocks.depthLimit, let name = attributes.value("class"),
      let kind = name.withUnsafeBytes({ HTMLClass.kind(of: $0) })
    else { return }
    inlines.append(Inline(element: element, kind: kind, target: [], isOfClass: true))
  }

  private mutating func closeInline(_ element: HTMLElement, _ builder: inout OutlineBuilder) {
    guard let index = inlines.lastIndex(where: { $0.element == element }) else { return }
    if inlines[index].inner > 0 {
      inlines[index].inner -= 1
      return
    }
    let inline = inlines.remove(at: index)
    if let run = inline.run { builder.endRun(run, of: inline.holder) }
  }

  // MARK: Blocks

  private mutating func open(
    _ element: HTMLElement, line: Int, into builder: inout OutlineBuilder
  ) {
    if let level = element.headingLevel {
      closeHeading(&builder)
      return push(element, .heading(level: level), line, &builder)
    }
    switch element {
    case .list, .definitions: push(element, .list(isOrdered: false), line, &builder)
    case .orderedList: push(element, .list(isOrdered: true), line, &builder)
    case .item:
      if let item = innermost(.item, below: [.list, .orderedList, .table]) {
        pop(to: item, &builder)
      }
      push(element, .item, line, &builder)
    case .term: openTerm(line, &builder)
    case .definition: openDefinition(line, &builder)
    case .table: push(element, .table, line, &builder)
    case .header, .body:
      if let last = innermost(.header, below: [.table]) { pop(to: last, &builder) }
      if let last = innermost(.row, below: [.table]) { pop(to: last, &builder) }
      if element == .header { push(element, nil, line, &builder) }
    case .row: openRow(line, &builder)
    case .cell, .headerCell: openCell(element, line, &builder)
    case .quotation: push(element, .quotation, line, &builder)
    case .pre: push(element, .code, line, &builder)
    case .details: push(element, .details, line, &builder)
    case .summary: push(element, .summary, line, &builder)
    case .rule:
      builder.begin(.rule, line: line)
      builder.end()
    // The head has it.
    case .title: isInTitle = !keepsUnknown
    default: builder.endParagraph()
    }
  }

  private mutating func close(_ element: HTMLElement, _ builder: inout OutlineBuilder) {
    switch element {
    case .division, .rule, .body:
      builder.endParagraph()
      closeInline(.division, &builder)
    case .title: isInTitle = false
    default:
      // What is laid out in a cell does not end what is around its table.
      let barriers: [HTMLElement] =
        switch element {
        case .table, .row, .header: [.table]
        case .cell, .headerCell: [.row, .table]
        default: [.cell, .headerCell]
        }
      let wanted: HTMLElement = element
      if let index = innermost(wanted, below: barriers) {
        pop(to: index, &builder)
      } else {
        builder.endParagraph()
      }
    }
  }

  private mutating func closeHeading(_ builder: inout OutlineBuilder) {
    if let last = elements.last, elements.count > floor, last.element.headingLevel != nil {
      pop(&builder)
    }
  }

  /// A term and what it says are an item of a list: several terms may have one definition, unless they lead
  /// somewhere.
  private mutating func openTerm(_ line: Int, _ builder: inout OutlineBuilder) {
    if let item = innermost(.item, below: [.definitions, .table]) {
      // Bookmarks are terms without definitions.
      if elements[item].hasDefinition || elements[item].isLinked {
        pop(to: item, &builder)
        push(.item, .item, line, &builder)
      } else {
        pop(to: item + 1, &builder)
      }
    } else {
      push(.item, .item, line, &builder)
    }
    push(.term, .term, line, &builder)
  }

  private mutating func openDefinition(_ line: Int, _ builder: inout OutlineBuilder) {
    if let item = innermost(.item, below: [.definitions, .table]) {
      pop(to: item + 1, &builder)
      elements[item].hasDefinition = true
    }
    builder.endParagraph()
  }

  private mutating func openRow(_ line: Int, _ builder: inout OutlineBuilder) {
    if let row = innermost(.row, below: [.table]) { pop(to: row, &builder) }
    guard innermost(.table, below: []) != nil else { return builder.endParagraph() }
    push(.row, .row(isHeader: false), line, &builder)
  }

  private mutating func openCell(
    _ element: HTMLElement, _ line: Int, _ builder: inout OutlineBuilder
  ) {
    if innermost(.row, below: [.table]) == nil { openRow(line, &builder) }
    guard let row = innermost(.row, below: [.table]) else { return builder.endParagraph() }
    pop(to: row + 1, &builder)
    elements[row].cells += 1
    if element == .headerCell { elements[row].headers += 1 }
    push(element, .cell, line, &builder)
  }

  /// The innermost element of a kind that is not around one of others.
  private func innermost(_ element: HTMLElement, below barriers: [HTMLElement]) -> Int? {
    var index = elements.count
    while index > floor {
      index -= 1
      let found = elements[index].element
      if found == element { return index }
      if barriers.contains(found) { return nil }
    }
    return nil
  }

  private mutating func push(
    _ element: HTMLElement, _ kind: Outline.Kind?, _ line: Int, _ builder: inout OutlineBuilder
  ) {
    guard elements.count < HTMLBlocks.depthLimit else { return builder.endParagraph() }
    elements.append(Element(element: element, kind: kind, openBefore: builder.openCount))
    if let kind { builder.begin(kind, line: line) }
  }

  private mutating func pop(to index: Int, _ builder: inout OutlineBuilder) {
    while elements.count > index { pop(&builder) }
  }

  private mutating func pop(_ builder: inout OutlineBuilder) {
    guard let last = elements.popLast() else { return }
    if last.element == .row {
      builder.end(to: last.openBefore + 1)
      let isHeader =
        last.cells > 0 && last.cells == last.headers
        || innermost(.header, below: [.table]) != nil
      if isHeader { builder.change(to: .row(isHeader: true)) }
    }
    builder.end(to: last.openBefore)
    if last.element == .header { builder.endParagraph() }
  }
}
