import Digests
import Papers

/// Reads tables of papers, a row each. The header says what the columns are, in any order and language; a table
/// without one is read by the looks of its cells.
struct TableEntries {
  /// What a column has.
  struct Column {
    var label: FieldLabel?
    /// The heading, where it stands.
    var heading: Range<Int>
  }

  var columns: [Column] = []
  var cells: [Int] = []
  private var topicBefore: [UInt8] = []
  /// The only text of the row before, and its line: a title that goes on in this row.
  var begun: (text: Range<Int>, line: UInt32)?

  /// A row that was read with the one before it.
  private var readAlready = -1

  /// Headers of more columns are none of papers.
  private static let limit = 64

  /// Whether a table has the facts of one paper, a row each: `| Authors | … |`.
  func isOfFields(_ table: Range<Int>, _ page: Page) -> Bool {
    guard page.isOnePaper(page.marks(in: table)) else { return false }
    var (rows, labels) = (0, 0)
    for row in page.siblings(in: table.lowerBound + 1..<table.upperBound) {
      if rows == 0, page.isHeadOfValues(row) {
        (rows, labels) = (1, 1)
        continue
      }
      for (index, cell) in page.siblings(in: row + 1..<page.blocks[row].end).enumerated() {
        // `| Item Type | Preprint |`: the value may be a word of labels.
        if index == 1, rows == 0 { continue }
        let text = page.blocks[cell].text
        // Fields that stand below the head of a table, and are none of its rows.
        let isField = index == 0 && rows > 0 && page.fieldLabel(ofLine: text) != nil
        guard isField || page.fieldLabel(ofWhole: text) != nil else { continue }
        if index == 0 { labels += 1 } else if rows == 0 { return false }
      }
      rows += 1
      if rows > 32 { return false }
    }
    return rows >= 2 && labels * 2 >= rows && labels >= 2
  }

  /// Reads cells in which papers are listed, each with a title of its own, under a topic.
  typealias ListsReader = (_ cells: [Range<Int>], [UInt8], inout DigestBuilder) -> Void

  /// Reads the rows of a table. A cell that is a list of papers is given to `lists`.
  mutating func read(
    _ table: Range<Int>, _ page: Page, topic: [UInt8], hasPapers: Bool, _ reader: inout EntryReader,
    lists readLists: ListsReader,
    into builder: inout DigestBuilder
  ) {
    columns.removeAll(keepingCapacity: true)
    var topic = topic
    var isFirst = true
    for row in page.siblings(in: table.lowerBound + 1..<table.upperBound) {
      guard case .row(let isHeader) = page.blocks[row].kind, row != readAlready else { continue }
      cells.removeAll(keepingCapacity: true)
      for cell in page.siblings(in: row + 1..<page.blocks[row].end) { cells.append(cell) }
      let isNamed = isHeader || isFirst && isHeading(row, page)
      isFirst = false
      if isNamed {
        if isHeading(row, page) || isHeader && page.marks(in: row..<page.blocks[row].end).isEmpty {
          takeHeader(page)
          continue
        }
      }
      readRow(
        row..<page.blocks[row].end, page, &topic, hasPapers, &reader, readLists, into: &builder)
    }
  }

  /// Whether the cells of a row are headings.
  private func isHeading(_ row: Int, _ page: Page) -> Bool {
    guard page.marks(in: row..<page.blocks[row].end).isEmpty, cells.count > 1 else { return false }
    var known = 0
    for cell in cells where page.fieldLabel(ofWhole: page.blocks[cell].text) != nil { known += 1 }
    return known >= 2 || known * 2 >= cells.count
  }

  private mutating func takeHeader(_ page: Page) {
    columns = cells.prefix(TableEntries.limit).map { cell in
      let heading = page.blocks[cell].text
      return Column(
        label: page.fieldLabel(ofWhole: heading), heading: TextEdges.trimmed(heading, in: page.text)
      )
    }
    // A second column of a kind that has one text would take the place of the first.
    for index in columns.indices.dropFirst() {
      guard let label = columns[index].label,
        columns[..<index].contains(where: { $0.label == label })
      else { continue }
      if label == .title || label == .abstract || label == .summary || label == .venue {
        columns[index].label = nil
      }
    }
  }

