/// A table of papers: the header row says what the columns are, and the rows may have any of them in
/// any order.
///
///     |Publish Date|Title|Authors|PDF|Code|
///     |**2026-05-13**|**Title**|First Author et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|null|
struct PaperTable {
  enum Column {
    case date, title, authors, address, code, abstract, summary, comment, tags, categories
    /// Something else, under its own heading.
    case other([UInt8])
  }

  /// The columns of the table that we are in.
  private(set) var columns: [Column] = PaperTable.usual
  /// The topic under which the table stands.
  var topic: [UInt8] = []

  /// The columns of a row without a header.
  static let usual: [Column] = [.date, .title, .authors, .address, .code]

  private static let names: [(name: StaticString, column: Column)] = [
    ("publish date", .date), ("date", .date), ("published", .date), ("title", .title),
    ("authors", .authors), ("author", .authors), ("pdf", .address), ("paper", .address),
    ("link", .address), ("arxiv", .address), ("url", .address), ("id", .address), ("code", .code),
    ("abstract", .abstract), ("summary", .summary), ("tl;dr", .summary), ("tldr", .summary),
    ("comment", .comment), ("comments", .comment), ("tags", .tags), ("keywords", .tags),
    ("category", .categories), ("categories", .categories),
  ]

  /// The columns that a header row names; nil when it names no title.
  static func columns(of line: Range<Int>, _ scanner: ByteScanner) -> [Column]? {
    guard scanner.bytes[line].first == ASCII.bar else { return nil }
    var hasTitle = false
    let columns = scanner.cells(line).map { cell -> Column in
      let text = scanner.unmarked(cell)
      let known = names.first { isSame($0.name, text, scanner) }
      if case .title = known?.column { hasTitle = true }
      return known?.column ?? .other(Array(scanner.slice(text)))
    }
    return hasTitle && columns.count > 1 ? columns : nil
  }

  /// Takes a header row; false when the line is none.
  mutating func takeHeader(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let columns = PaperTable.columns(of: line, scanner) else { return false }
    self.columns = columns
    return true
  }

  /// Whether a line is the rule under a header: `|---|:-:|`.
  static func isRule(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    scanner.bytes[line].allSatisfy { "|-: \t\r".utf8.contains($0) }
  }

  /// Reads a row as an entry.
  func read(
    _ line: Range<Int>, _ scanner: ByteScanner, number: Int, needsAbstract: Bool,
    into builder: inout DigestBuilder
  ) {
    let cells = joined(scanner.cells(line), scanner)
    builder.beginEntry(line: number)
    for (column, cell) in zip(columns, cells) {
      put(scanner.trimmed(cell), column, scanner, &builder)
    }
    topic.withUnsafeBytes { builder.add(extra: "Topic", $0) }
    builder.endEntry(needsAbstract: needsAbstract)
  }

  /// Joins what bars within cells have divided: a folded text up to its end, then the title.
  private func joined(_ cells: [Range<Int>], _ scanner: ByteScanner) -> [Range<Int>] {
    guard cells.count > columns.count else { return cells }
    var result: [Range<Int>] = []
    var surplus = cells.count - columns.count
    var isFolded = false
    for cell in cells {
      if isFolded, surplus > 0, let last = result.last {
        result[result.count - 1] = last.lowerBound..<cell.upperBound
        surplus -= 1
      } else {
        result.append(cell)
      }
      let whole = result[result.count - 1]
      isFolded =
        scanner.has("<details", at: whole.lowerBound, before: whole.upperBound)
        && scanner.find("</details>", in: whole) == nil
    }
    let title = columns.firstIndex { if case .title = $0 { true } else { false } }
    if surplus > 0, let title, title + surplus < result.count {
      let whole = result[title].lowerBound..<result[title + surplus].upperBound
      result.replaceSubrange(title...title + surplus, with: [whole])
    }
    return result
  }

  private func put(
    _ cell: Range<Int>, _ column: Column, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    let text = scanner.slice(PaperTable.unfolded(cell, scanner))
    switch column {
    case .date: putDay(scanner.slice(scanner.unmarked(cell)), &builder)
    case .title:
      let inner = scanner.unmarked(cell)
      if let link = scanner.link(at: inner.lowerBound, before: inner.upperBound) {
        builder.set(.title, scanner.slice(link.text), markup: .bold)
        builder.setReference(in: scanner.slice(link.address))
      } else {
        builder.set(.title, scanner.slice(inner), markup: .bold)
      }
    case .authors:
      builder.add(commaSeparated: PaperTable.withoutEtAl(cell, scanner), to: .authors)
    case .address: builder.setReference(in: text)
    case .code:
      if let link = scanner.firstLink(in: cell) {
        builder.add(scanner.slice(link.address), to: .code)
      } else if scanner.has("http", at: cell.lowerBound, before: cell.upperBound) {
        builder.add(text, to: .code)
      }
    case .abstract: builder.set(.abstract, text)
    case .summary: builder.set(.summary, text)
    case .comment: builder.set(.comment, text)
    case .tags: builder.add(commaSeparated: text, to: .tags)
    case .categories: builder.add(commaSeparated: text, to: .categories)
    case .other(let label):
      if !text.elementsEqual("null".utf8) {
        label.withUnsafeBytes { builder.add(extra: $0, text) }
      }
    }
  }

  private func putDay(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    if !text.isEmpty {
      builder.setDay(Day(utf8: UnsafeRawBufferPointer(rebasing: text.prefix(10))))
    }
  }

  /// `<details><summary>23 pa...</summary><p>23 pages</p></details>`: what is folded.
  static func unfolded(_ cell: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    guard scanner.has("<details", at: cell.lowerBound, before: cell.upperBound),
      let head = scanner.find("</summary>", in: cell)
    else { return cell }
    var text = scanner.trimmed(head + 10..<cell.upperBound)
    if scanner.has("</details>", at: text.upperBound - 10, before: text.upperBound) {
      text = scanner.trimmed(text.lowerBound..<text.upperBound - 10)
    }
    if scanner.has("<p>", at: text.lowerBound, before: text.upperBound) {
      text = text.lowerBound + 3..<text.upperBound
      if scanner.has("</p>", at: text.upperBound - 4, before: text.upperBound) {
        text = text.lowerBound..<text.upperBound - 4
      }
    }
    return text
  }

  /// `First Author et.al.` without what is no name.
  static func withoutEtAl(_ cell: Range<Int>, _ scanner: ByteScanner) -> UnsafeRawBufferPointer {
    for ending in [" et.al.", " et al.", " et. al.", " et al"] as [StaticString] {
      let start = cell.upperBound - ending.utf8CodeUnitCount
      if start >= cell.lowerBound, scanner.has(ending, at: start, before: cell.upperBound) {
        return scanner.slice(cell.lowerBound..<start)
      }
    }
    return scanner.slice(cell)
  }

  private static func isSame(
    _ name: StaticString, _ range: Range<Int>, _ scanner: ByteScanner
  ) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for (index, offset) in range.enumerated()
    where ASCII.lower(scanner.bytes[offset]) != name.utf8Start[index] { return false }
    return true
  }
}
