import Catalog
import Papers

extension State {
  /// Ticks the paper under the cursor, or no longer, and goes on to the next.
  mutating func tick() -> [Effect] {
    guard let id = listed?.id else {
      talk.message = .noPaper
      return []
    }
    ticked.toggle(id)
    moveList(.lines(1))
    return []
  }

  /// Begins a range at the cursor; again, ends it there.
  mutating func tickRange() -> [Effect] {
    if ticked.rangeStart == nil { ticked.rangeStart = listed?.id } else { endRange() }
    return []
  }

  mutating func tickAll() -> [Effect] {
    endRange()
    for row in results.selection.rows { ticked.papers.insert(results.library.id(of: row)) }
    return []
  }

  mutating func tickOthers() -> [Effect] {
    endRange()
    for row in results.selection.rows { ticked.toggle(results.library.id(of: row)) }
    return []
  }

  mutating func untick() -> [Effect] {
    ticked.clear()
    jobs.end(.ticking)
    return []
  }

  /// Adds the papers that a query finds, in the whole library.
  mutating func tickMatching(_ text: ArgumentText) -> [Effect] {
    endRange()
    let query = results.query(text.query)
    if let refusal = refusal(of: query, in: text) {
      talk.message = refusal
      return []
    }
    jobs.end(.ticking)
    // What was counted while it was typed need not be looked for again.
    guard let found = found(by: query) else { return [jobs.begin(.tick(search(for: query)))] }
    tickFound(found)
    return []
  }

  mutating func tickFound(_ found: Selection) {
    for row in found.rows { ticked.papers.insert(results.library.id(of: row)) }
    talk.message = .ticked(found.count, all: ticked.papers.count)
  }

  /// What is in the range is ticked.
  mutating func endRange() {
    if ticked.rangeStart != nil {
      ticked.papers.formUnion(foundInRange.map { results.library.id(of: $0) })
    }
    ticked.rangeStart = nil
  }

  /// The ranks of the list from where a range began to the cursor.
  var range: Range<Int> {
    guard let rangeStart = ticked.rangeStart, let row = results.library.row(of: rangeStart),
      let start = results.shown.rank(of: row)
    else { return 0..<0 }
    return min(start, screen.list.cursor)..<max(start, screen.list.cursor) + 1
  }

  /// The rows of the range that are found.
  private var foundInRange: some Sequence<Row> {
    results.shown[range].lazy.filter { [selection = results.selection] in selection.contains($0) }
  }

  /// How many papers are ticked, those of a range included that has not ended.
  var tickedCount: Int {
    guard ticked.rangeStart != nil else { return ticked.papers.count }
    if ticked.papers.isEmpty, !results.hasOthers { return range.count }
    return ticked.papers.count
      + foundInRange.count { !ticked.papers.contains(results.library.id(of: $0)) }
  }
}
