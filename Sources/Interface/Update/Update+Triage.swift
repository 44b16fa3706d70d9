import Catalog
import Papers

extension State {
  /// Begins, or goes on where it was left. What has arrived, in the order of the list; when nothing
  /// has, the papers of the list from the cursor on.
  mutating func beginTriage() -> [Effect] {
    if triage.round != nil { return [] }
    let came = marks.arrivals.new.union(marks.arrivals.revised)
    var papers = results.library.sorted(came, by: results.order)
    let isNew = !papers.isEmpty
    if !isNew {
      papers = results.selection.rows.dropFirst(foundRank).prefix(State.triageLimit)
        .map { results.library.id(of: $0) }
    }
    guard !papers.isEmpty else {
      talk.message = .noPaper
      return []
    }
    let waiting = Set(papers.filter { marks.isWaiting($0, in: results.library) })
    guard let first = papers.firstIndex(where: waiting.contains) else {
      talk.message = .triageDone(papers.count)
      return []
    }
    if !isNew { talk.message = .nothingNew(papers.count) }
    triage.round = Triage.Round(papers, from: first, waiting: waiting, isNew: isNew)
    triage.endedRound = nil
    goToPaper(at: first)
    return []
  }

  /// The most papers of the list that are gone through when nothing is new.
  private static let triageLimit = 500

  /// Makes changes to the paper, which is dealt with now, and goes on to the next.
  mutating func decide(_ changes: [MarkChange]) -> [Effect] {
    guard let round = triage.round, let paper else { return [] }
    let effects = change(changes + [dealtWith(paper)].compactMap(\.self))
    if let next = triage.round?.next {
      goToPaper(at: next)
    } else {
      close(saying: .triageDone(round.papers.count, undo: undoKey))
    }
    return effects
  }

  private func dealtWith(_ paper: Paper) -> MarkChange? {
    let (old, new) = (marks[paper.id].value(of: .triaged), "\(paper.version ?? 0)")
    return old == new ? nil : MarkChange(paper.id, .triaged, from: old, to: new)
  }

  /// All that are left are dealt with, in one step.
  mutating func endTriage() -> [Effect] {
    guard let round = triage.round else { return [] }
    let left = round.papers.filter(round.waiting.contains).compactMap {
      results.library.row(of: $0)
    }
    let changes = left.compactMap { dealtWith(results.library.paper(at: $0)) }
    let effects = change(changes)
    close(saying: .dayEnded(left: changes.count, undo: undoKey))
    return effects
  }

  /// Nothing is left; an undo leads back.
  private mutating func close(saying message: Message) {
    triage.closing = jobs.last(.marking).map { ($0, message) }
    triage.endedRound = triage.round
    talk.message = message
    stopTriage()
  }

  /// Leaves the rest for another time.
  mutating func leaveTriage() -> [Effect] {
    let left = triage.round?.waiting.count ?? 0
    stopTriage()
    talk.message = .triageLeft(left, triage: key(for: "triage"))
    return []
  }

  private mutating func stopTriage() {
    triage.round = nil
    reader.leavePaper()
  }

  /// Another of the papers, without a decision about this one.
  mutating func goToPaper(near index: Int) -> [Effect] {
    guard let round = triage.round else { return [] }
    goToPaper(at: min(max(0, index), round.papers.count - 1))
    return []
  }

  private mutating func goToPaper(at index: Int) {
    triage.round?.index = index
    reader.leavePaper()
  }

  /// After an undo the paper that it was about is there again.
  mutating func returnToTriage(_ event: MarkEvent) {
    guard prompt.mode == .browsing, let round = triage.round ?? triage.endedRound else { return }
    let about = Set(event.changes.map(\.paper)).intersection(round.waiting)
    guard let index = round.papers.firstIndex(where: about.contains) else { return }
    triage.round = round
    triage.endedRound = nil
    goToPaper(at: index)
  }

  /// Papers that are here no more are not gone through.
  mutating func keepTriage() {
    triage.endedRound = nil
    guard var round = triage.round else { return }
    let current = round.current
    let before = round.papers[..<round.index].count { results.library.row(of: $0) != nil }
    round.papers.removeAll { results.library.row(of: $0) == nil }
    guard !round.papers.isEmpty else {
      stopTriage()
      talk.message = .triageGone
      return
    }
    round.index = min(before, round.papers.count - 1)
    round.waiting = Set(round.papers.filter { marks.isWaiting($0, in: results.library) })
    triage.round = round
    if round.current != current { goToPaper(at: round.index) }
  }

  // MARK: What waits

  /// A paper was dealt with, or is to be again.
  mutating func noteWaiting(_ id: PaperID) {
    let waits = marks.isWaiting(id, in: results.library)
    marks.note(id, waits: waits)
    triage.note(id, waits: waits)
  }

  /// The entry that a revised paper is compared with in the triage: the latest of an older version.
  func earlierEntry(of paper: Paper) -> Int? {
    guard triage.round != nil, marks.arrivals.revised.contains(paper.id) else { return nil }
    let newest = paper.version ?? 0
    return paper.entries.firstIndex { $0.record.version > 0 && $0.record.version < newest }
  }
}
