import Catalog
import Papers

extension State {
  mutating func tick(_ ticking: Ticking) -> [Effect] {
    switch ticking {
    case .toggle:
      guard let id = paper?.id else {
        talk.message = .noPaper
        return []
      }
      ticked.toggle(id)
      moveList(.lines(1))
    case .range:
      if ticked.rangeStart == nil { ticked.rangeStart = paper?.id } else { endRange() }
    case .all:
      endRange()
      for row in results.selection.rows { ticked.papers.insert(results.library.id(of: row)) }
    case .none:
      ticked.clear()
    case .inverse:
      endRange()
      for row in results.selection.rows { ticked.toggle(results.library.id(of: row)) }
    case .matching(let text): return tickMatching(text)
    }
    return []
  }

  /// Adds the papers that a query finds, in the whole library.
  private mutating func tickMatching(_ text: String) -> [Effect] {
    endRange()
    let query = Query(text)
    guard query.unfinished.isEmpty, !query.isEmpty else {
      talk.message = query.unfinished.first.map { .noSuchMark(query.word($0)) }
      return []
    }
    let search = Search(query, in: results.library, order: SortOrder(.date), marked: marks.rows)
    ticked.forgetSearch()
    if results.library.count > State.searchBudget {
      ticked.search = search
      return [.tick(ticked.searchNumber)]
    }
    var once = search
    if let found = once.finish() { tickFound(found) }
    return []
  }

  mutating func tickFound(_ found: Selection) {
    ticked.search = nil
    for row in found.rows { ticked.papers.insert(results.library.id(of: row)) }
    talk.message = .ticked(found.count, all: ticked.papers.count)
  }

  /// What is in the range is ticked.
  mutating func endRange() {
    if ticked.rangeStart != nil {
      ticked.papers.formUnion(results.selection.rows[range].map { results.library.id(of: $0) })
    }
    ticked.rangeStart = nil
  }

  /// The places of the list from where a range began to the cursor.
  var range: Range<Int> {
    guard let rangeStart = ticked.rangeStart, let row = results.library.row(of: rangeStart),
      let start = results.selection.place(of: row)
    else { return 0..<0 }
    return min(start, screen.list.cursor)..<max(start, screen.list.cursor) + 1
  }

  /// How many papers are ticked, those of a range included that has not ended.
  var tickedCount: Int {
    guard ticked.rangeStart != nil else { return ticked.papers.count }
    let range = range
    if ticked.papers.isEmpty { return range.count }
    return ticked.papers.count
      + results.selection.rows[range].count { !ticked.papers.contains(results.library.id(of: $0)) }
  }
}
