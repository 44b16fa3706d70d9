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
      message = .noSuchMark(query.unfinished.first ?? text)
      return []
    }
    let search = Search(query, in: library, order: SortOrder(.date), marked: markedRows)
    if library.count > State.searchBudget {
      selectNumber += 1
      pendingSelection = search
      return [.select(selectNumber)]
    }
    var once = search
    if let found = once.finish() { selectFound(found) }
    return []
  }

  mutating func selectFound(_ found: Selection) {
    pendingSelection = nil
    for row in found.rows { selected.insert(library.id(of: row)) }
    message = .selected(found.count, all: selected.count)
  }

  /// What is in the range becomes selected.
  mutating func endRange() {
    selected.formUnion(range)
    rangeStart = nil
  }

  /// The papers from where a range began to the cursor.
  var range: [PaperID] {
    guard let rangeStart, let row = library.row(of: rangeStart),
      let start = selection.place(of: row), !selection.rows.isEmpty
    else { return [] }
    let end = list.cursor
    return selection.rows[min(start, end)...max(start, end)].map { library.id(of: $0) }
  }

  /// All that an action would be about, if that is more than the paper under the cursor.
  var selectedOrRange: Set<PaperID> {
    rangeStart == nil ? selected : selected.union(range)
  }
}
