import Catalog
import Digests

extension State {
  /// The papers that an action is about: the one that is gone through or read, else those that are
  /// selected, in the order of the list, else the one under the cursor.
  mutating func takeTargets() -> [PaperID] {
    if triage == nil, focus != .reader, !selected.isEmpty || rangeStart != nil {
      endRange()
      let papers = selection.rows.map { library.id(of: $0) }.filter { selected.contains($0) }
      if papers.count == selected.count { return papers }
      return papers + selected.subtracting(papers).sorted()
    }
    return paper.map { [$0.id] } ?? []
  }

  mutating func mark(_ marking: Marking) -> [Effect] {
    if case .queuePlace(let step) = marking { return moveInQueue(step) }
    let papers = takeTargets()
    guard !papers.isEmpty else {
      message = .noPaper
      return []
    }
    if triage != nil, [.star, .read, .queue].contains(marking) {
      return decide(changes(marking, papers, always: true))
    }
    let changes = changes(marking, papers)
    if changes.isEmpty { message = .nothingToMark }
    return change(changes)
  }

  /// What a marking changes of some papers. Toggles take away only what all papers have, and nothing
  /// with `always`.
  func changes(_ marking: Marking, _ papers: [PaperID], always: Bool = false) -> [MarkChange] {
    func toggle(_ field: MarkField, _ value: (Int) -> String) -> [MarkChange] {
      let without = papers.filter { marks[$0].value(of: field) == nil }
      if without.isEmpty {
        return always
          ? [] : papers.map { MarkChange($0, field, from: marks[$0].value(of: field), to: nil) }
      }
      return without.enumerated().map { MarkChange($1, field, to: value($0)) }
    }
    switch marking {
    case .star: return toggle(.star) { _ in "1" }
    case .read: return toggle(.read) { _ in "1" }
    case .label(let name): return labelChanges(name, papers)
    case .queue:
      let end = marks.endOfQueue
      return toggle(.queue) { "\(end + Double($0))" }
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
    case .queuePlace: return []
    }
  }

  /// A label on all papers, or off them if all have it.
  private func labelChanges(_ name: String, _ papers: [PaperID]) -> [MarkChange] {
    let known = papers.map { (id: $0, marks: marks[$0]) }
    let added = MarkChange.labelling(known, markedRows.spelling(like: name) ?? name)
    return added.isEmpty ? MarkChange.unlabelling(known, name) : added
  }

  /// Makes changes: at once for the eyes, and on their way to the disk.
  mutating func change(_ changes: [MarkChange]) -> [Effect] {
    guard !changes.isEmpty else { return [] }
    markNumber += 1
    let number = markNumber
    if triage == nil { endedTriage = nil }
    let effects = changeMarks(of: changes.map(\.paper)) { $0.begin(number, changes) }
    return [.mark(number, changes)] + effects
  }

  /// The database has kept changes, or some program has made others: `known` are the marks that all
  /// these papers have now.
  mutating func marked(
    _ number: Int, _ event: MarkEvent?, _ known: [PaperID: PaperMarks]
  ) -> [Effect] {
    let own = marks.papers(of: number)
    let effects = changeMarks(of: Set(own).union(known.keys)) {
      $0.take(known)
      $0.end(number)
    }
    if let closing, closing.number == number {
      // The last of the new papers: that it was the last says more.
      _ = hear(closing.message)
    } else if let event, !(triage != nil && event.changes.allSatisfy { $0.field == .triaged }) {
      _ = hear(.marked(event, hidden: hiddenCount(event), undo: undoKey, title: title))
    }
    return effects
  }

  /// Changes could not be kept: the papers are as they were.
  mutating func markingFailed(_ number: Int, _ message: Message) -> [Effect] {
    let papers = marks.papers(of: number)
    let effects = changeMarks(of: papers) { $0.end(number) }
    return effects + hear(message)
  }

  /// What was undone or redone, here or elsewhere.
  mutating func unmade(
    _ event: MarkEvent, as kind: MarkEvent.Kind, _ changes: [MarkChange],
    _ known: [PaperID: PaperMarks]
  ) -> [Effect] {
    let effects = changeMarks(of: known.keys, isSticky: false) { $0.take(known) }
    returnToTriage(event)
    return effects + hear(.unmade(event, as: kind, changes, title: title))
  }

  /// The key that undoes what was done last.
  var undoKey: String { key(for: "undo") }

  /// How many papers of an event the list does not show.
  private func hiddenCount(_ event: MarkEvent) -> Int {
    let ids = Set(event.changes.map(\.paper))
    if ids.count < 2 { return 0 }
    return ids.count { id in library.row(of: id).map { !selection.contains($0) } ?? true }
  }

  /// Changes the marks, and all that follows from them. Rows that the filter would not find any more
  /// stay until it is edited; what it finds now is looked for only if the change was not the reader's
  /// own (`isSticky` is false).
  mutating func changeMarks(
    of papers: some Collection<PaperID>, isSticky: Bool = true, _ body: (inout Marks) -> Void
  ) -> [Effect] {
    let before = papers.map { ($0, marks[$0]) }
    body(&marks)
    var rows: [(id: PaperID, row: Row)] = []
    var (hasChanged, movesQueue) = (false, false)
    for (id, old) in before {
      let new = marks[id]
      if old == new { continue }
      hasChanged = true
      movesQueue = movesQueue || old.queuePlace != new.queuePlace
      if isIndexing, oldMarks[id] == nil { oldMarks[id] = old }
      if old.triagedVersion != new.triagedVersion { noteWaiting(id) }
      guard let row = library.row(of: id) else { continue }
      markedRows.update(id, row, from: old, to: new)
      if selection.contains(row) { rows.append((id, row)) }
    }
    guard hasChanged else { return [] }
    if selection.query.asksForMarks, !rows.isEmpty {
      let test = markedRows.test(selection.query, in: library)
      for (id, row) in rows {
        if test(row) { kept.remove(id) } else { kept.insert(id) }
      }
    }
    let asksForMarks = selection.query.asksForMarks && !isSticky
    if asksForMarks || (movesQueue && order.key == .queue) { return research() }
    refreshMarkFacets()
    return []
  }

  /// The paper was read for as long as the settings ask for.
  mutating func dwelt(on id: PaperID) -> [Effect] {
    guard triage == nil, mode == .browsing, focus == .reader, paper?.id == id, !marks[id].isRead
    else { return [] }
    return change([MarkChange(id, .read, to: "1")])
  }
}
