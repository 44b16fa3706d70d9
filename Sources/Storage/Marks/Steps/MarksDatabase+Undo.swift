public import Catalog
public import Papers

/// What an undo or a redo came to.
public struct Undoing: Sendable {
  /// What was taken back or done again.
  public let event: MarkEvent
  /// The changes that this made. Fewer than the event has when somebody has changed those papers
  /// since.
  public let changes: [MarkChange]
  /// The marks of all papers that have changed.
  public internal(set) var marks: [PaperID: PaperMarks]
}

extension MarksDatabase {
  /// Takes back the last thing that was done here and not taken back yet; nil when there is none.
  /// What has been changed since, on another machine perhaps, stays as it is.
  public func undo() throws(MarksError) -> Undoing? {
    try undoing {
      guard let event = try event(where: MarksDatabase.undoable) else { return nil }
      let (changes, replaced) = try possible(event.changes.map(\.inverse), notesOf: event.id)
      return (
        event,
        try make(.undone(event.id), changes, after: max(replaced, try lastClock(about: event.id)))
      )
    }
  }

  /// Does again what was taken back last, unless something was done since; nil when there is nothing.
  public func redo() throws(MarksError) -> Undoing? {
    try undoing {
      guard let undo = try event(where: MarksDatabase.redoable), case .undone(let id) = undo.kind,
        let event = try event(id)
      else { return nil }
      let (changes, replaced) = try possible(event.changes, notesOf: undo.id)
      return (
        event,
        try make(.redone(event.id), changes, after: max(replaced, try lastClock(about: event.id)))
      )
    }
  }

  /// Runs a step that takes events back.
  func undoing(
    _ body: () throws -> (event: MarkEvent, made: MarkEvent)?
  ) throws(MarksError) -> Undoing? {
    let before = told
    let (found, marks) = try recording(body)
    guard let found else {
      // What others have changed is told with the next call.
      told = before
      return nil
    }
    return Undoing(event: found.event, changes: found.made.changes, marks: marks)
  }

  /// The changes for which what they begin with is still there, and the latest clock of that; notes are
  /// taken back as far as a note of an event counts.
  private func possible(
    _ changes: [MarkChange], notesOf id: MarkEvent.ID
  ) throws -> (changes: [MarkChange], replaced: Int64) {
    let values = try FieldValues(self)
    var replaced: Int64 = 0
    let possible = try changes.compactMap { change -> MarkChange? in
      if change.field == .note { return try takenBack(noteOf: change.paper, id) }
      guard try values.value(of: change.field, on: change.paper) == change.from else { return nil }
      replaced = max(replaced, values.clock)
      return change
    }
    return (possible, replaced)
  }

  /// The latest clock of an event and of all that were about it, so that what is done to it now counts.
  private func lastClock(about id: MarkEvent.ID) throws -> Int64 {
    max(
      id.clock,
      try sqlite.number("SELECT max(clock) FROM event WHERE target=?", [.text(id.key)]) ?? 0)
  }

  /// The last thing done here that is not taken back. (What is neither mine nor theirs is damaged, and is
  /// refused when it is read.)
  private static let undoable = """
    SELECT \(EventRow.columns) FROM event e WHERE mine <> 'theirs'
      AND kind NOT IN ('undone', 'redone') AND \(isUndone) IS NOT 'undone'
    ORDER BY place DESC, arrival DESC
    """

  /// The last undo that is not redone, with nothing done after it.
  private static let redoable = """
    SELECT \(EventRow.columns) FROM event e WHERE mine <> 'theirs' AND kind='undone'
      AND (SELECT t.arrival FROM event t WHERE t.target=e.target AND t.kind IN ('undone', 'redone')
        ORDER BY t.clock DESC, t.machine DESC, t.sequence DESC LIMIT 1) = arrival
      AND NOT EXISTS(SELECT 1 FROM event l WHERE l.mine <> 'theirs'
        AND l.kind NOT IN ('undone', 'redone') AND (l.place, l.arrival) > (e.place, e.arrival))
    ORDER BY place DESC, arrival DESC
    """

  /// What was done last about an event `e`: `undone`, `redone`, or nothing.
  static let isUndone = """
    (SELECT t.kind FROM event t WHERE t.target = e.machine || ' ' || e.sequence || ' ' || e.clock
      AND t.kind IN ('undone', 'redone')
      ORDER BY t.clock DESC, t.machine DESC, t.sequence DESC LIMIT 1)
    """

  /// The first event of a query.
  private func event(where query: String) throws -> MarkEvent? {
    let rows = try sqlite.statement(query)
    defer { rows.reset() }
    return try rows.step() ? try event(rows).event : nil
  }

  /// The event of a name.
  func event(_ id: MarkEvent.ID) throws -> MarkEvent? {
    let rows = try sqlite.statement(
      "SELECT \(EventRow.columns) FROM event WHERE machine=? AND sequence=? AND clock=?",
      [.text(id.machine), .number(id.sequence), .integer(id.clock)])
    defer { rows.reset() }
    return try rows.step() ? try event(rows).event : nil
  }
}

extension MarkChange {
  /// The change that takes this one back.
  fileprivate var inverse: MarkChange { MarkChange(paper, field, from: to, to: from) }
}
