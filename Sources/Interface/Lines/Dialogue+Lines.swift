import Catalog
import Papers
import Programs

/// What a line comes to: the actions that keys would be.
extension Dialogue {
  /// Does what a line says.
  mutating func obey(_ line: String, _ browser: inout Browser) -> [Effect] {
    // Who is used to a colon types one before a command.
    let line = String(line.drop { $0 == ":" || $0.isWhitespace })
    if line.isEmpty { return refuse("Nothing is done.") }
    if let numbers = PaperNumbers(line) {
      guard let number = numbers.single else {
        return refuse("Numbers stand behind a command, as in star \(line).")
      }
      return choose(number, &browser)
    }
    switch line.first {
    case "/": return filter(String(line.dropFirst()).trimmed, &browser)
    case "!": return type(String(line.dropFirst()).trimmed, behind: "run", &browser)
    default: break
    }
    let (first, rest) = Dialogue.divided(line)
    if browser.state.triage.round != nil, let command = Dialogue.decisions[first] {
      return browser.run(command)
    }
    if let word = LineWord.named(first) ?? abbreviated(first, browser.state) {
      switch word.meaning {
      case .own(let run): return run(&self, &browser, rest)
      case .command(let name): return run(name, rest, &browser)
      }
    }
    if let (name, rest) = command(in: line, browser.state) { return run(name, rest, &browser) }
    if PaperNumbers(first) != nil, let name = whole(rest, browser.state) {
      return run(name, first, &browser)
    }
    if let id = PaperID(pasted: line) {
      let effects = type("\(id)", behind: "command", &browser)
      return effects + browser.run("reader")
    }
    let candidates = candidates(first, browser.state)
    if candidates.count > 1 {
      return refuse("“\(Message.excerpt(first))” may be \(candidates.joined(separator: ", ")).")
    }
    return type(line, behind: "command", &browser)
  }

  /// What is said to a paper that is new.
  private static let decisions = [
    "yes": "star", "y": "star", "no": "triage-skip", "n": "triage-skip", "later": "queue",
    "l": "queue", "p": "previous-paper", "previous": "previous-paper", "end": "triage-end",
    "list": "list",
  ]

  static func divided(_ line: String) -> (first: String, rest: String) {
    let first = line.prefix { !$0.isWhitespace }
    return (String(first), String(line[first.endIndex...]).trimmed)
  }

  // MARK: Commands by their names

  /// The command that a line begins with, `sort-title` or `sort title`, and the text behind it.
  private func command(in line: String, _ state: State) -> (name: String, rest: String)? {
    let words = line.split(whereSeparator: \.isWhitespace)
    for count in stride(from: min(words.count, 4), to: 0, by: -1) {
      let name = words[..<count].joined(separator: "-")
      if let command = state.commands.named(name) {
        return (command.name, String(line[words[count - 1].endIndex...]).trimmed)
      }
    }
    let (first, rest) = Dialogue.divided(line)
    let names = candidates(first, state)
    return names.count == 1 && state.commands.named(names[0]) != nil ? (names[0], rest) : nil
  }

  /// The command that a text names, with nothing behind it: a number before it counts as one behind it, `5 down`.
  private func whole(_ text: String, _ state: State) -> String? {
    if let word = LineWord.named(text) ?? abbreviated(text, state),
      case .command(let name) = word.meaning
    {
      return name
    }
    guard !text.isEmpty, let (name, rest) = command(in: text, state), rest.isEmpty else {
      return nil
    }
    return name
  }

  /// The words and commands that begin like this.
  private func candidates(_ start: String, _ state: State) -> [String] {
    let words = LineWord.all.map(\.name).filter { $0.hasPrefix(start) }
    let names = state.commands.starting(with: start).map(\.name).filter { !words.contains($0) }
    return words + names
  }

  private func abbreviated(_ start: String, _ state: State) -> LineWord? {
    let names = candidates(start, state)
    return names.count == 1 ? LineWord.named(names[0]) : nil
  }

