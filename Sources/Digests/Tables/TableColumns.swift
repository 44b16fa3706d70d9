import Papers

/// The columns of a table of papers, as its header row names them:
///
///     |Publish Date|Title|Authors|PDF|Code|
struct TableColumns {
  enum Kind: UInt8 {
    case date, title, authors, address, code, abstract, summary, comment, tags, categories
    /// Something else, under its own heading.
    case other
  }

  private(set) var kinds: [Kind]
  /// The headings, as they stand.
  private(set) var labels: [[UInt8]]
  /// The rows end with a bar, so that one without it is cut.
  private(set) var endsWithBar = true
  /// The headings are bold.
  private(set) var isBold = false

  /// The columns of a row without a header; not all rows have the last ones.
  static let usual = TableColumns([.date, .title, .authors, .address, .code, .summary])
  /// The same where the title is the link.
  static let linked = TableColumns([.date, .title, .authors, .code, .summary])
  /// A header of more columns is none of papers.
  private static let limit = 32

  private static let names: [(name: StaticString, kind: Kind)] = [
    ("publish date", .date), ("date", .date), ("published", .date), ("日期", .date),
    ("发布日期", .date), ("title", .title), ("标题", .title), ("authors", .authors),
    ("author", .authors), ("first author", .authors), ("last author", .authors),
    ("作者", .authors), ("pdf", .address), ("paper", .address), ("link", .address),
    ("arxiv", .address), ("url", .address), ("id", .address), ("homepage", .address),
    ("链接", .address), ("code", .code), ("代码", .code), ("abstract", .abstract),
    ("summary", .summary), ("chinese summary", .summary), ("摘要", .summary),
    ("中文摘要", .summary), ("tl;dr", .summary), ("tldr", .summary), ("comment", .comment),
    ("comments", .comment), ("tags", .tags), ("keywords", .tags), ("category", .categories),
    ("categories", .categories),
  ]

  private init(_ kinds: [Kind]) {
    self.kinds = kinds
    self.labels = kinds.map { _ in [] }
  }

  /// nil when the line is no header, or names no title.
  init?(header line: Range<Int>, in scanner: ByteScanner) {
    guard scanner.bytes[line].first == ASCII.bar, line.count < 4096 else { return nil }
    let cells = scanner.cells(line)
    guard (2...TableColumns.limit).contains(cells.count) else { return nil }
    self.init([])
    isBold = cells.allSatisfy { scanner.has("**", at: $0.lowerBound, before: $0.upperBound) }
    endsWithBar = scanner.bytes[line].last == ASCII.bar
    for cell in cells { add(scanner.unmarked(cell), scanner) }
    guard has(.title) else { return nil }
  }

  func has(_ kind: Kind) -> Bool { kinds.contains(kind) }

  private mutating func add(_ heading: Range<Int>, _ scanner: ByteScanner) {
    var kind = TableColumns.names.first { scanner.says($0.name, heading) }?.kind ?? .other
    // A second column of a kind that has one text would take the place of the first.
    if has(kind), kind != .authors, kind != .address { kind = .other }
    kinds.append(kind)
    labels.append(Array(scanner.slice(heading)))
  }

  /// Whether a line is the rule under a header: `|---|:-:|`.
  static func isRule(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var hasHyphen = false
    for byte in scanner.bytes[line] {
      if byte == ASCII.hyphen {
        hasHyphen = true
      } else if byte != ASCII.bar, byte != ASCII.colon, !ASCII.isWhite(byte) {
        return false
      }
    }
    return hasHyphen
  }
}
