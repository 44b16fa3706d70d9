import Papers

/// An immutable part of a library: the papers of one batch of digests, joined and folded.
///
/// Its columns are flat arrays with a value a paper. The text of the papers stays in the arenas of their
/// digests, and a paper is a list of entries in them, so joining copies nothing.
final class Segment: Sendable {
  /// The row of its first paper in the library.
  let firstRow: Row
  /// The ids of its papers.
  let ids: [PaperID]
  /// The days by which they are listed, as numbers; `undated` for none.
  private let days: [Int32]
  /// Their entries, the best of a paper first, and where those of each begin; one more at the end.
  private let entries: [EntryReference]
  private let entryStarts: [UInt32]
  /// Their tags, and where those of each begin; one more at the end.
  private let tags: [UInt32]
  private let tagStarts: [UInt32]
  /// Their categories, and where those of each begin; one more at the end.
  private let categories: [UInt32]
  private let categoryStarts: [UInt32]
  /// The highest versions announced; 0 for none.
  let versions: [UInt16]
  /// How many authors each has, at most 65,535.
  let authorCounts: [UInt16]
  /// The papers that are withdrawn, which are few, in order.
  let withdrawn: [UInt32]
  /// Whether some paper has a venue.
  let hasVenues: Bool
  let text: SearchText
  /// The words of its titles.
  let titleWords = MadeOnce<TitleWords>()
  /// The words of all its texts, for one range of its papers after the other.
  let wordIndex = MadeOnce<[WordIndex]>()
  /// Which papers its texts name.
  let mentions = Mentions()
  /// The years of its papers; nil when none has a date.
  let years: ClosedRange<Int>?
  /// The papers in the order of their ids.
  private let byID: [UInt32]

  private static let undated = Int32.min

  /// The row after its last paper.
  var endRow: Row { firstRow + Row(ids.count) }
  var rows: Range<Row> { firstRow..<endRow }

  /// What a segment is made of, while it is made.
  struct Parts {
    var ids: [PaperID] = []
    var days: [Int32] = []
    var entries: [EntryReference] = []
    var entryStarts: [UInt32] = [0]
    var tags: [UInt32] = []
    var tagStarts: [UInt32] = [0]
    var categories: [UInt32] = []
    var categoryStarts: [UInt32] = [0]
    var versions: [UInt16] = []
    var authorCounts: [UInt16] = []
    var withdrawn: [UInt32] = []
    var hasVenues = false
    var text = SearchText()

    mutating func reserve(papers: Int, text bytes: Int, _ memory: MemoryAdvice) {
      text.reserve(bytes: bytes, rows: papers, memory)
      ids.reserveCapacity(papers)
      days.reserveCapacity(papers)
      entries.reserveCapacity(papers)
      entryStarts.reserveCapacity(papers + 1)
      tagStarts.reserveCapacity(papers + 1)
      categoryStarts.reserveCapacity(papers + 1)
      versions.reserveCapacity(papers)
      authorCounts.reserveCapacity(papers)
    }

    mutating func append(
      _ paper: Paper, entries references: some Collection<EntryReference>,
      tags numbers: some Collection<UInt32>, categories kinds: some Collection<UInt32>
    ) {
      if paper.isWithdrawn { withdrawn.append(UInt32(ids.count)) }
      ids.append(paper.id)
      days.append(paper.listedDay?.number ?? undated)
      entries += references
      entryStarts.append(UInt32(entries.count))
      tags += numbers
      tagStarts.append(UInt32(tags.count))
      categories += kinds
      categoryStarts.append(UInt32(categories.count))
      versions.append(UInt16(clamping: paper.version ?? 0))
      authorCounts.append(UInt16(clamping: paper.authors.itemCount))
      hasVenues = hasVenues || !paper.venue.isEmpty
      let index = paper.entries.firstIndex { !$0.record.abstract.isEmpty } ?? 0
      text.append(paper, abstractIn: references.dropFirst(index).first!.digest)
    }
  }

