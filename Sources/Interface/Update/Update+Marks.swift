import Catalog
import Papers

extension State {
  /// The papers that an action is about: the one that is gone through or read, else those that are
  /// ticked, in the order of the list, else the one under the cursor.
  ///
  /// - Parameter fromReader: they are what is selected, although the reader has the focus.
  mutating func takeTargets(fromReader: Bool = false) -> [PaperID] {
    if triage.round == nil, fromReader || screen.focus != .reader, !ticked.isEmpty {
      endRange()
      return tickedInOrder
    }
    return paper.map { [$0.id] } ?? []
  }

  /// The papers that are ticked: those that the list has in its order, then the others. No look at any other paper.
  private var tickedInOrder: [PaperID] {
    var (listed, others): ([(rank: Int, id: PaperID)], [PaperID]) = ([], [])
    listed.reserveCapacity(ticked.papers.count)
    for id in ticked.papers {
      if let rank = results.library.row(of: id).flatMap(results.selection.rank) {
        listed.append((rank, id))
      } else {
        others.append(id)
      }
    }
    return listed.sorted { $0.rank < $1.rank }.map(\.id) + others.sorted()
  }

  mutating func mark(_ marking: Marking, _ way: Marking.Way) -> [Effect] {
    let papers = takeTargets()
    guard !papers.isEmpty else {
      talk.message = .noPaper
      return []
    }
    if triage.round != nil, way != .off, [.star, .read, .queue].contains(marking) {
      return decide(changes(marking, papers, .on))
    }
    let changes = changes(marking, papers, way)
    if changes.isEmpty { talk.message = .nothingToMark }
    return change(changes)
  }

  /// What a marking changes of some papers.
  func changes(
    _ marking: Marking, _ papers: [PaperID], _ way: Marking.Way
  ) -> [MarkChange] {
    func put(_ field: MarkField, _ value: (Int) -> String) -> [MarkChange] {
      let without = way == .off ? [] : papers.filter { marks[$0].value(of: field) == nil }
      guard way != .on, without.isEmpty else {
        return without.enumerated().map { MarkChange($1, field, to: value($0)) }
      }
      return papers.compactMap { id in
        marks[id].value(of: field).map { MarkChange(id, field, from: $0, to: nil) }
      }
    }
    switch marking {
    case .star: return put(.star) { _ in "1" }
    case .read: return put(.read) { _ in "1" }
    case .label(let name): return labelChanges(name, papers, way)
    case .queue:
      let end = marks.all.endOfQueue
      return put(.queue) { "\(end + Double($0))" }
    case .rating(let rating):
      let value = rating == 0 ? nil : "\(min(5, rating))"
      return papers.filter { marks[$0].value(of: .rating) != value }
        .map { MarkChange($0, .rating, from: marks[$0].value(of: .rating), to: value) }
    case .clear:
      return papers.flatMap { id in
        let labels = marks[id].labels.map { MarkField.label($0) }
        return ([.star, .read, .rating, .queue] + labels).compactMap { field in
          marks[id].value(of: field).map { MarkChange(id, field, from: $0, to: nil) }
        }
      }
    }
  }

  private func labelChanges(
    _ name: String, _ papers: [PaperID], _ way: Marking.Way
  ) -> [MarkChange] {
    let known = papers.map { (id: $0, marks: marks[$0]) }
    let spelling = MarkChange.label(asTyped: name).flatMap(marks.rows.spelling) ?? name
    let added = way == .off ? [] : MarkChange.labelling(known, spelling)
    return way == .on || !added.isEmpty ? added : MarkChange.unlabelling(known, name)
  }

  /// Makes changes: at once for the eyes, and on their way to the disk.
  mutating func change(_ changes: [MarkChange]) -> [Effect] {
    guard !changes.isEmpty else { return [] }
    if triage.round == nil { triage.endedRound = nil }
    let keeping = jobs.begin(.ask(.mark(changes)))
    let number = jobs.last(.marking)!.number
    return [keeping] + changeMarks(of: changes.map(\.paper)) { $0.begin(number, changes) }
  }

  /// The database has kept changes, or some program has made others: `known` are the marks that all
  /// these papers have now.
  mutating func marked(
    _ number: Int, _ event: MarkEvent?, _ known: [PaperID: PaperMarks]
  ) -> [Effect] {
    let own = marks.all.papers(of: number)
    let effects = changeMarks(of: Set(own).union(known.keys)) {
      $0.take(known)
      $0.end(number)
    }
    let told = event.map { tell(of: $0) } ?? []
    if let closing = triage.closing, closing.ticket.number == number {
      // The last of the new papers: that it was the last says more.
      talk.hear(closing.message)
    } else if let event, !(triage.round != nil && event.changes.allSatisfy { $0.field == .triaged })
    {
      talk.hear(
        .marked(event, hidden: hiddenCount(event), undo: undoKey, title: results.title))
    }
    return effects + told
  }

