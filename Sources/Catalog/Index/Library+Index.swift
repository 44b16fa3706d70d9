import Papers

extension Library {
  /// Segments with fewer papers have no index: their texts are read in a fifth of a millisecond.
  public static let leastIndexed = 1024

  /// Makes the index of large segments, so that no key of a filter has to read their texts; or takes what was kept of
  /// an earlier run. A segment of 100,000 papers takes 1.2 s of a core to make, and 0.2 s to see that what was kept
  /// is of just this text.
  ///
  /// - Parameters:
  ///   - least: how many papers a segment has at least that gets one.
  ///   - part: how many papers one buffer is about.
  ///   - isCancelled: asked often.
  public func makeIndexes(
    in store: IndexStore = .none, least: Int = leastIndexed, part: Int = partOfIndex,
    isCancelled: () -> Bool = { false }
  ) {
    for piece in indexPieces(least: least, part: part) {
      if isCancelled() { return }
      piece.make(in: store, isCancelled: isCancelled)
    }
  }

  /// What of the indexes nobody has made.
  func indexPieces(least: Int = leastIndexed, part: Int = partOfIndex) -> [LibraryPiece] {
    segments.filter { $0.ids.count >= least && $0.wordIndex.value == nil }.flatMap { segment in
      let count = segment.ids.count
      return stride(from: 0, to: count, by: part).map { $0..<min(count, $0 + part) }
        .filter { !segment.wordIndex.has($0) }
        .map { LibraryPiece(of: self, segment, .index($0)) }
    }
  }

  /// How many papers one index is about. A set of their rows has 16 kB, which the fastest memory of a core holds; and
  /// making it takes 150 MB. Twice as many would make all indexes of a million papers smaller by 7 %.
  public static let partOfIndex = 1 << 17

  /// Makes the index of some papers of a segment, or takes what was kept; nil when it was cancelled.
  func makeIndex(
    of segment: Segment, _ rows: Range<Int>, in store: IndexStore, _ isCancelled: () -> Bool
  ) -> WordIndex? {
    var maker = IndexKeyMaker()
    guard visitTexts(of: segment, rows, isCancelled, { maker.add($0) }) else { return nil }
    let kept = store.find(maker.key).flatMap { WordIndex($0, maker.key, rowCount: rows.count) }
    if let kept { return kept }
    var collector = WordCollector()
    guard visitTexts(of: segment, rows, isCancelled, { collector.add(row: $0) }),
      !collector.isFull,
      let bytes = WordIndexMaker.buffer(of: collector, isCancelled: isCancelled)
    else { return nil }
    return WordIndex(
      store.keep(maker.key, bytes) ?? KeptBytes(bytes), maker.key, rowCount: rows.count)
  }

  /// Lends the folded text of some rows of a segment. False when it was cancelled.
  private func visitTexts(
    of segment: Segment, _ rows: Range<Int>, _ isCancelled: () -> Bool,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    var room: [UInt8] = []
    var isDone = true
    segment.text.visit(from: rows.lowerBound, in: digests) { row, text in
      text.withFolded(in: &room, body)
      if row % 1024 == 0, isCancelled() {
        isDone = false
        return nil
      }
      return row + 1 < rows.upperBound ? row + 1 : nil
    }
    return isDone
  }

  /// Shows the memory that the first key of a filter looks into, so that it can be brought from the disk before: the
  /// words of the indexes, and which papers have which authors and categories.
  public func visitWhatKeysNeed(_ body: (UnsafeRawBufferPointer) -> Void) {
    for segment in segments {
      for index in segment.wordIndex.value ?? [] { index.whatKeysNeed.forEach(body) }
      segment.categoryPart.visitMemory(body)
    }
    guard let authors = columns.known(.author) else { return }
    authors.vocabulary.keys.withUnsafeBytes(body)
    authors.vocabulary.keyStarts.withUnsafeBufferPointer { body(UnsafeRawBufferPointer($0)) }
    for part in authors.parts { part.visitMemory(body) }
  }

  /// The rows among some in which a term may stand as its needle has it, by the index of their segments; nil when
  /// the words of a text do not tell.
  func indexed(_ term: Term) -> Candidates? {
    guard let found = indexed(term.needle) else { return nil }
    guard term.ids != nil || !term.spelledOut.isEmpty else { return found }
    var rows = found.rows
    if let ids = term.ids { rows.formUnion(self.rows(of: ids)) }
    guard let spelling = term.spelledOut.first else {
      return Candidates(rows: rows, isExact: found.isExact)
    }
    guard let others = indexed(spelling.needle) else { return nil }
    rows.formUnion(others.rows)
    return Candidates(rows: rows, isExact: false)
  }

  /// The rows of the segments that have an index in whose words a needle stands; nil when words do not tell.
  func indexed(_ needle: Needle) -> Candidates? {
    let parts = needle.bytes.split(whereSeparator: WordRuns.divides)
    let cores = parts.map { WordRuns.core(of: $0) }.filter { !$0.isEmpty }
    guard !cores.isEmpty else { return nil }
    var rows = RowSet(roomFor: rowCount)
    for segment in segments {
      var first = segment.firstRow
      for index in segment.wordIndex.value ?? [] {
        rows.formUnion(index.rows(holdingAll: cores), at: first)
        first += Row(index.rowCount)
      }
    }
    return Candidates(rows: rows, isExact: cores[0].count == needle.bytes.count)
  }
}
