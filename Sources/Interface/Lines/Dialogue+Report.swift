import Canvas
import Catalog
import Papers

/// What is told when a line is done with.
extension Dialogue {
  /// What is to be said of what the line came to, in lines as long as they may be. What must happen for it comes
  /// back too; when something must, it is not the end.
  public mutating func report(_ browser: inout Browser) -> (lines: [String], effects: [Effect]) {
    if let line = later {
      later = nil
      let effects = obey(line, &browser)
      if !effects.isEmpty { return ([], effects) }
    }
    let said = browser.takeUnheard().map(\.text)
    var effects: [Effect] = []
    let greeting = greet(browser.state)
    var lines: [String]
    switch wish {
    case .lines(let asked): lines = asked
    case .page(let first): lines = page(from: first, browser.state)
    case .paper: lines = paper(&browser)
    case .change: lines = change(&browser, &effects)
    }
    wish = .change
    told = Told(browser.state)
    return (broken(greeting + said + lines), effects)
  }

  /// What is being done that takes long, once.
  public func progress(_ browser: Browser) -> String? {
    guard let message = browser.state.talk.message, message.isPassing, browser.state.jobs.canStop
    else { return nil }
    return message.text
  }

  /// What stands before the next line that the reader types.
  public func prompt(_ browser: Browser) -> String {
    let state = browser.state
    switch state.prompt.mode {
    case .commanding: return state.prompt.commandLine.text
    case .launching: return "program: "
    case .finding: return "find: "
    case .choosing(let menu): return "number from 1 to \(menu.items.count), quire> "
    case .filtering, .sifting, .helping, .browsing: break
    }
    if let round = state.triage.round {
      return "\(round.index + 1) of \(round.papers.count): yes, no or later? "
    }
    let selected = state.tickedCount > 0 ? "\(state.tickedCount) selected, " : ""
    let count = state.results.shown.count
    let place =
      state.peeked != nil
      ? "peek" : count == 0 ? "no papers" : "\(state.screen.list.cursor + 1) of \(count)"
    switch state.screen.focus {
    case .list: return "\(selected)\(place), quire> "
    case .reader: return "\(selected)\(place), paper> "
    case .facets: return "\(selected)facets, quire> "
    case .views: return "\(selected)views, quire> "
    }
  }

  // MARK: What is told

  /// A page of what is listed.
  private mutating func page(from first: Int, _ state: State) -> [String] {
    let listing = listing(state)
    let last = min(first + Dialogue.page, listing.count(state))
    guard first < last else { return ["The list is empty."] }
    places[listing.kind] = Place(first: first, next: last)
    return (first..<last).map { listing.line($0, state) }
  }

  /// The paper as it is read; of one that is gone through as much.
  private func paper(_ browser: inout Browser) -> [String] {
    guard let page = browser.page() else { return [Message.noPaper.text] }
    var lines = page.paragraphs
    if browser.state.triage.round == nil, browser.state.peeked == nil {
      let place = "\(browser.state.screen.list.cursor + 1) of \(browser.state.results.shown.count)"
      lines[0] = place + ": " + lines[0]
    }
    return lines
  }

  private mutating func change(_ browser: inout Browser, _ effects: inout [Effect]) -> [String] {
    let (state, before) = (browser.state, told)
    let now = Told(state)
    switch state.prompt.mode {
    case .choosing(let menu):
      guard menu.isText || menu != before.menu else { return [] }
      if menu.isText || menu.items.allSatisfy({ $0.choice == .nothing }) {
        effects += browser.run("cancel")
        return [menu.title] + menu.items.map(\.label)
      }
      return [menu.title + ":"] + page(from: 0, state)
    case .filtering where state.prompt.filterHelp.sheet != nil:
      let lines = state.sheetLines.map {
        $0.left.isEmpty || $0.right.isEmpty ? $0.left + $0.right : "\($0.left): \($0.right)"
      }
      effects += browser.run("cancel") + browser.run("cancel")
      return lines
    case .commanding:
      guard let (command, text) = state.argument(in: state.prompt.commandLine.text) else {
        return []
      }
      let known = state.argumentCandidates(of: command, text)
      let end = known.isEmpty ? "" : ": " + known.joined(separator: ", ")
      return ["\(command.help)\(end). An empty line leaves it."]
    default: break
    }
    if let round = state.triage.round, let paper = state.paper {
      return !before.isTriage || now.paper != before.paper ? state.wordsOfTriage(round, paper) : []
    }
    return changeOfPanes(now, &browser)
  }

  private mutating func changeOfPanes(_ now: Told, _ browser: inout Browser) -> [String] {
    let (state, before) = (browser.state, told)
    var lines: [String] = []
    if now.ticked != before.ticked {
      lines.append("\(MarkSentences.count(now.ticked, "paper")) selected.")
    }
    let isOther = now.focus != before.focus || now.paper != before.paper
    switch now.focus {
    case .reader:
      let isNew =
        isOther || now.comparison != before.comparison || now.showsSource != before.showsSource
      if isNew { return lines + paper(&browser) }
      return now.match != before.match ? lines + match(&browser) : lines
    case .facets: return now.focus != before.focus ? lines + page(from: 0, state) : lines
    case .views:
      let isNew = now.focus != before.focus || now.views != before.views
      return isNew ? lines + page(from: 0, state) : lines
    case .list: break
    }
    if now.filter != before.filter || now.shownCount != before.shownCount {
      places[.papers] = nil
      return lines + [listed(state)]
    }
    if now.order != before.order {
      places[.papers] = nil
      lines.append("Sorted by \(state.options.glyphs.text(of: now.order)).")
    }
    if isOther, now.paper != nil, now.ticked == before.ticked {
      lines.append(state.words(ofRank: state.screen.list.cursor))
    }
    return lines
  }

  /// How many papers the filter finds, and what is odd about that.
  private func listed(_ state: State) -> String {
    var text = Dialogue.count(state)
    let found = state.results.selection
    if let loose = found.looseCount, loose != found.count { text += ", \(loose) ignoring case" }
    if found.cutOffCount > 0 { text += ", \(found.cutOffCount) not looked through" }
    if !found.isComplete { text += ", stopped before the end" }
    let problem = state.results.query.problems.first.map {
      " " + Message.problem($0, in: state.results.query).text
    }
    return text + "." + (problem ?? "")
  }

  /// The paragraph of a match.
  private func match(_ browser: inout Browser) -> [String] {
    guard let page = browser.page(), let number = browser.state.reader.currentMatch,
      page.matches.indices.contains(number)
    else { return [] }
    return [page.paragraphs[page.matches[number].block]]
  }

  // MARK: As lines

  /// Lines with nothing in them that a terminal would obey, and no longer than they may be.
  private func broken(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      let lines = line.split(separator: "\n", omittingEmptySubsequences: false).map {
        SafeText.line(String($0))
      }
      return columns.map { columns in lines.flatMap { Dialogue.wrapped($0, columns) } } ?? lines
    }
  }

  /// A line as several; what belongs to a number stands behind it.
  private static func wrapped(_ line: String, _ columns: Int) -> [String] {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let isItem = !digits.isEmpty && line[digits.endIndex...].hasPrefix(". ")
    let indent = isItem && columns > 30 ? digits.count + 2 : 0
    let texts = Wrap.texts(line, columns: columns - indent, width: .bundled)
    let margin = String(repeating: " ", count: indent)
    return texts.isEmpty ? [""] : texts.enumerated().map { $0 == 0 ? $1 : margin + $1 }
  }
}
