import Catalog
import Digests

extension State {
  mutating func select(_ selecting: Selecting) -> [Effect] {
    switch selecting {
    case .toggle:
      guard let id = paper?.id else {
        message = .noPaper
        return []
      }
      if selected.remove(id) == nil { selected.insert(id) }
      moveList(.lines(1))
    case .range:
      if rangeStart == nil { rangeStart = paper?.id } else { endRange() }
    case .all:
      endRange()
      for row in selection.rows { selected.insert(library.id(of: row)) }
    case .none:
      rangeStart = nil
      selected = []
      forgetPendingSelection()
    case .inverse:
      endRange()
      for row in selection.rows {
        let id = library.id(of: row)
        if selected.remove(id) == nil { selected.insert(id) }
      }
    case .matching(let text): return selectMatching(text)
    }
    return []
  }

  /// Adds the papers that a query finds, in the whole library.
  private mutating func selectMatching(_ text: String) -> [Effect] {
    endRange()
    let query = Query(text)
    guard query.unfinished.isEmpty, !query.isEmpty else {
      message = query.unfinished.first.map { .noSuchMark(query.word($0)) }
      return []
    }
    let search = Search(query, in: library, order: SortOrder(.date), marked: markedRows)
    forgetPendingSelection()
    if library.count > State.searchBudget {
      pendingSelection = search
      return [.select(selectNumber)]
    }
    var once = search
    if let found = once.finish() { selectFound(found) }
    return []
  }

  /// What is being searched for to be selected is wanted no more.
  mutating func forgetPendingSelection() {
    selectNumber += 1
    pendingSelection = nil
  }

  mutating func selectFound(_ found: Selection) {
    pendingSelection = nil
    for row in found.rows { selected.insert(library.id(of: row)) }
    message = .selected(found.count, all: selected.count)
  }

  /// What is in the range becomes selected.
  mutating func endRange() {
    if rangeStart != nil { selected.formUnion(selection.rows[range].map { library.id(of: $0) }) }
    rangeStart = nil
  }

  /// The places of the list from where a range began to the cursor.
  var range: Range<Int> {
    guard let rangeStart, let row = library.row(of: rangeStart),
      let start = selection.place(of: row)
    else { return 0..<0 }
    return min(start, list.cursor)..<max(start, list.cursor) + 1
  }

  /// How many papers are selected, those of a range included that has not ended.
  var selectedCount: Int {
    guard rangeStart != nil else { return selected.count }
    let range = range
    if selected.isEmpty { return range.count }
    return selected.count
      + selection.rows[range].count { !selected.contains(library.id(of: $0)) }
  }
}
