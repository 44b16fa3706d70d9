import Papers

/// What a segment is made of, while it is made.
struct SegmentParts {
  /// In the place of a day that a paper does not have.
  static let undated = Int32.min

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
  var text = SearchTextMaker()

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
    days.append(paper.listedDay?.number ?? SegmentParts.undated)
    entries += references
    entryStarts.append(UInt32(entries.count))
    tags += numbers
    tagStarts.append(UInt32(tags.count))
    categories += kinds
    categoryStarts.append(UInt32(categories.count))
    versions.append(UInt16(clamping: paper.version ?? 0))
    authorCounts.append(UInt16(clamping: paper.authors.itemCount))
    hasVenues = hasVenues || !paper.venue.isEmpty
    text.append(paper)
  }
}
