import Catalog
import Papers

/// The sentences of the status line about marks, notes and what is new.
extension Message {
  static let nothingToMark = Message("There is nothing to change.")
  static let gathering = Message.passing("Looking for the papers…")
  static let marksUnread = Message("The marks are still being read: again in a moment.")

  /// A query that says nothing about papers; all of them are hardly meant.
  static func asksNothing(_ text: String) -> Message {
    Message("“\(excerpt(text))” asks for nothing, and would find every paper.", isWarning: true)
  }

  static func nothingFound(_ text: String, behindLabel: Bool) -> Message {
    let hint = behindLabel ? " A label of several words stands in quotation marks." : ""
    return Message("No paper is found by “\(excerpt(text))”.\(hint)")
  }

  static func nothingToMark(of count: Int) -> Message {
    Message("\(MarkSentences.count(count, "paper")) found, and nothing to change.")
  }

  /// A pattern took too long for some papers, which are not marked.
  static func notLookedThrough(_ count: Int) -> Message {
    let papers = MarkSentences.count(count, "paper")
    return Message(
      "\(papers) not looked through: the pattern took too long.", isWarning: true)
  }

  static let findingNote = Message.passing("Looking for the note…")
  public static let noteUnchanged = Message("The note is as it was.")

  /// An editor failed, or there is none.
  public static func noteFailed(_ reason: String, file: String?) -> Message {
    // Where it is comes first.
    let start = file.map { "What you wrote is in \($0): " } ?? ""
    return Message("\(start)\(reason).", isWarning: true)
  }

  static let notQueued = Message("This paper is not in the reading queue.")
  static let nothingDone = Message("Nothing has been marked yet.")
  public static let nothingToUndo = Message("There is nothing to undo.")
  public static let nothingToRedo = Message("There is nothing to redo.")

  /// `Starred 2504.13989 (A Paper). u undoes it.`
  static func marked(
    _ event: MarkEvent, hidden: Int, undo: String, title: (PaperID) -> String?
  ) -> Message {
    let rest = hidden > 0 ? " (\(hidden) not in this list)" : ""
    let end = "\(rest). \(undo) undoes it."
    return Message(
      capitalized(MarkSentences.describe(event, title: title)) + end,
      short: capitalized(MarkSentences.describe(event)) + end)
  }

  /// What an undo, a redo, or going back came to.
  static func undone(
    _ event: MarkEvent, as kind: MarkEvent.Kind, _ changes: [MarkChange],
    title: (PaperID) -> String?
  ) -> Message {
    let what = MarkSentences.describe(undoing: event, as: kind, changes: changes, title: title)
    let short = MarkSentences.describe(undoing: event, as: kind, changes: changes)
    return Message(capitalized(what) + ".", short: capitalized(short) + ".")
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  // MARK: What is new

  static func notInTriage(leave: String) -> Message {
    Message("Not while papers come one by one: \(leave) leaves them.")
  }

  static let triageGone = Message("None of these papers is here any more.")

  static func nothingNew(_ count: Int) -> Message {
    Message("Nothing is new: here are \(MarkSentences.count(count, "paper")) of the list.")
  }

  /// `undo` is for what was done last, if something was done just now.
  static func triageDone(_ count: Int, undo: String? = nil) -> Message {
    let what = count == 1 ? "The one paper is dealt with." : "All \(count) are dealt with."
    return Message(what + (undo.map { " \($0) undoes the last one." } ?? ""))
  }

  static func dayEnded(left: Int, undo: String) -> Message {
    Message(
      left == 0 ? "Done for today." : "Done for today: \(left) skipped. \(undo) undoes it.")
  }

  static func triageLeft(_ left: Int, triage: String) -> Message {
    Message("\(left) left; \(triage) goes on here.")
  }

  /// `Since yesterday: 41 new, 3 revised, 12 here again. i goes through them.` nil when nothing came.
  ///
  /// `waiting` of them have not been dealt with yet. A collection that was opened for the first time is no news.
  static func arrived(
    _ arrivals: Arrivals, waiting: Int, since: String?, triage: String
  ) -> Message? {
    var parts: [String] = []
    if !arrivals.new.isEmpty {
      let cross = arrivals.crossListed.count
      parts.append("\(arrivals.new.count) new" + (cross > 0 ? " (\(cross) cross-listed)" : ""))
    }
    if !arrivals.revised.isEmpty { parts.append("\(arrivals.revised.count) revised") }
    if !arrivals.again.isEmpty { parts.append("\(arrivals.again.count) here again") }
    let collected =
      arrivals.collected == 0
      ? nil : "\(arrivals.collected) are here for the first time: too many at once to be news."
    guard !parts.isEmpty else { return collected.map { Message($0) } }
    let head = since.map { "Since \($0): " } ?? ""
    let all = arrivals.new.count + arrivals.revised.count
    let left = waiting < all ? " \(waiting) left." : ""
    // Papers that are here again are not gone through.
    let what = arrivals.again.isEmpty ? "them" : "what is new"
    let tail = waiting > 0 ? " \(triage) goes through \(what)." : ""
    let others = collected.map { " " + $0 } ?? ""
    return Message(head + parts.joined(separator: ", ") + "." + left + tail + others)
  }
}
