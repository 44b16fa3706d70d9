import Catalog
import Papers

extension State {
  /// A press of the mouse button on something, or the second press of a double click.
  ///
  /// A second press counts only where the first one did: what the first one opened or closed must not
  /// bring something else under it.
  mutating func press(_ target: Target, isDouble: Bool) -> [Effect] {
    let isSame = target == screen.pressed
    screen.pressed = isDouble && !isSame ? nil : target
    if isDouble, !isSame || !target.actsTwice { return [] }
    switch target.kind {
    case .command(let name): return run(named: name)
    case .help(let name):
      prompt.mode = .browsing
      return run(named: name)
    case .item(let item): return choose(item)
    case .completion(let completion):
      // What has been typed since it was painted may become something else.
      return prompt.filterHelp.completions.contains(completion) ? take(completion) : []
    case .address(let address):
      return leavePrompt() + opening(address)
    case .chip(let key, let choice):
      return toggle(key, as: choice)
    case .area(.outside): return cancel()
    case .area(.menu), .area(.help): return []
    case .area, .paper, .facet, .facetSection, .view:
      return triage.round == nil ? pressPane(target.kind, isDouble) : []
    }
  }

  private mutating func pressPane(_ kind: Target.Kind, _ isDouble: Bool) -> [Effect] {
    switch kind {
    case .paper(let id):
      // What has gone since it was painted is not pressed.
      func rank() -> Int? { results.library.row(of: id).flatMap { results.shown.rank(of: $0) } }
      guard rank() != nil else { return [] }
      let effects = leavePrompt()
      guard let rank = rank() else { return effects }
      moveList(.row(rank + 1))
      return effects + focus(on: isDouble ? .reader : .list)
    case .facet(let key):
      let effects = leavePrompt()
      guard let row = facets.row(of: key) else { return effects }
      facets.hold()
      facets.put(cursor: row, height: height(of: .facets))
      return effects + toggleFacet(as: .required)
    case .facetSection(let section):
      let effects = leavePrompt()
      return effects + toggleSection(section)
    case .view(let name): return leavePrompt() + takeView(named: name)
    case .area(let area): return leavePrompt() + focus(on: area.pane)
    default: return []
    }
  }

  /// A line that is being edited is kept, a command is not run.
  private mutating func leavePrompt() -> [Effect] {
    switch prompt.mode {
    case .filtering, .finding, .sifting:
      prompt.filterHelp.completing?.chosen = nil
      return accept()
    case .commanding, .launching, .helping, .choosing: prompt.mode = .browsing
    case .browsing: break
    }
    return []
  }

  /// A turn of the wheel over a part of the screen.
  mutating func wheel(_ area: Target.Area, _ lines: Int) -> [Effect] {
    let motion = Motion.scroll(lines)
    switch (prompt.mode, area) {
    case (.choosing(let menu), .menu), (.choosing(let menu), .outside): moveMenu(menu, motion)
    case (.helping, .help), (.helping, .outside):
      prompt.help.window.move(motion, count: helpRows.count, height: helpHeight)
    case (_, .list): moveList(motion)
    case (_, .pinned): movePinned(motion)
    case (_, .reader): moveReader(motion)
    case (_, .facets): moveFacets(motion)
    case (_, .views): moveViews(motion)
    case (_, .menu), (_, .help), (_, .outside): break
    }
    return []
  }
}

extension Target.Area {
  /// The pane that gets the focus by a press on it.
  fileprivate var pane: Pane {
    switch self {
    case .facets: .facets
    case .reader: .reader
    case .views: .views
    case .list, .pinned, .menu, .help, .outside: .list
    }
  }
}

extension Target {
  /// Whether the second press of a double click does something: it opens a paper, turns a tag or an
  /// order back, or moves on. Nothing else is done twice by a nervous hand.
  fileprivate var actsTwice: Bool {
    switch kind {
    case .paper, .facet, .chip: return true
    case .command(let name):
      return Command.named(name)?.isRepeatable == true
    case .area, .help, .item, .completion, .address, .view, .facetSection: return false
    }
  }

  /// Whether the facets stay in their order when it is pressed: the pointer is over them.
  var keepsFacets: Bool {
    switch kind {
    case .facet, .facetSection, .area(.facets): true
    default: false
    }
  }
}
