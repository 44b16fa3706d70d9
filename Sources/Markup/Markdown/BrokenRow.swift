import Papers

/// The row of a table, where its cells go on in lines of their own: as long as it has fewer bars than the table
/// has columns, lines that do not begin with one belong to it.
struct BrokenRow {
  /// Of the table in which we are; 0 outside.
  private var columns = 0
  /// Of the row up to here.
  private var bars = 0
  private var lines = 0

  /// A row has no more lines.
  private static let lineLimit = 64

  /// Below a delimiter that begins with a bar; rows of other tables do not say where they begin.
  mutating func beginTable(below delimiter: Range<Int>, _ scanner: ByteScanner) {
    columns =
      scanner.bytes[delimiter.lowerBound] == ASCII.bar ? BrokenRow.bars(delimiter, scanner) - 1 : 0
    if scanner.bytes[delimiter.upperBound - 1] != ASCII.bar, columns > 0 { columns += 1 }
    bars = columns
  }

  /// Whether a line belongs to the row before it. To be asked of all lines in turn.
  mutating func goesOn(in line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    if line.isEmpty { columns = 0 }
    guard columns > 0 else { return false }
    if scanner.bytes[line.lowerBound] == ASCII.bar {
      (bars, lines) = (BrokenRow.bars(line, scanner), 0)
      return false
    }
    guard bars < columns, lines < BrokenRow.lineLimit else {
      bars = columns
      return false
    }
    bars += BrokenRow.bars(line, scanner)
    lines += 1
    return true
  }

  private static func bars(_ line: Range<Int>, _ scanner: ByteScanner) -> Int {
    var (count, offset) = (0, line.lowerBound)
    while let bar = scanner.first(ASCII.bar, in: offset..<line.upperBound) {
      if bar == line.lowerBound || scanner.bytes[bar - 1] != ASCII.backslash { count += 1 }
      offset = bar + 1
    }
    return count
  }
}
