import Papers

/// The papers that the reader has chosen for an action.
struct Ticked {
  var papers: Set<PaperID> = []
  /// Where a range began that has not ended.
  var rangeStart: PaperID?

  var isEmpty: Bool { papers.isEmpty && rangeStart == nil }
}

extension Ticked {
  mutating func toggle(_ id: PaperID) {
    if papers.remove(id) == nil { papers.insert(id) }
  }

  mutating func clear() {
    rangeStart = nil
    papers = []
  }
}
