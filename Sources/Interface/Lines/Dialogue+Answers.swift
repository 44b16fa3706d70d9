import Catalog
import Papers

/// Lines that answer what is open: a command that asks for the rest of it, a list to choose from.
extension Dialogue {
  /// Takes a line as the answer to what is open; nil when it is a line like others.
  mutating func takeAnswer(_ line: String, _ browser: inout Browser) -> [Effect]? {
    switch browser.state.prompt.mode {
    case .browsing: return nil
    case .commanding:
      let command = browser.state.prompt.commandLine.text
      if line.isEmpty { return browser.run("cancel") + refuse("Nothing is done.") }
      let asksForLabel =
        browser.state.argument(in: command)?.command.argument?.form == .labelAndQuery
      let text =
        asksForLabel && line.first != "\"" ? ArgumentText.typed(label: line, isWhole: true) : line
      return write(command + text, &browser)
    case .launching, .finding, .filtering, .sifting:
      return line.isEmpty ? browser.run("cancel") : write(line, &browser)
    case .helping: return browser.run("cancel")
    case .choosing(let menu): return takeChoice(line, menu, &browser)
    }
  }

  private mutating func write(_ line: String, _ browser: inout Browser) -> [Effect] {
    browser.handle(.edit(.lineEnd)) + browser.handle(.edit(.deleteToStart))
      + browser.handle(.typed(Array(line))) + browser.run("accept")
  }

  /// A number takes an item, with a hyphen asks for papers without it; any other line is about something else.
  private mutating func takeChoice(
    _ line: String, _ menu: Menu, _ browser: inout Browser
  ) -> [Effect]? {
    if line.isEmpty { return goOn(&browser) }
    let digits = line.first == "-" ? line.dropFirst() : line[...]
    guard let number = PaperNumbers(digits)?.single else {
      if let command = Dialogue.turns[line] {
        return command == "next" ? goOn(&browser) : goBack(&browser)
      }
      let effects = browser.run("cancel")
      if ["back", "b", "cancel"].contains(line) { return effects }
      told = Told(browser.state)
      return effects + obey(line, &browser)
    }
    guard line.first == "-" else { return choose(number, &browser) }
    guard menu.items.indices.contains(number - 1) else { return choose(number, &browser) }
    return browser.run("first", count: number) + browser.handle(.edit(.insert("-")))
  }

  private static let turns = ["next": "next", "n": "next", "previous": "previous", "p": "previous"]

  // MARK: The filter, notes, citations

  /// Filters, tells the filter, or what it can be asked.
  mutating func filter(_ text: String, _ browser: inout Browser) -> [Effect] {
    if text == "?" { return browser.run("query-language") }
    if text.isEmpty {
      wish = .lines([Dialogue.filterWords(browser.state)])
      return []
    }
    places[.papers] = nil
    // A list is what a filter is about.
    let effects = browser.run("list")
    return effects + type(text, behind: "filter", &browser)
  }

  static func filterWords(_ state: State) -> String {
    let text = state.results.filter.text
    return text.isEmpty
      ? "There is no filter." : "The filter is \(SafeText.line(text)); clear drops it."
  }

  /// Writes a note of what stands behind the word; without that the editor is asked for.
  mutating func note(_ text: String, _ browser: inout Browser) -> [Effect] {
    if !text.isEmpty { write(note: text) }
    return browser.run("note")
  }

  /// Prints citations: `cite`, `cite ris 3-5`.
  mutating func cite(_ text: String, _ browser: inout Browser) -> [Effect] {
    let (first, rest) = Dialogue.divided(text)
    let isFormat = !first.isEmpty && PaperNumbers(first) == nil
    let format = isFormat ? first.lowercased() : "bibtex"
    let numbers = isFormat ? rest : text
    let command = format == "markdown" ? "copy-markdown-list" : "copy-\(format)"
    guard Command.citations.contains(where: { $0.name == command }) else {
      let names = Command.citations.map(\.name).filter { $0.hasPrefix("copy-") }.map {
        $0 == "copy-markdown-list" ? "markdown" : String($0.dropFirst(5))
      }
      return refuse(
        "There is no format “\(Message.excerpt(first))”: \(names.joined(separator: ", ")).")
    }
    return run(command, numbers, &browser)
  }

  // MARK: Where one is

  /// `130 papers`, `5 of 130 papers`.
  static func count(_ state: State) -> String {
    let (found, all) = (state.results.selection.count, state.results.library.count)
    let papers = MarkSentences.count(all, "paper")
    return state.results.isNarrowed ? "\(found) of \(papers)" : papers
  }

  /// What is listed, and which paper is at hand.
  static func whereabouts(_ state: State) -> [String] {
    var lines = [
      "\(count(state)), by \(state.options.glyphs.text(of: state.results.shownOrder)). "
        + filterWords(state)
    ]
    if state.tickedCount > 0 {
      lines.append("\(MarkSentences.count(state.tickedCount, "paper")) selected.")
    }
    if let peeked = state.peeked {
      lines.append("At hand: " + state.words(of: peeked))
    } else if state.triage.round == nil, !state.results.shown.isEmpty {
      lines.append("At hand: " + state.words(ofRank: state.screen.list.cursor))
    }
    return lines
  }
}
