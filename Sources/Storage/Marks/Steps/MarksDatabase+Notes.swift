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

  /// All notes that were ever written under some ids: one id after the other, so that taking back one that was
  /// written under several leaves them in their order; those of an id in the order of their clocks.
  func notes(ofAll ids: [PaperID]) throws -> [WrittenNote] {
    if ids.count == 1 { return try notes(under: ids[0]) }
    return try ids.sorted { $0.kept < $1.kept }.flatMap { try notes(under: $0) }
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

  /// A change of a note with what there was before; none when it changes nothing.
  ///
  /// Of a paper of several ids the note is written under each that has one, so that taking it back, and dividing
  /// the paper again, leaves under each id what was there.
  func effectiveNotes(_ change: MarkChange) throws -> [MarkChange] {
    let notes = try notes(of: change.paper)
    let heads = MarksDatabase.heads(of: notes)
    let before = MarksDatabase.merged(heads)
    guard before != change.to else { return [] }
    let replaces = change.replaces ?? heads.map(\.id)
    let keys = Set(replaces.map(\.key))
    if change.replaces != nil {
      let base = MarksDatabase.merged(notes.lazy.filter { keys.contains($0.id.key) })
      if base == change.to { return [] }
    }
    let whole = MarkChange(
      change.paper, .note, from: before, to: change.to, replaces: replaces)
    let ids = try ids(of: change.paper)
    if ids.count == 1 { return [whole] }
    var rest = replaces
    var changes = try ids.compactMap { id -> MarkChange? in
      let own = try self.notes(ofAll: [id])
      let replaced = own.map(\.id).filter { keys.contains($0.key) }
      if replaced.isEmpty { return nil }
      rest.removeAll { replaced.contains($0) }
      return MarkChange(
        id, .note, from: MarksDatabase.merged(MarksDatabase.heads(of: own)), to: change.to,
        replaces: replaced)
    }
    if changes.isEmpty { return [whole] }
    // What is not here yet is replaced all the same.
    changes[0].replaces? += rest
    return changes
  }

  /// The change of a note from what there is now under its id, whoever wrote that; nil when there is something
  /// else, or when what is there was replaced under another id of the paper.
  func exchanged(note change: MarkChange) throws -> MarkChange? {
    let heads = MarksDatabase.heads(of: try notes(under: change.paper))
    guard MarksDatabase.merged(heads) == change.from else { return nil }
    let all = Set(MarksDatabase.heads(of: try notes(of: change.paper)).lazy.map(\.id))
    guard heads.allSatisfy({ all.contains($0.id) }) else { return nil }
    return MarkChange(
      change.paper, .note, from: change.from, to: change.to, replaces: heads.map(\.id))
  }

  /// The change that takes a note back: what it was made from is there again, unless others have
  /// replaced that too, and what they wrote stays. nil when the note has been replaced itself.
  func takenBack(noteOf paper: PaperID, _ id: MarkEvent.ID) throws -> MarkChange? {
    let notes = try notes(of: paper)
    let own = try self.notes(ofAll: [paper])
    guard MarksDatabase.heads(of: notes).contains(where: { $0.id == id }),
      let note = own.first(where: { $0.id == id })
    else { return nil }
    let made = Set(note.replaces)
    let known = Set(own.lazy.map(\.id.key))
    let replaced = Set(notes.lazy.filter { $0.id != id }.flatMap(\.replaces))
    // Before the ids of a paper had notes of their own, one under an id could be made from another's.
    let base = (made.isSubset(of: known) ? own : notes).filter {
      $0.id != id && made.contains($0.id.key) && !replaced.contains($0.id.key)
    }
    return MarkChange(
      paper, .note, from: MarksDatabase.merged(MarksDatabase.heads(of: own)),
      to: MarksDatabase.merged(base), replaces: [id])
  }
}
