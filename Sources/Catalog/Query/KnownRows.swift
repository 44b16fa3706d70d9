/// The rows for which parts of queries hold, as the last searches have found them.
///
/// While one word of a filter is typed the others stay as they are: what was found for them is a set, and no paper
/// is asked again. So a word behind `-survey` costs what it costs alone, and so does the second of two alternatives;
/// and a letter that is taken back brings back what there was.
///
/// Only whole answers are kept, of queries without marks, which change, and in which case and accents do not count,
/// so that both readings find the same.
struct KnownRows: Sendable {
  /// The last one first.
  private var answers: [Answer] = []
  /// How many rows the library had.
  private var rowCount: Row = 0

  private struct Answer {
    let tree: QueryTree
    let rows: RowSet
  }

  /// Enough for the words of a filter and some letters back; a bit for each paper each.
  private static let limit = 8
  /// Queries of more leaves than anybody types are not kept, so that comparing has an end.
  private static let mostLeaves = 32

  init() {}

  /// What is still known when the library has so many rows.
  func left(of rowCount: Row) -> KnownRows {
    if self.rowCount == rowCount { return self }
    var empty = KnownRows()
    empty.rowCount = rowCount
    return empty
  }

  /// Takes what a query finds; what another one asks for that comes next stays longest.
  mutating func add(_ rows: RowSet, of query: Query, before next: Query) {
    guard KnownRows.keeps(query), self.rows(of: query.tree) == nil else { return }
    answers.insert(Answer(tree: query.tree, rows: rows), at: 0)
    if answers.count > KnownRows.limit {
      answers.remove(at: answers.lastIndex { !next.tree.asks(for: $0.tree) } ?? KnownRows.limit)
    }
  }

  /// Whether what a query finds is found again as long as the library is the same.
  private static func keeps(_ query: Query) -> Bool {
    let leaves = query.tree.positiveLeaves + query.tree.negativeLeaves
    return !leaves.isEmpty && leaves.count <= mostLeaves && !query.isPrecise
      && leaves.allSatisfy { leaf in
        switch leaf {
        case .mark, .pattern: false
        default: true
        }
      }
  }

  /// The rows for which a tree holds, if that is known.
  func rows(of tree: QueryTree) -> RowSet? { answers.first { $0.tree == tree }?.rows }

  /// Sets that stand for some parts of an `and` or an `or`, and the parts that are left.
  func divided(_ tree: QueryTree, _ parts: [QueryTree]) -> (sets: [RowSet], rest: [QueryTree]) {
    var (sets, rest) = ([RowSet](), parts)
    let shares = answers.map { (rows: $0.rows, parts: $0.tree.share(in: tree)) }
    // Those first that stand for most.
    for share in shares.sorted(by: { $0.parts.count > $1.parts.count })
    where share.parts.allSatisfy(rest.contains) {
      sets.append(share.rows)
      rest.removeAll(where: share.parts.contains)
    }
    return (sets, rest)
  }
}

extension QueryTree {
  /// What it is of another tree, if it is a part of it: itself, or, when both are an `and` or both an `or`, its parts.
  fileprivate func share(in tree: QueryTree) -> [QueryTree] {
    switch (self, tree) {
    case (.and(let parts), .and), (.or(let parts), .or): parts
    default: [self]
    }
  }

  /// Whether another tree is a part of it, or some parts of one.
  fileprivate func asks(for other: QueryTree) -> Bool {
    if self == other { return true }
    switch self {
    case .leaf: return false
    case .not(let inner): return inner.asks(for: other)
    case .and(let parts), .or(let parts):
      return other.share(in: self).allSatisfy(parts.contains)
        || parts.contains { $0.asks(for: other) }
    }
  }
}
