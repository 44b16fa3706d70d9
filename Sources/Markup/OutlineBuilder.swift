import Papers

/// Puts an `Outline` together while a reader goes through a document from its beginning to its end:
///
///     builder.begin(.list(isOrdered: false), line: 3)
///     builder.begin(.item, line: 3)
///     builder.append(bytes, line: 3)      // a paragraph, as nothing else is open for text
///     builder.end()
///     builder.end()
///
/// A paragraph is never begun: text that comes where no block of text is open begins one, and whatever
/// begins or ends ends it. A block that holds text (a heading, a cell, a summary) keeps it until its end:
/// what begins within it is a line of its text. Only a table within a cell is a block of its own, as pages
/// are laid out with tables.
///
/// Beyond `depthLimit` blocks within blocks are no blocks any more: their text goes to the innermost. So a
/// reader needs no bound of its own, and nobody who walks an outline needs one.
struct OutlineBuilder {
  private(set) var outline = Outline()
  /// How deep blocks are within each other, at most.
  static let depthLimit = 64

  /// The blocks that were begun and not ended; nil for those that are none, being too deep or in a text.
  private var open: [Int?] = []
  /// How many of them are blocks.
  private var depth = 0
  /// The block to which text goes, and where its text and runs begin.
  private var holder: Int?
  private var isParagraph = false
  private var textStart = 0
  private var firstRun = 0
  /// Counts the blocks of text, so that a run knows whether its own is still open.
  private(set) var holderCount = 0
  /// Runs that are open, by their index.
  private var openRuns: [Int] = []
  /// Links among them.
  private var openLinks = 0
  /// There are backslashes in the text that Markdown may have meant.
  private var hasEscapes = false

  init() {}

  /// Begins an outline in the room that another had.
  init(reusing old: consuming Outline) {
    old.blocks.removeAll(keepingCapacity: true)
    old.text.removeAll(keepingCapacity: true)
    old.runs.removeAll(keepingCapacity: true)
    old.targets.removeAll(keepingCapacity: true)
    old.names.removeAll(keepingCapacity: true)
    outline = old
  }

  /// How many blocks are open.
  var openCount: Int { open.count }
  /// Where text goes to is code, of which every blank counts.
  private(set) var isVerbatim = false

  // MARK: Blocks

  /// Begins a block; `line` is the one on which it begins in the file.
  mutating func begin(_ kind: Outline.Kind, line: Int) {
    if isParagraph { finishText() }
    if let holder {
      // In a text there are lines only; but what is laid out in cells may be whole tables.
      guard kind == .table, outline.blocks[holder].kind == .cell else {
        breakLine()
        open.append(nil)
        return
      }
      finishText()
    }
    let holds = kind.holdsText
    guard depth < OutlineBuilder.depthLimit || holds && depth <= OutlineBuilder.depthLimit else {
      open.append(nil)
      return
    }
    open.append(outline.blocks.count)
    addBlock(kind, line: line)
    depth += 1
    if holds { hold(outline.blocks.count - 1) }
  }

  /// Ends the block that was begun last.
  mutating func end() {
    if isParagraph { finishText() }
    guard let last = open.popLast() else { return }
    guard let index = last else { return breakLine() }
    if holder == index { finishText() }
    outline.blocks[index].end = outline.blocks.count
    depth -= 1
  }

  /// Ends blocks until `count` are open.
  mutating func end(to count: Int) {
    while open.count > count { end() }
  }

  /// What comes now is no part of the paragraph before it.
  mutating func endParagraph() {
    if isParagraph { finishText() } else { breakLine() }
  }

  /// Changes what the block is that was begun last: that a row is a header shows at its end.
  mutating func change(to kind: Outline.Kind) {
    if case let index?? = open.last { outline.blocks[index].kind = kind }
  }

  /// A block of text at once.
  mutating func add(_ kind: Outline.Kind, text: some Sequence<UInt8>, line: Int) {
    begin(kind, line: line)
    if holder != nil { outline.text.append(contentsOf: text) }
    end()
  }

  /// A fact under a name.
  mutating func addField(_ name: String, text: some Sequence<UInt8>, line: Int) {
    // The same few come again.
    let known = outline.names.suffix(32).lastIndex(of: name)
    if known == nil { outline.names.append(name) }
    add(.field(name: known ?? outline.names.count - 1), text: text, line: line)
  }

  /// The outline, with everything ended.
  consuming func finish() -> Outline {
    end(to: 0)
    if isParagraph { finishText() }
    return outline
  }

  private mutating func addBlock(_ kind: Outline.Kind, line: Int) {
    let place = outline.text.count
    let run = outline.runs.count
    if line == 0, unplaced == nil { unplaced = outline.blocks.count }
    outline.blocks.append(
      Outline.Block(
        kind: kind, line: UInt32(clamping: line), depth: UInt16(depth),
        end: outline.blocks.count + 1, text: place..<place, runs: run..<run))
  }

  // MARK: Lines

  /// Blocks from here on were begun without a line (0): they get that of the first text in or after them.
  private var unplaced: Int?

