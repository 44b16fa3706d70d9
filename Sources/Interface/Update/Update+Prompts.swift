import Catalog
import Papers

extension State {
  mutating func edit(_ edit: LineEdit) -> [Effect] {
    let edit = fitting(edit)
    switch prompt.mode {
    case .browsing: return []
    case .choosing(let menu):
      switch edit {
      // Where letters stand for items, these may be among them.
      case .insert("j") where menu.item(for: "j") == nil: moveMenu(menu, .lines(1))
      case .insert("k") where menu.item(for: "k") == nil: moveMenu(menu, .lines(-1))
      case .insert("q") where menu.item(for: "q") == nil: return cancel()
      case .insert("-"): return exclude(by: menu)
      case .insert(let text): return choose(menu.item(for: text))
      case .older: moveMenu(menu, .lines(-1))
      case .newer: moveMenu(menu, .lines(1))
      default: break
      }
      return []
    case .sifting: return sift(edit)
    case .filtering:
      if asksForHelp(edit) { return toggle(.language) }
      if steerHelp(edit) { return [] }
      let (before, asked) = (results.filter.text, results.query)
      results.filter.edit(edit)
      // The caret may have left a word that was not applied.
      return results.filter.text == before && results.query.asksLike(asked) ? [] : edited()
    case .finding:
      let before = reader.find.text
      reader.find.edit(edit)
      if reader.find.text != before { showFirstMatch() }
      return []
    case .commanding:
      // An erased line closes, as in vi.
      if edit == .deleteLeft, prompt.commandLine.text.isEmpty { prompt.mode = .browsing }
      prompt.commandLine.edit(edit)
      return []
    case .helping:
      switch edit {
      case .older: return move(.lines(-1))
      case .newer: return move(.lines(1))
      default: break
      }
      prompt.help.filter.edit(edit)
      prompt.help.window = ListWindow()
      return []
    }
  }

  /// The most that a line holds, in Unicode scalars: more than anybody types, and little enough for all
  /// that is done with a line at every key.
  static let lineLimit = 4096

  /// An insertion as far as the line has room for it.
  private mutating func fitting(_ edit: LineEdit) -> LineEdit {
    guard let line = openLine, let text = line.text(insertedBy: edit) else { return edit }
    let room = max(0, State.lineLimit - line.text.unicodeScalars.count)
    guard
      let end = text.unicodeScalars.index(
        text.startIndex, offsetBy: room, limitedBy: text.endIndex), end < text.endIndex
    else { return edit }
    talk.message = .pasteCut(State.lineLimit)
    return .insert(String(text.unicodeScalars[..<end]))
  }

  /// The line that is being written.
  private var openLine: LineEditor? {
    switch prompt.mode {
    case .filtering: results.filter
    case .finding: reader.find
    case .sifting: facets.text
    case .commanding: prompt.commandLine
    case .helping: prompt.help.filter
    case .browsing, .choosing: nil
    }
  }

  /// Whether there is a line to paste into.
  var takesPaste: Bool { openLine != nil }

  mutating func accept() -> [Effect] {
    switch prompt.mode {
    case .browsing: return []
    case .choosing(let menu):
      let index = menu.window.cursor
      return choose(menu.items.indices.contains(index) ? menu.items[index] : nil)
    case .filtering:
      if let completion = prompt.filterHelp.chosen { return take(completion) }
      results.filter.trimEnd()
      results.filter.remember()
      let asked = results.selection.query
      prompt.mode = .browsing
      results.isFiltering = false
      arrive()
      let query = results.query
      // What was open is closed by this, and a search that was stopped goes on.
      let isStopped = !results.selection.isComplete && !jobs.isRunning(.search)
      let effects = query != asked ? edited() : isStopped ? research() : []
      if let problem = query.problems.first {
        talk.message = .problem(problem, in: query)
      } else if !jobs.isRunning(.search), results.selection.count == 0, layout.panes[.list] == nil,
        let (word, look) = query.wordTakenAsText
      {
        // The list says it where it is to be seen.
        talk.message = Message(Message.takenAsText(word, look), isWarning: true)
      }
      return effects
    case .sifting: return keepSifting()
    case .commanding: return runCommandLine()
    case .finding:
      reader.find.remember()
      prompt.mode = .browsing
      setPage()
      if !reader.find.text.isEmpty, page?.matches.isEmpty == true {
        talk.message = .noMatchHere(reader.find.text, isFind: true)
      }
      return []
    case .helping:
      prompt.mode = .browsing
      let rows = helpRows
      guard rows.indices.contains(prompt.help.window.cursor),
        let command = rows[prompt.help.window.cursor].command
      else { return [] }
      return run(command)
    }
  }

