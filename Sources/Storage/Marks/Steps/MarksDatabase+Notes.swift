import Catalog
import Papers

/// A note as it was written once.
struct WrittenNote {
  let id: MarkEvent.ID
  let text: String?
  /// The keys of the events whose notes it was made from.
  let replaces: [String]
}

extension MarksDatabase {
  /// Keeps a note. Those that it was made from are replaced by it; one that was written elsewhere
  /// meanwhile stays beside it. Only earlier ones can be replaced, so that there is always one that
  /// counts.
  func keepNote(_ change: MarkChange, _ id: MarkEvent.ID) throws {
    let replaces = (change.replaces ?? []).filter { $0 < id }.map(\.key)
    try setNote(change.paper, id, text: change.to, replaces: replaces.joined(separator: ","))
  }

  /// Writes a row of `note`, unless it is there.
  func setNote(_ paper: PaperID, _ id: MarkEvent.ID, text: String?, replaces: String) throws {
    let number = paper.kept
    let sum = RowSum.note(number, id, text: text, replaces: replaces)
    try sqlite.run(
      "INSERT OR IGNORE INTO note(\(RowSum.noteColumns)) VALUES(?,?,?,?,?,?,?)",
      [
        .integer(number), .integer(id.clock), .text(id.machine), .number(id.sequence), .text(text),
        .text(replaces), .integer(sum.column),
      ])
  }

  /// Makes the notes of papers again from what was written.
  func refreshNotes(of papers: Set<PaperID>) throws {
    for paper in papers {
      let heads = MarksDatabase.heads(of: try notes(ofAll: [paper]))
      guard let last = heads.last else { continue }
      try setState(
        paper, .note, MarksDatabase.merged(heads), last.id, time: last.id.clock >> 16)
    }
  }

  /// All notes that a paper ever had, under whatever id, in the order of their clocks.
  func notes(of paper: PaperID) throws -> [WrittenNote] { try notes(ofAll: try ids(of: paper)) }

  /// All notes that were ever written under some ids, in the order of their clocks.
  func notes(ofAll ids: [PaperID]) throws -> [WrittenNote] {
    if ids.count == 1 { return try notes(under: ids[0]) }
    // One event may have written one under each.
    return try ids.flatMap { id in try notes(under: id).map { (id, $0) } }
      .sorted { ($0.1.id, $0.0) < ($1.1.id, $1.0) }.map(\.1)
  }

  private func notes(under paper: PaperID) throws -> [WrittenNote] {
    var notes: [WrittenNote] = []
    let rows = try sqlite.statement(
      "SELECT \(RowSum.noteColumns) FROM note WHERE paper=? ORDER BY clock, machine, sequence",
      [.integer(paper.kept)])
    defer { rows.reset() }
    while try rows.step() {
      try check(note: rows)
      let id = MarkEvent.ID(
        machine: rows.text(2) ?? "", sequence: Int(rows.integer(3)), clock: rows.integer(1))
      let replaces = (rows.text(5) ?? "").split(separator: ",").map(String.init)
      notes.append(WrittenNote(id: id, text: rows.text(4), replaces: replaces))
    }
    return notes
  }

  /// The notes that no other one replaces.
  static func heads(of notes: [WrittenNote]) -> [WrittenNote] {
    let replaced = Set(notes.lazy.flatMap(\.replaces))
    return notes.filter { !replaced.contains($0.id.key) }
  }

  /// Notes that were written apart, one under the other; nil when none has a text.
  static func merged(_ notes: some Sequence<WrittenNote>) -> String? {
    var known: Set<String> = []
    let texts = notes.compactMap(\.text).filter { known.insert($0).inserted }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n---\n\n")
  }

  /// A change of a note with what there was before; nil when it changes nothing.
  func effectiveNote(_ change: MarkChange) throws -> MarkChange? {
    let notes = try notes(of: change.paper)
    let heads = MarksDatabase.heads(of: notes)
    let before = MarksDatabase.merged(heads)
    guard before != change.to else { return nil }
    let replaces = change.replaces ?? heads.map(\.id)
    if change.replaces != nil {
      let keys = Set(replaces.map(\.key))
      let base = MarksDatabase.merged(notes.lazy.filter { keys.contains($0.id.key) })
      if base == change.to { return nil }
    }
    return MarkChange(change.paper, .note, from: before, to: change.to, replaces: replaces)
  }

  /// The change that takes a note back: what it was made from is there again, unless others have
  /// replaced that too, and what they wrote stays. nil when the note has been replaced itself.
  func takenBack(noteOf paper: PaperID, _ id: MarkEvent.ID) throws -> MarkChange? {
    let notes = try notes(of: paper)
    let heads = MarksDatabase.heads(of: notes)
    guard let note = heads.first(where: { $0.id == id }) else { return nil }
    let others = notes.filter { $0.id != id }
    let made = Set(note.replaces)
    let base = MarksDatabase.heads(of: others).filter { made.contains($0.id.key) }
    return MarkChange(
      paper, .note, from: MarksDatabase.merged(heads), to: MarksDatabase.merged(base),
      replaces: [id])
  }
}
