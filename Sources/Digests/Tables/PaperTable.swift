import Papers

/// Reads tables of papers under topics, row by row. A header row says what the columns are; a row that
/// has a date and an arXiv address where they belong needs none.
///
///     ## SLAM
///     |Publish Date|Title|Authors|PDF|Code|
///     |---|---|---|---|---|
///     |**2026-05-13**|**Title**|First Author et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|null|
///
/// Tables of something else are passed over.
struct PaperTable {
  /// The heading under which the rows stand.
  private(set) var topic: RepeatedExtra
  private var columns = TableColumns.usual
  /// The lines before this one are a table of papers.
  private var isOpen = false
  private var row = TableRow()

  init(topic: [UInt8] = []) {
    self.topic = RepeatedExtra("Topic", topic)
  }

  /// A topic is repeated in each of its entries, so it may not be long.
  private static let topicLimit = 200

  mutating func takeHeading(_ text: Range<Int>, _ scanner: ByteScanner) {
    isOpen = false
    var end = text.upperBound
    if text.count > PaperTable.topicLimit {
      end = text.lowerBound + PaperTable.topicLimit
      // No character is cut.
      while end > text.lowerBound, scanner.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    topic = RepeatedExtra("Topic", Array(scanner.slice(text.lowerBound..<end)))
  }

  /// The table ends before this block, whose lines are no rows.
  mutating func end() { isOpen = false }

  /// Reads a block that begins with a row.
  mutating func takeRow(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let line = block.firstLine else { return }
    let endsTable = line.upperBound + 2 < block.range.upperBound
    defer { if endsTable { isOpen = false } }
    row.divide(line, by: columns, in: scanner)
    if !hasPaper(scanner) {
      if let header = TableColumns(header: line, in: scanner) {
        (columns, isOpen) = (header, true)
        return
      }
      if !isOpen || TableColumns.isRule(line, scanner) { return }
    }
    isOpen = true
    builder.beginEntry(line: block.line)
    putCells(scanner, into: &builder)
    let isCut = columns.endsWithBar && scanner.bytes[line].last != ASCII.bar
    builder.endEntry(isCut: isCut && block.isCut, needsAbstract: columns.has(.abstract))
  }

  /// Reads a row that stands alone; what it is about, it must say itself.
  mutating func read(
    _ line: Range<Int>, _ scanner: ByteScanner, number: Int, into builder: inout DigestBuilder
  ) {
    row.divide(line, by: columns, in: scanner)
    // The cell with the address was taken for that of the address.
    if isTitleLinked(line, scanner) {
      columns = .linked
      row.divide(line, by: columns, in: scanner)
    }
    builder.beginEntry(line: number)
    putCells(scanner, into: &builder)
    builder.endEntry(needsAbstract: false)
  }

  /// Whether the second cell is the title, with the paper's address behind it.
  private func isTitleLinked(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let cells = scanner.cells(line)
    guard cells.count > 2, let link = scanner.wholeLink(scanner.withoutBold(cells[1])) else {
      return false
    }
    return scanner.find("arxiv.org/", in: link.address) != nil
      && !LinkLabel.isLabel(scanner.slice(link.text))
  }

  /// Whether the row that was divided is of a paper.
  private func hasPaper(_ scanner: ByteScanner) -> Bool {
    row.hasShape && (columns.has(.address) || titleLink(scanner) != nil)
  }

  private func titleLink(_ scanner: ByteScanner) -> ByteScanner.Link? {
    guard let place = columns.kinds.firstIndex(of: .title),
      let link = scanner.wholeLink(scanner.withoutBold(row.cells[place])),
      scanner.find("arxiv.org/", in: link.address) != nil
    else { return nil }
    return link
  }

  private mutating func putCells(_ scanner: ByteScanner, into builder: inout DigestBuilder) {
    for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
      let content = TableCell(range: cell, scanner: scanner)
      if columns.kinds[index] == .other {
        columns.labels[index].withUnsafeBytes { content.put(under: $0, into: &builder) }
      } else {
        content.put(as: columns.kinds[index], into: &builder)
      }
    }
    builder.add(&topic)
  }
}

extension PaperTable {
  /// Whether one of the first rows of a file is of a paper, in a table that is wanted. A table without
  /// rows counts if `isEnough` says so.
  static func sniff(
    _ prefix: UnsafeRawBufferPointer, isWanted: (TableColumns) -> Bool,
    isEnough: (TableColumns) -> Bool
  ) -> Bool {
    let scanner = ByteScanner(prefix)
    var table = PaperTable()
    var (rows, hasEmpty) = (0, false)
    for line in Block.Lines(scanner: scanner, range: 0..<prefix.count) {
      guard scanner.bytes[line].first == ASCII.bar else {
        table.isOpen = false
        continue
      }
      if !table.isOpen {
        guard let header = TableColumns(header: line, in: scanner), isWanted(header) else {
          continue
        }
        (table.columns, table.isOpen) = (header, true)
        hasEmpty = hasEmpty || isEnough(header)
      } else if !TableColumns.isRule(line, scanner) {
        table.row.divide(line, by: table.columns, in: scanner)
        if table.hasPaper(scanner) { return true }
        rows += 1
        if rows == 20 { return false }
      }
    }
    return hasEmpty && rows == 0
  }

  /// Whether papers are named outside of the rows of tables: then the file is a list in which somebody has a
  /// table, too.
  static func hasPaperOutside(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var offset = 0
    while let found = ArxivAddresses.next(in: prefix, from: offset) {
      var start = found.range.lowerBound
      while start > 0, prefix[start - 1] != ASCII.lineFeed { start -= 1 }
      let end = scanner.lineEnd(from: found.range.upperBound)
      if scanner.bytes[scanner.trimmed(start..<end)].first != ASCII.bar { return true }
      offset = end
    }
    return false
  }
}
