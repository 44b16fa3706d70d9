import Canvas
import Catalog
import Digests

extension State {
  mutating func edit(_ edit: LineEdit) -> [Effect] {
    let edit = fitting(edit)
    switch mode {
    case .browsing: return []
    case .choosing(let menu):
      switch edit {
      case .insert("j") where !menu.hasKeys: moveMenu(menu, .lines(1))
      case .insert("k") where !menu.hasKeys: moveMenu(menu, .lines(-1))
      case .insert(let text): return choose(menu.item(for: text))
      case .older: moveMenu(menu, .lines(-1))
      case .newer: moveMenu(menu, .lines(1))
      default: break
      }
      return []
    case .filtering:
      let before = filter.text
      filter.edit(edit)
      return filter.text == before ? [] : edited()
    case .finding:
      let before = find.text
      find.edit(edit)
      if find.text != before { showFirstMatch() }
      return []
    case .commanding:
      // An erased line closes, as in vi.
      if edit == .deleteLeft, commandLine.text.isEmpty { mode = .browsing }
      commandLine.edit(edit)
      return []
    case .helping:
      switch edit {
      case .older: return move(.lines(-1))
      case .newer: return move(.lines(1))
      default: break
      }
      help.filter.edit(edit)
      help.window = ListWindow()
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
    message = .pasteCut(State.lineLimit)
    return .insert(String(text.unicodeScalars[..<end]))
  }

  /// The line that is being written.
  private var openLine: LineEditor? {
    switch mode {
    case .filtering: filter
    case .finding: find
    case .commanding: commandLine
    case .helping: help.filter
    case .browsing, .choosing: nil
    }
  }

  /// Whether there is a line to paste into.
  var takesPaste: Bool { openLine != nil }

  mutating func accept() -> [Effect] {
    switch mode {
    case .browsing: return []
    case .choosing(let menu):
      let place = menu.window.cursor
      return choose(menu.items.indices.contains(place) ? menu.items[place] : nil)
    case .filtering:
      filter.remember()
      mode = .browsing
      arrive()
      let query = query
      if let word = query.unfinished.first {
        message = .noSuchMark(query.word(word))
      } else if search == nil, selection.count == 0, let (word, look) = query.wordTakenAsText {
        message = Message(Message.takenAsText(word, look), isWarning: true)
      }
      return []
    case .commanding: return runCommandLine()
    case .finding:
      find.remember()
      mode = .browsing
      return []
    case .helping:
      mode = .browsing
      let rows = helpRows
      guard rows.indices.contains(help.window.cursor),
        let command = rows[help.window.cursor].command
      else { return [] }
      return update(command.action(nil))
    }
  }

  /// Opens the command line with the beginning of a command.
  mutating func openCommandLine(_ beginning: String = "") -> [Effect] {
    mode = .commanding
    commandLine.set(beginning)
    return []
  }

  /// Runs a command by name or by a beginning that only one name has; a number goes to that line.
  private mutating func runCommandLine() -> [Effect] {
    let name = commandLine.text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    commandLine.remember()
    mode = .browsing
    guard !name.isEmpty else { return [] }
    if let (command, argument) = argument(in: commandLine.text) {
      return argument.isEmpty ? update(command.action(nil)) : update(command.take!(argument))
    }
    if let line = State.lineNumber(name) { return update(.move(.row(line))) }
    if let id = PaperID(pasted: commandLine.text) { return goToPaper(typed: id) }
    let candidates = State.commands(startingWith: name)
    if let command = Command.named(name) ?? (candidates.count == 1 ? candidates[0] : nil) {
      return update(command.action(nil))
    }
    let names = State.commands(startingWith: "").map(\.name)
    message =
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

  /// Extends the name as far as all candidates agree; then takes one candidate after the other.
  mutating func complete() -> [Effect] {
    if case .filtering = mode { return completeFilter() }
    guard mode == .commanding else { return [] }
    if let (command, argument) = argument(in: commandLine.text) {
      if let next = argumentCandidates(of: command, argument).first {
        commandLine.set("\(command.name) \(next)")
      }
      return []
    }
    let names = State.commands(startingWith: commandLine.text).map(\.name)
    guard let first = names.first else { return [] }
    let common = names.dropFirst().reduce(first) {
      String(zip($0, $1).prefix { $0 == $1 }.map(\.0))
    }
    commandLine.set(common)
    return []
  }

  /// What may stand after the `is:` or `label:` that the filter ends with; nothing when it is there.
  var filterCandidates: [String] {
    guard let (field, typed) = openField else { return [] }
    let names = field == "is" ? MarkCondition.names : markedRows.labelNames
    let beginning = typed.filter { $0 != "\"" }.lowercased()
    let fitting = names.filter { $0.lowercased().hasPrefix(beginning) }
    return fitting.map { $0.lowercased() } == [beginning] ? [] : fitting
  }

  /// The field of marks that the filter ends with, and what is typed of it.
  private var openField: (field: String, typed: Substring)? {
    guard filter.caret == filter.text.count else { return nil }
    for field in ["is", "label"] {
      guard let place = filter.text.ranges(of: field + ":").last else { continue }
      let before = filter.text[..<place.lowerBound].last ?? " "
      let typed = filter.text[place.upperBound...]
      let isClosed =
        typed.contains(" ") && (typed.first != "\"" || typed.dropFirst().contains("\""))
      if " -!".contains(before), !isClosed { return (field, typed) }
    }
    return nil
  }

  /// Takes the first of what may stand there.
  private mutating func completeFilter() -> [Effect] {
    guard let name = filterCandidates.first, let (field, typed) = openField else { return [] }
    // A label in quotation marks is that label, and not every one that holds it.
    filter.set(filter.text.dropLast(typed.count) + (field == "is" ? name : "\"\(name)\""))
    return edited()
  }

  /// A command that takes a text, with that text as far as it is typed.
  func argument(in line: String) -> (command: Command, argument: String)? {
    let line = line.drop(while: \.isWhitespace)
    guard let blank = line.firstIndex(where: \.isWhitespace),
      let command = Command.named(line[..<blank]), command.take != nil
    else { return nil }
    let argument = line[blank...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (command, argument)
  }

  /// The texts that a command is likely to be given, those that begin like what is typed.
  func argumentCandidates(of command: Command, _ typed: String) -> [String] {
    guard command.name == "label" else { return [] }
    return markedRows.labelNames.filter { $0.lowercased().hasPrefix(typed.lowercased()) }
  }

  /// The commands that can be run by name.
  static func commands(startingWith start: String) -> [Command] {
    Command.all.filter { !$0.isForPrompts && $0.name.hasPrefix(start) }
  }

  mutating func openHelp() -> [Effect] {
    help = HelpState()
    help.context = context == .help ? .list : context
    mode = .helping
    return []
  }
}
