import Papers

/// A part of a query as it is asked, the cheap ones first. No `not` is left but at the leaves.
enum QueryStep: Sendable {
  case rows(RowSet)
  case field(TextField, Term, isNegated: Bool)
  case author(AuthorName, isNegated: Bool)
  case fuzzy(FuzzyWords, isNegated: Bool)
  case text(Term, isNegated: Bool)
  case content(ContentCondition, isNegated: Bool)
  case venue(NameCondition, isNegated: Bool)
  /// A paper for which it is cut off is not found either way.
  case pattern(PatternSearch, isNegated: Bool)
  case all([QueryStep])
  case any([QueryStep])

  /// Where sets come from.
  struct Sources {
    let library: Library
    let marked: MarkedRows
    let kept: RowSet
    let known: KnownRows
    /// What is asked is asked only of rows whose segments have an index.
    var isIndexed = false

    /// What the index says of a term, where it may be asked.
    func indexed(_ term: Term) -> Library.Candidates? { isIndexed ? library.indexed(term) : nil }
  }

  init(_ tree: QueryTree, isNegated: Bool, _ sources: Sources) {
    if let known = QueryStep.rows(sources.known.rows(of: tree), isNegated: isNegated, sources) {
      self = known
      return
    }
    switch tree {
    case .leaf(let leaf): self.init(leaf, isNegated: isNegated, sources)
    case .not(let inner): self.init(inner, isNegated: !isNegated, sources)
    case .and(let parts), .or(let parts):
      let (sets, rest) = sources.known.divided(tree, parts)
      let steps =
        sets.compactMap { QueryStep.rows($0, isNegated: isNegated, sources) }
        + rest.map { QueryStep($0, isNegated: isNegated, sources) }
      let isAll = if case .and = tree { !isNegated } else { isNegated }
      self = isAll ? QueryStep.all(of: steps) : QueryStep.any(of: steps)
    }
  }

  private init(_ leaf: QueryLeaf, isNegated: Bool, _ sources: Sources) {
    switch leaf {
    case .text(let term):
      self = QueryStep.text(term, isNegated: isNegated)
        .among(sources.indexed(term), isNegated: isNegated, sources)
    case .field(let field, let term):
      self = QueryStep.field(field, term, isNegated: isNegated)
        .among(
          sources.library.candidates(for: term, in: field)
            ?? sources.indexed(term)?.asNoMore, isNegated: isNegated, sources)
    case .author(let name):
      self = QueryStep.author(name, isNegated: isNegated)
        .among(
          sources.library.candidates(forWhole: name) ?? sources.library.candidates(for: name),
          isNegated: isNegated, sources)
    case .venue(let venue):
      self = QueryStep.venue(venue, isNegated: isNegated)
        .among(
          sources.library.candidates(inVenues: venue), isNegated: isNegated, sources)
    case .fuzzy(let words):
      self = QueryStep.fuzzy(words, isNegated: isNegated)
        .among(
          sources.library.candidates(like: words), isNegated: isNegated, sources)
    case .content(let content):
      self = QueryStep.content(content, isNegated: isNegated)
        .among(
          sources.library.candidates(with: content), isNegated: isNegated, sources)
    case .pattern(let pattern, let field):
      self = .pattern(PatternSearch(pattern, in: field), isNegated: isNegated)
    // What nobody has put in its place asks for nothing.
    case .view: self = .all([])
    case .tag, .category, .id, .source, .mark, .date, .number, .withdrawn:
      self = .rows(QueryStep.rows(leaf, isNegated: isNegated, sources))
    }
  }

  /// The test where it is to be asked of some rows only; or, with `isNegated`, where it holds for all others.
  private func among(
    _ candidates: Library.Candidates?, isNegated: Bool, _ sources: Sources
  ) -> QueryStep {
    guard let candidates else { return self }
    func step(_ rows: RowSet) -> QueryStep {
      .rows(isNegated ? rows.opposite(below: sources.library.rowCount) : rows)
    }
    let isExact = candidates.isExact && !isPrecise
    if isExact, candidates.unknown.isEmpty { return step(candidates.rows) }
    var open = candidates.unknown
    open.formUnion(candidates.rows)
    if isNegated {
      let rest = QueryStep.any(of: [step(isExact ? candidates.unknown : open), self])
      return isExact ? QueryStep.all(of: [step(candidates.rows), rest]) : rest
    }
    let asked = isExact ? QueryStep.any(of: [step(candidates.rows), self]) : self
    return QueryStep.all(of: [step(open), asked])
  }