  /// Says on which line we are.
  mutating func place(at line: Int) {
    guard let first = unplaced else { return }
    for index in first..<outline.blocks.count where outline.blocks[index].line == 0 {
      outline.blocks[index].line = UInt32(clamping: line)
    }
    unplaced = nil
  }

  /// Whether it matters on which line the next text is.
  var needsLine: Bool { unplaced != nil || holder == nil }

  // MARK: Text

  /// Whether a block of text is open.
  var isHolding: Bool { holder != nil }

  /// Adds text; where no block of text is open it begins a paragraph.
  mutating func append(_ bytes: UnsafeRawBufferPointer, line: Int) {
    if bytes.isEmpty { return }
    if holder == nil { beginParagraph(line: line) }
    outline.text.append(contentsOf: bytes)
  }

  mutating func append(_ byte: UInt8, line: Int) {
    if holder == nil { beginParagraph(line: line) }
    outline.text.append(byte)
  }

  /// A backslash that Markdown or TeX may have meant: which, is found when the whole text is there.
  mutating func appendBackslash(line: Int) {
    append(ASCII.backslash, line: line)
    hasEscapes = true
  }

  /// Adds a blank, unless there is one, or a line begins.
  mutating func appendBlank() {
    if holder != nil, let last = lastByte, last != ASCII.space, last != ASCII.lineFeed {
      outline.text.append(ASCII.space)
    }
  }

  /// Begins a new line in the text that is open, if there is something in this one.
  mutating func breakLine() {
    guard holder != nil else { return }
    while lastByte == ASCII.space { outline.text.removeLast() }
    if let last = lastByte, last != ASCII.lineFeed { outline.text.append(ASCII.lineFeed) }
  }

  private var lastByte: UInt8? {
    holder != nil && outline.text.count > textStart ? outline.text[outline.text.count - 1] : nil
  }

  private mutating func beginParagraph(line: Int) {
    addBlock(.paragraph, line: line)
    isParagraph = true
    hold(outline.blocks.count - 1)
  }

  private mutating func hold(_ block: Int) {
    holder = block
    holderCount += 1
    isVerbatim = outline.blocks[block].kind == .code
    textStart = outline.text.count
    firstRun = outline.runs.count
    hasEscapes = false
  }

  private mutating func finishText() {
    guard let holder else { return }
    for run in openRuns { close(run) }
    openRuns.removeAll(keepingCapacity: true)
    openLinks = 0
    if isVerbatim {
      // Blanks at the beginnings of lines are the code's own.
      while lastByte.map(ASCII.isWhite) ?? false { outline.text.removeLast() }
      outline.blocks[holder].text = textStart..<outline.text.count
    } else {
      let range = outline.finishText(from: textStart, runs: firstRun, hasEscapes: hasEscapes)
      outline.blocks[holder].text = range
    }
    outline.blocks[holder].runs = firstRun..<outline.runs.count
    if isParagraph { outline.blocks[holder].end = outline.blocks.count }
    self.holder = nil
    isParagraph = false
    isVerbatim = false
  }

  // MARK: Runs

  /// Begins a run at the end of the text. Returns its index, to end it with; nil where there is no sense in
  /// it: a link in a link is none, and runs have the bound that blocks have.
  mutating func beginRun(_ kind: Outline.RunKind, line: Int) -> Int? {
    if holder == nil { beginParagraph(line: line) }
    if openRuns.count >= OutlineBuilder.depthLimit || kind == .link && openLinks > 0 { return nil }
    if kind == .link { openLinks += 1 }
    let end = outline.text.count
    outline.runs.append(Outline.Run(kind: kind, range: end..<end))
    openRuns.append(outline.runs.count - 1)
    return outline.runs.count - 1
  }

  /// Says where a run leads; bytes are the target as it is to be followed.
  mutating func setTarget(_ target: some Collection<UInt8>, of run: Int) {
    let start = outline.targets.count
    outline.targets.append(contentsOf: target)
    if let inner = outline.targets.withUnsafeBytes({ RedirectTarget.inner(of: $0[start...]) }) {
      outline.targets.replaceSubrange(start..., with: inner)
    }
    outline.runs[run].target = start..<outline.targets.count
  }

  /// Ends a run where the text ends; one whose block of text is over was ended with it.
  mutating func endRun(_ run: Int, of holderCount: Int) {
    guard holder != nil, holderCount == self.holderCount,
      let index = openRuns.lastIndex(of: run)
    else { return }
    close(run)
    openRuns.remove(at: index)
    if outline.runs[run].kind == .link { openLinks -= 1 }
  }

  private mutating func close(_ run: Int) {
    outline.runs[run].range = outline.runs[run].range.lowerBound..<outline.text.count
  }
}

extension Outline.Kind {
  /// Whether it is a block of text of its own.
  var holdsText: Bool {
    switch self {
    case .heading, .cell, .summary, .term, .code, .field, .paragraph: true
    case .list, .item, .quotation, .rule, .table, .row, .details, .properties: false
    }
  }
}
