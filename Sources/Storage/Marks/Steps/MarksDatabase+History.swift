public import Catalog
import Papers

/// One thing that was done, for the history.
public struct HistoryItem: Hashable, Sendable {
  public let event: MarkEvent
  /// It was done with this database, and can be undone here.
  public let isMine: Bool
  /// It has been undone since.
  public let isUndone: Bool
}

extension MarksDatabase {
  /// What was done, the latest first.
  public func history(limit: Int = 1000) throws(MarksError) -> [HistoryItem] {
    var items: [HistoryItem] = []
    try history(limit: limit) { items.append($0) }
    return items
  }

  /// Tells what was done, the latest first, one event at a time: one may be about all papers there are. The
  /// cost is that of the events told, and of those that only gave papers their keys.
  ///
  /// - Parameter tellsKeys: tells those too; the reader has done nothing to marks by them.
  public func history(
    limit: Int, tellsKeys: Bool = true, _ body: (HistoryItem) throws -> Void
  ) throws(MarksError) {
    try reading {
      let rows = try sqlite.statement(
        """
        SELECT \(EventRow.columns), \(MarksDatabase.isUndone) IS 'undone' FROM event e
        ORDER BY place DESC, arrival DESC
        """)
      defer { rows.reset() }
      var told: Set<Int64> = []
      while told.count < limit, try rows.step() {
        let row = try event(rows)
        if !tellsKeys, row.event.givesKeys { continue }
        // An index that leads to one event twice leaves out another one.
        guard told.insert(row.arrival).inserted else { throw MarksError.damaged(path: path) }
        try body(
          HistoryItem(event: row.event, isMine: row.isMine, isUndone: rows.integer(9) != 0))
      }
    }
  }

  /// The names of all machines that events came from, sorted; a look at each machine.
  public func machines() throws(MarksError) -> [String] {
    try reading {
      var names: [String] = []
      let rows = try sqlite.statement("SELECT min(machine) FROM event WHERE machine > ?")
      defer { rows.reset() }
      while true {
        try rows.bind(1, .text(names.last ?? ""))
        guard try rows.step(), let name = rows.text(0) else { return names }
        names.append(name)
        rows.reset()
      }
    }
  }

  /// The name under which the latest event was made here; nil when there is none.
  public func ownName() throws(MarksError) -> String? {
    try reading {
      try sqlite.text(
        "SELECT machine FROM event WHERE mine='mine' ORDER BY place DESC, arrival DESC LIMIT 1")
    }
  }

  /// The events of a machine with a number: one, but for copies of a database that both went on.
  public func events(
    of machine: String, number: Int
  ) throws(MarksError) -> [MarkEvent] {
    try reading {
      var events: [MarkEvent] = []
      let rows = try sqlite.statement(
        "SELECT \(EventRow.columns) FROM event WHERE machine=? AND sequence=?",
        [.text(machine), .number(number)])
      defer { rows.reset() }
      while try rows.step() { events.append(try event(rows).event) }
      return events
    }
  }

  /// The event of a name; nil when it is not here.
  public func find(_ id: MarkEvent.ID) throws(MarksError) -> MarkEvent? {
    try reading { try event(id) }
  }

  /// Brings back the marks as they were just after an event, as one step that can be undone itself.
  /// Only what was done here is taken back, and not what others have changed since. nil when there is
  /// no such event.
  public func goBack(to id: MarkEvent.ID) throws(MarksError) -> Undoing? {
    try undoing {
      guard let event = try event(id) else { return nil }
      let (changes, replaced) = try returning(to: id)
      return (event, try make(.returned(id), changes, after: replaced))
    }
  }

  /// The changes that take back what was done here after an event, and the latest clock of what they
  /// replace.
  private func returning(
    to id: MarkEvent.ID
  ) throws -> (changes: [MarkChange], replaced: Int64) {
    var places: [MarkPlace] = []
    var spans: [MarkPlace: (first: String?, last: String?)] = [:]
    let rows = try sqlite.statement(
      """
      SELECT \(EventRow.columns) FROM event
      WHERE mine <> 'theirs' AND (place, arrival) >
        (SELECT place, arrival FROM event WHERE machine=? AND sequence=? AND clock=?)
      ORDER BY place, arrival
      """, [.text(id.machine), .number(id.sequence), .integer(id.clock)])
    defer { rows.reset() }
    while try rows.step() {
      for change in try event(rows).event.changes {
        let place = MarkPlace(change.paper, change.field)
        if spans[place] == nil { places.append(place) }
        spans[place, default: (change.from, nil)].last = change.to
      }
    }
    let values = try FieldValues(self, within: joined(without: spans.keys))
    var replaced: Int64 = 0
    let changes = try places.compactMap { place -> MarkChange? in
      guard let (first, last) = spans[place], first != last else { return nil }
      if place.field == .note {
        // Those that were written under another id of the paper are not in the way.
        let heads = MarksDatabase.heads(of: try notes(ofAll: [place.paper]))
        guard MarksDatabase.merged(heads) == last else { return nil }
        replaced = max(replaced, heads.last?.id.clock ?? 0)
        return MarkChange(
          place.paper, .note, from: last, to: first, replaces: heads.map(\.id))
      }
      guard try values.value(of: place.field, on: place.paper) == last else { return nil }
      replaced = max(replaced, values.clock)
      return MarkChange(place.paper, place.field, from: last, to: first)
    }
    return (changes, replaced)
  }
}
