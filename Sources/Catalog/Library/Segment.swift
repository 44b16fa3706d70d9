import Digests

/// An immutable part of a library: the papers of one batch of digests, joined and folded.
///
/// Small segments are scanned; that is all there is now. The text of the papers stays in the
/// arenas of their digests, and a paper is a list of entries in them, so joining copies nothing.
final class Segment: Sendable {
  /// The row of its first paper in the library.
  let firstRow: Row
  let papers: [PaperRecord]
  /// The entries of all papers, the best of a paper first.
  let entries: [EntryReference]
  let text: SearchText
  /// The tags of all papers.
  let tags: [UInt32]
  /// The years of its papers; nil when none has a date.
  let years: ClosedRange<Int>?
  /// The ids, sorted.
  private let ids: [PaperID]
  /// The row of each of `ids`.
  private let idRows: [Row]

  init(
    firstRow: Row, papers: [PaperRecord], entries: [EntryReference], text: SearchText,
    tags: [UInt32]
  ) {
    self.firstRow = firstRow
    self.papers = papers
    self.entries = entries
    self.text = text
    self.tags = tags
    let days = papers.compactMap(\.day)
    self.years = days.min().map { $0.components.year...days.max()!.components.year }
    let order = papers.indices.sorted { papers[$0].id < papers[$1].id }
    self.ids = order.map { papers[$0].id }
    self.idRows = order.map { firstRow + Row($0) }
  }

  /// The row of a paper, in the library; binary search.
  func row(of id: PaperID) -> Row? {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    guard low < ids.count, ids[low] == id else { return nil }
    return idRows[low]
  }
}

/// One paper of a segment: what sorting and filtering need without touching its text.
struct PaperRecord: Sendable {
  let id: PaperID
  /// The version shown; 0 for none.
  let version: UInt16
  let day: Day?
  /// Its part of `Segment.entries`.
  let entryStart: UInt32
  let entryCount: UInt16
  /// Its part of `Segment.tags`.
  let tagStart: UInt32
  let tagCount: UInt16
  /// Its place in the order in which the digests were read: digest number, then entry number.
  let place: UInt64
}

/// Which entry of which digest of the library.
struct EntryReference: Hashable, Sendable {
  let digest: UInt32
  let entry: UInt32

  var place: UInt64 { UInt64(digest) << 32 | UInt64(entry) }
}
