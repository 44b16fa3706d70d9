import Digests
import Papers

/// What the blocks of a section are: lists, tables, folded parts, quotations, and units that may be an entry.
extension SectionReader {
  mutating func readUnits(_ blocks: Range<Int>, into builder: inout DigestBuilder) {
    var folded: [Range<Int>] = []
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
        dropPending()
      case .table:
        if page.marks(in: range).isEmpty {
          readUnit(Unit(range), into: &builder)
        } else if !readTable(range, into: &builder) {
          readUnit(Unit(range), into: &builder)
        }
      case .rule:
        flush(&builder)
        dropPending()
      // What is folded away below the heading of a paper and names others does not end what is about it.
      case .details where openLevel != nil && namesOthers(range): folded.append(range)
      case .details: readDetails(range, into: &builder)
      case .quotation: readQuotation(range, into: &builder)
      case .code: continue
      default: readUnit(Unit(range), into: &builder)
      }
    }
    for range in folded { readDetails(range, into: &builder) }
  }

  /// Whether a part names papers of arXiv, and none of them is the one of the heading above.
  private func namesOthers(_ range: Range<Int>) -> Bool {
    let marks = page.marks[page.marks(in: range)]
    return !marks.isEmpty && marks.allSatisfy { $0.reference != nil && $0.reference?.id != openID }
  }

  /// Whether a link that is called a paper counts in a list or a table: one of its papers is at a known place,
  /// or papers are all around and several links are called so.
  func hasPapers(_ range: Range<Int>) -> Bool {
    var labelled = 0
    for index in page.marks(in: range) {
      if page.marks[index].kind != .labelled { return true }
      labelled += 1
    }
    return hasPapers && labelled >= 3
  }

  mutating func readTable(_ range: Range<Int>, into builder: inout DigestBuilder) -> Bool {
    if tables.isOfFields(range, page) { return false }
    flush(&builder)
    heading = nil
    tables.read(
      range, page, topic: Topics.topic(topics, below: 7), hasPapers: hasPapers(range), &reader,
      lists: { [page] in SectionReader.readLists($0, page, topic: $1, into: &$2) }, into: &builder)
    return true
  }

  mutating func readDetails(_ range: Range<Int>, into builder: inout DigestBuilder) {
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
      begin(Unit(range))
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
  func holdsItems(_ range: Range<Int>) -> Bool {
    var count = 0
    for block in range where page.blocks[block].kind == .item || isBodyRow(block) {
      if !page.marks(in: block..<page.blocks[block].end).isEmpty { count += 1 }
      if count > 1 { return true }
    }
    return false
  }

  func isBodyRow(_ block: Int) -> Bool { page.blocks[block].kind == .row(isHeader: false) }

  mutating func readQuotation(_ range: Range<Int>, into builder: inout DigestBuilder) {
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

  func isHeading(_ block: Outline.Block) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  /// An item, and what is in it. Where the lists in it have papers with titles, each is by itself.
  mutating func readItem(_ item: Int, into builder: inout DigestBuilder) {
    let range = item..<page.blocks[item].end
    let marks = page.marks(in: range)
    let unit = Unit(range, isItem: true)
    if !marks.isEmpty, item + 1 < range.upperBound, isHeading(page.blocks[item + 1]) {
      // A section that is laid out as an item.
      flush(&builder)
      let outsideTopics = topics
      read(item + 1..<range.upperBound, title: nil, into: &builder)
      topics = outsideTopics
      return
    }
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
  func hasInnerEntries(_ range: Range<Int>, _ marks: Range<Int>) -> Bool {
    var known = 0
    var block = range.lowerBound + 1
    while block < range.upperBound {
      let inner = block..<page.blocks[block].end
      if page.blocks[block].kind == .item {
        let own = page.marks(in: inner)
        if !own.isEmpty, !isFieldLed(Unit(inner)), isPaper(own) {
          let unit = Unit(inner)
          let title = EntryReader.title(
            of: unit, EntryReader.mark(of: unit, page)?.reference?.id, page)
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

  /// Reads texts in which each line, or each link, is a paper of its own: cells with lists.
  static func readLists(
    _ texts: [Range<Int>], _ page: Page, topic: [UInt8], into builder: inout DigestBuilder
  ) {
    var list = SectionReader(
      page, topics: [[], [], [], [], [], [], topic], reader: EntryReader(), tables: TableEntries())
    for blocks in texts {
      list.hasPapers = true
      for block in blocks where !page.blocks[block].text.isEmpty {
        list.readLines(of: block, Unit(block..<block + 1, isItem: true), into: &builder)
      }
      list.flush(&builder)
    }
  }
}
