import Digests

/// Goes through the blocks of a document, section by section, and decides what is one entry; see
/// `OutlineEntries`.
struct SectionReader {
  let page: Page
  var topics: [[UInt8]]
  var reader: EntryReader
  var tables: TableEntries

  /// The units of the entry that is being gathered.
  private var open: [Unit] = []
  private var openID: PaperID?
  /// The entry has a title that is one for sure.
  private var openIsTitled = false
  /// The entry began with a heading: what is under it belongs to it.
  private var openLevel: Int?
  /// Units that name no paper and are in no entry yet; one of them may be a title.
  private var pending: [Unit] = []
  /// The heading of this section, as long as no entry has it as its title.
  private var heading: Unit?
  private var level = 7
  /// This section has a paper at a known place: a link that is merely called a paper counts here.
  private var hasPapers = false
  /// Nothing in this document is a paper but by its label.
  private let documentHasPapers: Bool

  init(_ page: Page, topics: [[UInt8]], reader: EntryReader, tables: TableEntries) {
    (self.page, self.topics, self.reader, self.tables) = (page, topics, reader, tables)
    documentHasPapers = page.marks.contains { $0.kind != .labelled }
  }

  // MARK: Sections

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
  private func divides(_ block: Int) -> Bool {
    guard case .heading(let level) = page.blocks[block].kind else { return false }
    let range = page.blocks[block].text
    // `### Abstract` under the heading of a paper is one of its fields.
    return level <= 1 || level <= self.level || page.fieldLabel(ofWhole: range) == nil
      || !page.marks(in: block..<block + 1).isEmpty
  }

  private mutating func readSection(
    _ title: Int?, _ body: Range<Int>, into builder: inout DigestBuilder
  ) {
    let marks = page.marks(in: (title ?? body.lowerBound)..<body.upperBound)
    hasPapers = documentHasPapers && page.marks[marks].contains { $0.kind != .labelled }
    if let title, case .heading(let level) = page.blocks[title].kind {
      // A section without papers below the heading of one belongs to it.
      if marks.isEmpty, let openLevel, level > openLevel, openLevel > 1 {
        open.append(Unit(title..<body.upperBound))
        return
      }
      flush(&builder)
      Topics.set(&topics, level: level, page.slice(page.blocks[title].text))
    } else if title != nil {
      flush(&builder)
    }
    heading = title.map { Unit($0..<$0 + 1) }
    pending.removeAll(keepingCapacity: true)
    if marks.isEmpty { return }
    if let title, isPaper(page.marks(in: title..<title + 1)) {
      begin([Unit(title..<title + 1)])
      openLevel = level
      heading = nil
    } else if let title, isOneEntry(title, body, marks) {
      begin([Unit(title..<body.upperBound)])
      openLevel = level
      heading = nil
      return
    }
    readUnits(body, into: &builder)
    dropPending()
  }

  /// Whether a section is about one paper, and says so in fields.
  private func isOneEntry(_ title: Int, _ body: Range<Int>, _ marks: Range<Int>) -> Bool {
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
    guard hasField else { return false }
    let title = TitleText(page.blocks[title].text, page)
    return TitleText.look(at: title.range, page) > .none
      && (items <= 1 || page.marks[marks].contains { $0.kind == .arxiv })
  }

  /// Whether marks make something a paper: one of arXiv or at a known host, or a label among papers.
  private func isPaper(_ marks: Range<Int>) -> Bool {
    page.marks[marks].contains { $0.kind != .labelled } || hasPapers && !marks.isEmpty
  }

  // MARK: Units

