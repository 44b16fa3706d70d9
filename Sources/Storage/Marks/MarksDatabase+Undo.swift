public import Catalog
public import Digests

/// What an undo or a redo came to.
public struct Undoing: Sendable {
  /// What was taken back or done again.
  public let event: MarkEvent
  /// The changes that this made. Fewer than the event has when somebody has changed those papers
  /// since.
  public let changes: [MarkChange]
  /// The marks of all papers that have changed.
  public let marks: [PaperID: PaperMarks]
}

extension MarksDatabase {
  /// Takes back the last thing that was done here and not taken back yet; nil when there is none.
  /// What has been changed since, on another machine perhaps, stays as it is.
  public func undo() throws(MarksError) -> Undoing? {
    try undoing {
      guard let event = try event(where: MarksDatabase.undoable) else { return nil }
      let changes = try possible(event.changes.map(\.inverse), notesOf: event.id)
      return (event, try make(.undone(event.id), changes))
    }
  }

  /// Does again what was taken back last, unless something was done since; nil when there is nothing.
  public func redo() throws(MarksError) -> Undoing? {
    try undoing {
      guard let undo = try event(where: MarksDatabase.redoable), case .undone(let id) = undo.kind,
        let event = try event(id)
      else { return nil }
      let changes = try possible(event.changes, notesOf: undo.id)
      return (event, try make(.redone(event.id), changes))
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

  /// The changes for which what they begin with is still there; notes are taken back as far as a note
  /// of an event counts.
  private func possible(
    _ changes: [MarkChange], notesOf id: MarkEvent.ID
  ) throws -> [MarkChange] {
    let values = try FieldValues(self)
    return try changes.compactMap { change in
      if change.field == .note { return try takenBack(noteOf: change.paper, id) }
      return try values.value(of: change.field, on: change.paper) == change.from ? change : nil
    }
  }

  /// The last thing done here that is not taken back.
  private static let undoable = """
    SELECT body FROM event e WHERE mine AND kind IN ('marked', 'returned')
      AND \(isUndone) IS NOT 'undone'
    ORDER BY clock DESC, machine DESC, sequence DESC
    """

  /// The last undo that is not redone, with nothing done after it.
  private static let redoable = """
    SELECT body FROM event e WHERE mine AND kind='undone'
      AND (SELECT t.arrival FROM event t WHERE t.target=e.target AND t.kind IN ('undone', 'redone')
        ORDER BY t.clock DESC, t.machine DESC, t.sequence DESC LIMIT 1) = arrival
      AND NOT EXISTS(SELECT 1 FROM event l WHERE l.mine AND l.kind IN ('marked', 'returned')
        AND (l.clock, l.machine, l.sequence) > (e.clock, e.machine, e.sequence))
    ORDER BY clock DESC, machine DESC, sequence DESC
    """

  /// What was done last about an event `e`: `undone`, `redone`, or nothing.
  static let isUndone = """
    (SELECT t.kind FROM event t WHERE t.target = e.machine || ' ' || e.sequence || ' ' || e.clock
      AND t.kind IN ('undone', 'redone')
      ORDER BY t.clock DESC, t.machine DESC, t.sequence DESC LIMIT 1)
    """

  /// The first event of a query that can be read: a damaged one must not be in the way of the others.
  private func event(where query: String) throws -> MarkEvent? {
    let rows = try sqlite.statement(query)
    defer { rows.reset() }
    while try rows.step() {
      if let event = rows.withBytes(0, { EventLine.event($0) }) { return event }
    }
    return nil
  }

  /// The event of a name.
  func event(_ id: MarkEvent.ID) throws -> MarkEvent? {
    let rows = try sqlite.statement(
      "SELECT body FROM event WHERE machine=? AND sequence=? AND clock=?",
      [.text(id.machine), .number(id.sequence), .integer(id.clock)])
    defer { rows.reset() }
    return try rows.step() ? rows.withBytes(0) { EventLine.event($0) } : nil
  }
}

extension MarkChange {
  /// The change that takes this one back.
  fileprivate var inverse: MarkChange { MarkChange(paper, field, from: to, to: from) }
}