  /// Runs a command of the table with what stands behind it: numbers of the list, or a text as on the command line
  /// of the screen.
  mutating func run(_ name: String, _ text: String, _ browser: inout Browser) -> [Effect] {
    guard let command = browser.state.commands.named(name) else {
      return type("\(name) \(text)", behind: "command", &browser)
    }
    if command.traits.contains(.isForScreen) || command.isForPrompts {
      return refuse("\(name) is for a screen, and there is none.")
    }
    if text.isEmpty { return browser.run(name) }
    if Dialogue.choices.contains(name) { return cut(text, name, &browser) }
    let (label, behind) =
      command.argument?.form == .labelAndQuery ? Dialogue.label(text) : ("", text)
    if !label.isEmpty, !behind.isEmpty, PaperNumbers(label) != nil {
      return refuse("The label stands before the numbers, as in \(name) \"to read\" \(label).")
    }
    if let numbers = PaperNumbers(behind), let argument = command.argument?.form,
      argument != .words,
      command.group == .marks
    {
      return run(label.isEmpty ? name : "\(name) \(label)", on: numbers, &browser)
    }
    if command.argument != nil { return type("\(name) \(text)", behind: "command", &browser) }
    guard let numbers = PaperNumbers(text) else {
      if ["run", "pipe", "find"].contains(name) { return type(text, behind: name, &browser) }
      return refuse("\(name) takes no text.")
    }
    if command.traits.contains(.aboutPaper), command.group != .moving {
      if name == "select" { return select(numbers, &browser) }
      if command.group == .selection || command.group == .triage {
        return refuse("\(name) takes no number.")
      }
      guard numbers.single != nil || takesSeveral(command, browser.state) else {
        return refuse("\(name) is about one paper: one number stands behind it.")
      }
      return run(name, on: numbers, &browser)
    }
    return browser.run(name, count: numbers.single)
  }

  /// Whether a command that takes no text is about all papers that are selected.
  private func takesSeveral(_ command: Command, _ state: State) -> Bool {
    if let own = state.commands.own.first(where: { $0.name.text == command.name }) {
      return own.about != .paper
    }
    return command.group == .citing || command.group == .arxiv
      || command.traits.contains(.isForPicking)
  }

  /// The commands that write facets into the filter.
  private static let choices: Set = ["include-facet", "exclude-facet", "alternative-facet"]

  /// A label of a line, quoted or not, and what stands behind it.
  private static func label(_ text: String) -> (label: String, rest: String) {
    guard text.first == "\"", let end = text.dropFirst().firstIndex(of: "\"") else {
      let (label, rest) = divided(text)
      return (label, rest)
    }
    return (String(text[...end]), String(text[end...].dropFirst()).trimmed)
  }

  /// Runs a line of the screen's command line on papers of the list. What was selected is so afterwards.
  private mutating func run(
    _ line: String, on numbers: PaperNumbers, _ browser: inout Browser
  ) -> [Effect] {
    if let refusal = refusalInTriage(browser.state) { return refuse(refusal) }
    if let refusal = refusal(of: numbers, browser.state.results.shown.count) {
      return refuse(refusal)
    }
    let before = browser.state.ticked.papers
    var effects = browser.run("list")
    if let number = numbers.single { effects += browser.run("first", count: number) }
    effects += browser.handle(.select(Set(papers(numbers, browser.state))))
    // That the cursor went there need not be told.
    told = Told(browser.state)
    told.ticked = before.count
    effects += type(line, behind: "command", &browser)
    return effects + browser.handle(.select(before))
  }

  private mutating func select(_ numbers: PaperNumbers, _ browser: inout Browser) -> [Effect] {
    if let refusal = refusalInTriage(browser.state) { return refuse(refusal) }
    if let refusal = refusal(of: numbers, browser.state.results.shown.count) {
      return refuse(refusal)
    }
    let papers = papers(numbers, browser.state)
    return browser.handle(.select(browser.state.ticked.papers.union(papers)))
  }

  private func papers(_ numbers: PaperNumbers, _ state: State) -> [PaperID] {
    numbers.all.map { state.results.library.id(of: state.results.shown[$0 - 1]) }
  }

  /// Why nothing is done about a list while new papers come one by one.
  func refusalInTriage(_ state: State) -> String? {
    state.triage.round == nil ? nil : Message.notInTriage(leave: state.key(for: "back")).text
  }

  func refusal(of numbers: PaperNumbers, _ count: Int) -> String? {
    numbers.outside(of: count).map {
      count == 0 ? "The list is empty." : "There is no number \($0): the list has \(count)."
    }
  }

  /// Types a text as if it were typed on the screen: a command opens a line, the text is written and kept.
  mutating func type(
    _ text: String, behind command: String, _ browser: inout Browser
  ) -> [Effect] {
    var effects = browser.run(command)
    // It has said why there is no line to write on.
    guard browser.state.takesPaste else { return effects }
    effects += browser.handle(.edit(.lineEnd)) + browser.handle(.edit(.deleteToStart))
    return effects + browser.handle(.typed(Array(text))) + browser.run("accept")
  }

  /// Says why a line is not obeyed.
  mutating func refuse(_ sentence: String) -> [Effect] {
    wish = .lines([sentence])
    return []
  }
}

extension Browser {
  /// Runs a command by its name.
  mutating func run(_ name: String, count: Int? = nil) -> [Effect] {
    state.commands.named(name).map { handle(.command($0, count: count)) } ?? []
  }

  /// Whether something is being done whose end is waited for before the next line is taken.
  public var isBusy: Bool { state.jobs.isBusy }

  /// Whether that can be stopped.
  public var canStop: Bool { state.jobs.canStop }

  /// Whether something is open that a line would answer.
  public var isAsking: Bool { state.prompt.mode != .browsing }
}
