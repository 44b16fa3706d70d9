import Digests
import Papers

/// Goes through the blocks of a document, section by section, and decides what is one entry; see
/// `OutlineEntries`.
struct SectionReader {
  let page: Page
  var topics: [[UInt8]]
  var reader: EntryReader
  var tables: TableEntries

  /// The units of the entry that is being gathered.
  var open: [Unit] = []
  var openID: PaperID?
  /// The entry has a title that is one for sure.
  var openIsTitled = false
  /// The entry began with a heading: what is under it belongs to it.
  var openLevel: Int?
  /// Units that name no paper and are in no entry yet; one of them may be a title.
  var pending: [Unit] = []
  /// The heading of this section, as long as no entry has it as its title.
  var heading: Unit?
  var level = 7
  /// A paper of a list in this section has a title of its own: the heading is one of none.
  var hasTitledItem = false
  /// This section has a paper at a known place: a link that is merely called a paper counts here.
  var hasPapers = false
  /// Nothing in this document is a paper but by its label.
  let documentHasPapers: Bool

  init(_ page: Page, topics: [[UInt8]], reader: EntryReader, tables: TableEntries) {
    (self.page, self.topics, self.reader, self.tables) = (page, topics, reader, tables)
    documentHasPapers = page.marks.contains { $0.kind != .labelled }
  }

  /// Reads blocks that stand side by side. `title` is a block that may be the title of what they say: a summary.
  mutating func read(_ blocks: Range<Int>, title: Int?, into builder: inout DigestBuilder) {
    let outside = (heading, level, pending, hasPapers)
    var start = blocks.lowerBound
    var titleBlock = title
    while start < blocks.upperBound {
      var end = start
      if case .heading(let level) = page.blocks[start].kind {
        titleBlock = start
        self.level = level
        end = page.blocks[start].end
      }
      let body = end
      while end < blocks.upperBound, !divides(end) { end = page.blocks[end].end }
      readSection(titleBlock, body..<max(body, min(end, blocks.upperBound)), into: &builder)
      start = max(end, start + 1)
      titleBlock = nil
    }
    flush(&builder)
    (heading, level, pending, hasPapers) = outside
  }

  /// Whether a section begins at a block: a heading that is more than a label.
  func divides(_ block: Int) -> Bool {
    guard case .heading(let level) = page.blocks[block].kind else { return false }
    let range = page.blocks[block].text
    // `### Abstract` under the heading of a paper is one of its fields.
    return level <= 1 || level <= self.level || page.fieldLabel(ofWhole: range) == nil
      || !page.marks(in: block..<block + 1).isEmpty
  }

  mutating func readSection(
    _ title: Int?, _ body: Range<Int>, into builder: inout DigestBuilder
  ) {
    let marks = page.marks(in: (title ?? body.lowerBound)..<body.upperBound)
    hasPapers = documentHasPapers && page.marks[marks].contains { $0.kind != .labelled }
    if let title, case .heading(let level) = page.blocks[title].kind {
      // A section without papers below the heading of one belongs to it.
      if marks.isEmpty, let openLevel, level > openLevel, openLevel > 1 {
        attachPending()
        open.append(Unit(title..<body.upperBound))
        return
      }
      flush(&builder)
      Topics.set(&topics, level: level, page.slice(page.blocks[title].text))
    } else if title != nil {
      flush(&builder)
    }
    heading = title.map { Unit($0..<$0 + 1) }
    hasTitledItem = false
    pending.removeAll(keepingCapacity: true)
    if marks.isEmpty { return }
    if let title, isPaper(page.marks(in: title..<title + 1)) {
      begin(Unit(title..<title + 1))
      openLevel = level
      heading = nil
    } else if let title, isOneEntry(title, body, marks) {
      begin(Unit(title..<body.upperBound))
      openLevel = level
      heading = nil
      return
    }
    readUnits(body, into: &builder)
    dropPending()
  }

  /// Whether a section is about one paper, and says so in fields.
  func isOneEntry(_ title: Int, _ body: Range<Int>, _ marks: Range<Int>) -> Bool {
    guard page.isOnePaper(marks), isPaper(marks) else { return false }
    // A list of several papers that arXiv does not have is none of one.
    var hasField = false
    var (items, marked) = (0, 0)
    var units = 0
    for block in page.siblings(in: body) {
      if page.blocks[block].kind == .properties { hasField = true }
      if page.blocks[block].kind == .table { return false }
      let children: Range<Int>
      if case .list = page.blocks[block].kind {
        children = block + 1..<page.blocks[block].end
      } else {
        children = block..<page.blocks[block].end
      }
      for unit in page.siblings(in: children) {
        units += 1
        if units > 64 { return false }
        let hasMark = !page.marks(in: unit..<page.blocks[unit].end).isEmpty
        if hasMark { marked += 1 }
        if page.blocks[unit].kind == .item { items += hasMark ? 1 : 0 }
        if !hasField, isFieldLed(Unit(unit..<page.blocks[unit].end)) { hasField = true }
      }
    }
    guard hasField, !holdsRecord(body, below: title) else { return false }
    let title = TitleText(page.blocks[title].text, page)
    return TitleText.look(at: title.range, page) > .none
      && (items <= 1 || page.marks[marks].contains { $0.kind == .arxiv })
  }

  /// Whether marks make something a paper: one of arXiv or at a known host, or a label among papers.
  func isPaper(_ marks: Range<Int>) -> Bool {
    page.marks[marks].contains { $0.kind != .labelled } || hasPapers && !marks.isEmpty
  }
}
