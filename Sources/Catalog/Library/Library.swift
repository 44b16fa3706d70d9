public import Papers

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
  /// How many papers have each of `tags`.
  let tagTotals: [UInt32]
  /// How many papers there are.
  public let count: Int
  /// What is said of papers without an arXiv id; nil while there are none.
  let identities: Identities?
  let rankings: Rankings

  /// The library without papers.
  public init() {
    self.init(
      segments: [], digests: [], retired: RowSet(), tags: Vocabulary(), tagTotals: [],
      identities: nil, rankings: Rankings())
  }

  init(
    segments: [Segment], digests: [Digest], retired: RowSet, tags: Vocabulary,
    tagTotals: [UInt32], identities: Identities?, rankings: Rankings
  ) {
    (self.identities, self.rankings, self.tagTotals) = (identities, rankings, tagTotals)
    self.segments = segments
    self.digests = digests
    self.retired = retired
    self.tags = tags
    self.count = segments.reduce(-retired.count) { $0 + $1.ids.count }
  }

  /// How many rows there are, retired ones included.
  var rowCount: Row {
    segments.last?.endRow ?? 0
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

  /// The papers that another library does not have. Looks each of them up.
  public func ids(notIn other: Library) -> Set<PaperID> {
    var result: Set<PaperID> = []
    for segment in segments {
      for (local, id) in segment.ids.enumerated()
      where !retired.contains(segment.firstRow + Row(local)) && other.row(of: id) == nil {
        result.insert(id)
      }
    }
    return result
  }

  /// The tags of the paper in a row.
  func tags(of row: Row) -> ArraySlice<UInt32> {
    let (segment, local) = locate(row)
    return segment.tags(of: local)
  }

  func paper(at local: Int, in segment: Segment) -> Paper {
    Paper(ordered: segment.entries(of: local).map(entry), id: segment.ids[local])
  }

  func entry(_ reference: EntryReference) -> Entry {
    Entry(digest: digests[Int(reference.digest)], index: Int(reference.entry))
  }

  /// Where an entry stands in the digests: digest by digest, entry by entry.
  func place(of reference: EntryReference) -> Int {
    Int(reference.digest) << 32 | Int(reference.entry)
  }

  /// The segment of a row and the row's place in it; the segments are few.
  func locate(_ row: Row) -> (Segment, Int) {
    let segment = segments.last { $0.firstRow <= row }!
    return (segment, Int(row - segment.firstRow))
  }
}
