import Catalog
import Digests
import Storage

/// What was done to marks, in words: in the past tense, one paper by its id, several by their number.
enum MarkSentences {
  /// `starred 2504.13989`, `labelled 12 papers “to read”`, `undid: starred 2504.13989`.
  ///
  /// `finding` gives the event that another one took back or did again; without it the event is told
  /// by what it changed.
  static func describe(
    _ event: MarkEvent, finding: (MarkEvent.ID) -> MarkEvent? = { _ in nil }
  ) -> String {
    switch event.kind {
    case .marked: what(event.changes)
    case .undone(let id): "undid: " + target(finding(id), event)
    case .redone(let id): "did again: " + target(finding(id), event)
    case .returned(let id): "went back to: " + target(finding(id), event)
    }
  }

  /// Events come from files of other machines, and might name each other in a circle.
  private static func target(_ target: MarkEvent?, _ event: MarkEvent) -> String {
    target.map { describe($0) } ?? what(event.changes)
  }

  /// What came of an undo, a redo, or of going back.
  static func describe(_ done: Undoing, as kind: MarkEvent.Kind) -> String {
    let sentence = describe(
      MarkEvent(id: done.event.id, kind: kind, changes: done.changes), finding: { _ in done.event })
    if case .returned = kind { return sentence + (done.changes.isEmpty ? "; nothing changed" : "") }
    let left = done.event.changes.count - done.changes.count
    guard left > 0 else { return sentence }
    let papers = count(Set(done.changes.map(\.paper)).count, "paper")
    return done.changes.isEmpty
      ? sentence + "; nothing changed, for it has been changed since"
      : sentence + "; only on \(papers), for the rest has been changed since"
  }

  /// What some changes come to.
  static func what(_ changes: [MarkChange]) -> String {
    var clauses: [(words: Words, papers: [PaperID])] = []
    var places: [Words: Int] = [:]
    for change in changes {
      let words = Words(change)
      if let place = places[words] {
        clauses[place].papers.append(change.paper)
      } else {
        places[words] = clauses.count
        clauses.append((words, [change.paper]))
      }
    }
    var before: [PaperID] = []
    let parts = clauses.map { words, papers in
      defer { before = papers }
      let isSame = papers == before
      let object = isSame ? (papers.count == 1 ? "it" : "them") : name(papers)
      return words.before + object + words.after
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }

  /// `starred, read, rated 4, number 2 in the queue, labels: kv, to read, with a note`.
  static func line(_ marks: PaperMarks, place: Int?) -> String {
    var parts: [String] = []
    if marks.isStarred { parts.append("starred") }
    if marks.isRead { parts.append("read") }
    if marks.rating > 0 { parts.append("rated \(marks.rating)") }
    if let place { parts.append("number \(place) in the queue") }
    if !marks.labels.isEmpty { parts.append("labels: " + labels(marks)) }
    if !marks.note.isEmpty { parts.append("with a note") }
    return parts.isEmpty ? "no marks" : parts.joined(separator: ", ")
  }

  static func labels(_ marks: PaperMarks) -> String {
    marks.labels.map(Sentences.safe).joined(separator: ", ")
  }

  /// `2504.13989`, `12 papers`.
  static func name(_ papers: [PaperID]) -> String {
    papers.count == 1 ? papers[0].description : count(papers.count, "paper")
  }

  /// `1 paper`, `3 papers`.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// What a change is called: what stands before and after the name of the paper.
  private struct Words: Hashable {
    let before: String
    let after: String

    init(_ change: MarkChange) {
      let isSet = change.to != nil
      switch change.field {
      case .star: (before, after) = (isSet ? "starred " : "unstarred ", "")
      case .read: (before, after) = ("marked ", isSet ? " as read" : " as unread")
      case .rating:
        (before, after) =
          isSet
          ? ("rated ", " \(Sentences.safe(change.to ?? ""))") : ("took the rating off ", "")
      case .queue:
        let verb = change.from == nil ? "queued " : "moved "
        (before, after) =
          isSet
          ? (verb, change.from == nil ? "" : " in the queue") : ("took ", " off the queue")
      case .label(let name):
        let name = "“\(Sentences.safe(name))”"
        (before, after) = isSet ? ("labelled ", " \(name)") : ("took \(name) off ", "")
      case .note:
        let verb = change.from == nil ? "wrote a" : isSet ? "changed the" : "deleted the"
        (before, after) = ("\(verb) note on ", "")
      case .triaged: (before, after) = isSet ? ("dealt with ", "") : ("put ", " back")
      case .other: (before, after) = ("changed ", "")
      }
    }
  }
}