  private mutating func readUnits(_ blocks: Range<Int>, into builder: inout DigestBuilder) {
    for block in page.siblings(in: blocks) {
      let range = block..<page.blocks[block].end
      switch page.blocks[block].kind {
      case .list:
        let outside = hasPapers
        hasPapers = hasPapers(range)
        for item in page.siblings(in: block + 1..<range.upperBound) {
          readItem(item, into: &builder)
        }
        hasPapers = outside
        pending.removeAll(keepingCapacity: true)
      case .table:
        if page.marks(in: range).isEmpty {
          readUnit(Unit(range), into: &builder)
        } else if !readTable(range, into: &builder) {
          readUnit(Unit(range), into: &builder)
        }
      case .rule:
        flush(&builder)
        pending.removeAll(keepingCapacity: true)
      case .details: readDetails(range, into: &builder)
      case .quotation: readQuotation(range, into: &builder)
      case .code: continue
      default: readUnit(Unit(range), into: &builder)
      }
    }
  }

  /// Whether a link that is called a paper counts in a list or a table: one of its papers is at a known place,
  /// or papers are all around and several links are called so.
  private func hasPapers(_ range: Range<Int>) -> Bool {
    var labelled = 0
    for index in page.marks(in: range) {
      if page.marks[index].kind != .labelled { return true }
      labelled += 1
    }
    return hasPapers && labelled >= 3
  }

  private mutating func readTable(_ range: Range<Int>, into builder: inout DigestBuilder) -> Bool {
    if tables.isOfFields(range, page) { return false }
    flush(&builder)
    heading = nil
    tables.read(
      range, page, topic: Topics.topic(topics, below: 7), hasPapers: hasPapers(range), &reader,
      into: &builder)
    return true
  }

  private mutating func readDetails(_ range: Range<Int>, into builder: inout DigestBuilder) {
    let first = range.lowerBound + 1
    let hasSummary = first < range.upperBound && page.blocks[first].kind == .summary
    let marks = page.marks(in: range)
    if !hasSummary || marks.isEmpty || page.fieldLabel(ofWhole: page.blocks[first].text) != nil
      || openLevel != nil && page.isOnePaper(marks)
        && (page.marks[marks.lowerBound].reference?.id ?? openID) == openID
    {
      // What is folded away belongs to what is around it, or is as if it were not folded.
      if !hasSummary, !marks.isEmpty { return readUnits(first..<range.upperBound, into: &builder) }
      return readUnit(Unit(range), into: &builder)
    }
    if page.isOnePaper(marks), isPaper(marks), !holdsItems(range) {
      flush(&builder)
      begin([Unit(range)])
      flush(&builder)
      return
    }
    flush(&builder)
    let topicsBefore = topics
    Topics.set(&topics, level: min(level + 1, 6), page.slice(page.blocks[first].text))
    read(page.blocks[first].end..<range.upperBound, title: first, into: &builder)
    topics = topicsBefore
  }

  /// Whether several items or rows within name papers.
  private func holdsItems(_ range: Range<Int>) -> Bool {
    var count = 0
    for block in range where page.blocks[block].kind == .item || isBodyRow(block) {
      if !page.marks(in: block..<page.blocks[block].end).isEmpty { count += 1 }
      if count > 1 { return true }
    }
    return false
  }

  private func isBodyRow(_ block: Int) -> Bool { page.blocks[block].kind == .row(isHeader: false) }

  private mutating func readQuotation(_ range: Range<Int>, into builder: inout DigestBuilder) {
    let marks = page.marks(in: range)
    let inner = range.lowerBound + 1..<range.upperBound
    if !marks.isEmpty,
      !page.isOnePaper(marks)
        || page.blocks[inner].contains(where: { $0.kind == .item || isHeading($0) })
    {
      readUnits(inner, into: &builder)
    } else {
      readUnit(Unit(range), into: &builder)
    }
  }

