import Canvas
import Catalog

/// A key that is useful now, and what it does; a press on it does the same.
struct Hint {
  let command: String
  let keys: String
  let label: String

  init(_ command: String, keys: String, _ label: String) {
    (self.command, self.label) = (command, label)
    self.keys = KeyIndex.name(ofKeys: keys)
  }

  private func columns(_ width: Width) -> Int {
    width.columns(of: keys) + 1 + width.columns(of: label)
  }

  /// The columns between two hints.
  private static let gap = 2

  /// As many as there is room for, the first ones before the others; `always` come last and go last.
  static func fitting(
    _ hints: [Hint], always: [Hint] = [], columns: Int, width: Width
  ) -> [Hint] {
    var room = columns + gap
    func takes(_ hint: Hint) -> Bool {
      let needed = hint.columns(width) + gap
      guard needed <= room else { return false }
      room -= needed
      return true
    }
    let last = always.filter(takes)
    return hints.filter(takes) + last
  }

  /// Draws hints and returns the column after the last one.
  @discardableResult
  static func draw(
    _ hints: [Hint], in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) -> Int {
    var column = rect.column
    for hint in hints {
      if column > rect.column { column += gap }
      let start = column
      for (text, role) in [(hint.keys, Role.key), (" " + hint.label, .dim)] {
        column = surface.put(
          text, at: Point(column: column, row: rect.row), role: role, within: rect)
      }
      frame.add(
        .command(hint.command),
        in: Rect(column: start, row: rect.row, columns: column - start, rows: 1))
    }
    return column
  }
}

extension Hint {
  /// The most useful next keys of the focused pane, from the live keymap: the most useful ones that the reader does not
  /// know yet, as far as there is room, help and the way out always.
  static func useful(_ state: State, columns: Int) -> [Hint] {
    func hints(_ commands: [(name: String, label: String)]) -> [Hint] {
      commands.compactMap { name, label in
        state.keyIndex.keys(for: name, in: state.context).first.map {
          Hint(name, keys: $0, label)
        }
      }
    }
    return fitting(
      hints(unknown(commands(state), state)), always: hints(always(state)),
      columns: columns, width: state.width)
  }

  /// What the reader does not know, with others in the places of what is known. A hint stays where it is until its
  /// key is known.
  private static func unknown(
    _ commands: [(name: String, label: String)], _ state: State
  ) -> [(name: String, label: String)] {
    let isStopOffered = state.jobs.offersToStop
    func isNew(_ command: (name: String, label: String)) -> Bool {
      !state.usage.knows(command.name) || isStopOffered && command.name == "cancel"
    }
    let new = commands.filter(isNew)
    let others = more(state).lazy.filter { other in
      isNew(other) && !commands.contains { $0.name == other.name }
    }
    return new + others.prefix(commands.count - new.count)
  }

  /// What is useful besides, to be shown when other keys are known.
  private static func more(_ state: State) -> [(name: String, label: String)] {
    guard state.paper != nil else { return [] }
    switch state.context {
    case .list:
      return [
        ("label", "label"), ("next-unread", "next unread"), ("sort", "sort"), ("queue", "queue"),
        ("note", "note"), ("save-view", "save the filter"), ("copy-bibtex", "BibTeX"),
        ("paper-facets", "authors and more"), ("get-pdf", "fetch the PDF"), ("peek", "peek"),
        ("export", "export"), ("next-match", "match"), ("undo", "undo"), ("find", "find"),
        ("pin", "pin"), ("record-macro", "record keys"), ("command", "any command"),
      ]
    case .reader:
      return [
        ("find", "find"), ("label", "label"), ("queue", "queue"), ("copy-bibtex", "BibTeX"),
        ("paper-facets", "authors and more"), ("sources", "digests"), ("peek", "peek"),
        ("source", "TeX"), ("zoom", state.screen.isZoomed ? "all panes" : "alone"),
        ("get-pdf", "fetch the PDF"), ("undo", "undo"),
      ]
    default: return []
    }
  }

  /// What is named however little room there is.
  private static func always(_ state: State) -> [(name: String, label: String)] {
    if case .filtering = state.prompt.mode { return [("query-language", "what to ask")] }
    return [("help", "help"), ("back", wayBack(state))]
  }

  /// What going back one level comes to.
  private static func wayBack(_ state: State) -> String {
    if state.reader.comparison != nil { return "back" }
    if state.triage.round != nil { return "leave" }
    if state.peeked != nil { return "back" }
    if state.pinnedPaper != nil { return "let go" }
    if state.screen.isZoomed || state.screen.focus != .list { return "back" }
    return state.options.picking == nil ? "quit" : "cancel"
  }

  private static func commands(_ state: State) -> [(name: String, label: String)] {
    if case .choosing(let menu) = state.prompt.mode {
      if menu.isText {
        return [("cancel", "close"), ("page-down", "a page on"), ("page-up", "back")]
      }
      let moving = menu.items.count > 1 ? [("down", "next"), ("up", "before")] : []
      let taking = menu.taking.map { [("accept", $0)] } ?? []
      let peeking = menu.namesPaper ? [("peek", "look at it")] : []
      return taking + peeking + [("cancel", "close")] + moving
    }
    if state.jobs.offersToStop, state.prompt.mode == .browsing {
      return [("cancel", "stop")] + paneCommands(state)
    }
    return paneCommands(state)
  }

