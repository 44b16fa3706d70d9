public import Digests

/// All papers at once: an immutable snapshot that grows by making a new one.
///
/// A library is a list of segments. New digests make a new segment; a paper that an older segment
/// has already is joined, written into the new one, and its old row is retired. So rows are stable
/// from snapshot to snapshot, and a search over a grown library looks at new rows only. Papers that turn out
/// to be one are joined in the same way (`Identities`).
public struct Library: Sendable {
  let segments: [Segment]
  let digests: [Digest]
  let retired: RowSet
  /// The tags of all papers.
  public let tags: Vocabulary
  /// How many papers there are.
  public let count: Int
  /// What is said of papers without an arXiv id; nil while there are none.
  let identities: Identities?
  let orders = OrderCache()

  /// The library without papers.
  public init() {
    self.init(
      segments: [], digests: [], retired: RowSet(), tags: Vocabulary(), retiredCount: 0,
      identities: nil)
  }

  init(
    segments: [Segment], digests: [Digest], retired: RowSet, tags: Vocabulary, retiredCount: Int,
    identities: Identities?
  ) {
    self.identities = identities
    self.segments = segments
    self.digests = digests
    self.retired = retired
    self.tags = tags
    self.count = segments.reduce(-retiredCount) { $0 + $1.papers.count }
  }

  /// How many rows there are, retired ones included.
  var rowCount: Row {
    segments.last.map { $0.firstRow + Row($0.papers.count) } ?? 0
  }

  /// The digests, in the order in which they were read.
  public var sources: [Digest] { digests }

  /// Whether `other` is this library with more digests, so that rows and selections still hold.
  public func isGrown(into other: Library) -> Bool {
    segments.count <= other.segments.count && zip(segments, other.segments).allSatisfy { $0 === $1 }
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
    return paper(of: segment.papers[local], in: segment)
  }

  /// The id of the paper in a row.
  public func id(of row: Row) -> PaperID {
    let (segment, local) = locate(row)
    return segment.papers[local].id
  }

  /// The row of a paper, if the library has it.
  public func row(of id: PaperID) -> Row? {
    for segment in segments.reversed() {
      if let row = segment.row(of: id), !retired.contains(row) { return row }
    }
    return nil
  }

  /// The papers that another library does not have. Looks each of them up.
  public func ids(notIn other: Library) -> Set<PaperID> {
    var result: Set<PaperID> = []
    for segment in segments {
      for record in segment.papers where other.row(of: record.id) == nil {
        result.insert(record.id)
      }
    }
    return result
  }

  /// The tags of the paper in a row.
  func tags(of row: Row) -> ArraySlice<UInt32> {
    let (segment, local) = locate(row)
    let record = segment.papers[local]
    return segment.tags[Int(record.tagStart)..<Int(record.tagStart) + Int(record.tagCount)]
  }

  func paper(of record: PaperRecord, in segment: Segment) -> Paper {
    let start = Int(record.entryStart)
    return Paper(
      ordered: segment.entries[start..<start + Int(record.entryCount)].map {
        Entry(digest: digests[Int($0.digest)], index: Int($0.entry))
      }, id: record.id)
  }

  /// The segment of a row and the row's place in it; the segments are few.
  func locate(_ row: Row) -> (Segment, Int) {
    let segment = segments.last { $0.firstRow <= row }!
    return (segment, Int(row - segment.firstRow))
  }
}
