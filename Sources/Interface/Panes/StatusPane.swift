import Canvas
import Catalog

/// The last row: the command line, keys that wait for more, a message, or the most useful keys of
/// the pane; at its right end the place in list and page.
enum StatusPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    guard !rect.isEmpty else { return }
    let glyphs = state.options.glyphs
    if case .finding = state.mode {
      drawFind(state, in: rect, on: &surface)
      return
    }
    if state.mode == .commanding {
      drawCommandLine(state, in: rect, on: &surface)
      return
    }
    let right = surface.putRight(
      [Piece(text: position(state), role: .count)], in: rect.inset(right: 1))
    let room = rect.inset(left: 1, right: rect.endColumn - right + 2)
    if !state.pending.isEmpty {
      drawPending(state, in: room, on: &surface, &frame)
    } else if let text = text(state) {
      surface.put([text], in: room, ellipsis: glyphs.ellipsis)
    } else {
      Hint.draw(Hint.useful(state, columns: room.columns), in: room, on: &surface, &frame)
    }
  }

  /// The count that is typed, or a message.
  private static func text(_ state: State) -> Piece? {
    if let count = state.count { return Piece(text: "\(count)", role: .key) }
    return state.message.map { Piece(text: $0.text, role: $0.isWarning ? .warning : .message) }
  }

  /// The keys pressed, and which may follow: `g…  g first  c open-code`.
  private static func drawPending(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    let ellipsis = state.options.glyphs.ellipsis
    let typed = (state.count.map { "\($0)" } ?? "") + state.pending.map(\.description).joined()
    let end = surface.put(
      [Piece(text: "\(typed)\(ellipsis)", role: .key)], in: rect, ellipsis: ellipsis)
    guard case .pending(let next) = state.keymap.answer(to: state.pending, in: state.context)
    else { return }
    let hints = next.map { keys, command in
      Hint(command.name, keys: keys.map(\.description).joined(), command.name)
    }
    let room = rect.inset(left: end + 2 - rect.column)
    let fitting = Hint.fitting(hints, columns: room.columns - 2, width: surface.width)
    let column = Hint.draw(fitting, in: room, on: &surface, &frame)
    if fitting.count < hints.count {
      surface.put(
        String(ellipsis), at: Point(column: column + 1, row: rect.row), role: .dim, within: rect)
    }
  }

  private static func drawFind(_ state: State, in rect: Rect, on surface: inout Surface) {
    let glyphs = state.options.glyphs
    let column = surface.put(
      [Piece(text: " find: ", role: .prompt)], in: rect, ellipsis: glyphs.ellipsis)
    let end = Prompt.draw(
      state.find, isOpen: true, in: rect.inset(left: column - rect.column), on: &surface, glyphs)
    guard !state.find.text.isEmpty, let page = state.page else { return }
    let count = page.matches.count
    surface.put(
      [Piece(text: count == 1 ? "1 match" : "\(count) matches", role: .dim)],
      in: rect.inset(left: end + 2 - rect.column, right: 1), ellipsis: glyphs.ellipsis)
  }

  private static func drawCommandLine(_ state: State, in rect: Rect, on surface: inout Surface) {
    let glyphs = state.options.glyphs
    surface.put(":", at: Point(column: rect.column, row: rect.row), role: .prompt, within: rect)
    let end = Prompt.draw(
      state.commandLine, isOpen: true, in: rect.inset(left: 1), on: &surface, glyphs)
    let rest = rect.inset(left: end + 2 - rect.column, right: 1)
    if let (command, argument) = state.argument(in: state.commandLine.text) {
      let known = state.argumentCandidates(of: command, argument)
      let text = known.isEmpty ? command.help : known.joined(separator: "  ")
      surface.put([Piece(text: text, role: .dim)], in: rest, ellipsis: glyphs.ellipsis)
      return
    }
    let names = State.commands(startingWith: state.commandLine.text)
    if names.count == 1 {
      surface.put([Piece(text: names[0].help, role: .dim)], in: rest, ellipsis: glyphs.ellipsis)
    } else {
      surface.put(
        [Piece(text: names.map(\.name).joined(separator: "  "), role: .dim)], in: rest,
        ellipsis: glyphs.ellipsis)
    }
  }

  /// `3/5  12%`: the paper's place in the list, and how far its page is read.
  private static func position(_ state: State) -> String {
    let selected = state.selectedCount
    let chosen = selected > 0 ? "\(selected) selected  " : ""
    guard state.selection.count > 0 || state.triage != nil else { return chosen }
    let place =
      state.triage.map { "\($0.place + 1)/\($0.papers.count)" }
      ?? chosen + "\(state.list.cursor + 1)/\(state.selection.count)"
    guard state.layout.panes[.reader] != nil, let page = state.page else { return place }
    let height = state.height(of: .reader)
    guard page.lines.count > height else { return place }
    let last = state.topLine(of: page) + height
    return place + "  \(min(100, 100 * last / page.lines.count))%"
  }
}
