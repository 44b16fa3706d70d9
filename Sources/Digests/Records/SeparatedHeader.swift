import Papers

/// The header of a table: what its columns are, and what divides them.
struct SeparatedHeader {
  struct Column {
    let name: [UInt8]
    /// nil for one without a name.
    var field: RecordField?
  }

  private(set) var columns: [Column] = []
  let divider: UInt8
  /// By its columns the table is a bibliography, whose rows are papers with or without arXiv.
  private(set) var isBibliography = false

  private static let dividers = [ASCII.comma, ASCII.tab, UInt8(ascii: ";")]
  /// A longer header is a text.
  private static let longest = 16 << 10

  /// nil when a line is no header of a table of papers.
  init?(_ line: Range<Int>, in scanner: ByteScanner) {
    var best: (columns: [Column], divider: UInt8, known: Int)?
    guard line.count < Self.longest else { return nil }
    for divider in Self.dividers {
      let columns = SeparatedHeader.columns(of: line, divider, scanner)
      let known = columns.count { $0.field != nil && $0.field != .extra }
      if columns.count > 1, known > best?.known ?? 0 { best = (columns, divider, known) }
    }
    guard let best else { return nil }
    let kinds = best.columns.compactMap(\.field)
    func has(_ fields: RecordField...) -> Bool { kinds.contains { fields.contains($0) } }
    let isPaper = has(.authors, .doi, .abstract, .arxivID, .publication, .venue)
    guard
      has(.title) && (isPaper || has(.link, .pdf, .id, .date, .year, .summary))
        || has(.name) && (isPaper || has(.link, .pdf))
    else { return nil }
    (columns, divider) = (best.columns, best.divider)
    isBibliography = has(.title) && has(.authors) && has(.publication, .venue, .doi)
  }

  private static func columns(
    of line: Range<Int>, _ divider: UInt8, _ scanner: ByteScanner
  ) -> [Column] {
    let text = ByteScanner(scanner.slice(line))
    guard let row = SeparatedRow(at: 0, divider: divider, isLast: true, in: text) else { return [] }
    var columns: [Column] = []
    for cell in row.cells {
      let name = Array(text.slice(cell.range).prefix(80))
      let field = name.withUnsafeBytes { name -> RecordField? in
        name.isEmpty ? nil : RecordNames.field(name) ?? .extra
      }
      columns.append(Column(name: name, field: field))
    }
    // A column named `Authors` after the first is another's affair, but addresses may be many.
    for index in columns.indices {
      guard let field = columns[index].field, field == .title || field == .abstract,
        columns[..<index].contains(where: { $0.field == field })
      else { continue }
      columns[index].field = .extra
    }
    return columns
  }

  /// Where the header ends: a column's name may have line feeds in quotation marks. The end of what there is when
  /// that cannot be told before more has come.
  static func lineEnd(from start: Int, isLast: Bool, in scanner: ByteScanner) -> Int {
    var isQuoted = false
    for offset in start..<min(scanner.bytes.count, start + longest) {
      let byte = scanner.bytes[offset]
      if byte == ASCII.quote { isQuoted.toggle() }
      if byte == ASCII.lineFeed, !isQuoted { return offset }
    }
    if !isLast, scanner.bytes.count < start + longest { return scanner.bytes.count }
    return scanner.lineEnd(from: start)
  }

  /// A line before the header that is none: `sep=;`, `# made by …`.
  static func isNote(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let text = scanner.trimmed(line)
    return scanner.has("sep=", at: text.lowerBound, before: text.upperBound)
  }

  /// A table of papers has a header that says so, and rows with as many cells.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    var start = 0
    while start < prefix.count {
      let end = lineEnd(from: start, isLast: true, in: scanner)
      let line = start..<end
      start = min(end + 1, prefix.count)
      if scanner.trimmed(line).isEmpty || isNote(line, scanner) { continue }
      guard let header = SeparatedHeader(line, in: scanner) else { return false }
      if start == prefix.count { return header.columns.count > 2 }
      var (rows, fitting) = (0, 0)
      while start < prefix.count, rows < 8,
        let row = SeparatedRow(at: start, divider: header.divider, isLast: false, in: scanner)
          ?? (rows == 0
            ? SeparatedRow(at: start, divider: header.divider, isLast: true, in: scanner) : nil)
      {
        start = row.next
        if row.cells.allSatisfy({ $0.range.isEmpty }) { continue }
        rows += 1
        if abs(row.cells.count - header.columns.count) <= 1 { fitting += 1 }
      }
      return rows > 0 && fitting * 2 >= rows
    }
    return false
  }
}