  private static func all(of steps: [QueryStep]) -> QueryStep {
    let flat = steps.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } }
    var (sets, tests) = divided(flat)
    if let first = sets.popLast() {
      tests.insert(.rows(sets.reduce(into: first) { $0.formIntersection($1) }), at: 0)
    }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  private static func any(of steps: [QueryStep]) -> QueryStep {
    let flat = steps.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }
    var (sets, tests) = divided(flat)
    if let first = sets.popLast() {
      tests.insert(.rows(sets.reduce(into: first) { $0.formUnion($1) }), at: 0)
    }
    return tests.count == 1 ? tests[0] : .any(tests)
  }

  /// The sets, and the tests in the order of their cost; equal ones stay as they were typed.
  private static func divided(_ steps: [QueryStep]) -> (sets: [RowSet], tests: [QueryStep]) {
    let sets = steps.compactMap { if case .rows(let rows) = $0 { rows } else { nil } }
    let tests = steps.filter { if case .rows = $0 { false } else { true } }
    let costs = Set(tests.map(\.cost)).sorted()
    return (sets, costs.flatMap { cost in tests.filter { $0.cost == cost } })
  }

  static let costOfText = 3

  /// Grows with what a row costs.
  var cost: Int {
    switch self {
    case .rows: 0
    case .field(.title, _, _), .field(.author, _, _), .author: 2
    case .text, .field, .fuzzy: QueryStep.costOfText
    case .content, .venue: 4
    case .pattern: 5
    case .all(let steps), .any(let steps): steps.map(\.cost).max() ?? 0
    }
  }

  /// Whether it holds for a row of a segment with this text. Nothing is made of the arguments, so that
  /// a row costs no counting of references.
  func holds(
    _ segment: Segment, _ local: Int, _ text: RowText, _ library: Library,
    isStrict: Bool
  ) -> Bool {
    switch self {
    case .rows(let rows): rows.contains(segment.firstRow + Row(local))
    case .text(let term, let isNegated):
      QueryStep.holds(term, segment, local, text, library, isStrict: isStrict) != isNegated
    case .field(let field, let term, let isNegated):
      QueryStep.holds(field, term, segment, local, text, library, isStrict: isStrict) != isNegated
    case .author(let name, let isNegated):
      text.withField(.authors) { name.fits(anyOf: $0) } != isNegated
    case .fuzzy(let words, let isNegated): words.fit(text) != isNegated
    case .content(let content, let isNegated):
      content.holds(library.paper(at: local, in: segment)) != isNegated
    case .venue(let venue, let isNegated):
      venue.fits(venue: library.paper(at: local, in: segment).venue) != isNegated
    case .pattern(let pattern, let isNegated):
      pattern.fits(library.paper(at: local, in: segment), in: segment.firstRow + Row(local))
        .map { $0 != isNegated } ?? false
    case .all(let steps):
      steps.allSatisfy { $0.holds(segment, local, text, library, isStrict: isStrict) }
    case .any(let steps):
      steps.contains { $0.holds(segment, local, text, library, isStrict: isStrict) }
    }
  }

  private static func holds(
    _ term: Term, _ segment: Segment, _ local: Int, _ text: RowText,
    _ library: Library, isStrict: Bool
  ) -> Bool {
    if term.ids?.contains(segment.ids[local]) == true { return true }
    if isSpelledOut(term, segment, local, text, library, isStrict: isStrict) { return true }
    guard isStrict, let precise = term.precise else { return text.contains(term.needle) }
    if text.isStanding(precise) { return true }
    // What stands in a field strictly stands there loosely.
    return text.mayHold(term.needle)
      && precise.occurs(in: library.paper(at: local, in: segment))
  }

  private static func holds(
    _ field: TextField, _ term: Term, _ segment: Segment, _ local: Int,
    _ text: RowText, _ library: Library, isStrict: Bool
  ) -> Bool {
    if isSpelledOut(term, segment, local, text, library, isStrict: isStrict) { return true }
    guard text.contains(term.needle, in: field.rowField) else { return false }
    guard isStrict, let precise = term.precise else { return true }
    return precise.occurs(in: library.paper(at: local, in: segment), field)
  }

  /// Whether an author is spelled as the term without umlauts.
  private static func isSpelledOut(
    _ term: Term, _ segment: Segment, _ local: Int, _ text: RowText, _ library: Library,
    isStrict: Bool
  ) -> Bool {
    guard let spelling = term.spelledOut.first else { return false }
    return holds(.author, spelling, segment, local, text, library, isStrict: isStrict)
  }

  /// Whether it may hold in one reading and not in the other.
  var isPrecise: Bool {
    switch self {
    case .text(let term, _), .field(_, let term, _): term.precise != nil
    case .all(let steps), .any(let steps): steps.contains(where: \.isPrecise)
    case .rows, .author, .fuzzy, .content, .venue, .pattern: false
    }
  }

  /// Whether all letters that count as they are written are ASCII's.
  var isOfASCII: Bool {
    switch self {
    case .text(let term, _), .field(_, let term, _):
      term.precise?.needle.bytes.allSatisfy { $0 < 0x80 } ?? true
    case .all(let steps), .any(let steps): steps.allSatisfy(\.isOfASCII)
    case .rows, .author, .fuzzy, .content, .venue, .pattern: true
    }
  }

  /// The patterns that it asks, wherever they stand.
  var patterns: [PatternSearch] {
    switch self {
    case .pattern(let pattern, _): [pattern]
    case .all(let steps), .any(let steps): steps.flatMap(\.patterns)
    default: []
    }
  }
}
