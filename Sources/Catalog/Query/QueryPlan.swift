import Papers

/// A query made ready to be asked of one library with its marks.
///
/// Every leaf becomes one of two things: a *set* of rows (what is marked, what a column tells: tags, days,
/// digests), or a *test* of a row,
/// to be asked only of the rows that the rest lets through (a text is looked for in its folded text). `not` is
/// pushed down to the leaves; then the sets of an `and` or an `or` become one, and what is left stands in the
/// order of its cost. So a row costs a bit, then a pass over its text for each term, and only a row that
/// passes all of this, if a term has capital letters or accents, a look at the text as it is shown
/// (`QueryStep`).
///
/// A query has two readings (see `Query.narrows`): the *loose* one, in which case and accents never count, and
/// the *strict* one, as it was typed. A search wants to know both.
struct QueryPlan: Sendable {
  /// The rows that can be found at all, as far as sets tell; nil when they tell nothing.
  let admitted: RowSet?
  /// What is asked of those, the cheapest first; all of it must hold.
  private let tests: [QueryStep]
  /// The rows that are found whatever their texts say; nil when there are none such.
  let granted: RowSet?
  /// The terms among the tests, and alternatives of terms, which are asked after what is cheaper, and what is dearer.
  private let needles: Needles
  private let cheaper: [QueryStep]
  private let dearer: [QueryStep]
  /// Those of the tests in which case or accents count: the others hold in both readings or in none.
  private let precise: [QueryStep]
  private let isLoosened: Bool

  /// Which readings of the query find a row.
  struct Answer: Hashable, Sendable {
    let isFoundLoosely: Bool
    let isFound: Bool
  }

  /// - Parameters:
  ///   - kept: Rows for which everything that is asked of marks counts as if it held.
  ///   - known: what has been found for parts of the query.
  ///   - isIndexed: it will be asked only of rows whose segments have an index.
  init(
    _ query: Query, in library: Library, marked: MarkedRows, kept: RowSet = RowSet(),
    known: KnownRows = KnownRows(), isIndexed: Bool = false
  ) {
    let step = QueryStep(
      query.tree, isNegated: false,
      QueryStep.Sources(
        library: library, marked: marked, kept: kept, known: known, isIndexed: isIndexed))
    var tests = if case .all(let steps) = step { steps } else { [step] }
    if case .rows(let rows)? = tests.first {
      admitted = rows
      tests.removeFirst()
    } else {
      admitted = nil
    }
    self.tests = tests
    let terms = tests.compactMap { if case .text(let term, false) = $0 { term } else { nil } }
    needles = Needles(terms, alternatives: tests.compactMap(Alternatives.init))
    let others = tests.filter {
      if case .text(_, false) = $0 { false } else { Alternatives($0) == nil }
    }
    cheaper = others.filter { $0.cost < QueryStep.costOfText }
    dearer = others.filter { $0.cost >= QueryStep.costOfText }
    precise = tests.filter(\.isPrecise)
    isLoosened = query.isLoosened
    granted = QueryPlan.granted(tests, admitted)
  }

  /// Where nothing is asked but alternatives with a set among them, the rows of all these sets.
  private static func granted(_ tests: [QueryStep], _ admitted: RowSet?) -> RowSet? {
    var granted = admitted
    for test in tests {
      guard case .any(let steps) = test, case .rows(let rows)? = steps.first else { return nil }
      if granted == nil { granted = rows } else { granted!.formIntersection(rows) }
    }
    return tests.isEmpty ? nil : granted
  }

  /// Whether the rows that are admitted are those that are found: nothing is asked of any.
  var isOfSets: Bool { tests.isEmpty }

  /// How many rows one row counts for: texts that a pattern goes through may take long, and nobody waits
  /// for them at a key; and where capital letters or accents count, a text may be looked at as it is shown, which
  /// takes longest where they are beyond ASCII.
  var weight: Int {
    if tests.contains(where: { !$0.patterns.isEmpty }) { return 8192 }
    if precise.isEmpty { return 1 }
    return precise.allSatisfy(\.isOfASCII) ? 4 : 24
  }

  /// The rows for which a pattern was cut off.
  var cutRows: RowSet {
    tests.flatMap(\.patterns).reduce(into: RowSet()) { $0.formUnion($1.cutRows) }
  }

  /// Whether a row is found.
  func finds(_ row: Row, in library: Library) -> Bool {
    guard admitted?.contains(row) != false else { return false }
    if tests.isEmpty { return true }
    let (segment, local) = library.locate(row)
    var isFound = false
    withNeedles { needles in
      segment.text.visit(from: local, in: library.digests) { local, text in
        isFound = answer(segment, local, text, needles, in: library).isFound
        return nil
      }
    }
    return isFound
  }

  /// Lends what `answer` looks for in texts: once for many rows.
  func withNeedles<Result>(_ body: (Needles.Lent) -> Result) -> Result { needles.lend(body) }

  /// Asks a row of a segment that is among `admitted`; `text` is its searched text.
  func answer(
    _ segment: Segment, _ local: Int, _ text: RowText, _ needles: Needles.Lent,
    in library: Library
  ) -> Answer {
    let isFoundLoosely =
      cheaper.allSatisfy { $0.holds(segment, local, text, library, isStrict: false) }
      && needles.allStand(in: text, of: segment.ids[local], at: segment.firstRow + Row(local))
      && dearer.allSatisfy { $0.holds(segment, local, text, library, isStrict: false) }
    if precise.isEmpty || isLoosened && !isFoundLoosely {
      return Answer(isFoundLoosely: isFoundLoosely, isFound: isFoundLoosely)
    }
    // What holds in both readings is not asked again: a pattern takes long.
    let isFound =
      isFoundLoosely
      ? precise.allSatisfy { $0.holds(segment, local, text, library, isStrict: true) }
      : tests.allSatisfy { $0.holds(segment, local, text, library, isStrict: true) }
    return Answer(isFoundLoosely: isFoundLoosely, isFound: isFound)
  }
}
