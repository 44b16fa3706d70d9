import Papers
import TeX

/// Puts the searched text of papers together, row by row.
struct SearchTextMaker {
  private var arena: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// How many bytes of text there are, those that stand in digests included.
  private(set) var byteCount = 0

  /// Of the row that is made: which fields are kept whole, or have passages, and these.
  private var (whole, shown, written): (RowFields, RowFields, RowFields) = ([], [], [])
  private var places: [UInt8] = []
  private var kept: [UInt8] = []
  private var differences = Differences()

  /// - Parameter bytes: of the texts, of which mostly a twentieth is kept.
  mutating func reserve(bytes: Int, rows: Int, _ memory: MemoryAdvice) {
    arena.reserveCapacity(bytes / 16)
    memory.apply(to: &arena)
    starts.reserveCapacity(rows + 1)
  }

  func text(entries: Column<EntryReference>, starts entryStarts: Column<UInt32>) -> SearchText {
    SearchText(
      arena: Column(arena), starts: Column(starts), entries: entries, entryStarts: entryStarts)
  }

  /// Appends a row.
  mutating func append(_ paper: Paper) {
    let main = paper.entries[SearchText.main(of: paper.entries) { $0.record }]
    let record = main.record
    add(paper.title, of: .title, main, record)
    add(paper.authors, of: .authors, main, record)
    add(list: paper, \.tags, of: .tags, main, record)
    add(list: paper, \.categories, of: .categories, main, record)
    add(paper.summary, of: .summary, main, record)
    add(paper.comment, of: .comment, main, record)
    add(paper.abstract, of: .abstract, main, record)
    endRow()
  }

  private mutating func endRow() {
    if !whole.union(shown).union(written).isEmpty {
      arena += [whole.rawValue, shown.rawValue, written.rawValue]
      Varints.append(places.count, to: &arena)
      arena += places
      arena += kept
      byteCount += kept.count
      places.removeAll(keepingCapacity: true)
      kept.removeAll(keepingCapacity: true)
      (whole, shown, written) = ([], [], [])
    }
    starts.append(UInt32(arena.count))
  }

  // MARK: Fields

  private mutating func add(
    _ passage: Passage, of field: RowField, _ main: Entry, _ record: EntryRecord
  ) {
    guard !passage.isEmpty else { return }
    let isStanding = passage.span == field.span(in: record) && passage.digest === main.digest
    passage.withBytes { bytes in
      let isShown = !TeXText.isPlain(bytes)
      byteCount += bytes.count
      if isStanding, !isShown, Fold.isFoldedByCase(bytes) { return }
      if isStanding, addPassages(bytes, of: field, isShown: isShown) { return }
      keep(field) { kept in
        if isShown {
          ShownList(bytes).text.withUnsafeBytes { Fold.appendFolded($0, to: &kept) }
          kept.append(RowField.written)
        }
        Fold.appendFolded(bytes, to: &kept)
      }
    }
  }

  /// Adds a list that entries have together, and that is shown as it was written.
  private mutating func add(
    list paper: Paper, _ items: (Paper) -> [Passage], of field: RowField, _ main: Entry,
    _ record: EntryRecord
  ) {
    let span = field.span(in: record)
    if paper.entries.count == 1 {
      if span.isEmpty { return }
      return main.digest.withText(span) { bytes in
        byteCount += bytes.count
        if Fold.isFoldedByCase(bytes) || addPassages(bytes, of: field, isShown: false) { return }
        keep(field) { Fold.appendFolded(bytes, to: &$0) }
      }
    }
    var list: [UInt8] = []
    for (index, item) in items(paper).enumerated() {
      if index > 0 { list.append(Digest.separator) }
      item.withBytes { list.append(contentsOf: $0) }
    }
    byteCount += list.count
    let isStanding = main.digest.withText(span) { $0.elementsEqual(list) }
    list.withUnsafeBytes { bytes in
      if isStanding, Fold.isFoldedByCase(bytes) { return }
      keep(field) { Fold.appendFolded(bytes, to: &$0) }
    }
  }

  private mutating func keep(_ field: RowField, _ append: (inout [UInt8]) -> Void) {
    let start = kept.count
    append(&kept)
    Varints.append(kept.count - start, to: &places)
    kept.append(RowField.written)
    whole.insert(field)
  }

  /// Adds the passages in which a field differs from what stands in the digest; false where there would be as much
  /// of them as of the text.
  private mutating func addPassages(
    _ bytes: UnsafeRawBufferPointer, of field: RowField, isShown: Bool
  ) -> Bool {
    let (start, startOfPlaces) = (kept.count, places.count)
    if isShown {
      differences.find(ShownList(bytes), in: bytes)
      differences.append(bytes, places: &places, passages: &kept)
    }
    let isWritten = !Fold.isFoldedByCase(bytes)
    if isWritten {
      differences.find(bytes)
      differences.append(bytes, places: &places, passages: &kept)
    }
    guard kept.count - start < max(bytes.count, 2 * Needle.margin) else {
      kept.removeSubrange(start...)
      places.removeSubrange(startOfPlaces...)
      return false
    }
    if isShown { shown.insert(field) }
    if isWritten { written.insert(field) }
    return true
  }
}
