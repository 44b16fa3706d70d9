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
  let text: SearchText
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
    var text = SearchText()

    mutating func reserve(papers: Int, text bytes: Int, _ memory: MemoryAdvice) {
      text.reserve(bytes: bytes, rows: papers, memory)
      ids.reserveCapacity(papers)
      days.reserveCapacity(papers)
      entries.reserveCapacity(papers)
      entryStarts.reserveCapacity(papers + 1)
      tagStarts.reserveCapacity(papers + 1)
    }

    mutating func append(
      _ paper: Paper, entries references: some Collection<EntryReference>,
      tags numbers: some Collection<UInt32>
    ) {
      ids.append(paper.id)
      days.append(paper.listedDay?.number ?? undated)
      entries += references
      entryStarts.append(UInt32(entries.count))
      tags += numbers
      tagStarts.append(UInt32(tags.count))
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
    let days = days.lazy.filter { $0 != Segment.undated }.map { Day(number: $0) }
    self.years = days.min().map { $0.components.year...days.max()!.components.year }
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

  /// Lends the tags of all papers, and where those of each begin.
  func withTags<Result>(
    _ body: (_ tags: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    tags.withUnsafeBufferPointer { tags in
      tagStarts.withUnsafeBufferPointer { body(tags, $0) }
    }
  }

  /// The row of a paper, in the library; binary search.
  func row(of id: PaperID) -> Row? {
    var (low, high) = (0, byID.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(byID[middle])] < id { low = middle + 1 } else { high = middle }
    }
    guard low < byID.count, ids[Int(byID[low])] == id else { return nil }
    return firstRow + byID[low]
  }
}

/// Which entry of which digest of the library.
struct EntryReference: Hashable, Sendable {
  let digest: UInt32
  let entry: UInt32
}