  private func isHeading(_ block: Outline.Block) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  /// An item, and what is in it. Where the lists in it have papers with titles, each is by itself.
  private mutating func readItem(_ item: Int, into builder: inout DigestBuilder) {
    let range = item..<page.blocks[item].end
    let marks = page.marks(in: range)
    let unit = Unit(range, isItem: true)
    if marks.isEmpty || !hasInnerEntries(range, marks) { return readUnit(unit, into: &builder) }
    // The item's own text first.
    var own = item + 1
    while own < range.upperBound, page.blocks[own].kind == .paragraph { own = page.blocks[own].end }
    let outsideTopics = topics
    if !page.marks(in: item..<own).isEmpty {
      readUnit(Unit(item + 1..<own, isItem: true), into: &builder)
    } else {
      if let text = page.firstText(of: Unit(item + 1..<own)) {
        flush(&builder)
        Topics.set(&topics, level: 6, page.slice(TitleText(text.range, page).range))
      }
    }
    readUnits(own..<range.upperBound, into: &builder)
    topics = outsideTopics
  }

  /// Whether lists or tables within an item have papers of their own.
  private func hasInnerEntries(_ range: Range<Int>, _ marks: Range<Int>) -> Bool {
    var known = 0
    var block = range.lowerBound + 1
    while block < range.upperBound {
      let inner = block..<page.blocks[block].end
      if page.blocks[block].kind == .item {
        let own = page.marks(in: inner)
        if !own.isEmpty, !isFieldLed(Unit(inner)), isPaper(own) {
          let title = EntryReader.title(
            of: [Unit(inner)], EntryReader.mark(of: [Unit(inner)], page), page)
          // `- Title`, and below it `- [the paper](…)`: one entry, unless there are several.
          if title.rank == .link || title.rank == .bold { known += page.isOnePaper(marks) ? 1 : 2 }
          if title.rank == .before, !page.isOnePaper(marks) || known > 0 { known += 2 }
          if known >= 2 { return true }
          if title.rank == .before { known += 1 }
        }
        block = inner.upperBound
      } else if page.blocks[block].kind == .table, !page.isOnePaper(page.marks(in: inner)) {
        return true
      } else {
        block += 1
      }
    }
    return false
  }

  /// Reads a text in which each line, or each link, is a paper of its own: a cell with a list.
  mutating func readList(_ blocks: Range<Int>, into builder: inout DigestBuilder) {
    hasPapers = true
    for block in blocks where !page.blocks[block].text.isEmpty {
      readLines(of: block, Unit(block..<block + 1, isItem: true), into: &builder)
    }
    flush(&builder)
  }

  // MARK: One unit

  private mutating func readUnit(_ unit: Unit, into builder: inout DigestBuilder) {
    let marks = page.marks(in: unit)
    guard isPaper(marks) else { return readText(unit, into: &builder) }
    if unit.part == nil, let block = dividedText(unit, marks) {
      return readLines(of: block, unit, into: &builder)
    }
    if unit.part != nil || unit.isItem || isOneText(unit), !page.isOnePaper(marks),
      readEnumeration(unit, marks, into: &builder)
    {
      return
    }
    readNaming(unit, marks, into: &builder)
  }

  private mutating func readNaming(
    _ unit: Unit, _ marks: Range<Int>, into builder: inout DigestBuilder
  ) {
    let mark = EntryReader.mark(of: [unit], page)
    let id = mark?.reference?.id
    if !open.isEmpty, id != nil, id == openID {
      attachPending()
      open.append(unit)
      return
    }
    // Under the heading of a paper, a field names it or is about another in passing.
    if openLevel != nil, openID != nil || !unit.isItem, isFieldLed(unit) {
      open.append(unit)
      return
    }
    let title = EntryReader.title(of: [unit], mark, page)
    let isTitled = title.isStrong && title.rank != .heading
    if isTitled || title.rank == .inner && (openLevel == nil || unit.isItem) || isWeak(title, unit)
    {
      if openLevel != nil, !unit.isItem, !isTitled || title.rank == .bold && openID == nil {
        // A paragraph under the heading of a paper.
        open.append(unit)
        return
      }
      return start(unit, isTitled: isTitled, into: &builder)
    }
    startUntitled(unit, title, into: &builder)
  }

