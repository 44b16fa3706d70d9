public import Catalog
public import Digests

/// What was done to marks, in words: in the past tense, one paper by its id, several by their number.
public enum MarkSentences {
  /// `starred 2504.13989`, `labelled 12 papers “to read”`, `undid: starred 2504.13989`.
  ///
  /// `finding` gives the event that another one took back or did again; without it the event is told
  /// by what it changed.
  public static func describe(
    _ event: MarkEvent, finding: (MarkEvent.ID) -> MarkEvent? = { _ in nil }
  ) -> String {
    switch event.kind {
    case .marked: what(event.changes)
    case .undone(let id): "undid: " + target(finding(id), event)
    case .redone(let id): "did again: " + target(finding(id), event)
    case .returned(let id):
      finding(id).map { "went back to: " + describe($0) } ?? "went back: " + what(event.changes)
    }
  }

  /// Events come from files of other machines, and might name each other in a circle.
  private static func target(_ target: MarkEvent?, _ event: MarkEvent) -> String {
    target.map { describe($0) } ?? what(event.changes)
  }

  /// What some changes come to.
  public static func what(_ changes: [MarkChange]) -> String {
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
    // That a paper was dealt with is said when nothing else was done.
    if clauses.contains(where: { !$0.words.isTriage }) { clauses.removeAll { $0.words.isTriage } }
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
  public static func line(_ marks: PaperMarks, place: Int?) -> String {
    var parts: [String] = []
    if marks.isStarred { parts.append("starred") }
    if marks.isRead { parts.append("read") }
    if marks.rating > 0 { parts.append("rated \(marks.rating)") }
    if let place { parts.append("number \(place) in the queue") }
    if !marks.labels.isEmpty { parts.append("labels: " + labels(marks)) }
    if !marks.note.isEmpty { parts.append("with a note") }
    return parts.isEmpty ? "no marks" : parts.joined(separator: ", ")
  }

  public static func labels(_ marks: PaperMarks) -> String {
    marks.labels.map(SafeText.line).joined(separator: ", ")
  }

  /// `2504.13989`, `12 papers`.
  public static func name(_ papers: [PaperID]) -> String {
    papers.count == 1 ? papers[0].description : count(papers.count, "paper")
  }

  /// `1 paper`, `3 papers`.
  public static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// What a change is called: what stands before and after the name of the paper.
  private struct Words: Hashable {
    let before: String
    let after: String
    let isTriage: Bool

    init(_ change: MarkChange) {
      let isSet = change.to != nil
      isTriage = change.field == .triaged
      switch change.field {
      case .star: (before, after) = (isSet ? "starred " : "unstarred ", "")
      case .read: (before, after) = ("marked ", isSet ? " as read" : " as unread")
      case .rating:
        (before, after) =
          isSet
          ? ("rated ", " \(SafeText.line(change.to ?? ""))") : ("took the rating off ", "")
      case .queue:
        let verb = change.from == nil ? "queued " : "moved "
        (before, after) =
          isSet
          ? (verb, change.from == nil ? "" : " in the queue") : ("took ", " off the queue")
      case .label(let name):
        let name = "“\(SafeText.line(name))”"
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