  private mutating func readRow(
    _ row: Range<Int>, _ page: Page, _ topic: inout [UInt8], _ hasPapers: Bool,
    _ reader: inout EntryReader, _ readLists: ListsReader, into builder: inout DigestBuilder
  ) {
    let marks = page.marks(in: row)
    if marks.isEmpty {
      // A row across the table is a topic.
      let full = cells.filter { !page.blocks[$0].text.isEmpty }
      begun = nil
      if full.count > 1 { readUnlinked(page, topic, &reader, into: &builder) }
      if full.count == 1, full[0] == cells[0] {
        begun = (page.blocks[full[0]].text, page.blocks[row.lowerBound].line)
      }
      if full.count == 1, cells.count > 1, page.blocks[full[0]].text.count < 120 {
        topicBefore = topic
        topic = Array(page.slice(TitleText(page.blocks[full[0]].text, page).range))
      }
      return
    }
    guard hasPapers || page.marks[marks].contains(where: { $0.kind != .labelled }) else { return }
    let units = cells.map { Unit($0..<page.blocks[$0].end) }
    let title = titleCell(units, page)
    let start = titleStart(title, row, page)
    if start != nil { topic = topicBefore }
    begun = nil
    if !page.isOnePaper(marks) {
      let own = title.map { page.marks(in: units[$0]) } ?? 0..<0
      // Cells that have papers of their own, each with its title.
      let lists = units.indices.filter { index in
        let inner = page.marks(in: units[index])
        // What a column for code leads to is none of the papers of the table.
        if index < columns.count, columns[index].label == .code { return false }
        return !page.isOnePaper(inner) && titledLinks(inner, page) > 1
      }
      if !lists.isEmpty, own.isEmpty || !page.isOnePaper(own) {
        return readLists(lists.map { units[$0].blocks }, topic, &builder)
      }
    }
    if cells.count == 1, columns.isEmpty, titledLines(units[0], page) > 1 {
      // The layout of a mail.
      return readLists([units[0].blocks], topic, &builder)
    }
    let below = textBelow(row, page)
    readAlready = below == nil ? -1 : row.upperBound
    reader.readRow(
      units, title: title, columns, page, topic: topic, titleStart: start, below: below,
      into: &builder)
  }

  /// A row of a table of papers that leads nowhere: a paper by its title. A name of one word may be of several
  /// papers; that such a row is left out is said.
  private func readUnlinked(
    _ page: Page, _ topic: [UInt8], _ reader: inout EntryReader, into builder: inout DigestBuilder
  ) {
    let label =
      columns.firstIndex { $0.label == .title } ?? columns.firstIndex { $0.label == .paper }
    // What has links, and none to a paper, is something else: a tool, a blog.
    guard let title = label, title < cells.count, !cells.contains(where: { page.hasLinks($0) })
    else { return }
    let look = TitleText.look(at: TitleText(page.blocks[cells[title]].text, page).range, page)
    guard look > .none else { return }
    reader.readRow(
      cells.map { Unit($0..<page.blocks[$0].end) }, title: title, columns, page, topic: topic,
      titleStart: nil, isPaperAnyway: look == .full, into: &builder)
  }

  private func titledLinks(_ marks: Range<Int>, _ page: Page) -> Int {
    page.marks[marks].count { $0.run >= 0 && !$0.isLabel }
  }
}

