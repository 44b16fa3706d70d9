import Catalog
import Papers

/// The papers that the reader has chosen for an action.
struct Ticked {
  var papers: Set<PaperID> = []
  /// Where a range began that has not ended.
  var rangeStart: PaperID?
  /// A search for what to tick, and its number.
  var search: Search?
  var searchNumber = 0

  var isEmpty: Bool { papers.isEmpty && rangeStart == nil }
}

extension Ticked {
  mutating func toggle(_ id: PaperID) {
    if papers.remove(id) == nil { papers.insert(id) }
  }

  mutating func clear() {
    rangeStart = nil
    papers = []
    forgetSearch()
  }

  /// What is being searched for to be ticked is wanted no more.
  mutating func forgetSearch() {
    searchNumber += 1
    search = nil
  }
}
