import Papers

/// Divides a row of a table into the cells of its columns, also where texts have bars of their own.
///
/// Dates and addresses are known by their shape, so a bar in a title shifts nothing behind them.
/// Between them, bold, folded and linked texts reach to where they are closed, and what is left over
/// belongs to the column that has the most text. One value serves many rows, and keeps its room.
struct TableRow {
  /// A cell for each column; empty ones for those that the row lacks.
  private(set) var cells: [Range<Int>] = []
  /// There is a date and an address where the columns have them.
  private(set) var hasShape = false
  /// What stands between bars that are not escaped.
  private var pieces: [Range<Int>] = []

  /// No row has more bars that count; the rest of it is one piece.
  private static let limit = 1024

  mutating func divide(_ line: Range<Int>, by columns: TableColumns, in scanner: ByteScanner) {
    takePieces(line, scanner)
    cells.removeAll(keepingCapacity: true)
    hasShape = true
    var (column, piece) = (0, 0)
    for anchor in columns.kinds.indices {
      let kind = columns.kinds[anchor]
      guard kind == .date || kind == .address else { continue }
      guard let place = place(of: kind, near: piece + anchor - column, from: piece, scanner) else {
        hasShape = false
        continue
      }
      fill(columns.kinds[column..<anchor], piece..<place, scanner)
      cells.append(pieces[place])
      (column, piece) = (anchor + 1, place + 1)
    }
    fill(columns.kinds[column...], piece..<pieces.count, scanner)
  }

  private mutating func takePieces(_ line: Range<Int>, _ scanner: ByteScanner) {
    pieces.removeAll(keepingCapacity: true)
    var range = scanner.trimmed(line)
    if scanner.bytes[range].first == ASCII.bar { range = range.dropFirst() }
    if scanner.bytes[range].last == ASCII.bar, !scanner.ends(range, with: "\\|") {
      range = range.dropLast()
    }
    var (start, offset) = (range.lowerBound, range.lowerBound)
    while pieces.count < TableRow.limit,
      let bar = scanner.first(ASCII.bar, in: offset..<range.upperBound)
    {
      offset = bar + 1
      if bar > start, scanner.bytes[bar - 1] == ASCII.backslash { continue }
      pieces.append(scanner.trimmed(start..<bar))
      start = offset
    }
    pieces.append(scanner.trimmed(start..<range.upperBound))
  }

  /// The piece that is a date or an address: where it is expected, else the first one.
  private func place(
    of kind: TableColumns.Kind, near expected: Int, from start: Int, _ scanner: ByteScanner
  ) -> Int? {
    func fits(_ index: Int) -> Bool {
      kind == .date
        ? TableRow.isDate(pieces[index], scanner) : TableRow.isAddress(pieces[index], scanner)
    }
    if pieces.indices.contains(expected), fits(expected) { return expected }
    return (min(start, pieces.count)..<pieces.count).first(where: fits)
  }

  /// `2026-05-13` or `**2026-05-13**`, whether or not a calendar has it, perhaps with a time.
  static func isDate(_ piece: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let text = scanner.unmarked(piece)
    guard (10...32).contains(text.count) else { return false }
    for index in 0..<10 {
      let byte = scanner.bytes[text.lowerBound + index]
      guard index == 4 || index == 7 ? byte == ASCII.hyphen : ASCII.isDigit(byte) else {
        return false
      }
    }
    return true
  }

  /// A link to arXiv, or an address or id of it, and nothing else.
  static func isAddress(_ piece: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let text = scanner.unmarked(piece)
    guard let first = scanner.bytes[text].first, text.count < 512 else { return false }
    if first == ASCII.bracketOpen {
      return scanner.bytes[text].last == ASCII.parenthesisClosed
        && scanner.find("arxiv.org/", in: text) != nil
    }
    return ArxivReference.find(in: scanner.slice(text)) != nil
      && !scanner.bytes[text].contains(where: ASCII.isWhite)
  }

  /// Gives pieces to columns that have no shape to know them by.
  private mutating func fill(
    _ columns: ArraySlice<TableColumns.Kind>, _ range: Range<Int>, _ scanner: ByteScanner
  ) {
    var (columns, start) = (columns, range.lowerBound)
    while columns.count < range.upperBound - start, let widest = TableRow.widest(of: columns) {
      // Those before it first; then the others have their turn.
      while columns.startIndex <= widest {
        let spare = range.upperBound - start - columns.count
        let isOpen = columns.startIndex == widest && !TableRow.opens(pieces[start], scanner)
        start = isOpen ? join(start, spare) : close(start, spare, scanner)
        columns.removeFirst()
      }
    }
    for _ in columns {
      cells.append(start < range.upperBound ? pieces[start] : 0..<0)
      start += 1
    }
  }

  /// Appends a cell of a piece and `spare` more. Returns the piece after it.
  private mutating func join(_ start: Int, _ spare: Int) -> Int {
    cells.append(pieces[start].lowerBound..<pieces[start + spare].upperBound)
    return start + spare + 1
  }

  /// Appends a cell of a piece and those up to where it is closed, at most `spare`. Returns the piece
  /// after it.
  private mutating func close(_ start: Int, _ spare: Int, _ scanner: ByteScanner) -> Int {
    var end = start
    if TableRow.opens(pieces[start], scanner) {
      while end < start + spare, !TableRow.closes(pieces[end], pieces[start], scanner) { end += 1 }
    }
    return join(start, end - start)
  }

  /// The column that has the most text.
  private static func widest(of columns: ArraySlice<TableColumns.Kind>) -> Int? {
    let order: [TableColumns.Kind] = [.title, .abstract, .summary, .other, .comment]
    for kind in order {
      if let index = columns.firstIndex(of: kind) { return index }
    }
    return columns.indices.first
  }

  /// Whether a piece begins something that will be closed.
  private static func opens(_ piece: Range<Int>, _ scanner: ByteScanner) -> Bool {
    ["**", "<details", "["].contains {
      scanner.has($0, at: piece.lowerBound, before: piece.upperBound)
    }
  }

  /// Whether a piece closes what another one, or itself, opens.
  private static func closes(
    _ piece: Range<Int>, _ opening: Range<Int>, _ scanner: ByteScanner
  ) -> Bool {
    switch scanner.bytes[opening.lowerBound] {
    case ASCII.asterisk: scanner.ends(piece, with: "**") && piece.count > 2
    case ASCII.less: scanner.ends(piece, with: "</details>")
    default: scanner.ends(piece, with: ")") && scanner.find("](", in: piece) != nil
    }
  }
}
