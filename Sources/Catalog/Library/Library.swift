public import Papers

/// All papers at once: an immutable snapshot that grows by making a new one.
///
/// A library is a list of segments. New digests make a new segment; a paper that an older segment
/// has already is joined, written into the new one, and its old row is retired. So rows are stable
/// from snapshot to snapshot, and a search over a grown library looks at new rows only. Papers that turn out
/// to be one are joined in the same way (`Identities`), and what is left of papers whose digest is gone.
public struct Library: Sendable {
  /// Their rows rise; between them there may be rows of segments that are no more.
  let segments: [Segment]
  /// The digests by the numbers that entries know them by. In the place of those that are gone, and that only
  /// retired rows know, is one without entries.
  let digests: [Digest]
  /// Where each of them stands among `sources`; `gone` for those that are.
  let ranks: [UInt32]
  /// The digests, in the order in which they were given.
  public let sources: [Digest]
  /// Rows of papers that were joined anew, or that no digest has any more.
  let retired: RowSet
  /// The row after the last one, retired ones included.
  let rowCount: Row
  /// The tags of all papers.
  public let tags: Vocabulary
  /// The arXiv categories of all papers.
  let categories: Vocabulary
  /// How many papers have each of `tags`.
  let tagTotals: [UInt32]
  /// How many papers there are.
  public let count: Int
  /// What is said of papers without an arXiv id; nil while there are none.
  var identities: Identities? { identitySource.value }
  let identitySource: IdentitySource
  let rankings: Rankings
  let columns: FacetColumns
  /// Which of its rows have an index.
  let indexedRows = IndexedRows()

  static let gone = UInt32.max

  /// The library without papers.
  public init() {
    self.init(
      segments: [], digests: [], ranks: [], sources: [], retired: RowSet(), rowCount: 0,
      tags: Vocabulary(), categories: Vocabulary(), tagTotals: [],
      identitySource: IdentitySource(nil),
      rankings: Rankings())
  }

  init(
    segments: [Segment], digests: [Digest], ranks: [UInt32], sources: [Digest], retired: RowSet,
    rowCount: Row, tags: Vocabulary, categories: Vocabulary, tagTotals: [UInt32],
    identitySource: IdentitySource, rankings: Rankings, columns: FacetColumns = FacetColumns()
  ) {
    (self.segments, self.retired, self.rowCount) = (segments, retired, rowCount)
    (self.digests, self.ranks, self.sources) = (digests, ranks, sources)
    (self.tags, self.categories, self.tagTotals) = (tags, categories, tagTotals)
    (self.identitySource, self.rankings, self.columns) = (identitySource, rankings, columns)
    self.count = segments.reduce(0) { $0 + $1.rows.count - retired.count(in: $1.rows) }
  }

  /// Whether `other` came of this library, so that rows of both are the same papers: what is retired here is
  /// there too, and no row that is not is another one.
  public func isGrown(into other: Library) -> Bool {
    guard rowCount <= other.rowCount, retired.isSubset(of: other.retired) else { return false }
    let (here, there) = (Set(segments.map(\.identity)), other.segments)
    let shared = Set(there.map(\.identity)).intersection(here)
    return segments.allSatisfy { segment in
      shared.contains(segment.identity)
        || other.retired.count(in: segment.rows) == segment.rows.count
    }
      && there.allSatisfy { $0.firstRow >= rowCount || shared.contains($0.identity) }
  }

  /// Whether the digests are of more than one file: a large one is read as several.
  var hasSeveralDigests: Bool { sources.contains { $0.path != sources[0].path } }

  /// The arXiv categories of the papers, in the order in which they were first seen.
  public var categoryNames: [String] {
    (0..<UInt32(categories.count)).map { categories.name(of: $0) }
  }

  /// The years of the papers, from the first to the last.
  public var years: ClosedRange<Int>? {
    let years = segments.compactMap(\.years)
    guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max() else {
      return nil
    }
    return first...last
  }

  /// The paper in a row.
  public func paper(at row: Row) -> Paper {
    let (segment, local) = locate(row)
    return paper(at: local, in: segment)
  }

  /// The id of the paper in a row.
  public func id(of row: Row) -> PaperID {
    let (segment, local) = locate(row)
    return segment.ids[local]
  }

  /// The row of a paper, if the library has it.
  public func row(of id: PaperID) -> Row? {
    for segment in segments.reversed() {
      if let row = segment.row(of: id), !retired.contains(row) { return row }
    }
    return nil
  }

  /// The rows of some different papers, as far as the library has them, in the order of the papers. They are sorted
  /// once: in each of many segments one by one would be looked for long.
  func rows(of ids: ArraySlice<PaperID>) -> [Row] {
    if segments.isEmpty { return [] }
    let places = ids.indices.sorted { ids[$0] < ids[$1] }
    let sorted = places.map { ids[$0] }
    var found: [(place: Int, row: Row)] = []
    for segment in segments {
      var next = 0
      segment.visit(sorted) { row in
        let id = segment.ids[Int(row - segment.firstRow)]
        while next < sorted.count, sorted[next] < id { next += 1 }
        if next < sorted.count, sorted[next] == id, !retired.contains(row) {
          found.append((places[next], row))
        }
      }
    }
    return found.sorted { $0.place < $1.place }.map(\.row)
  }

  /// The papers that another library does not have. Looks each of them up, or, when this one has grown from
  /// the other, those that have come.
  public func ids(notIn other: Library) -> Set<PaperID> {
    let first = other.isGrown(into: self) ? other.rowCount : 0
    var result: Set<PaperID> = []
    for segment in segments where segment.firstRow >= first {
      for (local, id) in segment.ids.enumerated()
      where !retired.contains(segment.firstRow + Row(local)) && other.row(of: id) == nil {
        result.insert(id)
      }
    }
    return result
  }

  /// The tags of the paper in a row.
  func tags(of row: Row) -> Slice<Column<UInt32>> {
    let (segment, local) = locate(row)
    return segment.tags(of: local)
  }

  func paper(at local: Int, in segment: Segment) -> Paper {
    // The digests alone: a closure that has the library would count references to all that it is made of.
    let entries = segment.entries(of: local).map { [digests] reference in
      Library.entry(reference, in: digests)
    }
    // A damaged file may say that a paper has none.
    return Paper(
      ordered: entries.isEmpty ? [entry(.nothing)] : entries, id: segment.ids[local])
  }

  func entry(_ reference: EntryReference) -> Entry { Library.entry(reference, in: digests) }

  private static func entry(_ reference: EntryReference, in digests: [Digest]) -> Entry {
    Entry(digest: digest(reference.digest, in: digests), index: Int(reference.entry))
  }

  /// The digest of a number; one without entries where no digest has it.
  func digest(_ number: UInt32) -> Digest { Library.digest(number, in: digests) }

  private static func digest(_ number: UInt32, in digests: [Digest]) -> Digest {
    number < digests.count ? digests[Int(number)] : Digest.none
  }

  /// Where an entry stands in the digests: digest by digest, entry by entry.
  func position(of reference: EntryReference) -> Int {
    let rank = reference.digest < ranks.count ? ranks[Int(reference.digest)] : Library.gone
    return Int(min(rank, UInt32.max >> 1)) << 32 | Int(reference.entry)
  }

  /// The segment of a row and the row's number in it; the segments are few.
  func locate(_ row: Row) -> (Segment, Int) {
    let segment = segments.last { $0.firstRow <= row }!
    return (segment, Int(row - segment.firstRow))
  }
}