extension EntryReader {
  /// Reads a row: the title from its cell, the other cells by the headings of their columns or by their looks.
  mutating func readRow(
    _ cells: [Unit], title: Int?, _ columns: [TableEntries.Column], _ page: Page, topic: [UInt8],
    titleStart: Range<Int>?, isPaperAnyway: Bool = false, below: Int? = nil,
    into builder: inout DigestBuilder
  ) {
    let order = title.map { [cells[$0]] + cells[..<$0] + cells[($0 + 1)...] } ?? cells
    begin(title.map { [cells[$0]] } ?? [], page)
    (found.titleStart, found.isPaperAnyway) = (titleStart, isPaperAnyway)
    if found.mark?.kind != .arxiv {
      let others = zip(cells, cells.indices).filter { _, index in
        index >= columns.count || columns[index].label != .code
      }
      found.mark =
        EntryReader.mark(of: order.prefix(1) + others.map(\.0), page)
        ?? EntryReader.mark(of: order, page)
    }
    found.reference = found.mark?.reference
    if let title {
      takeTitle(
        cells[title], isColumn: title < columns.count && columns[title].label == .title, page)
    }
    found.line = cells.first.map { line(of: $0, page) } ?? 0
    for (index, cell) in cells.enumerated() {
      let column = index < columns.count ? columns[index] : nil
      for block in cell.blocks where !page.blocks[block].text.isEmpty {
        if index == title {
          readText(page.blocks[block].text, of: block, page)
          endField()
        } else {
          readCell(block, column, page)
        }
      }
    }
    if let below { readText(page.blocks[below].text, of: below, page) }
    finish(page, topic: topic, into: &builder)
  }

  /// A title over several lines of its cell, or one that is a word.
  private mutating func takeTitle(_ cell: Unit, isColumn: Bool, _ page: Page) {
    guard let text = page.firstText(of: cell) else { return }
    let id = found.reference?.id
    var finder = TitleFinder(page, id: id, found: EntryReader.title(of: cell, id, page))
    if let rank = finder.found.rank, rank == .link || rank == .bold || !isColumn { return }
    finder.lookAtCell(text.range, text.block)
    if finder.found.rank == nil, found.titleStart != nil {
      // The last word of a title, whatever it is.
      let link = page.firstLink(of: text.block, in: text.range).map {
        page.runs[$0].range.lowerBound
      }
      let end = max(text.range.lowerBound, link ?? text.range.upperBound)
      found.title = TitleText(text.range.lowerBound..<end, page).range
      (titleBlock, titleUsed) = (text.block, text.range.lowerBound..<end)
    }
    let title = finder.found
    guard title.rank != nil else { return }
    (found.title, titleBlock, titleUsed) = (title.range, title.block, title.used)
    found.venue = found.venue ?? title.venue
    found.day = found.day ?? title.date
  }

  private mutating func readCell(_ block: Int, _ column: TableEntries.Column?, _ page: Page) {
    let range = page.scanner.trimmed(page.blocks[block].text)
    let value = TextEdges.trimmed(range, in: page.text)
    if value.isEmpty || page.scanner.says("null", value) || page.scanner.says("none", value)
      || page.scanner.says("n/a", value)
    {
      takeLinks(range, block, page, asCode: false)
      return
    }
    if let label = column?.label, label.hasField, label != .title {
      if label == .venue, Venues.isPreprint(value, in: page.text) { return }
      if label == .date, page.day(value) == nil, Day(within: page.slice(value)) == nil,
        value.count < 3
      {
        return
      }
      if label == .code, page.runs(of: block, in: range).isEmpty { return }
      // A name by which the table knows the paper.
      if label == .id, let heading = column?.heading, !page.hasLinks(block, in: range),
        page.marks(of: block, in: range).isEmpty
      {
        return addExtra(heading, value, page)
      }
      return give(range, label, block, page)
    }
    let hasOwn = !page.runs(of: block, in: range).isEmpty
    if hasOwn, RestReader(page, block: block, id: found.reference?.id).isShort(range) {
      takeLinks(range, block, page, asCode: false)
      return
    }
    if let heading = column?.heading, !heading.isEmpty {
      takeLinks(range, block, page, asCode: false)
      return addExtra(heading, value, page)
    }
    if let day = page.day(value), value.count > 4 {
      found.day = found.day ?? day
    } else if page.isVenue(value) {
      if !Venues.isPreprint(value, in: page.text) { found.venue = found.venue ?? value }
    } else if found.authors.isEmpty, page.names(in: value).isNames {
      found.authors.append(value)
    } else {
      takeLinks(range, block, page, asCode: false)
      let isNumber = page.slice(value).allSatisfy { ASCII.isDigit($0) || ASCII.isWhite($0) }
      if !isNumber,
        page.marks(of: block, in: range).allSatisfy({ page.marks[$0].range.count < range.count / 2 }
        )
      {
        addText(value, page)
      }
    }
  }
}
