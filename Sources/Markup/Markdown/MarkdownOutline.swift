internal import CMd4c
import Digests
import Papers

/// Reads Markdown into an outline: what is plain by itself (`PlainBlocks`), all else through md4c.
///
/// Why md4c: its time is linear on everything that we could think of a hundred thousand times, where
/// cmark-gfm takes seconds; and it gives pointers into the text it reads, so that lines follow, and what it
/// takes away can be looked at. On one core, release, structure alone (parsing, with callbacks that do nothing):
///
/// | | md4c 0.4.8 | cmark-gfm 0.29.0.gfm.6 |
/// |---|---|---|
/// | an awesome list of 729 kB | 252 MB/s | 83 MB/s |
/// | a weekly table of 974 kB | 355 MB/s | 91 MB/s |
/// | 100,000 times `\|` | 2.3 ms | 5.07 s |
/// | 100,000 times `[`, `![`, `*a`, `` ` ``, `> `, `- `, `<a`, `&`, `[a](`, `~`, `_` … | linear | linear, 2 to 20 times slower |
/// | where something stands | each text is a pointer into the source | lines of blocks |
///
/// What md4c does not do is done here and after: entities are decoded; formulas are hidden from it
/// (`MarkdownMask`); the backslashes that it drops come back where TeX may have meant them (`MarkdownEscapes`);
/// HTML becomes blocks like any other (`HTMLBlocks`); wiki links, footnotes and bare addresses are found
/// when a text is finished (`MarkFinder`). Its own wiki links would take `[[Paper]](address)` for one, its
/// formulas two prices in a row, and its bare addresses, many of them in one paragraph, take quadratic time
/// (100,000: 7 s), as do references in one paragraph (100,000 lines of `[a]`: 6 s), which are therefore hidden
/// from it in paragraphs of thousands of lines.
struct MarkdownOutline {
  let source: UnsafeRawBufferPointer
  let scanner: ByteScanner
  /// What md4c reads: the source, or a copy with some signs for others.
  let read: UnsafeRawBufferPointer
  let masked: MaskedText?
  /// Places in what is read are not those of the source; a text may have hidden ends of lines.
  let isShifted: Bool
  let joinsLines: Bool
  let throughMd4c: Bool
  var builder: OutlineBuilder
  var html = HTMLBlocks(keepsUnknown: true)

  /// The line of `counted`, which is where we are.
  var line: Int
  var counted = 0
  /// Where the text ended that came last.
  var lastEnd = 0
  private var isHeader = false
  /// Blocks that were entered: how many were open before, and what `html` wants back.
  private var containers: [(open: Int, floor: Int)] = []
  private var spans: [(run: Int?, holder: Int)] = []
  /// Reads texts that are plain.
  var inlines = PlainInlines()
  /// HTML that has come in pieces, and its line.
  var raw: [UInt8] = []
  var rawLine = 1
  var scratch: [UInt8] = []

  private static let flags =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS
    | MD_FLAG_NOINDENTEDCODEBLOCKS

  /// The outline of a text that begins on a line of its file, behind what a builder has already. At most
  /// 4 GB. `throughMd4c` is whether all of it is read through md4c, also what is plain.
  static func read(
    _ source: UnsafeRawBufferPointer, line: Int = 1,
    after builder: consuming OutlineBuilder = OutlineBuilder(), throughMd4c: Bool = false
  ) -> Outline {
    let masked = MarkdownMask.masked(source)
    defer { masked?.deallocate() }
    return MarkdownOutline(source, masked, line: line, builder, throughMd4c: throughMd4c).run()
  }

  private init(
    _ source: UnsafeRawBufferPointer, _ masked: MaskedText?, line: Int,
    _ builder: consuming OutlineBuilder, throughMd4c: Bool
  ) {
    self.source = source
    self.throughMd4c = throughMd4c
    self.masked = masked
    isShifted = masked?.isShifted ?? false
    joinsLines = masked?.joinsLines ?? false
    read = masked.map { UnsafeRawBufferPointer($0.bytes) } ?? source
    self.line = line
    self.builder = builder
    scanner = ByteScanner(source)
  }

  private consuming func run() -> Outline {
    readBlocks()
    // What has no text behind it: a rule, an empty item.
    let end = scanner.trimmed(0..<source.count).upperBound
    if builder.needsLine, end > counted { line += scanner.lineFeeds(in: counted..<end) }
    builder.place(at: line)
    return builder.finish()
  }

