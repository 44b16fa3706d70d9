import Papers

/// Reads tables of papers as spreadsheets and programs write them: a header, and rows with a comma, a
/// semicolon or a tab between their cells (RFC 4180, and what is written in its place).
///
/// A cell in quotation marks may have lines and dividers, and a quotation mark in it is doubled. A quotation
/// mark that nothing closes is one of the text: its row ends with its line, so that it costs a row and not the
/// file. After such a one every run of marks in what was looked at is even, and closes what it opens; so nothing
/// is looked at twice.
struct SeparatedValues: DialectReader {
  private var header: SeparatedHeader?
  /// There is no header after all.
  private var isRefused = false
  private var room: [UInt8] = []

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    var done = 0
    while done < window.count, !isRefused {
      if header == nil {
        let line = SeparatedHeader.lineEnd(from: done, isLast: isLast, in: scanner)
        if line == window.count, !isLast { return done }
        take(header: done..<line, scanner, &builder)
        done = min(line + 1, window.count)
        continue
      }
      guard let divider = header?.divider,
        let row = SeparatedRow(at: done, divider: divider, isLast: isLast, in: scanner)
      else { return done }
      if row.isOpen { builder.add(.malformed, line: builder.line) }
      read(row, scanner, &builder)
      builder.line += scanner.lineFeeds(in: done..<row.next)
      done = row.next
    }
    builder.line += scanner.lineFeeds(in: done..<window.count)
    return window.count
  }

  private mutating func take(
    header line: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    builder.line += scanner.lineFeeds(
      in: line.lowerBound..<min(line.upperBound + 1, scanner.bytes.count))
    if scanner.trimmed(line).isEmpty || SeparatedHeader.isNote(line, scanner) { return }
    header = SeparatedHeader(line, in: scanner)
    isRefused = header == nil
  }

  private mutating func read(
    _ row: SeparatedRow, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    guard let header, row.cells.contains(where: { !$0.range.isEmpty }) else { return }
    builder.beginEntry(line: builder.line)
    var record = RecordEntry()
    for (cell, column) in zip(row.cells, header.columns) where !cell.range.isEmpty {
      guard let field = column.field else { continue }
      cell.withText(scanner, &room) { text in
        let link = SpreadsheetLink(text)
        if let link, field == .title || field == .name {
          record.put(.link, link.address, into: &builder)
        }
        let value = link.map { field.leads ? $0.address : $0.label } ?? text
        column.name.withUnsafeBytes { record.put(field, value, name: $0, into: &builder) }
      }
    }
    record.end(isBibliography: header.isBibliography, into: &builder)
  }
}

extension Dialect {
  /// Tables of papers with a header, in CSV and TSV.
  public static let separatedValues = Dialect(
    name: "csv", sniff: SeparatedHeader.sniff, makeReader: { SeparatedValues() })
}
