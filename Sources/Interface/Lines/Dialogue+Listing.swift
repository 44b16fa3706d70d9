import Catalog
import Papers

/// Lists in pages, and what is chosen from them by number.
extension Dialogue {
  /// What is listed now: what is open over it first, then what has the focus.
  func listing(_ state: State) -> Listing {
    if case .choosing(let menu) = state.prompt.mode { return .menu(menu) }
    guard state.triage.round == nil else { return .papers }
    switch state.screen.focus {
    case .facets:
      let facets = state.facets
      return .facets(
        (0..<facets.count).filter { row in
          facets.key(at: row) != nil && (section == nil || facets.section(at: row) == section)
        })
    case .views: return .views
    case .list, .reader: return .papers
    }
  }

  /// Goes on: the next page of what is listed; from a paper to the next.
  mutating func goOn(_ browser: inout Browser) -> [Effect] {
    let state = browser.state
    if state.triage.round != nil {
      wish = .paper
      return []
    }
    if state.prompt.mode == .browsing, state.screen.focus == .reader {
      let effects = browser.run("next-paper")
      if browser.state.paper?.id == told.paper { return effects + refuse("That was the last.") }
      wish = .paper
      return effects
    }
    let listing = listing(state)
    let count = listing.count(state)
    let next = places[listing.kind, default: Place()].next
    guard next < count else {
      if listing.kind == .menu { return browser.run("cancel") }
      return refuse(count == 0 ? "The list is empty." : "That was the last.")
    }
    return turn(to: next, &browser)
  }

  /// Goes back a page, or a paper.
  mutating func goBack(_ browser: inout Browser) -> [Effect] {
    let state = browser.state
    if state.prompt.mode == .browsing, state.screen.focus == .reader {
      let effects = browser.run("previous-paper")
      if browser.state.paper?.id == told.paper { return effects + refuse("That was the first.") }
      wish = .paper
      return effects
    }
    let first = places[listing(state).kind, default: Place()].first
    guard first > 0 else { return refuse("That was the first.") }
    return turn(to: max(0, first - Dialogue.page), &browser)
  }

  /// Lists papers from the first, or from a number on.
  mutating func list(_ text: String, _ browser: inout Browser) -> [Effect] {
    guard text.isEmpty || PaperNumbers(text)?.single != nil else {
      return refuse("list takes the number to begin with, or nothing.")
    }
    let effects = browser.run("list")
    guard browser.state.screen.focus == .list, browser.state.triage.round == nil else {
      return effects
    }
    let count = browser.state.results.shown.count
    let first = PaperNumbers(text)
    if let first, let refusal = refusal(of: first, count) { return effects + refuse(refusal) }
    if count == 0 { return effects + refuse("The list is empty.") }
    return effects + turn(to: (first?.single ?? 1) - 1, &browser)
  }

  /// Tells a page of what is listed. The cursor goes to its first paper: that is what commands are about then.
  mutating func turn(to first: Int, _ browser: inout Browser) -> [Effect] {
    wish = .page(from: first)
    guard case .papers = listing(browser.state) else { return [] }
    return browser.run("first", count: first + 1)
  }

  /// Reads the paper at hand, or the one of a number.
  mutating func show(_ text: String, _ browser: inout Browser) -> [Effect] {
    if text.isEmpty {
      wish = .paper
      return browser.state.triage.round == nil ? browser.run("reader") : []
    }
    guard let number = PaperNumbers(text)?.single else {
      return refuse("show takes the number of a paper, or nothing.")
    }
    let effects = browser.run("list")
    return effects + choose(number, &browser)
  }

  /// Takes the item of a number from what is listed.
  mutating func choose(_ number: Int, _ browser: inout Browser) -> [Effect] {
    let state = browser.state
    if state.triage.round != nil { return refuse("Say yes, no or later; back leaves them.") }
    let listing = listing(state)
    let count = listing.count(state)
    guard (0..<count).contains(number - 1) else {
      return refuse(
        count == 0 ? "The list is empty." : "There is no number \(number): the list has \(count).")
    }
    switch listing {
    case .papers:
      let effects = browser.run("list") + browser.run("first", count: number)
      wish = .paper
      go(toPaper: number)
      return effects + browser.run("reader")
    case .facets: return cut("\(number)", "include-facet", &browser)
    case .views: return browser.run("first", count: number) + browser.run("view")
    case .menu: return browser.run("first", count: number) + browser.run("accept")
    }
  }

