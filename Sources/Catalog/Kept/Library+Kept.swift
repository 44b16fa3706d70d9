import Papers

extension Library {
  /// The library of a manifest; nil when something in it does not fit.
  init?(
    from reader: inout ColumnReader, _ digests: [Digest], _ ranks: [UInt32], _ segments: [Segment],
    _ indexes: IndexStore
  ) {
    let rowCount = Row(exactly: reader.number())
    let retired = RowSet(words: reader.column())
    let (tags, categories) = (Vocabulary(from: &reader), Vocabulary(from: &reader))
    let tagTotals = Array(reader.column(of: UInt32.self))
    let hasIdentities = reader.number() == 1
    guard let rowCount, let tags, let categories, reader.isWhole, ranks.count == digests.count,
      tagTotals.count == tags.count,
      Library.isInOrder(segments, below: rowCount, retired)
    else { return nil }
    let identitySource =
      !hasIdentities
      ? IdentitySource(nil)
      : IdentitySource {
        var identities = Identities()
        for (number, rank) in ranks.enumerated() where rank != Library.gone {
          identities.add(digests[number], number: number)
        }
        identities.close()
        return identities
      }
    let present = digests.indices.filter { ranks[$0] != Library.gone }
      .sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var places = [UInt32](repeating: Library.gone, count: ranks.count)
    for (place, number) in present.enumerated() { places[number] = UInt32(place) }
    self.init(
      segments: segments, digests: digests, ranks: places,
      sources: present.map { digests[$0] }, retired: retired,
      rowCount: rowCount, tags: tags, categories: categories, tagTotals: tagTotals,
      identitySource: identitySource, rankings: Rankings())
    readMade(from: &reader, indexes)
  }

  /// Whether the rows of segments rise, and no row is retired that is not there.
  private static func isInOrder(_ segments: [Segment], below end: Row, _ retired: RowSet) -> Bool {
    var next = 0
    for segment in segments {
      guard Int(segment.firstRow) >= next else { return false }
      next = Int(segment.firstRow) + segment.ids.count
    }
    return next <= end && retired.first(from: end) == nil
  }

  // MARK: What is made of a library

  /// Of how many papers something has been made that is written, each counted once for each thing.
  ///
  /// - Parameter withWords: false where columns and words are not written.
  func madeCount(withWords: Bool = true) -> Int {
    let fields = Library.keptFields.count { withWords && columns.known($0) != nil }
    return segments.reduce(fields * count) { sum, segment in
      let made = [
        withWords && segment.titleWords.value != nil, segment.codeRows.value != nil,
        segment.wordIndex.value != nil,
      ]
      return sum + segment.ids.count * made.count { $0 }
    }
  }

  /// Writes the order by date, the columns of facets, the words of titles, which papers lead to code and where the
  /// indexes are, as far as they have been made.
  ///
  /// - Parameter withWords: false leaves out columns and words, which would be written again and again while a library
  ///   grows.
  func writeMade(to writer: inout ColumnWriter, withWords: Bool) {
    let ranking = rankings.ranking(SortOrder(.date).withoutRelevance.steps)
    writer.write(ranking == nil ? 0 : 1)
    ranking?.write(to: &writer)
    for field in Library.keptFields {
      let column = withWords ? columns.known(field) : nil
      writer.write(column == nil ? 0 : 1)
      column?.write(to: &writer)
    }
    for segment in segments {
      let words = withWords ? segment.titleWords.value : nil
      writer.write(words == nil ? 0 : 1)
      words?.write(to: &writer)
      let code = segment.codeRows.value
      writer.write(code == nil ? 0 : 1)
      if let code { writer.write(code.bits) }
      let indexes = segment.wordIndex.value ?? []
      writer.write(indexes.count)
      for index in indexes { index.writeKey(to: &writer) }
    }
  }

  /// Takes the columns of the same library, as far as none were written.
  func takeColumns(of other: Library) {
    for field in Library.keptFields where columns.known(field) == nil {
      guard let column = other.columns.known(field) else { continue }
      columns.take(
        FacetColumn(
          column.vocabulary, column.parts, of: segments, totals: column.totals,
          byName: column.byName, hidden: column.hidden), of: field)
    }
  }

  /// The fields whose columns are no part of the segments.
  private static let keptFields: [FacetField] = [.author, .venue, .source]

  /// Takes what was made, as far as it is there; the rest is made again when it is needed.
  private func readMade(from reader: inout ColumnReader, _ indexes: IndexStore) {
    if reader.number() == 1 {
      let ranking = Ranking(from: &reader)
      if let ranking, ranking.rows.count == count, ranking.ranks.count == rowCount {
        rankings.keep(ranking, SortOrder(.date).withoutRelevance.steps)
      }
    }
    for field in Library.keptFields where reader.number() == 1 {
      if let column = FacetColumn(from: &reader, of: segments) { columns.take(column, of: field) }
    }
    for segment in segments {
      guard reader.isWhole else { return }
      if reader.number() == 1, let words = TitleWords(from: &reader) {
        segment.titleWords.take(words)
      }
      if reader.number() == 1 {
        let bits = reader.column(of: UInt64.self)
        if bits.count == RowBits.wordCount(segment.ids.count) {
          segment.codeRows.take(CodeRows(bits: bits))
        }
      }
      let found = (0..<reader.count()).map { _ in WordIndex(from: &reader, indexes) }
      let parts = found.compactMap(\.self)
      if !parts.isEmpty, parts.count == found.count,
        parts.reduce(0, { $0 + $1.rowCount }) == segment.ids.count
      {
        segment.wordIndex.take(parts)
      }
    }
  }
}

extension FacetColumn {
  func write(to writer: inout ColumnWriter) {
    vocabulary.write(to: &writer)
    for part in parts { part.write(to: &writer) }
    writer.write(totals)
    writer.write(byName)
    writer.write(Column(hidden.sorted()))
  }

  /// nil when something does not fit.
  init?(from reader: inout ColumnReader, of segments: [Segment]) {
    let vocabulary = Vocabulary(from: &reader)
    let parts = segments.map { _ in ValueNumbers(from: &reader) }
    let (totals, byName) = (reader.column(of: UInt32.self), reader.column(of: UInt32.self))
    let hidden = reader.column(of: UInt32.self)
    guard let vocabulary, reader.isWhole, totals.count == vocabulary.count,
      byName.count == vocabulary.count
    else { return nil }
    self.init(
      vocabulary, parts, of: segments, totals: totals, byName: byName,
      hidden: Set(hidden.filter { $0 < vocabulary.count }))
  }
}

extension WordIndex {
  func writeKey(to writer: inout ColumnWriter) {
    writer.write(Int(bitPattern: UInt(key.high)))
    writer.write(Int(bitPattern: UInt(key.low)))
    writer.write(rowCount)
  }

  /// nil when the index is not there any more.
  init?(from reader: inout ColumnReader, _ indexes: IndexStore) {
    let key = IndexKey(
      high: UInt64(UInt(bitPattern: reader.number())),
      low: UInt64(UInt(bitPattern: reader.number())))
    let rowCount = reader.number()
    guard let bytes = indexes.open(key) else { return nil }
    self.init(bytes, key, rowCount: rowCount)
  }
}
