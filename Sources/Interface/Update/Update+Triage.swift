import Catalog
import Papers

/// New papers one by one: which, where the reader is, and which are still to be dealt with.
struct Triage: Hashable {
  var papers: [PaperID]
  var place: Int
  var waiting: Set<PaperID>
  let all: Set<PaperID>
  /// They have come since the last visit; otherwise they are the list's.
  let isNew: Bool

  /// Notes that a paper waits, or no longer, if it is one of these.
  mutating func note(_ id: PaperID, waits: Bool) {
    guard all.contains(id) else { return }
    if waits { waiting.insert(id) } else { waiting.remove(id) }
  }
}

extension State {
  mutating func triage(_ triaging: Triaging) -> [Effect] {
    switch triaging {
    case .begin: return beginTriage()
    case .skip: return decide([])
    case .end: return endTriage()
    }
  }

  /// Begins, or goes on where it was left. What has arrived, in the order of the list; when nothing
  /// has, the papers of the list from the cursor on.
  private mutating func beginTriage() -> [Effect] {
    if triage != nil { return [] }
    let came = arrivals.new.union(arrivals.revised)
    var papers = library.rows(in: order).map { library.id(of: $0) }.filter { came.contains($0) }
    let isNew = !papers.isEmpty
    if !isNew {
      papers = selection.rows.dropFirst(list.cursor).prefix(State.triageLimit)
        .map { library.id(of: $0) }
    }
    guard !papers.isEmpty else {
      message = .noPaper
      return []
    }
    let waiting = Set(papers.filter(isWaiting))
    guard let first = papers.firstIndex(where: waiting.contains) else {
      message = .triageDone(papers.count)
      return []
    }
    if !isNew { message = .nothingNew(papers.count) }
    triage = Triage(
      papers: papers, place: first, waiting: waiting, all: Set(papers), isNew: isNew)
    endedTriage = nil
    goToPaper(at: first)
    return []
  }

  /// The most papers of the list that are gone through when nothing is new.
  private static let triageLimit = 500

  /// Whether a paper has not been dealt with in the version that there is.
  private func isWaiting(_ id: PaperID) -> Bool {
    guard let row = library.row(of: id) else { return false }
    guard let triaged = marks[id].triagedVersion else { return true }
    return triaged < library.paper(at: row).version ?? 0
  }

  /// Makes changes to the paper, which is dealt with now, and goes on to the next.
  mutating func decide(_ changes: [MarkChange]) -> [Effect] {
    guard let triage, let paper else { return [] }
    let effects = change(changes + [dealtWith(paper)].compactMap(\.self))
    let later = triage.papers[(triage.place + 1)...].firstIndex { isStillWaiting($0) }
    if let next = later ?? triage.papers[..<triage.place].firstIndex(where: isStillWaiting) {
      goToPaper(at: next)
    } else {
      close(saying: .triageDone(triage.papers.count, undo: undoKey))
    }
    return effects
  }

  private func isStillWaiting(_ id: PaperID) -> Bool { triage?.waiting.contains(id) == true }

  private func dealtWith(_ paper: Paper) -> MarkChange? {
    let (old, new) = (marks[paper.id].value(of: .triaged), "\(paper.version ?? 0)")
    return old == new ? nil : MarkChange(paper.id, .triaged, from: old, to: new)
  }

  /// All that are left are dealt with, in one step.
  private mutating func endTriage() -> [Effect] {
    guard let triage else { return [] }
    let left = triage.papers.filter(triage.waiting.contains).compactMap { library.row(of: $0) }
    let changes = left.compactMap { dealtWith(library.paper(at: $0)) }
    let effects = change(changes)
    close(saying: .dayEnded(left: changes.count, undo: undoKey))
    return effects
  }

  /// Nothing is left; an undo leads back.
  private mutating func close(saying message: Message) {
    closing = (markNumber, message)
    endedTriage = triage
    self.message = message
    stopTriage()
  }

  /// Leaves the rest for another time.
  mutating func leaveTriage() -> [Effect] {
    let left = triage?.waiting.count ?? 0
    stopTriage()
    message = .triageLeft(left, triage: key(for: "triage"))
    return []
  }

  private mutating func stopTriage() {
    triage = nil
    (currentMatch, comparison) = (nil, nil)
  }

  /// Another of the papers, without a decision about this one.
  mutating func goToPaper(near place: Int) -> [Effect] {
    guard let triage else { return [] }
    goToPaper(at: min(max(0, place), triage.papers.count - 1))
    return []
  }

  private mutating func goToPaper(at place: Int) {
    triage?.place = place
    (currentMatch, comparison) = (nil, nil)
  }

  /// After an undo the paper that it was about is there again, unless the reader has gone on meanwhile.
  mutating func returnToTriage(_ event: MarkEvent) {
    guard awaited == .unmade, mode == .browsing else { return }
    awaited = nil
    guard var papers = triage ?? endedTriage else { return }
    let about = Set(event.changes.map(\.paper))
    guard
      let place = papers.papers.firstIndex(where: {
        about.contains($0) && papers.waiting.contains($0)
      })
    else { return }
    papers.place = place
    triage = papers
    endedTriage = nil
    goToPaper(at: place)
  }

  /// Papers that are here no more are not gone through.
  mutating func keepTriage() {
    endedTriage = nil
    guard var triage else { return }
    let current = triage.papers[triage.place]
    let before = triage.papers[..<triage.place].count { library.row(of: $0) != nil }
    triage.papers.removeAll { library.row(of: $0) == nil }
    guard !triage.papers.isEmpty else {
      stopTriage()
      message = .triageGone
      return
    }
    triage.place = min(before, triage.papers.count - 1)
    triage.waiting = Set(triage.papers.filter(isWaiting))
    self.triage = triage
    if triage.papers[triage.place] != current { goToPaper(at: triage.place) }
  }

  // MARK: What waits

  /// A paper was dealt with, or is to be again.
  mutating func noteWaiting(_ id: PaperID) {
    let waits = isWaiting(id)
    if !waits {
      waitingArrivals.remove(id)
    } else if arrivals.new.contains(id) || arrivals.revised.contains(id) {
      waitingArrivals.insert(id)
    }
    triage?.note(id, waits: waits)
    endedTriage?.note(id, waits: waits)
  }

  /// Looks at all that has arrived anew: a look-up each.
  mutating func noteAllWaiting() {
    waitingArrivals = arrivals.new.union(arrivals.revised).filter(isWaiting)
  }

  /// The entry that a revised paper is compared with in the triage: the latest of an older version.
  func earlierEntry(of paper: Paper) -> Int? {
    guard triage != nil, arrivals.revised.contains(paper.id) else { return nil }
    let newest = paper.version ?? 0
    return paper.entries.firstIndex { $0.record.version > 0 && $0.record.version < newest }
  }
}
