import Catalog
import Digests

/// New papers one by one: which, where the reader is, and what was done.
struct Triage: Hashable {
  let papers: [PaperID]
  var place: Int
}

extension State {
  mutating func triage(_ triaging: Triaging) -> [Effect] {
    switch triaging {
    case .begin: return beginTriage()
    case .skip: return decide([])
    case .previous: return movePaper(-1)
    case .end: return endTriage()
    }
  }

  /// Begins, or goes on where it was left. What has arrived, in the order of the list; when nothing
  /// has, the papers of the list.
  private mutating func beginTriage() -> [Effect] {
    if triage != nil { return [] }
    let came = arrivals.new.union(arrivals.revised)
    var papers = library.rows(in: order).map { library.id(of: $0) }.filter { came.contains($0) }
    if papers.isEmpty {
      papers = selection.rows.map { library.id(of: $0) }
      message = .nothingNew
    }
    guard !papers.isEmpty else {
      message = .noPaper
      return []
    }
    guard let first = papers.firstIndex(where: isWaiting) else {
      message = .triageDone(papers.count)
      return []
    }
    triage = Triage(papers: papers, place: first)
    goToCard(first)
    return []
  }

  /// Whether a paper has not been dealt with in the version that there is.
  func isWaiting(_ id: PaperID) -> Bool {
    guard let row = library.row(of: id) else { return false }
    guard let triaged = marks[id].triagedVersion else { return true }
    return triaged < library.paper(at: row).version ?? 0
  }

  /// How many papers are still to be dealt with.
  var waitingCount: Int { triage?.papers.count(where: isWaiting) ?? 0 }

  /// Makes changes to the paper, which is dealt with now, and goes on to the next.
  mutating func decide(_ changes: [MarkChange]) -> [Effect] {
    guard let triage, let paper else { return [] }
    let effects = change(changes + [dealtWith(paper)].compactMap(\.self))
    let later = Array(triage.papers.indices.dropFirst(triage.place + 1))
    let places = later + triage.papers.indices.prefix(triage.place)
    if let next = places.first(where: { isWaiting(triage.papers[$0]) }) {
      goToCard(next)
    } else {
      self.triage = nil
      message = .triageDone(triage.papers.count)
    }
    return effects
  }

  private func dealtWith(_ paper: Paper) -> MarkChange? {
    let (old, new) = (marks[paper.id].value(of: .triaged), "\(paper.version ?? 0)")
    return old == new ? nil : MarkChange(paper.id, .triaged, from: old, to: new)
  }

  /// All that are left are dealt with, in one step.
  private mutating func endTriage() -> [Effect] {
    guard let triage else { return [] }
    let left = triage.papers.filter(isWaiting).compactMap { library.row(of: $0) }
    let changes = left.compactMap { dealtWith(library.paper(at: $0)) }
    self.triage = nil
    let effects = change(changes)
    message = .dayEnded(left: changes.count)
    return effects
  }

  /// Leaves the rest for another time.
  mutating func leaveTriage() -> [Effect] {
    let left = waitingCount
    triage = nil
    message = .triageLeft(left, triage: keyIndex.keys(for: "triage", in: context).first)
    return []
  }

  /// Another of the papers, without a decision about this one.
  mutating func goToCard(near place: Int) -> [Effect] {
    guard let triage else { return [] }
    goToCard(min(max(0, place), triage.papers.count - 1))
    return []
  }

  private mutating func goToCard(_ place: Int) {
    triage?.place = place
    (currentMatch, comparison) = (nil, nil)
  }

  /// After an undo the paper that it was about is there again.
  mutating func returnToTriage(_ event: MarkEvent) {
    guard let triage else { return }
    let papers = Set(event.changes.map(\.paper))
    if let place = triage.papers.firstIndex(where: { papers.contains($0) && isWaiting($0) }) {
      goToCard(place)
    }
  }

  /// The entry that a revised paper is compared with in the triage: the latest of an older version.
  func earlierEntry(of paper: Paper) -> Int? {
    guard triage != nil, arrivals.revised.contains(paper.id) else { return nil }
    let newest = paper.version ?? 0
    return paper.entries.firstIndex { $0.record.version > 0 && $0.record.version < newest }
  }
}
