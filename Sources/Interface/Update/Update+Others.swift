import Catalog
import Papers

/// The papers that the filter does not find, between those that it finds.
extension State {
  /// Shows them, or no longer. The cursor stays with its paper, on its row of the screen.
  mutating func showOthers() -> [Effect] {
    guard results.showsOthers || results.isNarrowed else {
      talk.message = .nothingHidden(filter: key(for: "filter"))
      return []
    }
    stay()
    results.showsOthers.toggle()
    let rank = screen.anchor.map { self.rank(near: $0) } ?? 0
    screen.list.put(cursor: rank, count: results.shown.count, height: height(of: .list))
    if results.hasOthers {
      talk.message = .othersShown(
        results.shown.count - results.selection.count, again: key(for: "show-others"),
        next: key(for: "next-found"))
    }
    return []
  }

  /// How many of the papers that are found stand before the cursor.
  var foundRank: Int {
    guard results.hasOthers, results.shown.indices.contains(screen.list.cursor) else {
      return screen.list.cursor
    }
    return results.selection.rows.rank(near: results.shown[screen.list.cursor])
  }

  /// Goes to a row that may be far away: there it stands where the cursor stood, with others around it.
  mutating func goToRow(_ rank: Int) {
    let height = height(of: .list)
    if (screen.list.offset..<screen.list.offset + height).contains(rank) {
      return moveList(.row(rank + 1))
    }
    screen.list.put(cursor: rank, count: results.shown.count, height: height)
    arrive()
  }

  /// Goes to the next paper that is found, or back to one.
  mutating func moveToFound(_ step: Int) -> [Effect] {
    let count = results.selection.count
    guard count > 0, results.shown.indices.contains(screen.list.cursor) else {
      talk.message = .noPaper
      return []
    }
    let isFound = results.selection.contains(results.shown[screen.list.cursor])
    // From between two of them, the next one is the one behind.
    let target = foundRank.adding(isFound || step < 0 ? step : step - 1)
    let row = results.selection.rows[min(max(0, target), count - 1)]
    if let rank = results.shown.rank(of: row) { goToRow(rank) }
    talk.message = .found(foundRank + 1, of: count)
    return []
  }
}
