import Catalog
import Papers

/// What comes from the database without having been asked for by a key.
extension State {
  /// The marks are in another database now, which will tell what it has.
  mutating func forgetMarks() -> [Effect] {
    marks.all.forget()
    return indexMarks()
  }

  /// Marks that the database has: of the papers on the screen first, then all.
  mutating func marksFound(_ known: [PaperID: PaperMarks], isAll: Bool) -> [Effect] {
    if marks.areLoaded { return changeMarks(of: known.keys, isSticky: false) { $0.take(known) } }
    // What was there before we came is no change; what follows from it is made at the end.
    marks.all.take(known)
    guard isAll else { return [] }
    marks.all.settle()
    marks.areLoaded = true
    marks.noteAllWaiting(in: results.library)
    return indexMarks()
  }

  mutating func arrived(_ arrivals: Arrivals, since: String?) -> [Effect] {
    marks.take(arrivals, since: since)
    marks.noteAllWaiting(in: results.library)
    // Said once, and not in place of what could not be read: the heading counts the new ones anyway.
    defer { marks.hasArrived = true }
    if !marks.hasArrived,
      let text = Message.arrived(
        arrivals, waiting: marks.waitingArrivals.count, since: since,
        triage: key(for: "triage"))
    {
      talk.hear(text)
      // What is new stands on top: there the day begins. What is only here again is no reason to move.
      let hasNews = !arrivals.new.isEmpty || !arrivals.revised.isEmpty
      if hasNews, !talk.hasActed, let first = results.shown.first {
        screen.anchor = results.library.id(of: first)
        screen.list = ListWindow()
      }
    }
    return indexMarks()
  }

  /// Looks up which rows have which marks: at once if that takes a moment, else away from the keys.
  mutating func indexMarks() -> [Effect] {
    // A library that waits for its marks gets them now, whichever way.
    if marks.isIndexLong { return beginIndexing() }
    dropIndexing()
    guard let waiting = results.waitingLibrary else {
      return take(MarkedRows(marks.all, marks.arrivals, in: results.library))
    }
    show(waiting.library, waiting.loading)
    marks.rows = MarkedRows(marks.all, marks.arrivals, in: results.library)
    return research()
  }

  /// What is being looked up away from the keys is of an older state now, and must not land.
  mutating func dropIndexing() {
    jobs.end(.markIndex)
    marks.old = [:]
  }

  mutating func beginIndexing() -> [Effect] {
    marks.old = [:]
    let library = results.waitingLibrary?.library ?? results.library
    return [jobs.begin(.indexMarks(marks.all, marks.arrivals, library))]
  }

  mutating func marksIndexed(_ rows: MarkedRows) -> [Effect] {
    let waiting = results.waitingLibrary
    if let waiting { show(waiting.library, waiting.loading) }
    var rows = rows
    // What was changed meanwhile.
    for (id, old) in marks.old {
      if let row = results.library.row(of: id) { rows.update(id, row, from: old, to: marks[id]) }
    }
    marks.old = [:]
    guard waiting != nil else { return take(rows) }
    marks.rows = rows
    return research()
  }

  private mutating func take(_ rows: MarkedRows) -> [Effect] {
    marks.rows = rows
    if results.query.asksForMarks || results.shownOrder.asksForMarks { return research() }
    return []
  }
}
