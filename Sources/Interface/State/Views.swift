import Catalog
import Papers

/// The pane of saved views: how many papers each finds, and the cursor. The views themselves are a part of what
/// the filter means, and stand in `Results`.
struct Views {
  /// What was counted last, by what was asked for: views may be moved and renamed, and others may come,
  /// before anything is counted again.
  private var counts: [Query: QueryCount] = [:]
  /// What the counts are of, or will be when they are there.
  private(set) var counted: Counted?
  var window = ListWindow()
  /// The view whose query the present one is.
  fileprivate(set) var shown: Int?

  /// What counts depend on: with an equal one they are the same.
  struct Counted: Hashable {
    let views: ViewList
    let libraryNumber: Int
    let markNumber: Int
  }

  /// Notes that counts are on their way; those that there were stay until they come.
  mutating func expect(_ counted: Counted) { self.counted = counted }

  /// Takes the counts of the views that were expected, in their order.
  mutating func take(_ counts: [QueryCount?]) {
    guard let counted else { return }
    let known = zip(counted.views.entries, counts).compactMap { entry, count in
      count.map { (entry.query, $0) }
    }
    self.counts = Dictionary(known) { first, _ in first }
  }

  /// How many papers a view finds, as far as that is known.
  func count(of entry: ViewList.Entry) -> QueryCount? {
    entry.fault == nil ? counts[entry.query] : nil
  }
}

extension State {
  /// The view whose query the present one is.
  var shownView: Int? { views.shown }

  /// Finds the view whose query the present one is, once after all that has changed.
  mutating func noteShownView() {
    let query = results.query
    views.shown =
      query.isEmpty && query.order == nil
      ? nil : results.views.entries.indices.first { results.views.isShown($0, by: query) }
  }

  /// The view under the cursor of the pane.
  var viewUnderCursor: NamedView? {
    let entries = results.views.entries
    return entries.indices.contains(views.window.cursor)
      ? entries[views.window.cursor].view : nil
  }

  /// Counts what the views find, if they are to be seen and something has changed: at once when that takes a
  /// moment, else away from the keys.
  mutating func countViews() -> [Effect] {
    let now = Views.Counted(
      views: results.views, libraryNumber: results.libraryNumber, markNumber: marks.rows.number)
    guard views.counted != now, layout.panes[.views] != nil else { return [] }
    let isLong = results.library.count * results.views.count > State.searchBudget
    // While a large library grows, one part is counted after the other, and none is given up for the next.
    if isLong, results.loading?.isFinished == false, jobs.isRunning(.viewCounts) { return [] }
    views.expect(now)
    var counter = QueryCounter(results.views.queries, in: results.library, marked: marks.rows)
    guard isLong else {
      jobs.end(.viewCounts)
      if let counts = counter.finish() { views.take(counts) }
      return []
    }
    return [jobs.begin(.countViews(counter))]
  }
}