  /// What stands before an address is a title if nothing better can be: in a list, or without a heading.
  private func isWeak(_ title: TitleFinder, _ unit: Unit) -> Bool {
    guard let rank = title.rank, rank != .heading else { return false }
    if openLevel != nil { return unit.isItem && rank == .before && endsWithLink(unit) }
    // `Ann Smith, “Title”, 2024`: a citation.
    if title.authors != nil { return true }
    if pending.contains(where: { isBoldLed($0) }) { return false }
    if unit.isItem { return rank == .before || rank == .after || heading == nil }
    return heading == nil || rank == .before && words(title.title) >= 3 && !headingIsTitle
      || rank == .after && !headingIsTitle
  }

  private var headingIsTitle: Bool {
    guard let heading, let text = page.firstText(of: heading) else { return false }
    let title = TitleText(text.range, page).range
    return words(title) >= 3 || page.slice(title).contains(ASCII.colon)
  }

  private func words(_ range: Range<Int>) -> Int {
    page.slice(range).count { ASCII.isWhite($0) } + (range.isEmpty ? 0 : 1)
  }

  private func endsWithLink(_ unit: Unit) -> Bool {
    page.marks[page.marks(in: unit)].contains {
      $0.run >= 0 && $0.isLabel && ArxivReference.find(in: page.slice($0.range)) == nil
    }
  }

  private mutating func start(_ unit: Unit, isTitled: Bool, into builder: inout DigestBuilder) {
    attachPending()
    flush(&builder)
    begin([unit])
    openIsTitled = isTitled
  }

  /// A unit that names a paper and has no title: what was before it, or the heading, may have one.
  private mutating func startUntitled(
    _ unit: Unit, _ title: TitleFinder, into builder: inout DigestBuilder
  ) {
    if let first = titleInPending() {
      let units = Array(pending[first...]) + [unit]
      pending.removeSubrange(first...)
      attachPending()
      flush(&builder)
      begin(units)
      openIsTitled = true
      return
    }
    if let heading, openLevel == nil, let text = page.firstText(of: heading),
      TitleText.look(at: TitleText(text.range, page).range, page) > .none
    {
      flush(&builder)
      begin([heading] + pending + [unit])
      pending.removeAll(keepingCapacity: true)
      openLevel = level
      self.heading = nil
      return
    }
    if openLevel != nil
      || !open.isEmpty && title.rank != .after && !isOnlyAddress(unit) && !unit.isItem
    {
      attachPending()
      open.append(unit)
      return
    }
    start(unit, isTitled: false, into: &builder)
  }

  private func isOnlyAddress(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    return RestReader(
      page, block: text.block, id: EntryReader.mark(of: [unit], page)?.reference?.id
    )
    .isShort(text.range)
  }

  /// A unit that names no paper.
  private mutating func readText(_ unit: Unit, into builder: inout DigestBuilder) {
    guard let text = page.firstText(of: unit) else { return }
    if openLevel != nil {
      open.append(unit)
      return
    }
    if isFieldLed(unit), !isTitleLed(unit) {
      if open.isEmpty || !pending.isEmpty { pending.append(unit) } else { open.append(unit) }
      return
    }
    if isTitleLed(unit) && !open.isEmpty {
      flush(&builder)
    } else if !open.isEmpty, pending.isEmpty, !(unit.isItem && unit.part == nil) {
      let isTitle = isTitleLike(text.range, text.block, unit)
      if !openIsTitled
        || !isTitle && !(open[open.count - 1].isItem && open[open.count - 1].part == nil)
      {
        if isTitle { openIsTitled = true }
        open.append(unit)
        return
      }
    }
    pending.append(unit)
    if pending.count > 24 { pending.removeFirst(12) }
  }

  // MARK: What is open

