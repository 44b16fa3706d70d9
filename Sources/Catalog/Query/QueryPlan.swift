import Digests

/// A query made ready to be asked of one library with its marks.
///
/// Every leaf becomes one of two things: a *set* of rows (what is marked), or a *test* of a row, to be asked
/// only of the rows that the rest lets through (a tag is looked for in the numbers of the row's tags, a
/// text in its folded text). `not` is pushed down to the leaves; then the sets of an `and` or an `or`
/// become one, and what is left stands in the order of its cost. So a row costs a bit, then a look at
/// some numbers, then a pass over its text for each term, and only a row that passes all of this, if a
/// term has capital letters or accents, a look at the text as it is shown.
///
/// A query has two readings (see `Query.narrows`): the *loose* one, in which case and accents never count, and
/// the *strict* one, as it was typed. A search wants to know both.
struct QueryPlan: Sendable {
  /// The rows that can be found at all, as far as sets tell; nil when they tell nothing.
  let admitted: RowSet?
  /// What is asked of those, in the order of its cost; all of it must hold.
  private let tests: [Step]
  private let isPrecise: Bool
  private let isLoosened: Bool

  /// Which readings of the query find a row.
  struct Answer: Hashable, Sendable {
    let isFoundLoosely: Bool
    let isFound: Bool

    static let none = Answer(isFoundLoosely: false, isFound: false)
  }

  /// - Parameter kept: Rows for which everything that is asked of marks counts as if it held.
  init(_ query: Query, in library: Library, marked: MarkedRows, kept: RowSet = RowSet()) {
    let step = Step(
      query.tree, isNegated: false, Step.Sources(library: library, marked: marked, kept: kept))
    switch step {
    case .rows(let rows): (admitted, tests) = (rows, [])
    case .all(let steps):
      if case .rows(let rows)? = steps.first {
        (admitted, tests) = (rows, Array(steps.dropFirst()))
      } else {
        (admitted, tests) = (nil, steps)
      }
    default: (admitted, tests) = (nil, [step])
    }
    isPrecise = query.isPrecise
    isLoosened = query.isLoosened
  }

  /// Asks a row of a segment that is among `admitted`; `text` is its folded text.
  func answer(
    _ segment: Segment, _ local: Int, _ text: UnsafeRawBufferPointer, in library: Library
  ) -> Answer {
    let row = AskedRow(segment: segment, local: local, text: text, library: library)
    let isFoundLoosely = tests.allSatisfy { $0.holds(for: row, isStrict: false) }
    if !isPrecise { return Answer(isFoundLoosely: isFoundLoosely, isFound: isFoundLoosely) }
    if isLoosened, !isFoundLoosely { return .none }
    return Answer(
      isFoundLoosely: isFoundLoosely,
      isFound: tests.allSatisfy { $0.holds(for: row, isStrict: true) })
  }
}

/// A row while it is asked.
private struct AskedRow {
  let segment: Segment
  let local: Int
  let text: UnsafeRawBufferPointer
  let library: Library

  var row: Row { segment.firstRow + Row(local) }
  var id: PaperID { segment.papers[local].id }

  var tags: ArraySlice<UInt32> {
    let record = segment.papers[local]
    return segment.tags[Int(record.tagStart)..<Int(record.tagStart) + Int(record.tagCount)]
  }
}

/// A part of a query as it is asked, the cheap ones first. No `not` is left but at the leaves.
private enum Step: Sendable {
  case rows(RowSet)
  /// Some tag of the row is among these numbers; or, with `isNegated`, none is.
  case tags([UInt32], isNegated: Bool)
  case text(Term, isNegated: Bool)
  case all([Step])
  case any([Step])

  /// Where sets come from.
  struct Sources {
    let library: Library
    let marked: MarkedRows
    let kept: RowSet
  }

  init(_ tree: QueryTree, isNegated: Bool, _ sources: Sources) {
    switch tree {
    case .leaf(let leaf): self.init(leaf, isNegated: isNegated, sources)
    case .not(let inner): self.init(inner, isNegated: !isNegated, sources)
    case .and(let parts), .or(let parts):
      let steps = parts.map { Step($0, isNegated: isNegated, sources) }
      let isAll = if case .and = tree { !isNegated } else { isNegated }
      self = isAll ? Step.all(of: steps) : Step.any(of: steps)
    }
  }

  private init(_ leaf: QueryLeaf, isNegated: Bool, _ sources: Sources) {
    switch leaf {
    case .text(let term): self = .text(term, isNegated: isNegated)
    case .tag(let tag):
      let numbers = tag.numbers(in: sources.library.tags).sorted()
      // A tag that no paper has.
      self =
        numbers.isEmpty ? (isNegated ? .all([]) : .any([])) : .tags(numbers, isNegated: isNegated)
    case .mark(let condition):
      var rows = sources.marked.rows(condition, isNegated: isNegated, of: sources.library.rowCount)
      rows.formUnion(sources.kept)
      self = .rows(rows)
    }
  }

  private static func all(of steps: [Step]) -> Step {
    let flat = steps.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } }
    var (sets, tests) = divided(flat)
    if let first = sets.popLast() {
      tests.insert(.rows(sets.reduce(into: first) { $0.formIntersection($1) }), at: 0)
    }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  private static func any(of steps: [Step]) -> Step {
    let flat = steps.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }
    var (sets, tests) = divided(flat)
    if let first = sets.popLast() {
      tests.insert(.rows(sets.reduce(into: first) { $0.formUnion($1) }), at: 0)
    }
    return tests.count == 1 ? tests[0] : .any(tests)
  }

  /// The sets, and the tests in the order of their cost; equal ones stay as they were typed.
  private static func divided(_ steps: [Step]) -> (sets: [RowSet], tests: [Step]) {
    let sets = steps.compactMap { if case .rows(let rows) = $0 { rows } else { nil } }
    let tests = steps.filter { if case .rows = $0 { false } else { true } }
    let costs = Set(tests.map(\.cost)).sorted()
    return (sets, costs.flatMap { cost in tests.filter { $0.cost == cost } })
  }

  /// Grows with what a row costs.
  private var cost: Int {
    switch self {
    case .rows: 0
    case .tags: 1
    case .text: 2
    case .all(let steps), .any(let steps): steps.map(\.cost).max() ?? 0
    }
  }

  func holds(for row: AskedRow, isStrict: Bool) -> Bool {
    switch self {
    case .rows(let rows): rows.contains(row.row)
    case .tags(let numbers, let isNegated):
      row.tags.contains { Step.holds(numbers, $0) } != isNegated
    case .text(let term, let isNegated):
      Step.holds(term, for: row, isStrict: isStrict) != isNegated
    case .all(let steps): steps.allSatisfy { $0.holds(for: row, isStrict: isStrict) }
    case .any(let steps): steps.contains { $0.holds(for: row, isStrict: isStrict) }
    }
  }

  /// Whether a number is among sorted ones.
  private static func holds(_ numbers: [UInt32], _ number: UInt32) -> Bool {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number
  }

  private static func holds(_ term: Term, for row: AskedRow, isStrict: Bool) -> Bool {
    if term.needle.firstMatch(in: row.text) == nil { return term.ids?.contains(row.id) == true }
    guard isStrict, let precise = term.precise, term.ids?.contains(row.id) != true else {
      return true
    }
    return precise.occurs(in: row.library.paper(of: row.segment.papers[row.local], in: row.segment))
  }
}