  /// Changes could not be kept: the papers are as they were.
  mutating func markingFailed(_ number: Int, _ message: Message) -> [Effect] {
    let papers = marks.all.papers(of: number)
    let effects = changeMarks(of: papers) { $0.end(number) }
    talk.hear(message)
    return effects
  }

  /// What was undone or redone, here or elsewhere.
  mutating func undone(
    _ event: MarkEvent, as kind: MarkEvent.Kind, _ changes: [MarkChange],
    _ known: [PaperID: PaperMarks], isAwaited: Bool
  ) -> [Effect] {
    let effects = changeMarks(of: known.keys, isSticky: false) { $0.take(known) }
    // Unless the reader has gone on meanwhile.
    if isAwaited { returnToTriage(event) }
    talk.hear(.undone(event, as: kind, changes, title: results.title))
    return effects
  }

  /// The key that undoes what was done last.
  var undoKey: String { key(for: "undo") }

  /// How many papers of an event the list does not show.
  private func hiddenCount(_ event: MarkEvent) -> Int {
    let ids = Set(event.changes.map(\.paper))
    if ids.count < 2 { return 0 }
    return ids.count { id in
      results.library.row(of: id).map { results.shown.rank(of: $0) == nil } ?? true
    }
  }

  /// Changes the marks, and all that follows from them. Rows that the filter would not find any more
  /// stay until it is edited; what it finds now is looked for only if the change was not the reader's
  /// own (`isSticky` is false).
  mutating func changeMarks(
    of papers: some Collection<PaperID>, isSticky: Bool = true, _ body: (inout Marks) -> Void
  ) -> [Effect] {
    let before = papers.map { ($0, marks[$0]) }
    body(&marks.all)
    if before.count > MarksView.indexBudget { return noteMany(before, isSticky: isSticky) }
    var rows: [(id: PaperID, row: Row)] = []
    var (hasChanged, movesRows) = (false, false)
    let order = results.shownOrder
    let (isByQueue, isByRating) = (order.contains(.queue), order.contains(.rating))
    for (id, old) in before {
      let new = marks[id]
      if old == new { continue }
      hasChanged = true
      movesRows =
        movesRows || isByQueue && old.queueRank != new.queueRank
        || isByRating && old.rating != new.rating
      if jobs.isRunning(.markIndex), marks.old[id] == nil { marks.old[id] = old }
      if old.triagedVersion != new.triagedVersion { noteWaiting(id) }
      guard let row = results.library.row(of: id) else { continue }
      marks.rows.update(id, row, from: old, to: new)
      if results.selection.contains(row) { rows.append((id, row)) }
    }
    guard hasChanged else { return [] }
    if results.selection.query.asksForMarks, !rows.isEmpty {
      let test = marks.rows.test(results.selection.query, in: results.library)
      for (id, row) in rows {
        if test(row) { results.kept.remove(id) } else { results.kept.insert(id) }
      }
    }
    // A paper that is dim because it lacks a mark is not dim any more when it has got it.
    let asksForMarks =
      results.selection.query.asksForMarks && (!isSticky || results.showsOthers)
    if asksForMarks || movesRows { return research() }
    return []
  }

  /// Marks of so many papers have changed that which rows have which marks is looked up anew, away from the keys.
  private mutating func noteMany(
    _ before: [(PaperID, PaperMarks)], isSticky: Bool
  ) -> [Effect] {
    let keeps = isSticky && results.selection.query.asksForMarks
    var hasChanged = false
    for (id, old) in before {
      let new = marks[id]
      if old == new { continue }
      hasChanged = true
      if old.triagedVersion != new.triagedVersion { noteWaiting(id) }
      if keeps, let row = results.library.row(of: id), results.selection.contains(row) {
        results.kept.insert(id)
      }
    }
    // One that is under way is of what was before.
    return hasChanged ? beginIndexing() : []
  }

  /// The paper was read for as long as the settings ask for.
  mutating func dwelt(on id: PaperID) -> [Effect] {
    guard triage.round == nil, prompt.mode == .browsing, screen.focus == .reader, paper?.id == id,
      !marks[id].isRead
    else { return [] }
    return change([MarkChange(id, .read, to: "1")])
  }
}