  private mutating func begin(_ units: [Unit]) {
    open = units
    openID = EntryReader.mark(of: units, page)?.reference?.id
    openIsTitled = true
    openLevel = nil
  }

  private mutating func flush(_ builder: inout DigestBuilder) {
    if open.isEmpty { return }
    attachPending()
    let below = openLevel.map { max($0, 1) } ?? 7
    reader.read(open, page, topic: Topics.topic(topics, below: below), into: &builder)
    open.removeAll(keepingCapacity: true)
    (openID, openLevel, openIsTitled) = (nil, nil, false)
  }

  /// Gives text that was no title to the entry before it.
  private mutating func attachPending() {
    defer { pending.removeAll(keepingCapacity: true) }
    guard let last = open.last, !last.isItem || last.part != nil else { return }
    for unit in pending {
      guard !isBoldLed(unit), !unit.isItem || unit.part != nil,
        page.firstText(of: unit).map({ !page.hasLinks($0.block) }) ?? false
      else { return }
      open.append(unit)
    }
  }

  private mutating func dropPending() { pending.removeAll(keepingCapacity: true) }

  // MARK: Looks

  /// Whether a unit begins with `Label:`, or is one.
  private func isFieldLed(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    if case .field = page.blocks[text.block].kind { return true }
    let line =
      text.range
      .lowerBound..<page.lineEnd(from: text.range.lowerBound, before: text.range.upperBound)
    if let (label, value) = page.fieldLabel(ofLine: line) {
      // `arXiv:2401.01234 Title` names a paper, and no field.
      guard label == .id, let first = page.marks(of: text.block, in: line).first else {
        return true
      }
      return page.marks[first].range.lowerBound > line.lowerBound + 1
        || TitleText.look(at: TitleText(value, page).range, page) == .none
    }
    return page.boldLabel(ofLine: line, text.block) != nil || page.fieldLabel(ofWhole: line) != nil
  }

  /// Whether a unit begins with `Title:`.
  private func isTitleLed(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    let line =
      text.range
      .lowerBound..<page.lineEnd(from: text.range.lowerBound, before: text.range.upperBound)
    return page.fieldLabel(ofLine: line)?.label == .title
  }

