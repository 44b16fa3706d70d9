import Catalog
import Interface
import Storage

extension Sentences {
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

  /// Whose clock was ahead in an exchange, a sentence each.
  static func clocksAhead(_ result: SyncResult) -> [String] {
    result.clocksAhead.sorted { $0.key < $1.key }.map { machine, time in
      "the clock of machine \(safe(machine)) is ahead: it has marks of "
        + "\(LocalTime.text(Int(time / 1000))); look at its clock"
    }
  }

  /// What is to be said of the clock here, once.
  static func clock(of database: MarksDatabase) -> [String] {
    let jump = database.takeClockJump().map { clockMayBeAhead($0.to, last: $0.from) }
    return [jump, database.takeClockAhead().map(clockWasAhead)].compactMap(\.self)
  }

  /// That the clock has gone on for so long that it may be wrong.
  static func clockMayBeAhead(_ now: Int64, last: Int64) -> String {
    "the clock says \(LocalTime.text(Int(now / 1000))), and the mark before this one is of "
      + "\(LocalTime.text(Int(last / 1000))); if it is ahead, set it right: marks keep its time"
  }

  /// That marks were made here with a clock that was ahead.
  static func clockWasAhead(_ time: Int64) -> String {
    "marks were made here when the clock said \(LocalTime.text(Int(time / 1000))); "
      + "they keep that time, and new ones have the right one"
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