  private static func paneCommands(_ state: State) -> [(name: String, label: String)] {
    // Without a paper there is nothing to do to one. While they are being read there soon will be.
    if state.paper == nil, state.results.loading?.isFinished == true,
      [.list, .reader].contains(state.context)
    {
      return state.results.library.count == 0
        ? [("reload", "reload")] : [("clear-filter", "all papers"), ("filter", "filter")]
    }
    let choosing = state.choosingHint.map { [("choose", $0)] } ?? []
    switch state.context {
    case .list, .global: return choosing + listCommands(state)
    case .reader: return choosing + readerCommands(state)
    case .facets: return facetCommands(state)
    case .views:
      let takes =
        state.viewUnderCursor == nil
        ? []
        : [
          ("view", "take"), ("rename-view", "rename"), ("move-view-down", "down"),
          ("move-view-up", "up"), ("delete-view", "delete"), ("undo-view", "undo"),
        ]
      return takes + [
        ("save-view", "save the filter"), ("choose-view", "by name"), ("list", "list"),
      ]
    case .triage:
      return [
        ("star", "star"), ("read", "read"), ("queue", "later"), ("triage-skip", "skip"),
        ("previous-paper", "before"), ("undo", "undo"), ("triage-end", "end the day"),
      ]
    case .prompt where state.prompt.mode.isSifting:
      return [("accept", "keep"), ("cancel", "as before"), ("newer-line", "down")]
    case .prompt:
      let help = state.prompt.filterHelp
      if help.sheet != nil {
        return [("cancel", "close"), ("accept", "keep"), ("newer-line", "down")]
      }
      if help.chosen != nil {
        let isStepping = state.isSteppingThroughCompletions
        return isStepping
          ? [("accept", "keep"), ("complete", "next"), ("complete-back", "before")]
          : [("accept", "take it"), ("cancel", "close")]
      }
      let completing = help.completions.isEmpty ? [] : [("complete", "complete")]
      if case .filtering = state.prompt.mode, state.results.filter.text.isEmpty {
        return [
          ("accept", "keep"), ("older-line", "history"), ("cancel", "close"),
        ]
      }
      return completing + [
        ("accept", "keep"), ("cancel", "as before"), ("older-line", "history"),
        ("explain-filter", "explain"),
      ]
    case .help: return [("accept", "run"), ("cancel", "close")]
    }
  }

  private static func readerCommands(_ state: State) -> [(name: String, label: String)] {
    var commands = [("next-paper", "next paper"), ("open-abstract", "open"), ("open-pdf", "PDF")]
    if state.readerQuery.hasMatches { commands.append(("next-match", "match")) }
    return commands + [
      ("star", "star"), ("links", "links"), ("related", "like this"), ("note", "note"),
      ("read", "read"), ("down", "down"),
    ]
  }

  private static func facetCommands(_ state: State) -> [(name: String, label: String)] {
    var commands: [(name: String, label: String)] = []
    if let facet = state.facets.underCursor {
      let labels: [(FacetChoice, String)] = [
        (.required, state.facets.rangeStart == nil ? "only these" : "this range"),
        (.excluded, "not these"), (.alternative, "or these"),
      ]
      for (choice, label) in labels {
        let isChosen = state.isChosen(facet, as: choice)
        commands.append((choice.command, isChosen ? "take it out" : label))
      }
      if case .days = facet { commands.append(("facet-range", "range")) }
    } else if let section = state.facets.sectionUnderCursor {
      let isOpen = state.facets.listing.open.contains(section)
      commands.append(("include-facet", isOpen ? "fold" : "open"))
    }
    commands += [("next-section", "next section"), ("find-facet", "find"), ("sort-facets", "sort")]
    let chosen = state.results.query.facetSpans(in: state.results.library, state.marks.rows)
    if !chosen.isEmpty { commands.append(("clear-facets", "clear")) }
    return commands + [("list", "list"), ("filter", "filter")]
  }

  private static func listCommands(_ state: State) -> [(name: String, label: String)] {
    var commands = [("filter", "filter")]
    if state.layout.panes[.reader] == nil { commands.insert(("reader", "abstract"), at: 0) }
    if state.results.hasOthers {
      commands += [
        ("next-found", "next found"), ("previous-found", "before"), ("show-others", "found alone"),
      ]
    }
    if !state.marks.waitingArrivals.isEmpty { commands.append(("triage", "what is new")) }
    return commands + [
      ("open-abstract", "open"), ("open-pdf", "PDF"), ("facets", "facets"), ("star", "star"),
      ("read", "read"), ("zoom", state.screen.isZoomed ? "all panes" : "list alone"),
      ("select", "select"), ("links", "links"), ("related", "like this"), ("views", "views"),
    ]
  }
}