  init(firstRow: Row, _ parts: Parts) {
    self.firstRow = firstRow
    let ids = parts.ids
    (self.ids, self.days, self.text) = (ids, parts.days, parts.text)
    (self.entries, self.entryStarts) = (parts.entries, parts.entryStarts)
    (self.tags, self.tagStarts) = (parts.tags, parts.tagStarts)
    (self.categories, self.categoryStarts) = (parts.categories, parts.categoryStarts)
    (self.versions, self.authorCounts) = (parts.versions, parts.authorCounts)
    let days = days.lazy.filter { $0 != Segment.undated }.map { Day(number: $0) }
    self.years = days.min().map { $0.components.year...days.max()!.components.year }
    (self.hasVenues, self.withdrawn) = (parts.hasVenues, parts.withdrawn)
    self.byID = (0..<UInt32(ids.count)).sorted { ids[Int($0)] < ids[Int($1)] }
  }

  /// The day by which a paper is listed.
  func day(of local: Int) -> Day? {
    days[local] == Segment.undated ? nil : Day(number: days[local])
  }

  /// The entries of a paper, the best first.
  func entries(of local: Int) -> ArraySlice<EntryReference> {
    entries[Int(entryStarts[local])..<Int(entryStarts[local + 1])]
  }

  /// The tags of a paper.
  func tags(of local: Int) -> ArraySlice<UInt32> {
    tags[Int(tagStarts[local])..<Int(tagStarts[local + 1])]
  }

  /// The categories of a paper.
  func categories(of local: Int) -> ArraySlice<UInt32> {
    categories[Int(categoryStarts[local])..<Int(categoryStarts[local + 1])]
  }

  var tagPart: ValueNumbers { ValueNumbers(numbers: tags, starts: tagStarts) }
  var categoryPart: ValueNumbers {
    ValueNumbers(numbers: categories, starts: categoryStarts)
  }

  /// The number of the day of a paper; the least number when it has none.
  func dayNumber(of local: Int) -> Int32 { days[local] }

  /// Lends the days of all papers, as numbers; the least one for none.
  func withDays<Result>(_ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
    days.withUnsafeBufferPointer(body)
  }

  /// Shows the rows of some papers, of which the ids must be sorted; in their order.
  func visit(_ sorted: [PaperID], _ body: (Row) -> Void) {
    var rank = 0
    for id in sorted {
      // Few among many are looked for in growing steps, and then between the last two.
      var step = 1
      while rank + step < byID.count, ids[Int(byID[rank + step])] < id {
        rank += step
        step *= 2
      }
      rank = self.rank(of: id, in: rank..<min(rank + step, byID.count))
      guard rank < byID.count else { return }
      if ids[Int(byID[rank])] == id { body(firstRow + byID[rank]) }
    }
  }

  /// The rows of the papers whose ids are in a range, in the library.
  func visit(_ range: ClosedRange<PaperID>, _ body: (Row) -> Void) {
    let first = rank(of: range.lowerBound, in: 0..<byID.count)
    for local in byID[first...].prefix(while: { ids[Int($0)] <= range.upperBound }) {
      body(firstRow + local)
    }
  }

  /// The row of a paper, in the library.
  func row(of id: PaperID) -> Row? {
    let rank = rank(of: id, in: 0..<byID.count)
    guard rank < byID.count, ids[Int(byID[rank])] == id else { return nil }
    return firstRow + byID[rank]
  }

  /// The first rank of a range, in the order of the ids, that is not before one; its end when all are. Binary
  /// search.
  private func rank(of id: PaperID, in ranks: Range<Int>) -> Int {
    var (low, high) = (ranks.lowerBound, ranks.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(byID[middle])] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Which entry of which digest of the library.
struct EntryReference: Hashable, Sendable {
  let digest: UInt32
  let entry: UInt32
}
