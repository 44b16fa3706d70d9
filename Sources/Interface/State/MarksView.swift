import Catalog
import Papers

/// What the reader has marked, what has come since the last visit, and which rows have which marks.
struct MarksView {
  var all = Marks()
  var areLoaded = false
  /// Which rows of the library have which marks.
  var rows = MarkedRows()
  /// What papers had that were changed since the look-up began.
  var old: [PaperID: PaperMarks] = [:]

  var arrivals = Arrivals()
  /// When the visit before was, as in “yesterday”.
  var arrivedSince: String?
  /// What is new has been said.
  var hasArrived = false
  /// The new and revised papers that have not been dealt with.
  var waitingArrivals: Set<PaperID> = []
  /// The papers that came while we were looking.
  var newPapers: Set<PaperID> = []

  subscript(id: PaperID) -> PaperMarks { all[id] }

  /// The marks that a key may look up; more is done away from the keys. 20,000 take about 5 ms.
  static let indexBudget = 20_000

  /// Whether looking up which rows have which marks is too much for a key.
  var isIndexLong: Bool {
    all.count + all.downloaded.count + arrivals.new.count + arrivals.again.count
      + arrivals.revised.count
      > MarksView.indexBudget
  }

  /// Whether a paper has not been dealt with in the version that the library has.
  func isWaiting(_ id: PaperID, in library: Library) -> Bool {
    guard let row = library.row(of: id) else { return false }
    guard let triaged = self[id].triagedVersion else { return true }
    return triaged < library.paper(at: row).version ?? 0
  }
}

extension MarksView {
  /// What comes while we look is as new as what came before, on the first visit too.
  mutating func takeNew(_ papers: Set<PaperID>) {
    newPapers.formUnion(papers)
    arrivals.new.formUnion(papers)
  }

  mutating func take(_ arrivals: Arrivals, since: String?) {
    self.arrivals = arrivals
    self.arrivals.new.formUnion(newPapers)
    arrivedSince = since
  }

  /// A paper was dealt with, or is to be again.
  mutating func note(_ id: PaperID, waits: Bool) {
    if !waits {
      waitingArrivals.remove(id)
    } else if arrivals.new.contains(id) || arrivals.revised.contains(id) {
      waitingArrivals.insert(id)
    }
  }

  /// Looks anew at what has arrived of the papers that have come or gone.
  mutating func noteWaiting(of growth: Growth, _ new: Set<PaperID>, in library: Library) {
    for place in growth.gone + growth.come {
      note(place.id, waits: isWaiting(place.id, in: library))
    }
    for id in new { note(id, waits: isWaiting(id, in: library)) }
  }

  /// Looks at all that has arrived anew: a look-up each.
  mutating func noteAllWaiting(in library: Library) {
    waitingArrivals = arrivals.new.union(arrivals.revised).filter { isWaiting($0, in: library) }
  }
}
