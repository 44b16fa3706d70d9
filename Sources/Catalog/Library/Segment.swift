import Papers

/// An immutable part of a library: the papers of one batch of digests, joined and folded.
///
/// Its columns are flat, with a value a paper. The text of the papers stays in the arenas of their digests, and a paper
/// is a list of entries in them, so joining copies nothing.
final class Segment: Sendable {
  /// The row of its first paper in the library.
  let firstRow: Row
  private let columns: SegmentColumns
  /// The words of its titles.
  let titleWords: MadeOnce<TitleWords>
  /// Which of its papers lead to code.
  let codeRows: MadeOnce<CodeRows>
  /// The words of all its texts, for one range of its papers after the other.
  let wordIndex: WordIndexes
  /// Which papers its texts name.
  let mentions = Mentions()
  private let token: Token

  private final class Token: Sendable {}

  /// - Parameter other: the same segment, with its columns elsewhere. What is made of one is made of the other.
  init(firstRow: Row, _ columns: SegmentColumns, sameAs other: Segment? = nil) {
    (self.firstRow, self.columns, token) = (firstRow, columns, other?.token ?? Token())
    (titleWords, wordIndex) = (other?.titleWords ?? MadeOnce(), other?.wordIndex ?? WordIndexes())
    codeRows = other?.codeRows ?? MadeOnce()
  }

  /// What tells it from other segments, wherever its columns are.
  var identity: ObjectIdentifier { ObjectIdentifier(token) }
  /// As long as somebody has this, no other segment has its identity.
  var keeper: any AnyObject & Sendable { token }

  /// The row after its last paper.
  var endRow: Row { firstRow + Row(ids.count) }
  var rows: Range<Row> { firstRow..<endRow }
  /// The ids of its papers.
  var ids: Column<PaperID> { columns.ids }
  /// The highest versions announced; 0 for none.
  var versions: Column<UInt16> { columns.versions }
  /// How many authors each has, at most 65,535.
  var authorCounts: Column<UInt16> { columns.authorCounts }
  /// The papers that are withdrawn, which are few, in order.
  var withdrawn: Column<UInt32> { columns.withdrawn }
  /// Whether some paper has a venue.
  var hasVenues: Bool { columns.hasVenues }
  var text: SearchText { columns.text }
  /// The years of its papers; nil when none has a date.
  var years: ClosedRange<Int>? { columns.years }
  /// What papers there are, and in which versions.
  var stamp: UInt64 { columns.stamp }

  func write(to writer: inout ColumnWriter) { columns.write(to: &writer) }

  /// The day by which a paper is listed.
  func day(of local: Int) -> Day? {
    Day(kept: columns.days[local])
  }

  /// The entries of a paper, the best first.
  func entries(of local: Int) -> Slice<Column<EntryReference>> {
    columns.entries.part(from: columns.entryStarts[local], to: columns.entryStarts[local + 1])
  }

  /// The tags of a paper.
  func tags(of local: Int) -> Slice<Column<UInt32>> {
    columns.tags.part(from: columns.tagStarts[local], to: columns.tagStarts[local + 1])
  }

  /// The categories of a paper.
  func categories(of local: Int) -> Slice<Column<UInt32>> {
    columns.categories.part(
      from: columns.categoryStarts[local], to: columns.categoryStarts[local + 1])
  }

  var tagPart: ValueNumbers { ValueNumbers(numbers: columns.tags, starts: columns.tagStarts) }
  var categoryPart: ValueNumbers {
    ValueNumbers(numbers: columns.categories, starts: columns.categoryStarts)
  }

  /// The number of the day of a paper; the least number when it has none.
  func dayNumber(of local: Int) -> Int32 { columns.days[local] }

  /// Lends the days of all papers, as numbers; the least one for none.
  func withDays<Result>(_ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
    columns.days.withUnsafeBufferPointer(body)
  }

  /// Shows the rows of some papers, of which the ids must be sorted; in their order.
  func visit(_ sorted: [PaperID], _ body: (Row) -> Void) {
    var rank = 0
    for id in sorted {
      // Few among many are looked for in growing steps, and then between the last two.
      var step = 1
      while rank + step < columns.byID.count, ids[Int(columns.byID[rank + step])] < id {
        rank += step
        step *= 2
      }
      rank = self.rank(of: id, in: rank..<min(rank + step, columns.byID.count))
      guard rank < columns.byID.count else { return }
      if ids[Int(columns.byID[rank])] == id { row(atRank: rank).map(body) }
    }
  }

  /// The rows of the papers whose ids are in a range, in the library.
  func visit(_ range: ClosedRange<PaperID>, _ body: (Row) -> Void) {
    let first = rank(of: range.lowerBound, in: 0..<columns.byID.count)
    for rank in first..<columns.byID.count {
      guard ids[Int(columns.byID[rank])] <= range.upperBound else { return }
      row(atRank: rank).map(body)
    }
  }

  /// The row of a paper, in the library.
  func row(of id: PaperID) -> Row? {
    let rank = rank(of: id, in: 0..<columns.byID.count)
    guard rank < columns.byID.count, ids[Int(columns.byID[rank])] == id else { return nil }
    return row(atRank: rank)
  }

  /// The row of the paper at a rank in the order of the ids.
  private func row(atRank rank: Int) -> Row? {
    let local = columns.byID[rank]
    return local < ids.count ? firstRow + local : nil
  }

  /// The first rank of a range, in the order of the ids, that is not before one; its end when all are. Binary
  /// search.
  private func rank(of id: PaperID, in ranks: Range<Int>) -> Int {
    var (low, high) = (ranks.lowerBound, ranks.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(columns.byID[middle])] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
