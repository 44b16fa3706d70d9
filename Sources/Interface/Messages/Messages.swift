import Canvas
public import Catalog
import Papers

/// The sentences of the status line, those about marks beside it in `Messages+Marks`. Keys are named as
/// the reader's keymap has them.
extension Message {
  static let noLesson = Message("There are steps in quire tutor alone.", isWarning: true)
  static let notPicking = Message("Papers are picked in quire pick alone.", isWarning: true)
  static let noPaper = Message("There is no paper here.", isWarning: true)
  static let pinnedGone = Message("The pinned paper is not here any more.")
  static let nothingRelated = Message("No other paper here is like this one.")
  static let relating = Message.passing("Looking for papers like this one…")
  static let oneSource = Message("One digest has this paper, once.")
  static let sourceGone = Message("That digest is no longer among these.", isWarning: true)
  static let noPage = Message("No digest gives an address of this paper.", isWarning: true)
  static func noPDF(page: String) -> Message {
    Message("Where its PDF is, is not known: \(page) opens its page.", isWarning: true)
  }
  static let noCode = Message("This paper names no address of code.", isWarning: true)
  static let asWritten = Message.passing("TeX as it was written.")
  static let rendered = Message.passing("TeX as it is read.")

  static func pinned(next: String, previous: String) -> Message {
    Message("Pinned: \(next) and \(previous) go to other papers beside it.")
  }

  // MARK: Jumps

  static let noJump = Message("There is nothing to go back to.")

  static func notHere(_ id: PaperID) -> Message {
    Message("\(id) is not among these papers: opening it on arXiv.")
  }

  /// An id was typed that no paper here has.
  static func noSuchPaper(_ id: PaperID) -> Message {
    Message("\(id) is not among these papers.", isWarning: true)
  }

  /// A jump led to a paper that the filter or the tags hid.
  static func unhidden(_ id: PaperID, back: String) -> Message {
    Message("\(id) was not in the list: the filter is dropped; \(back) goes back to it.")
  }

  // MARK: Looking

  static func noFilterToMatch(filter: String, find: String) -> Message {
    Message("Nothing is looked for: \(filter) filters, \(find) looks in the paper.")
  }

  static func noMatchHere(_ text: String, isFind: Bool) -> Message {
    isFind
      ? Message("“\(excerpt(text))” is not in this paper.")
      : Message("The filter matches nothing that the reader shows.")
  }

  static func match(_ number: Int, of count: Int) -> Message {
    .passing("Match \(number) of \(count)")
  }

  static func ticked(_ count: Int, all: Int) -> Message {
    Message("\(MarkSentences.count(count, "paper")) found, \(all) selected.")
  }

  /// What is wrong with a query, and where.
  ///
  /// - Parameter before: how many characters of the line stand before the query.
  public static func problem(
    _ problem: QueryProblem, in query: Query, after before: Int = 0
  ) -> Message {
    let column = before + query.column(of: problem.span.lowerBound)
    return Message(
      SafeText.line(query.sentence(for: problem)) + " (column \(column))", isWarning: true)
  }

  /// A facet was to be chosen while nobody saw which one the cursor was on.
  static func facetShown(_ name: String, _ choice: FacetChoice, key: String) -> Message {
    let what =
      switch choice {
      case .required: "shows only papers of"
      case .excluded: "hides papers of"
      case .alternative: "shows papers of others that are chosen so, and of"
      }
    return Message("Here are the facets: \(key) \(what) “\(SafeText.line(name))”.")
  }

  /// A facet has taken the place of those that were alternatives.
  static func facetAlone(_ name: String, _ others: Int, key: String) -> Message {
    let gone = others == 1 ? "another" : "\(others) others"
    return Message("“\(SafeText.line(name))” in the place of \(gone); \(key) adds to them.")
  }

  /// A range was to begin where there is no time.
  static let noTimeHere = Message("Ranges are made of years, months and days, under DATES.")

  static func rangeOfTimes(from: String, take: String) -> Message {
    Message("From \(from) to where the cursor is when you press \(take).")
  }

  static let nothingToNarrowBy = Message("The paper has nothing to filter by.")

  /// Why the list is empty: a word that looks like a part of a language is text as it stands.
  public static func takenAsText(_ word: String, _ look: Query.Look) -> String {
    let reason =
      switch look {
      case .field: "there is no field of this name"
      case .quotation: "a phrase stands between straight quotation marks"
      case .negation: "a hyphen turns a word round"
      case .date: "dates stand behind date:"
      case .connective: "all words must be there, and | divides alternatives"
      case .fuzzy: "~ stands before a word without a field"
      case .fuzzyBehind: "a word with typos has the sign before it, ~\(Query.stem(ofFuzzy: word))"
      case .anchor: "patterns stand between strokes, as in title:/^on/"
      case .alternatives: "alternatives stand in brackets, as in cat:(cs.LG | cs.CL)"
      case .wholeName: "without quotation marks it is a part of one"
      }
    let taken = look == .wholeName ? "is a whole name" : "is taken as text"
    return "“\(SafeText.line(word))” \(taken): \(reason)."
  }

  // MARK: What is looked at

