public import Catalog
public import Digests

/// One thing that was done, for the history.
public struct HistoryItem: Hashable, Sendable {
  public let event: MarkEvent
  /// It was done with this database, and can be undone here.
  public let isMine: Bool
  /// It has been taken back since.
  public let isUndone: Bool
}

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
    guard let event = try event(where: MarksDatabase.undoable) else { return nil }
    return try make(event, .undone(event.id), event.changes.map(\.inverse))
  }

  /// Does again what was taken back last, unless something was done since; nil when there is nothing.
  public func redo() throws(MarksError) -> Undoing? {
    guard let event = try event(where: MarksDatabase.redoable) else { return nil }
    return try make(event, .redone(event.id), event.changes)
  }

  /// Brings back the marks as they were just after an event, as one step that can be undone itself.
  /// Only what was done here is taken back. nil when there is no such event.
  public func goBack(to id: MarkEvent.ID) throws(MarksError) -> Undoing? {
    var target: MarkEvent?
    var firsts: [MarkChange] = []
    try checked {
      guard let arrival = try arrival(of: id) else { return }
      var known: Set<Place> = []
      let rows = try sqlite.statement(
        "SELECT body FROM event WHERE arrival >= ? AND mine ORDER BY arrival", [.integer(arrival)])
      while try rows.step() {
        guard let event = rows.withBytes(0, { EventLine.event($0) }) else { continue }
        if event.id == id {
          target = event
          continue
        }
        for change in event.changes
        where known.insert(Place(paper: change.paper, field: change.field)).inserted {
          firsts.append(MarkChange(change.paper, change.field, to: change.from))
        }
      }
    }
    guard let target else { return nil }
    let (event, marks) = try record(firsts, kind: .returned(id))
    return Undoing(event: target, changes: event?.changes ?? [], marks: marks)
  }

  private struct Place: Hashable {
    let paper: PaperID
    let field: MarkField
  }

  /// What was done, the latest first.
  public func history(limit: Int = 1000) throws(MarksError) -> [HistoryItem] {
    try checked {
      var items: [HistoryItem] = []
      let rows = try sqlite.statement(
        """
        SELECT body, mine, coalesce((SELECT kind FROM event t WHERE t.target=e.arrival
          AND t.kind IN ('undone', 'redone') ORDER BY t.arrival DESC LIMIT 1), '') = 'undone'
        FROM event e ORDER BY clock DESC, machine DESC, sequence DESC LIMIT ?
        """, [.number(limit)])
      while try rows.step() {
        guard let event = rows.withBytes(0, { EventLine.event($0) }) else { continue }
        items.append(
          HistoryItem(event: event, isMine: rows.integer(1) != 0, isUndone: rows.integer(2) != 0))
      }
      return items
    }
  }

  /// The last thing done here that is not taken back.
  private static let undoable = """
    SELECT body FROM event e WHERE mine AND kind IN ('marked', 'returned')
      AND coalesce((SELECT kind FROM event t WHERE t.target=e.arrival
        AND t.kind IN ('undone', 'redone') ORDER BY t.arrival DESC LIMIT 1), '') <> 'undone'
    ORDER BY arrival DESC LIMIT 1
    """

  /// The target of the last undo that is not redone, with nothing done after it.
  private static let redoable = """
    SELECT o.body FROM event e JOIN event o ON o.arrival=e.target
    WHERE e.mine AND e.kind='undone'
      AND (SELECT t.arrival FROM event t WHERE t.target=e.target
        AND t.kind IN ('undone', 'redone') ORDER BY t.arrival DESC LIMIT 1) = e.arrival
      AND NOT EXISTS(SELECT 1 FROM event l WHERE l.arrival > e.arrival AND l.mine
        AND l.kind IN ('marked', 'returned'))
    ORDER BY e.arrival DESC LIMIT 1
    """

  private func event(where query: String) throws(MarksError) -> MarkEvent? {
    try checked {
      let rows = try sqlite.statement(query)
      defer { rows.reset() }
      return try rows.step() ? rows.withBytes(0) { EventLine.event($0) } : nil
    }
  }

  /// Records changes as far as what they begin with is still there.
  private func make(
    _ event: MarkEvent, _ kind: MarkEvent.Kind, _ changes: [MarkChange]
  ) throws(MarksError) -> Undoing {
    let possible = try checked {
      try changes.filter { try value(of: $0.field, on: $0.paper) == $0.from }
    }
    let (recorded, marks) = try record(possible, kind: kind)
    return Undoing(event: event, changes: recorded?.changes ?? [], marks: marks)
  }
}

extension MarkChange {
  /// The change that takes this one back.
  fileprivate var inverse: MarkChange { MarkChange(paper, field, from: to, to: from) }
}