  /// A paper of the list is read: those behind it come next, and before it the page that it is on.
  private mutating func go(toPaper number: Int) {
    let place = places[.papers, default: Place()]
    let isThere = (place.first..<place.next).contains(number - 1)
    places[.papers] = Place(first: isThere ? place.first : number - 1, next: number)
  }

  // MARK: Facets

  /// Lists the facets of a section, opened if it is folded; of all that are open when none is named.
  mutating func listFacets(_ text: String, _ browser: inout Browser) -> [Effect] {
    let name = text.lowercased()
    let found = FacetSection.allCases.first { name.count > 2 && $0.rawValue.hasPrefix(name) }
    guard text.isEmpty || found != nil else {
      let names = FacetSection.allCases.map(\.rawValue).joined(separator: ", ")
      return refuse("There is no section “\(Message.excerpt(text))”: \(names).")
    }
    section = found
    var effects = browser.run("facets")
    guard browser.state.screen.focus == .facets else { return effects }
    wish = .page(from: 0)
    if waits(for: "facets \(text)", browser.state) { return effects }
    if let found, !browser.state.facets.listing.open.contains(found),
      let row = browser.state.facets.row(of: found)
    {
      effects += browser.run("first", count: row + 1) + browser.run("unfold-facets")
    }
    return effects
  }

  /// Writes facets of the list into the filter, by number or by name; a name without a list is a tag's.
  mutating func cut(
    _ text: String, _ command: String, _ browser: inout Browser
  ) -> [Effect] {
    var effects: [Effect] = []
    if browser.state.triage.round == nil, browser.state.screen.focus != .facets {
      guard PaperNumbers(text) == nil else { return refuse("tags lists what has numbers first.") }
      effects = listFacets("tags", &browser)
      if waits(for: "\(command) \(text)", browser.state) { return effects }
    }
    guard case .facets(let rows) = listing(browser.state) else {
      return refusalInTriage(browser.state).map { effects + refuse($0) } ?? effects
    }
    wish = .change
    switch Dialogue.rows(text, among: rows, browser.state) {
    case .failure(let refusal): return effects + refuse(refusal.sentence)
    case .success(let found):
      let keys = found.compactMap(browser.state.facets.key)
      for key in keys {
        // What is chosen moves others.
        guard let row = browser.state.facets.row(of: key) else { continue }
        effects += browser.run("first", count: row + 1) + browser.run(command)
      }
      return effects + browser.run("list")
    }
  }

  /// Whether the facets are still being counted; the line is taken again then.
  private mutating func waits(for line: String, _ state: State) -> Bool {
    guard state.facets.table.parts.isEmpty, state.jobs.isRunning(.facetCounts) else { return false }
    later = line
    return true
  }

  private struct Refusal: Error { let sentence: String }

  /// The rows of numbers, or of a name.
  private static func rows(
    _ text: String, among rows: [Int], _ state: State
  ) -> Result<[Int], Refusal> {
    if text.isEmpty { return .failure(Refusal(sentence: "Which? Say its number or its name.")) }
    if let numbers = PaperNumbers(text) {
      if let outside = numbers.outside(of: rows.count) {
        let sentence = "There is no number \(outside): the list has \(rows.count)."
        return .failure(Refusal(sentence: sentence))
      }
      return .success(numbers.all.map { rows[$0 - 1] })
    }
    let wanted = text.lowercased()
    let found = rows.first {
      state.facets.key(at: $0)?.name(in: state.results.library).lowercased() == wanted
    }
    guard let found else {
      return .failure(Refusal(sentence: "“\(Message.excerpt(text))” is not among these."))
    }
    return .success([found])
  }
}
