public import Catalog
import Digests

/// One thing that was done, for the history.
public struct HistoryItem: Hashable, Sendable {
  public let event: MarkEvent
  /// It was done with this database, and can be undone here.
  public let isMine: Bool
  /// It has been taken back since.
  public let isUndone: Bool
}

extension MarksDatabase {
  /// What was done, the latest first.
  public func history(limit: Int = 1000) throws(MarksError) -> [HistoryItem] {
    try checked {
      var items: [HistoryItem] = []
      let rows = try sqlite.statement(
        """
        SELECT body, mine, \(MarksDatabase.isUndone) IS 'undone' FROM event e
        ORDER BY clock DESC, machine DESC, sequence DESC LIMIT ?
        """, [.number(limit)])
      while try rows.step() {
        guard let event = rows.withBytes(0, { EventLine.event($0) }) else { continue }
        items.append(
          HistoryItem(event: event, isMine: rows.integer(1) != 0, isUndone: rows.integer(2) != 0))
      }
      return items
    }
  }

  /// Brings back the marks as they were just after an event, as one step that can be undone itself.
  /// Only what was done here is taken back, and not what others have changed since. nil when there is
  /// no such event.
  public func goBack(to id: MarkEvent.ID) throws(MarksError) -> Undoing? {
    try undoing {
      guard let event = try event(id) else { return nil }
      return (event, try make(.returned(id), try returning(to: id)))
    }
  }

  /// The changes that take back what was done here after an event.
  private func returning(to id: MarkEvent.ID) throws -> [MarkChange] {
    var places: [MarkPlace] = []
    var spans: [MarkPlace: (first: String?, last: String?)] = [:]
    let rows = try sqlite.statement(
      """
      SELECT body FROM event WHERE (clock, machine, sequence) > (?,?,?) AND mine
      ORDER BY clock, machine, sequence
      """, [.integer(id.clock), .text(id.machine), .number(id.sequence)])
    while try rows.step() {
      for change in rows.withBytes(0, { EventLine.event($0) })?.changes ?? [] {
        let place = MarkPlace(change.paper, change.field)
        if spans[place] == nil { places.append(place) }
        spans[place, default: (change.from, nil)].last = change.to
      }
    }
    let values = try FieldValues(self)
    return try places.compactMap { place in
      guard let (first, last) = spans[place], first != last,
        try values.value(of: place.field, on: place.paper) == last
      else { return nil }
      let heads =
        place.field == .note
        ? MarksDatabase.heads(of: try notes(of: place.paper)).map(\.id) : nil
      return MarkChange(place.paper, place.field, from: last, to: first, replaces: heads)
    }
  }
}
