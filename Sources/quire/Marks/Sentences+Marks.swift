import Catalog
import Glibc
import Papers
import Storage

extension Sentences {
  /// Why marks could not be read or kept, and what can be done.
  static func sentence(for error: MarksError) -> String {
    switch error {
    case .system(let path, let code): "\(safe(path)): \(String(cString: strerror(code)))"
    case .newer(let path, _):
      "\(safe(path)): made by a newer Quire, and left as it is; marks need that Quire"
    case .foreign(let path):
      "\(safe(path)): a database, but none of Quire, and left as it is; "
        + "move it away to keep marks there"
    case .damaged(let path):
      "\(safe(path)): the database is damaged; "
        + "`quire history` saves what can be read, and keeps the damaged file"
    case .locked(let path):
      "\(safe(path)): locked by another program for seconds; try again when it has finished"
    case .diskFull(let path): "\(safe(path)): the disk is full; make room and try again"
    case .readOnly(let path): "\(safe(path)): may not be written; look at its permissions"
    case .moved(let path):
      "\(safe(path)): moved or deleted while it was in use; try again to begin a new one"
    case .logGone(let path):
      "\(safe(path))-wal: deleted while it was in use; what was said to be kept has been put into the "
        + "database as far as possible; this was not kept"
    case .leadsNowhere(let path):
      "\(safe(path)): a link to where nothing is; perhaps a disk is not there"
    case .anotherPaper(let id, let key):
      "\(id) is the id of another paper here, \(safe(key.text)); this one cannot be marked"
    case .linkedElsewhere(let path):
      "\(safe(path)): a link to a file that is none of Quire, and left as it is; "
        + "move the link away to keep marks there"
    case .other(let path, let text): "\(safe(path)): \(safe(text))"
    }
  }

  /// How many things are named one by one; there may be thousands.
  private static let most = 10

  /// What became of a damaged database: `…/marks.db was damaged: kept as …/marks.db.damaged-1, 120 events
  /// recovered`, and what was lost, a sentence each.
  static func recovered(_ path: String, _ recovery: Recovery) -> [String] {
    guard let kept = recovery.keptAs else { return [] }
    let what = recovery.wasEmpty ? "had been emptied" : "was damaged"
    var first =
      "\(safe(path)) \(what): kept as \(safe(kept)), "
      + "\(MarkSentences.count(recovery.events, "event")) recovered"
    if !recovery.lost.isEmpty { first += ", \(recovery.lost.count) lost" }
    var sentences = [first] + several(recovery.lost) { "lost: \(name($0))" }
    if !recovery.restored.isEmpty {
      sentences.append(
        "what they had set is there all the same: \(MarkSentences.what(recovery.restored))")
    }
    return sentences
  }

  /// What an exchange did not take, a sentence each.
  static func notTaken(_ result: SyncResult) -> [String] {
    result.passedOver.sorted { $0.key < $1.key }.map { path, code in
      let reason = code.map { Sentences.reason(.system($0)) } ?? "no plain file"
      return "\(safe(path)): \(reason), passed over"
    }
      + several(result.unreadable) { "\(place($0)): no mark of Quire, passed over" }
      + several(result.damaged) { "\(place($0.place)): damaged, passed over: \(name($0))" }
      + several(result.refused) {
        "\(place($0.place)): a value that there cannot be does not count: \(name($0))"
      }
  }

  /// That papers have another id now, and their marks went along.
  static func joined(_ events: [MarkEvent]) -> String {
    let what = MarkSentences.what(events.flatMap(\.changes))
    return what.prefix(1).uppercased() + what.dropFirst() + ": the marks went along."
  }

  /// Whose clock was ahead in an exchange, a sentence each.
  static func clocksAhead(_ result: SyncResult) -> [String] {
    result.clocksAhead.sorted { $0.key < $1.key }.map { machine, time in
      "the clock of machine \(safe(machine)) is ahead: it has marks of "
        + "\(LocalTime.text(Int(time / 1000))); look at its clock"
    }
  }

  static func sentence(for note: ClockNote) -> String {
    switch note {
    case .mayBeAhead(let now, let last):
      "the clock says \(LocalTime.text(Int(now / 1000))), and the mark before this one is of "
        + "\(LocalTime.text(Int(last / 1000))); if it is ahead, set it right: marks keep its time"
    case .wasAhead(let time):
      "marks were made here when the clock said \(LocalTime.text(Int(time / 1000))); "
        + "they keep that time, and new ones have the right one"
    }
  }

  private static func several<Thing>(
    _ things: [Thing], _ sentence: (Thing) -> String
  ) -> [String] {
    let shown = things.prefix(most).map(sentence)
    return things.count > most ? shown + ["and \(things.count - most) more"] : shown
  }

  private static func place(_ place: LostEvent.Place?) -> String {
    place.map { "\(safe($0.file)):\($0.line)" } ?? ""
  }

  /// `2026-11-25 04:10  starred 2504.13989 (event 7 of machine 8c1f…)`, as far as it is known.
  private static func name(_ event: LostEvent) -> String {
    var parts: [String] = []
    if let time = event.time { parts.append(LocalTime.text(Int(time / 1000))) }
    if !event.changes.isEmpty { parts.append(MarkSentences.what(event.changes)) }
    if let number = event.sequence, let machine = event.machine {
      let id = "event \(number) of machine \(safe(machine))"
      parts.append(parts.isEmpty ? id : "(\(id))")
    }
    return parts.isEmpty ? "an event of which nothing can be read" : parts.joined(separator: "  ")
  }
}

extension MarkSentences {
  /// What came of an undo, a redo, or of going back.
  static func describe(
    _ done: Undoing, as kind: MarkEvent.Kind, title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    describe(undoing: done.event, as: kind, changes: done.changes, title: title)
  }
}