  /// Has md4c read a part of what is read, as if there were nothing else.
  mutating func parse(_ range: Range<Int>) {
    var parser = MD_PARSER()
    parser.flags = UInt32(MarkdownOutline.flags)
    parser.enter_block = { kind, detail, reader in
      reader!.assumingMemoryBound(to: MarkdownOutline.self).pointee.enter(kind, detail)
      return 0
    }
    parser.leave_block = { kind, _, reader in
      reader!.assumingMemoryBound(to: MarkdownOutline.self).pointee.leave(kind)
      return 0
    }
    parser.enter_span = { kind, detail, reader in
      reader!.assumingMemoryBound(to: MarkdownOutline.self).pointee.enter(kind, detail)
      return 0
    }
    parser.leave_span = { kind, _, reader in
      reader!.assumingMemoryBound(to: MarkdownOutline.self).pointee.leave(kind)
      return 0
    }
    parser.text = { kind, text, count, reader in
      reader!.assumingMemoryBound(to: MarkdownOutline.self).pointee.take(
        kind, UnsafeRawBufferPointer(start: text, count: Int(count)))
      return 0
    }
    let text = read[range].assumingMemoryBound(to: CChar.self)
    guard let base = text.baseAddress else { return }
    withUnsafeMutablePointer(to: &self) { reader in
      _ = md_parse(base, UInt32(clamping: text.count), &parser, reader)
    }
  }

  // MARK: Blocks

  private mutating func enter(_ kind: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    takeRaw()
    switch kind {
    case MD_BLOCK_P: builder.endParagraph()
    case MD_BLOCK_UL: enter(.list(isOrdered: false))
    case MD_BLOCK_OL: enter(.list(isOrdered: true))
    case MD_BLOCK_LI: enter(.item)
    case MD_BLOCK_QUOTE: enter(.quotation)
    case MD_BLOCK_H:
      let level = detail!.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level
      enter(.heading(level: Int(level)))
    case MD_BLOCK_CODE: enter(.code)
    case MD_BLOCK_HR:
      builder.begin(.rule, line: 0)
      builder.end()
    case MD_BLOCK_TABLE: enter(.table)
    case MD_BLOCK_THEAD: isHeader = true
    case MD_BLOCK_TBODY: isHeader = false
    case MD_BLOCK_TR: enter(.row(isHeader: isHeader))
    case MD_BLOCK_TH, MD_BLOCK_TD: enter(.cell)
    default: break
    }
  }

  mutating func enter(_ kind: Outline.Kind) {
    containers.append((builder.openCount, html.enter()))
    builder.begin(kind, line: 0)
  }

  /// Leaves what was entered last.
  mutating func leaveContainer() {
    guard let container = containers.popLast() else { return }
    html.leave(container.floor)
    builder.end(to: container.open)
  }

  private mutating func leave(_ kind: MD_BLOCKTYPE) {
    takeRaw()
    switch kind {
    case MD_BLOCK_P:
      html.endInlines()
      builder.endParagraph()
    case MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_LI, MD_BLOCK_QUOTE, MD_BLOCK_H, MD_BLOCK_CODE,
      MD_BLOCK_TABLE, MD_BLOCK_TR, MD_BLOCK_TH, MD_BLOCK_TD:
      leaveContainer()
    case MD_BLOCK_HTML: html.endPiece(&builder)
    default: break
    }
  }

  // MARK: Spans

  private mutating func enter(_ kind: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    takeRaw()
    html.openRuns(line: 0, into: &builder)
    let run = beginSpan(MarkdownOutline.runKind(kind))
    guard let run, let detail else { return }
    switch kind {
    case MD_SPAN_A:
      setTarget(detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href, of: run)
    case MD_SPAN_IMG:
      setTarget(detail.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src, of: run)
    default: break
    }
  }

  private mutating func leave(_ kind: MD_SPANTYPE) {
    takeRaw()
    leaveSpan()
  }

  /// Begins a run; nil when there is to be none.
  @discardableResult mutating func beginSpan(_ kind: Outline.RunKind) -> Int? {
    let run = builder.beginRun(kind, line: 0)
    spans.append((run, builder.holderCount))
    return run
  }

  /// Ends the run that was begun last.
  mutating func leaveSpan() {
    if let span = spans.popLast(), let run = span.run { builder.endRun(run, of: span.holder) }
  }

  private static func runKind(_ kind: MD_SPANTYPE) -> Outline.RunKind {
    switch kind {
    case MD_SPAN_EM: .italic
    case MD_SPAN_STRONG: .bold
    case MD_SPAN_A: .link
    case MD_SPAN_IMG: .image
    case MD_SPAN_DEL: .struck
    default: .code
    }
  }

  private mutating func setTarget(_ attribute: MD_ATTRIBUTE, of run: Int) {
    var text = UnsafeRawBufferPointer(start: attribute.text, count: Int(attribute.size))
    if let start = text.baseAddress, let base = read.baseAddress, start >= base,
      start - base + text.count <= read.count
    {
      text = original(start - base, text.count)
    }
    setTarget(text, of: run)
  }

  /// Says where a run leads; references to characters are decoded.
  mutating func setTarget(_ text: UnsafeRawBufferPointer, of run: Int) {
    if ByteScanner(text).first(ASCII.ampersand, in: 0..<text.count) == nil {
      return builder.setTarget(text, of: run)
    }
    scratch.removeAll(keepingCapacity: true)
    EntityText.append(text, to: &scratch)
    builder.setTarget(scratch, of: run)
  }
}