  private func isBoldLed(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit), !isFieldLed(unit) else { return false }
    let end = page.lineEnd(from: text.range.lowerBound, before: text.range.upperBound)
    guard let run = LineStart(text.range.lowerBound..<end, text.block, page).run else {
      return false
    }
    return page.runs[run].kind == .bold || page.runs[run].kind == .link
  }

  /// A short line of its own that is no sentence.
  private func isTitleLike(_ range: Range<Int>, _ block: Int, _ unit: Unit) -> Bool {
    if isBoldLed(unit) { return true }
    let line = page.scanner.trimmed(range)
    guard line.count <= 250, !page.slice(line).contains(ASCII.lineFeed),
      page.text[line.upperBound - 1] != 0x2E
    else {
      return false
    }
    if NameLists.look(at: line, in: page.text).isList { return false }
    if page.runs(of: block, in: line).contains(where: {
      page.runs[$0].kind == .italic && page.runs[$0].range.count + 2 >= line.count
    }) {
      return false
    }
    return TitleText.look(at: TitleText(line, page).range, page) == .full
  }

  /// The unit of those that wait with which an entry may begin.
  private func titleInPending() -> Int? {
    if let index = pending.lastIndex(where: { isBoldLed($0) || isTitleLed($0) }) { return index }
    return pending.lastIndex {
      guard let text = page.firstText(of: $0), !isFieldLed($0) else { return false }
      return isTitleLike(text.range, text.block, $0)
    }
  }

  // MARK: Several papers in one text

  private func isOneText(_ unit: Unit) -> Bool {
    page.blocks[unit.blocks.lowerBound].kind == .paragraph
  }

  /// The block of text in a unit of which several lines name papers, so that its lines count.
  private func dividedText(_ unit: Unit, _ marks: Range<Int>) -> Int? {
    guard marks.count > 1 else { return nil }
    let block: Int
    if page.blocks[unit.blocks.lowerBound].kind == .paragraph {
      block = unit.blocks.lowerBound
    } else if unit.isItem, page.blocks[unit.blocks.lowerBound].kind == .item, unit.blocks.count == 2
    {
      block = unit.blocks.lowerBound + 1
    } else {
      return nil
    }
    let own = page.marks(in: block..<block + 1)
    let range = page.blocks[block].text
    guard page.lineEnd(from: range.lowerBound, before: range.upperBound) < range.upperBound else {
      return nil
    }
    if !page.isOnePaper(own) { return isProse(range, own) ? nil : block }
    // Papers that arXiv does not have, each on a line with a title of its own.
    var titled = 0
    var last = -1
    for index in own where page.marks[index].run >= 0 && !page.marks[index].isLabel {
      let place = page.marks[index].range.lowerBound
      if last >= 0, !page.slice(last..<place).contains(ASCII.lineFeed) { continue }
      (titled, last) = (titled + 1, place)
    }
    return titled > 1 && !page.marks[own].contains { $0.kind == .arxiv } ? block : nil
  }

  /// Running text: lines are full, and hardly one begins with a title.
  private func isProse(_ range: Range<Int>, _ marks: Range<Int>) -> Bool {
    let lines = page.scanner.lineFeeds(in: range) + 1
    // Lines of a list have an address each, or every few.
    return lines >= 2 && marks.count * 4 < lines && range.count / lines > 60
  }

  private mutating func readLines(of block: Int, _ unit: Unit, into builder: inout DigestBuilder) {
    let range = page.blocks[block].text
    var place = range.lowerBound
    while place < range.upperBound {
      let end = page.lineEnd(from: place, before: range.upperBound)
      readUnit(Unit(block..<block + 1, part: place..<end, isItem: unit.isItem), into: &builder)
      place = end + 1
    }
  }

  /// Several papers on one line or in running text, each with a link that is its title. Returns false when it
  /// is one paper, and others are named in passing.
  private mutating func readEnumeration(
    _ unit: Unit, _ marks: Range<Int>, into builder: inout DigestBuilder
  ) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    let own = page.marks(of: text.block, in: text.range)
    var titled: [Int] = []
    var (linked, isFirstTitled, hasLabel) = (0, false, false)
    var last: PaperID?
    for index in own {
      let mark = page.marks[index]
      if mark.run >= 0, !mark.isLabel,
        TitleText.look(at: TitleText(mark.range, page).range, page) == .full
      {
        if mark.reference?.id != last || last == nil { titled.append(index) }
        last = mark.reference?.id
        linked += mark.range.count
        if index == own.lowerBound { isFirstTitled = true }
      } else {
        hasLabel = true
      }
    }
    guard titled.count > 1 else { return false }
    let start = LineStart(text.range, text.block, page)
    let leads = start.place + 1 >= page.marks[titled[0]].range.lowerBound
    let rest = text.range.count - linked
    // A bullet that begins with its paper is about that one, unless links are nearly all of it.
    if openLevel != nil, !leads { return false }
    if unit.isItem || leads || start.run.map({ page.runs[$0].kind == .bold }) ?? false {
      guard isFirstTitled, !hasLabel || rest < linked, rest < max(linked / 2, 24 * titled.count)
      else { return false }
    }
    attachPending()
    flush(&builder)
    for (number, index) in titled.enumerated() {
      let from = number == 0 ? text.range.lowerBound : page.marks[index].range.lowerBound
      let end =
        number + 1 < titled.count
        ? page.marks[titled[number + 1]].range.lowerBound : text.range.upperBound
      begin([Unit(text.block..<text.block + 1, part: from..<end, isItem: true)])
      flush(&builder)
    }
    return true
  }
}
