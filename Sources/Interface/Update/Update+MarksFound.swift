import Catalog
import Digests

/// What comes from the database without having been asked for by a key.
extension State {
  /// The marks are in another database now, which will tell what it has.
  mutating func forgetMarks() -> [Effect] {
    marks.forget()
    return indexMarks()
  }

  /// Marks that the database has: of the papers on the screen first, then all.
  mutating func marksFound(_ known: [PaperID: PaperMarks], isAll: Bool) -> [Effect] {
    if marksAreLoaded { return changeMarks(of: known.keys, isSticky: false) { $0.take(known) } }
    // What was there before we came is no change; what follows from it is made at the end.
    marks.take(known)
    guard isAll else { return [] }
    marksAreLoaded = true
    noteAllWaiting()
    return indexMarks()
  }

  mutating func arrived(_ arrivals: Arrivals, since: String?) -> [Effect] {
    self.arrivals = arrivals
    self.arrivals.new.formUnion(newPapers)
    arrivedSince = since
    noteAllWaiting()
    // Said once, and not in place of what could not be read: the heading counts the new ones anyway.
    defer { hasArrived = true }
    if !hasArrived,
      let text = Message.arrived(
        arrivals, waiting: waitingArrivals.count, since: since,
        triage: key(for: "triage"))
    {
      _ = hear(text)
      // What is new stands on top: there the day begins.
      if !hasActed, let first = selection.rows.first {
        anchor = library.id(of: first)
        list = ListWindow()
      }
    }
    return indexMarks()
  }

  /// The marks that a key may look up; more is done away from the keys. 20,000 take about 5 ms.
  static let indexBudget = 20_000

  /// Looks up which rows have which marks: at once if that takes a moment, else away from the keys.
  mutating func indexMarks() -> [Effect] {
    // A library that waits for its marks gets them now, whichever way.
    if isIndexLong { return beginIndexing() }
    dropIndexing()
    guard let waiting = waitingLibrary else {
      return take(MarkedRows(marks, arrivals, in: library))
    }
    show(waiting.library, waiting.loading)
    markedRows = MarkedRows(marks, arrivals, in: library)
    return research()
  }

  /// What is being looked up away from the keys is of an older state now, and must not land.
  mutating func dropIndexing() {
    indexNumber += 1
    oldMarks = [:]
    isIndexing = false
  }

  /// Whether looking up which rows have which marks is too much for a key.
  var isIndexLong: Bool {
    marks.count + arrivals.new.count + arrivals.again.count + arrivals.revised.count
      > State.indexBudget
  }

  mutating func beginIndexing() -> [Effect] {
    dropIndexing()
    isIndexing = true
    return [.indexMarks(indexNumber)]
  }

  mutating func marksIndexed(_ number: Int, _ rows: MarkedRows) -> [Effect] {
    guard isIndexing, number == indexNumber else { return [] }
    isIndexing = false
    let waiting = waitingLibrary
    if let waiting { show(waiting.library, waiting.loading) }
    var rows = rows
    // What was changed meanwhile.
    for (id, old) in oldMarks {
      if let row = library.row(of: id) { rows.update(id, row, from: old, to: marks[id]) }
    }
    oldMarks = [:]
    guard waiting != nil else { return take(rows) }
    markedRows = rows
    return research()
  }

  private mutating func take(_ rows: MarkedRows) -> [Effect] {
    markedRows = rows
    if query.asksForMarks || order.key == .queue { return research() }
    refreshMarkFacets()
    return []
  }
}
