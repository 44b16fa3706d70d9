/// The sentences of the status line, all in one place.
extension Message {
  static let noPaper = Message("There is no paper here.", isWarning: true)
  static let pinned = Message(
    "Pinned: go to another paper with the keys for the next and the previous one.")
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

  static let asWritten = Message("TeX as it was written.")
  static let rendered = Message("TeX as it is read.")

  static let pasteNeedsPrompt = Message("Open the filter first, then paste.")

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
