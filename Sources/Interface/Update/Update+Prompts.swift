import Catalog
import Papers

extension State {
  mutating func accept() -> [Effect] {
    switch prompt.mode {
    case .browsing: return []
    case .choosing(let menu):
      let index = menu.window.cursor
      return choose(menu.items.indices.contains(index) ? menu.items[index] : nil)
    case .filtering:
      if isSteppingThroughCompletions {
        prompt.filterHelp.step = nil
        // A field wants a value still.
        if results.filter.text.prefix(results.filter.caret).last == ":" {
          return updateCompletions()
        }
      } else if let completion = prompt.filterHelp.chosen {
        return take(completion)
      }
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
      } else if let (word, look) = query.wordTakenAsText,
        look == .fuzzyBehind
          || !jobs.isRunning(.search) && results.selection.count == 0
            && layout.panes[.list] == nil
      {
        // Why the list is empty it says itself where it is to be seen.
        talk.message = Message(Message.takenAsText(word, look), isWarning: true)
      }
      return effects
    case .sifting: return keepSifting()
    case .commanding: return runCommandLine()
    case .launching(let about): return runTyped(about)
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
    prompt.files = nil
    return []
  }

  /// Runs a command by name or by a beginning that only one name has, with a number before it as its count; a
  /// number alone goes to that line.
  private mutating func runCommandLine() -> [Effect] {
    let text = prompt.commandLine.text
    let (count, line) = State.counted(text)
    let name = line.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    prompt.commandLine.remember()
    prompt.mode = .browsing
    guard !name.isEmpty else { return [] }
    if let (command, argument) = argument(in: text) {
      return argument.words.isEmpty ? run(command, count: count) : run(command, with: argument)
    }
    if let line = State.lineNumber(name) { return move(.row(line)) }
    if let id = PaperID(pasted: text) { return goToPaper(typed: id) }
    let candidates = commands.starting(with: name)
    if let command = commands.named(name) ?? (candidates.count == 1 ? candidates[0] : nil) {
      return run(command, count: count)
    }
    let names = commands.starting(with: "").map(\.name)
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

  /// The number before a command, `5 down` or `5down`, and what stands behind it without blanks before it; all of a
  /// line that does not begin so.
  static func counted(_ line: String) -> (count: Int?, rest: Substring) {
    let whole = line.drop(while: \.isWhitespace)
    let rest = whole.drop { $0.isASCII && $0.isNumber }
    let command = rest.drop(while: \.isWhitespace)
    guard command.first?.isLetter == true,
      let count = lineNumber(String(whole[..<rest.startIndex])),
      count > 0
    else { return (nil, whole) }
    return (count, command)
  }

  /// Extends what is typed as far as all candidates agree.
  mutating func complete(by steps: Int = 1) -> [Effect] {
    if case .filtering = prompt.mode { return completeFilter(by: steps) }
    if case .launching(let about) = prompt.mode { completeProgram(about) }
    guard prompt.mode == .commanding else { return [] }
    if let (command, argument) = argument(in: prompt.commandLine.text) {
      return complete(command, argument)
    }
    let line = prompt.commandLine.text
    let start = State.counted(line).rest
    let names = commands.starting(with: String(start)).map(\.name)
    if let common = State.commonBeginning(of: names) {
      prompt.commandLine.set(line[..<start.startIndex] + common)
    }
    return []
  }

  /// What names begin with, whatever their case; nil without names.
  static func commonBeginning(of names: [String]) -> String? {
    names.dropFirst().reduce(names.first) { common, name in
      common.map { String(zip($0, name).prefix { $0.lowercased() == $1.lowercased() }.map(\.0)) }
    }
  }

  /// A command that takes a text, with that text as far as it is typed.
  func argument(in line: String) -> (command: Command, text: ArgumentText)? {
    let start = State.counted(line).rest
    guard let blank = start.firstIndex(where: \.isWhitespace),
      let command = commands.named(start[..<blank]), let argument = command.argument
    else { return nil }
    let words = start.split(whereSeparator: \.isWhitespace)
    if commands.named(together: words) != nil { return nil }
    let text = ArgumentText(start[blank...], of: line, argument.form) {
      marks.rows.spelling(like: $0) != nil
    }
    return (command, text)
  }

  mutating func openHelp() -> [Effect] {
    prompt.help = HelpState()
    prompt.help.context = context == .help ? .list : context
    prompt.mode = .helping
    return []
  }
}
