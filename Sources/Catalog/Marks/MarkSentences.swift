public import Papers

/// What was done to marks, in words: in the past tense, one paper by its id, several by their number.
public enum MarkSentences {
  /// `starred 2504.13989`, `labelled 12 papers “to read”`, `undid: starred 2504.13989`.
  ///
  /// `finding` gives the event that another one took back or did again; without it the event is told
  /// by what it changed. `title` gives the title of a paper, to stand in brackets behind its id.
  public static func describe(
    _ event: MarkEvent, finding: (MarkEvent.ID) -> MarkEvent? = { _ in nil },
    title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    // Events come from files of other machines, and might name each other in a circle.
    func target(_ id: MarkEvent.ID) -> String {
      finding(id).map { describe($0, title: title) } ?? what(event.changes, title: title)
    }
    switch event.kind {
    case .marked: return what(event.changes, title: title)
    case .undone(let id): return "undid: " + target(id)
    case .redone(let id): return "redid: " + target(id)
    case .returned(let id):
      return (finding(id) == nil ? "went back: " : "went back to: ") + target(id)
    }
  }

  /// What came of an undo, a redo, or of going back: `changes` are those that could still be made.
  public static func describe(
    undoing event: MarkEvent, as kind: MarkEvent.Kind, changes: [MarkChange],
    title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    let sentence = describe(
      MarkEvent(id: event.id, kind: kind, changes: changes), finding: { _ in event }, title: title)
    if case .returned = kind { return sentence + (changes.isEmpty ? "; nothing changed" : "") }
    guard changes.count < event.changes.count else { return sentence }
    let papers = count(Set(changes.map(\.paper)).count, "paper")
    return changes.isEmpty
      ? sentence + "; nothing changed, for it has been changed since"
      : sentence + "; only on \(papers), for the rest has been changed since"
  }

  /// What some changes come to.
  public static func what(
    _ changes: [MarkChange], title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    var clauses: [(words: Words, papers: [PaperID])] = []
    var known: [Words: Int] = [:]
    for change in changes {
      let words = Words(change)
      if let index = known[words] {
        clauses[index].papers.append(change.paper)
      } else {
        known[words] = clauses.count
        clauses.append((words, [change.paper]))
      }
    }
    // That a paper was dealt with is said when nothing else was done.
    if clauses.contains(where: { !$0.words.isTriage }) { clauses.removeAll { $0.words.isTriage } }
    var before: [PaperID] = []
    let parts = clauses.map { words, papers in
      defer { before = papers }
      let isSame = papers == before
      let object = isSame ? (papers.count == 1 ? "it" : "them") : name(papers, title: title)
      return words.before + object + words.after
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }

  /// `starred, read, rated 4, number 2 in the queue, labels: kv, to read, with a note`.
  public static func line(_ marks: PaperMarks, queueNumber: Int?) -> String {
    var parts: [String] = []
    if marks.isStarred { parts.append("starred") }
    if marks.isRead { parts.append("read") }
    if marks.rating > 0 { parts.append("rated \(marks.rating)") }
    if let queueNumber { parts.append("number \(queueNumber) in the queue") }
    if !marks.labels.isEmpty { parts.append("labels: " + labels(marks)) }
    if !marks.note.isEmpty { parts.append("with a note") }
    if let key = marks.citationKey { parts.append("cited as \(key)") }
    return parts.isEmpty ? "no marks" : parts.joined(separator: ", ")
  }

  public static func labels(_ marks: PaperMarks) -> String {
    marks.labels.map(SafeText.line).joined(separator: ", ")
  }

  /// `2504.13989 (A Paper)`, `2504.13989` when its title is not known, `12 papers`.
  public static func name(
    _ papers: [PaperID], title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    guard papers.count == 1 else { return count(papers.count, "paper") }
    let title = title(papers[0]).map { " (\(shortened($0)))" } ?? ""
    return papers[0].description + title
  }

  /// A title as a sentence can hold it: its first words, of at most `titleLimit` characters.
  public static func shortened(_ title: String) -> String {
    let title = SafeText.line(title)
    let start = title.prefix(titleLimit)
    if start.endIndex == title.endIndex { return title }
    let end = start.lastIndex(of: " ") ?? start.endIndex
    return title[..<end] + "…"
  }

  private static let titleLimit = 50

  /// `1 paper`, `3 papers`, `2 entries`.
  public static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
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
      case .join(let id):
        (before, after) = isSet ? ("joined ", " with \(id)") : ("divided ", " from \(id)")
      case .citationKey:
        let isNew = isSet && change.to != MarkField.formerKey
        (before, after) = isNew ? ("gave ", " a key to be cited by") : ("took a key off ", "")
      case .other: (before, after) = ("changed ", "")
      }
    }
  }
}
