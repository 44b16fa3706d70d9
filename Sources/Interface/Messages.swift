import Canvas
import Catalog

/// The sentences of the status line, all in one place.
extension Message {
  static let noPaper = Message("There is no paper here.", isWarning: true)
  static let pinned = Message(
    "Pinned: go to another paper with the keys for the next and the previous one.")
  static let pinnedGone = Message("The pinned paper is not here any more.")
  static let noJump = Message("There is nothing to go back to.")
  static let nothingRelated = Message("No other paper here is like this one.")
  static let relating = Message("Looking for papers like this one…")
  static let oneSource = Message("One digest has this paper, once.")

  static func notHere(_ id: String) -> Message {
    Message("\(id) is not among these papers: opening it on arXiv.")
  }

  static let noCode = Message("This paper names no address of code.", isWarning: true)
  static let reloading = Message("Reading the digests again…")
  static let noFilterToMatch = Message("Nothing is looked for: type a filter first.")
  static let noMatchHere = Message("The filter matches nothing that the reader shows.")

  static let nothingToMark = Message("There is nothing to change.")
  public static let noteUnchanged = Message("The note is as it was.")

  /// An editor failed, or there is none.
  public static func noteFailed(_ reason: String, file: String?) -> Message {
    // Where it is comes first: a narrow terminal cuts the end.
    let place = file.map { "What you wrote is in \($0): " } ?? ""
    return Message("\(place)\(reason).", isWarning: true)
  }

  static let notQueued = Message("This paper is not in the reading queue.")
  static let nothingDone = Message("Nothing has been marked yet.")
  static func notInTriage(leave: String?) -> Message {
    Message("Not while you go through what is new" + (leave.map { ": \($0) leaves it." } ?? "."))
  }
  static let triageGone = Message("None of the new papers is here any more.")
  static let nothingNew = Message("Nothing is new: going through the list from here.")

  /// `Starred 2504.13989. u takes it back.`
  static func marked(_ event: MarkEvent, hidden: Int, undo: String?) -> Message {
    let what = capitalized(MarkSentences.describe(event))
    let rest = hidden > 0 ? " (\(hidden) not in this list)" : ""
    return Message("\(what)\(rest).\(takesBack(undo))")
  }

  private static func takesBack(_ undo: String?) -> String {
    undo.map { " \($0) takes it back." } ?? ""
  }

  /// What an undo, a redo, or going back came to.
  public static func unmade(_ what: String) -> Message { Message(capitalized(what) + ".") }

  public static let nothingToUndo = Message("There is nothing to take back.")
  public static let nothingToRedo = Message("There is nothing to do again.")

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  public static func noSuchMark(_ word: String) -> Message {
    let hint =
      if word.contains("is:") {
        "is: takes \(MarkCondition.names.joined(separator: ", "))"
      } else if word.contains("rating:") {
        "rating: takes 4, >=4 or 2..4, from 0 to 5"
      } else {
        "a text is missing after the colon"
      }
    return Message("“\(word)” asks for nothing: \(hint).", isWarning: true)
  }

  static func selected(_ count: Int, all: Int) -> Message {
    Message("\(MarkSentences.count(count, "paper")) found, \(all) selected.")
  }

  /// `undo` is for what was done last, if something was done just now.
  static func triageDone(_ count: Int, undo: String? = nil) -> Message {
    let what = count == 1 ? "The one paper is dealt with." : "All \(count) are dealt with."
    return Message(what + (undo.map { " \($0) takes the last one back." } ?? ""))
  }

  static func dayEnded(left: Int, undo: String?) -> Message {
    Message(left == 0 ? "Done for today." : "Done for today: \(left) skipped.\(takesBack(undo))")
  }

  static func triageLeft(_ left: Int, triage: String?) -> Message {
    let key = triage.map { "; \($0) goes on here" } ?? ""
    return Message("\(left) left\(key).")
  }

