import Catalog
import Digests

extension State {
  /// The papers that an action is about: the one that is gone through, else those that are selected,
  /// in the order of the list, else the one under the cursor.
  mutating func takeTargets() -> [PaperID] {
    if triage == nil, !selectedOrRange.isEmpty {
      endRange()
      let rows = selected.compactMap { id in library.row(of: id).map { ($0, id) } }
      let known = Dictionary(rows) { first, _ in first }
      let listed = selection.rows.compactMap { known[$0] }
      return listed + selected.subtracting(listed).sorted()
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
    case .label(let name): return toggle(.label(name)) { _ in "1" }
    case .queue:
      let end = markedRows.endOfQueue
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

  /// Makes changes: at once for the eyes, and on their way to the disk.
  mutating func change(_ changes: [MarkChange]) -> [Effect] {
    guard !changes.isEmpty else { return [] }
    markNumber += 1
    let number = markNumber
    changeMarks(of: changes.map(\.paper)) { $0.begin(number, changes) }
    return [.mark(number, changes)]
  }

  /// The database has kept changes, or some program has made others: `known` are the marks that all
  /// these papers have now.
  mutating func marked(
    _ number: Int, _ event: MarkEvent?, _ known: [PaperID: PaperMarks]
  ) -> [Effect] {
    let own = marks.papers(of: number)
    changeMarks(of: Set(own).union(known.keys)) {
      $0.take(known)
      $0.end(number)
    }
    if let event, !(triage != nil && event.changes.allSatisfy { $0.field == .triaged }) {
      message = .marked(event, hidden: hiddenCount(event), undo: undoKey)
    }
    return []
  }

  /// Changes could not be kept: the papers are as they were.
  mutating func markingFailed(_ number: Int, _ message: Message) -> [Effect] {
    let papers = marks.papers(of: number)
    changeMarks(of: papers) { $0.end(number) }
    self.message = message
    return []
  }

  /// What was taken back or done again, here or elsewhere.
  mutating func unmade(_ event: MarkEvent, _ known: [PaperID: PaperMarks], _ text: Message)
    -> [Effect]
  {
    changeMarks(of: known.keys) { $0.take(known) }
    message = text
    returnToTriage(event)
    return []
  }

  private var undoKey: String? { keyIndex.keys(for: "undo", in: context).first }

  /// How many papers of an event the list does not show.
  private func hiddenCount(_ event: MarkEvent) -> Int {
    let ids = Set(event.changes.map(\.paper))
    if ids.count < 2 { return 0 }
    return ids.count { id in library.row(of: id).map { !selection.contains($0) } ?? true }
  }

  /// Changes the marks, and all that follows from them: rows that the filter would not find any more
  /// stay until it is edited.
  mutating func changeMarks(
    of papers: some Collection<PaperID>, _ body: (inout Marks) -> Void
  ) {
    let before = papers.map { ($0, marks[$0]) }
    body(&marks)
    let query = selection.query
    var rows: [(id: PaperID, row: Row)] = []
    for (id, old) in before where old != marks[id] {
      if isIndexing, oldMarks[id] == nil { oldMarks[id] = old }
      guard let row = library.row(of: id) else { continue }
      markedRows.update(row, from: old, to: marks[id])
      if selection.contains(row) { rows.append((id, row)) }
    }
    if !query.marks.isEmpty, !rows.isEmpty {
      let test = markedRows.test(query.marks)
      for (id, row) in rows {
        if test(row) { kept.remove(id) } else { kept.insert(id) }
      }
    }
    refreshMarkFacets()
  }

  /// One place further in the queue, or back.
  private mutating func moveInQueue(_ step: Int) -> [Effect] {
    guard let id = paper?.id, let place = marks[id].queuePlace else {
      message = .notQueued
      return []
    }
    let places = markedRows.queuePlaces
    guard let index = places.firstIndex(of: place) else { return [] }
    let target = min(max(0, index + step), places.count - 1)
    if target == index { return [] }
    let beyond = target + (step > 0 ? 1 : -1)
    let new =
      places.indices.contains(beyond)
      ? (places[target] + places[beyond]) / 2 : places[target] + (step > 0 ? 1 : -1)
    let effects = change([MarkChange(id, .queue, from: "\(place)", to: "\(new)")])
    return order.key == .queue ? effects + research() : effects
  }

  /// The reading queue as the list.
  mutating func showQueue() -> [Effect] {
    jumps.append(Jump(from: anchor, filter: filter.text, choices: choices, focus: focus))
    filter.set("is:queued")
    choices = FacetChoices()
    order = SortOrder(.queue)
    anchor = nil
    return edited()
  }

  // MARK: From the disk

  /// The marks are in another database now, which will tell what it has.
  mutating func forgetMarks() -> [Effect] {
    marks.forget()
    return indexMarks()
  }

  /// Marks that the database has: of the papers on the screen first, then all.
  mutating func marksFound(_ known: [PaperID: PaperMarks], isAll: Bool) -> [Effect] {
    if isAll {
      marks.take(known)
      marksAreLoaded = true
      return indexMarks()
    }
    changeMarks(of: known.keys) { $0.take(known) }
    return []
  }

  mutating func arrived(_ arrivals: Arrivals, since: String?) -> [Effect] {
    self.arrivals = arrivals
    arrivedSince = since
    // Said once, and not in place of what could not be read: the heading counts the new ones anyway.
    defer { hasArrived = true }
    if !hasArrived, message?.isWarning != true,
      let text = Message.arrived(
        arrivals, since: since, triage: keyIndex.keys(for: "triage", in: context).first)
    {
      message = text
    }
    return indexMarks()
  }

  /// The marks that a key may look up; more is done away from the keys. 20,000 take about 5 ms.
  static let indexBudget = 20_000

  /// Looks up which rows have which marks: at once if that takes a moment, else away from the keys.
  mutating func indexMarks() -> [Effect] {
    indexNumber += 1
    oldMarks = [:]
    let count = marks.count + arrivals.new.count + arrivals.again.count + arrivals.revised.count
    guard count > State.indexBudget else {
      isIndexing = false
      return take(MarkedRows(marks, arrivals, in: library))
    }
    isIndexing = true
    return [.indexMarks(indexNumber)]
  }

  mutating func marksIndexed(_ number: Int, _ rows: MarkedRows) -> [Effect] {
    guard number == indexNumber else { return [] }
    isIndexing = false
    var rows = rows
    // What was changed meanwhile.
    for (id, old) in oldMarks {
      if let row = library.row(of: id) { rows.update(row, from: old, to: marks[id]) }
    }
    oldMarks = [:]
    return take(rows)
  }

  private mutating func take(_ rows: MarkedRows) -> [Effect] {
    markedRows = rows
    if !query.marks.isEmpty || order.key == .queue { return research() }
    refreshMarkFacets()
    return []
  }

  /// The paper was read for as long as the settings ask for.
  mutating func dwelt(on id: PaperID) -> [Effect] {
    guard triage == nil, paper?.id == id, !marks[id].isRead else { return [] }
    return change([MarkChange(id, .read, to: "1")])
  }
}
