// What is asked of titles and authors, answered by their words: by those of the titles of each segment
// (`TitleWords`), and by the names of all authors (`FacetColumn`), whose keys are nothing but words. A key of the
// filter that is about them looks at each word and each name once, some milliseconds for 100,000 papers, and at no
// paper. Until they have been made papers are asked one by one (`QueryStep.holds`), with the same result.

extension Library {
  /// Makes what is asked when a filter is about words of titles or authors, or about code, so that no key waits
  /// for it. Half a second for 100,000 papers; for a library that has grown, no more than for what has come.
  public func makeWords(isCancelled: () -> Bool = { false }) {
    for piece in wordPieces {
      if isCancelled() { return }
      piece.make(in: .none, isCancelled: isCancelled)
    }
    if !isCancelled() { _ = facetColumn(.author) }
  }

  /// Rows among which are all that something holds for; with `isExact`, no others are.
  struct Candidates {
    let rows: RowSet
    let isExact: Bool
    /// Rows of which nothing is known: each is to be asked. A library that has grown has words of the papers that it
    /// had before, and few others.
    var unknown = RowSet()

    /// These, of which some may be others.
    var asNoMore: Candidates { Candidates(rows: rows, isExact: false, unknown: unknown) }

    /// These, or others; no more is sure of any.
    func or(_ others: Candidates) -> Candidates {
      var (rows, unknown) = (rows, unknown)
      rows.formUnion(others.rows)
      unknown.formUnion(others.unknown)
      return Candidates(rows: rows, isExact: false, unknown: unknown)
    }
  }

  /// The rows with words like these in title or authors; nil where these have not been made.
  func candidates(like words: FuzzyWords) -> Candidates? {
    guard !words.words.isEmpty, let authors = knownAuthors, var unknown = rowsWithoutTitleWords
    else { return nil }
    unknown.formUnion(rows(notIn: authors))
    return Candidates(
      rows: rows(forAll: words.words) { word in
        var rows = rowsOfTitles(with: { $0.numbers(like: word) })
        rows.formUnion(authors.rows(with: authors.vocabulary.numbers(like: word)))
        return rows
      }, isExact: true, unknown: unknown)
  }

  /// The rows in which a term stands in a field, or an author is spelled as it is without umlauts.
  func candidates(for term: Term, in field: TextField) -> Candidates? {
    guard let found = candidates(for: term.needle, in: field) else { return nil }
    guard let spelling = term.spelledOut.first else { return found }
    return candidates(for: spelling.needle, in: .author).map(found.or)
  }

  /// The rows in which some folded bytes stand in a field; nil where its words have not been made, or do not tell.
  func candidates(for needle: Needle, in field: TextField) -> Candidates? {
    let parts = needle.bytes.split { !Fold.isLetter($0) }.map { Needle(Array($0)) }
    guard !parts.isEmpty else { return nil }
    let isExact = parts[0] == needle
    switch field {
    case .title:
      guard let unknown = rowsWithoutTitleWords else { return nil }
      let rows = rows(forAll: parts) { part in rowsOfTitles(with: { $0.numbers(holding: part) }) }
      return Candidates(rows: rows, isExact: isExact, unknown: unknown)
    case .author:
      return knownAuthors.map { authors in
        Candidates(
          rows: authors.rows(
            with: authors.vocabulary.numbers(holdingAll: parts), among: rows(thatMayHold: parts)),
          isExact: isExact, unknown: rows(notIn: authors))
      }
    case .abstract: return nil
    }
  }

  /// The rows with an author who may be the one that is asked for; nil where they have not been numbered.
  func candidates(for name: AuthorName) -> Candidates? {
    guard let authors = knownAuthors else { return nil }
    func found(_ name: AuthorName) -> Candidates {
      let parts = name.family.map { Needle($0) }
      return Candidates(
        rows: authors.rows(
          with: authors.vocabulary.numbers(holdingAll: parts), among: rows(thatMayHold: parts)),
        isExact: false, unknown: rows(notIn: authors))
    }
    return name.spelledOut.first.map { found(name).or(found($0)) } ?? found(name)
  }

  /// Rows among which are all whose texts hold each of some runs of letters, as far as indexes tell: those of the
  /// authors of millions of papers are many more. nil where no segment has one.
  private func rows(thatMayHold parts: [Needle]) -> RowSet? {
    var (known, rows) = indexedRows.sets(of: segments, below: rowCount)
    guard !known.isEmpty else { return nil }
    for part in parts {
      if let found = indexed(part) { known.formIntersection(found.rows) }
    }
    rows.formUnion(known)
    return rows
  }

  private func rows<Part>(forAll parts: [Part], _ find: (Part) -> RowSet) -> RowSet {
    var rows: RowSet?
    for part in parts {
      let found = find(part)
      if rows == nil { rows = found } else { rows!.formIntersection(found) }
    }
    return rows ?? RowSet()
  }

  /// The rows with one of some words in the title, of those segments whose words are known.
  private func rowsOfTitles(with find: (Vocabulary) -> [UInt32]) -> RowSet {
    var rows = RowSet()
    for segment in segments {
      guard let titles = segment.titleWords.value else { continue }
      titles.insertRows(with: find(titles.words), of: segment.rows, into: &rows)
    }
    return rows
  }

  /// The rows of the segments whose title words are not known; nil when those of none are.
  private var rowsWithoutTitleWords: RowSet? {
    let unknown = segments.filter { $0.titleWords.value == nil }
    if unknown.count == segments.count, !segments.isEmpty { return nil }
    return rows(of: unknown)
  }

  /// The authors of this library, or those of the one that it has grown from.
  var knownAuthors: FacetColumn? { columns.known(.author) ?? columns.before[.author] }

  /// The rows of the segments of which a column knows nothing.
  func rows(notIn column: FacetColumn) -> RowSet {
    let known = Set(column.segments.map(\.identity))
    return rows(of: segments.filter { !known.contains($0.identity) })
  }

  func rows(of segments: [Segment]) -> RowSet {
    segments.reduce(into: RowSet()) { $0.formUnion(RowSet($1.rows)) }
  }
}