  /// `Since yesterday: 41 new, 3 revised, 12 here again. i goes through them.` nil when nothing came.
  ///
  /// `waiting` of them have not been dealt with yet.
  static func arrived(
    _ arrivals: Arrivals, waiting: Int, since: String?, triage: String?
  ) -> Message? {
    var parts: [String] = []
    if !arrivals.new.isEmpty {
      let cross = arrivals.crossListed.count
      parts.append("\(arrivals.new.count) new" + (cross > 0 ? " (\(cross) cross-listed)" : ""))
    }
    if !arrivals.revised.isEmpty { parts.append("\(arrivals.revised.count) revised") }
    if !arrivals.again.isEmpty { parts.append("\(arrivals.again.count) here again") }
    guard !parts.isEmpty else { return nil }
    let head = since.map { "Since \($0): " } ?? ""
    let all = arrivals.new.count + arrivals.revised.count
    let left = waiting < all ? " \(waiting) left." : ""
    let tail = waiting > 0 ? triage.map { " \($0) goes through them." } ?? "" : ""
    return Message(head + parts.joined(separator: ", ") + "." + left + tail)
  }

  static let asWritten = Message("TeX as it was written.")
  static let rendered = Message("TeX as it is read.")

  static let pasteNeedsPrompt = Message("Open the filter first, then paste.")

  static func pasteLost(_ loss: PasteLoss) -> Message {
    switch loss {
    case .tooLong:
      Message("What was pasted is longer than 64 KB and was left out.", isWarning: true)
    case .unfinished:
      Message("The end of what was pasted did not come; it was left out.", isWarning: true)
    }
  }

  static func match(_ number: Int, of count: Int) -> Message {
    Message("Match \(number) of \(count)")
  }

  static func unknownCommand(_ name: String, nearest: String?) -> Message {
    let hint = nearest.map { " Did you mean \($0)?" } ?? ""
    return Message("There is no command “\(name)”.\(hint)", isWarning: true)
  }

  static func ambiguousCommand(_ name: String) -> Message {
    Message("Several commands begin with “\(name)”; Tab completes.", isWarning: true)
  }

  static func interruptAgain(quit: String?) -> Message {
    let keys = quit.map { " (or \($0))" } ?? ""
    return Message("Press Ctrl-C again to quit\(keys).")
  }

  public static let reloaded = Message("Read again.")

  /// What changed in the folders while we were looking.
  public static func changed(digests: Int, newPapers: Int) -> Message {
    let papers = newPapers == 1 ? "1 new paper" : "\(newPapers) new papers"
    let files = digests == 1 ? "1 digest changed" : "\(digests) digests changed"
    return Message(newPapers == 0 ? "\(files)." : "\(papers), \(files).")
  }

  /// What could not be read; the first of several such sentences.
  public static func trouble(_ sentence: String, others: Int) -> Message {
    Message(others > 0 ? "\(sentence) (and \(others) more)" : sentence, isWarning: true)
  }

  public static func opened(_ address: String, by program: String) -> Message {
    Message("Opening \(address) with \(program)")
  }

  public static func noBrowser(_ address: String) -> Message {
    Message("No browser found (set $BROWSER): \(address)", isWarning: true)
  }

  /// `code` is its exit code, or 128 and the signal; nil when it could not be started.
  public static func browserFailed(_ address: String, by program: String, code: Int32?) -> Message {
    // What can be done by hand comes first: a narrow terminal cuts the end.
    let what = code.map { "failed (exit code \($0))" } ?? "could not be started"
    return Message("Not opened, \(program) \(what): \(address)", isWarning: true)
  }

  public static func browserOfShell(_ program: String, _ option: String) -> Message {
    Message(
      "Not opened: $BROWSER has %s inside the text of \(program) \(option), which would run it. Write "
        + "\(program) \(option) 'browser \"$1\"' \(program) %s", isWarning: true)
  }

  public static func copyFailed(_ name: String, by program: String, code: Int32) -> Message {
    Message(
      "\(program) did not take \(name) (exit code \(code)); sent to the terminal's clipboard (OSC 52), "
        + "if it has one.", isWarning: true)
  }

  /// `program` is the one that took the text for the desktop's clipboard, if there is one. Whether a
  /// terminal takes what it is sent, it does not say.
  public static func copied(_ name: String, by program: String?) -> Message {
    if let program {
      return Message("Copied \(name) with \(program), and sent it to the terminal.")
    }
    return Message("Sent \(name) to the terminal's clipboard (OSC 52), if it has one.")
  }

  static func unboundKey(_ keys: String, help: String?) -> Message {
    let hint = help.map { "; \($0) shows what is" } ?? ""
    return Message("\(keys) is bound to nothing\(hint).")
  }
}
