import Papers

/// A row of a table: its cells, and where the next row begins.
struct SeparatedRow {
  struct Cell {
    /// Without its quotation marks.
    var range: Range<Int>
    /// Quotation marks in it are doubled.
    var isDoubled = false

    /// Lends its text; `room` is used where it must be put together.
    func withText(
      _ scanner: ByteScanner, _ room: inout [UInt8], _ body: (UnsafeRawBufferPointer) -> Void
    ) {
      guard isDoubled else { return body(scanner.slice(range)) }
      room.removeAll(keepingCapacity: true)
      var offset = range.lowerBound
      while offset < range.upperBound {
        room.append(scanner.bytes[offset])
        let isPair =
          scanner.bytes[offset] == ASCII.quote && offset + 1 < range.upperBound
          && scanner.bytes[offset + 1] == ASCII.quote
        offset += isPair ? 2 : 1
      }
      room.withUnsafeBytes(body)
    }
  }

  private(set) var cells: [Cell] = []
  private(set) var next: Int
  /// A quotation mark is closed by none.
  private(set) var isOpen = false
  /// More cells than this are no table of papers.
  private static let limit = 4096

  /// nil when the end of the row has not come yet.
  init?(at start: Int, divider: UInt8, isLast: Bool, in scanner: ByteScanner) {
    let bytes = scanner.bytes
    next = bytes.count
    var offset = start
    while true {
      // The beginning of a cell.
      var begin = offset
      while begin < bytes.count, bytes[begin] == ASCII.space { begin += 1 }
      if begin == bytes.count, !isLast { return nil }
      var cell: Cell?
      if begin < bytes.count, bytes[begin] == ASCII.quote {
        guard
          let quoted = SeparatedRow.quoted(at: begin, divider: divider, isLast: isLast, in: scanner)
        else {
          if !isLast { return nil }
          isOpen = true
          offset = begin + 1
          cell = nil
          let end = SeparatedRow.plainEnd(from: offset, divider: divider, in: scanner)
          append(Cell(range: scanner.trimmed(offset..<end)))
          offset = end
          if ends(at: &offset, isLast: isLast, in: scanner) { return }
          continue
        }
        cell = quoted.cell
        offset = quoted.end
      }
      let end = SeparatedRow.plainEnd(from: offset, divider: divider, in: scanner)
      if end == bytes.count, !isLast { return nil }
      if cell == nil || !scanner.trimmed(offset..<end).isEmpty {
        // Not quoted, or something follows the quotation mark: all of it is the cell.
        cell = Cell(range: scanner.trimmed(begin..<end))
      }
      if let cell { append(cell) }
      offset = end
      if ends(at: &offset, isLast: isLast, in: scanner) { return }
    }
  }

  private mutating func append(_ cell: Cell) {
    if cells.count < Self.limit { cells.append(cell) }
  }

  /// Passes over what ends a cell; says whether it ended the row.
  private mutating func ends(at offset: inout Int, isLast: Bool, in scanner: ByteScanner) -> Bool {
    guard offset < scanner.bytes.count else {
      next = scanner.bytes.count
      return true
    }
    let isRowEnd = scanner.bytes[offset] == ASCII.lineFeed
    offset += 1
    if isRowEnd { next = offset }
    return isRowEnd
  }

  /// The cell in the quotation marks at `start`, and where it ends. nil when nothing closes it.
  private static func quoted(
    at start: Int, divider: UInt8, isLast: Bool, in scanner: ByteScanner
  ) -> (cell: Cell, end: Int)? {
    var isDoubled = false
    var offset = start + 1
    while let mark = scanner.first(ASCII.quote, in: offset..<scanner.bytes.count) {
      if mark + 1 < scanner.bytes.count, scanner.bytes[mark + 1] == ASCII.quote {
        isDoubled = true
        offset = mark + 2
        continue
      }
      // Another one may follow that has not come yet.
      if mark + 1 == scanner.bytes.count, !isLast { return nil }
      return (Cell(range: scanner.trimmed(start + 1..<mark), isDoubled: isDoubled), mark + 1)
    }
    return nil
  }

  /// The next divider or line feed, else the end.
  private static func plainEnd(from start: Int, divider: UInt8, in scanner: ByteScanner) -> Int {
    var offset = start
    while offset < scanner.bytes.count {
      let byte = scanner.bytes[offset]
      if byte == divider || byte == ASCII.lineFeed { return offset }
      offset += 1
    }
    return offset
  }
}