  static func nothingHidden(filter: String) -> Message {
    Message("Nothing is hidden: \(filter) opens the filter.")
  }

  static func othersShown(_ count: Int, again: String, next: String) -> Message {
    Message(
      "\(MarkSentences.count(count, "paper")) that the filter does not find, dimmed: \(next) goes to the next that it finds, \(again) hides them again.",
      short: "\(MarkSentences.count(count, "paper")) dimmed: \(next) next found, \(again) hides.")
  }

  static func found(_ number: Int, of count: Int) -> Message {
    Message("Paper \(number) of \(count) that the filter finds.")
  }

  static func noID(_ text: String) -> Message {
    Message("“\(SafeText.line(text))” is no id of a paper.", isWarning: true)
  }

  static let namesNoPaper = Message("It names none of these papers.")

  static func peeking(_ id: PaperID, back: String) -> Message {
    Message("A look at \(id): \(back) goes back.")
  }

  // MARK: Commands and keys

  static func pasteNeedsPrompt(filter: String) -> Message {
    Message("Nowhere to paste: \(filter) opens the filter.")
  }

  static func pasteCut(_ limit: Int) -> Message {
    Message("A line holds \(limit) characters: the rest was left out.", isWarning: true)
  }

  static func pasteLost(_ loss: PasteLoss) -> Message {
    switch loss {
    case .tooLong:
      Message("What was pasted is longer than 64 KB and was left out.", isWarning: true)
    case .unfinished:
      Message("The end of what was pasted did not come; it was left out.", isWarning: true)
    }
  }

  static func unknownCommand(_ name: String, nearest: String?) -> Message {
    let hint = nearest.map { " Did you mean \($0)?" } ?? ""
    return Message("There is no command “\(excerpt(name))”.\(hint)", isWarning: true)
  }

  static func ambiguousCommand(_ name: String, complete: String?) -> Message {
    let hint = complete.map { "; \($0) completes" } ?? ""
    return Message("Several commands begin with “\(excerpt(name))”\(hint).", isWarning: true)
  }

  static func interruptAgain(interrupt: String, quit: String) -> Message {
    Message("\(interrupt) again quits, as \(quit) does.")
  }

  static let stopped = Message.passing("Stopped.")

  /// A search was given up, and the list is only of a part.
  static func searchStopped(
    _ done: Int, of all: Int, filter: String, accept: String?
  ) -> Message {
    let hint = accept.map { "; \(filter) \($0) goes on" } ?? ""
    return Message("Stopped at \(done) of \(all) papers\(hint).")
  }

  static func unboundKey(_ keys: String, help: String) -> Message {
    .passing("\(keys) is bound to nothing; \(help) shows what is.")
  }

  /// A key was pressed in a menu that no item has.
  static func noItem(_ key: String, close: String?) -> Message {
    .passing("“\(excerpt(key))” is none of these" + (close.map { "; \($0) closes." } ?? "."))
  }

  // MARK: The world

  static let nothingSaid = Message.passing("Nothing has been said yet.")
  static let reloading = Message.passing("Reloading…")
  public static let reloaded = Message("Reloaded: nothing has changed.")

  /// What happened in the folders while we were looking: `1 new paper, 1 digest came, 2 changed.`
  public static func changed(_ digests: DigestChanges, newPapers: Int) -> Message {
    var parts = newPapers == 0 ? [] : [MarkSentences.count(newPapers, "new paper")]
    let kinds = [
      (digests.come, "came"), (digests.gone, "went"), (digests.changed, "changed"),
    ].filter { $0.0 > 0 }
    for (number, (count, verb)) in kinds.enumerated() {
      parts.append("\(number == 0 ? MarkSentences.count(count, "digest") : "\(count)") \(verb)")
    }
    return Message(parts.joined(separator: ", ") + ".")
  }

  /// Several sentences about what is wrong, in one: the first, or, for mistakes in files of the reader's
  /// own, how many there are in each.
  static func troubles(_ sentences: [String], key: String) -> Message? {
    guard let first = sentences.first else { return nil }
    let others = sentences.count - 1
    return others > 0
      ? .summary("\(first) (and \(others) more: \(key))") : Message(first, isWarning: true)
  }

  /// `config.toml: 3 mistakes, keys: 1 mistake (gm shows them)`.
  static func mistakes(_ counts: [(file: String, count: Int)], key: String) -> Message {
    let files = counts.map { "\($0.file): \(MarkSentences.count($0.count, "mistake"))" }
    return .summary("\(files.joined(separator: ", ")) (\(key) shows them)")
  }

  public static func opened(_ address: String, by program: String) -> Message {
    Message("Opening \(address) with \(program)", short: "Opening \(address)")
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
    textOfShell("$BROWSER", program, option)
  }

  static func textOfShell(_ setting: String, _ program: String, _ option: String) -> Message {
    Message(
      "Not opened: \(setting) has %s inside the text of \(program) \(option), which would run it. Write "
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

  /// A text that was typed or pasted, as much of it as a sentence can hold.
  static func excerpt(_ text: String) -> String {
    let start = text.prefix(40)
    return SafeText.line(String(start)) + (start.endIndex < text.endIndex ? "…" : "")
  }
}