  /// Opens the command line with the beginning of a command.
  mutating func openCommandLine(_ beginning: String = "") -> [Effect] {
    prompt.mode = .commanding
    prompt.commandLine.set(beginning)
    return []
  }

  /// Runs a command by name or by a beginning that only one name has; a number goes to that line.
  private mutating func runCommandLine() -> [Effect] {
    let name = prompt.commandLine.text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    prompt.commandLine.remember()
    prompt.mode = .browsing
    guard !name.isEmpty else { return [] }
    if let (command, argument) = argument(in: prompt.commandLine.text) {
      return argument.words.isEmpty ? run(command) : run(command, with: argument)
    }
    if let line = State.lineNumber(name) { return move(.row(line)) }
    if let id = PaperID(pasted: prompt.commandLine.text) { return goToPaper(typed: id) }
    let candidates = State.commands(startingWith: name)
    if let command = Command.named(name) ?? (candidates.count == 1 ? candidates[0] : nil) {
      return run(command)
    }
    let names = State.commands(startingWith: "").map(\.name)
    talk.message =
      candidates.isEmpty
      ? .unknownCommand(name, nearest: nearest(name, among: names))
      : .ambiguousCommand(
        name, complete: keyIndex.name(for: "complete", in: .prompt))
    return []
  }

  /// A number as it is typed, however large; what no list is long enough for stands for its end.
  static func lineNumber(_ text: String) -> Int? {
    let digits = text.drop { "+-".contains($0) }
    guard !digits.isEmpty, text.count - digits.count < 2,
      digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    let number = min(Browser.countLimit, Int(digits) ?? .max)
    return text.hasPrefix("-") ? -number : number
  }

  /// Extends what is typed as far as all candidates agree.
  mutating func complete() -> [Effect] {
    if case .filtering = prompt.mode { return completeFilter() }
    guard prompt.mode == .commanding else { return [] }
    if let (command, argument) = argument(in: prompt.commandLine.text) {
      let names = argumentCandidates(of: command, argument)
      if let common = State.commonBeginning(of: names), common.count >= argument.beginning.count {
        let isLabel = command.argument?.form == .labelAndQuery
        let text = isLabel ? ArgumentText.typed(label: common, isWhole: names.count == 1) : common
        prompt.commandLine.set("\(command.name) \(text)")
      }
      return []
    }
    let names = State.commands(startingWith: prompt.commandLine.text).map(\.name)
    if let common = State.commonBeginning(of: names) { prompt.commandLine.set(common) }
    return []
  }

  /// What names begin with, whatever their case; nil without names.
  private static func commonBeginning(of names: [String]) -> String? {
    names.dropFirst().reduce(names.first) { common, name in
      common.map { String(zip($0, name).prefix { $0.lowercased() == $1.lowercased() }.map(\.0)) }
    }
  }

  /// A command that takes a text, with that text as far as it is typed.
  func argument(in line: String) -> (command: Command, text: ArgumentText)? {
    let start = line.drop(while: \.isWhitespace)
    guard let blank = start.firstIndex(where: \.isWhitespace),
      let command = Command.named(start[..<blank]), let argument = command.argument
    else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace)
    // `queue later` is a command of its own.
    if argument.form != .words, Command.named(words.joined(separator: "-")) != nil { return nil }
    let text = ArgumentText(start[blank...], of: line, argument.form) {
      marks.rows.spelling(like: $0) != nil
    }
    return (command, text)
  }

  /// The texts that a command is likely to be given, those that begin like what is typed.
  func argumentCandidates(of command: Command, _ typed: ArgumentText) -> [String] {
    let likely = command.argument?.likely(self) ?? []
    return likely.filter { $0.lowercased().hasPrefix(typed.beginning.lowercased()) }
  }

  /// The commands that can be run by name.
  static func commands(startingWith start: String) -> [Command] {
    Command.all.filter { !$0.isForPrompts && $0.name.hasPrefix(start) }
  }

  mutating func openHelp() -> [Effect] {
    prompt.help = HelpState()
    prompt.help.context = context == .help ? .list : context
    prompt.mode = .helping
    return []
  }
}
