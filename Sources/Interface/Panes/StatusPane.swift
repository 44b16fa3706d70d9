import Canvas
import Catalog

/// The last row: the command line, keys that wait for more, a message, or the most useful keys of
/// the pane; at its right end where one is in list and page.
enum StatusPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    guard !rect.isEmpty else { return }
    let glyphs = state.options.glyphs
    if case .finding = state.prompt.mode {
      drawFind(state, in: rect, on: &surface)
      return
    }
    if state.prompt.mode == .commanding {
      drawCommandLine(state, in: rect, on: &surface)
      return
    }
    if case .launching(let about) = state.prompt.mode {
      ProgramPrompt.draw(state, about, in: rect, on: &surface)
      return
    }
    let right = surface.putRight(
      going(state) + unseen(state) + [Piece(text: position(state), role: .count)],
      in: rect.inset(right: 1))
    let room = rect.inset(left: 1, right: rect.endColumn - right + 2)
    if let use = state.prompt.macro {
      drawNames(for: use, state, in: room, on: &surface)
    } else if state.prompt.pending.isEmpty, state.prompt.count == nil,
      let message = state.talk.message
    {
      draw(message, state, in: rect, room, on: &surface, &frame)
    } else if !state.prompt.pending.isEmpty {
      drawPending(state, in: room, on: &surface, &frame)
    } else if let count = state.prompt.count {
      surface.put([Piece(text: "\(count)", role: .key)], in: room, ellipsis: glyphs.ellipsis)
    } else if case .filtering = state.prompt.mode, state.prompt.filterHelp.sheet == nil,
      let problem = state.results.query.problems.first
    {
      draw(
        Message.problem(problem, in: state.results.query), state, in: rect, room, on: &surface,
        &frame)
    } else if case .filtering = state.prompt.mode, state.prompt.filterHelp.sheet == nil,
      let (word, look) = state.results.query.wordTakenAsText, look == .fuzzyBehind
    {
      let message = Message(Message.takenAsText(word, look), isWarning: true)
      draw(message, state, in: rect, room, on: &surface, &frame)
    } else {
      var rest = room
      if case .filtering = state.prompt.mode, state.prompt.filterHelp.sheet == nil,
        let mark = state.results.query.awaitedMark
      {
        let end = surface.put(
          [Piece(text: "waits for \(mark)", role: .message)], in: room, ellipsis: glyphs.ellipsis)
        rest = room.inset(left: end + 2 - room.column)
      }
      Hint.draw(Hint.useful(state, columns: rest.columns), in: rest, on: &surface, &frame)
    }
  }

  /// What is recorded, and what goes on by itself: `recording a`, `macro b`.
  private static func going(_ state: State) -> [Piece] {
    let recording = state.macros.recording.map {
      [Piece(text: "recording \($0.name)  ", role: .prompt)]
    }
    let macro = state.replay.macro.map { [Piece(text: "macro \($0)  ", role: .prompt)] }
    return (recording ?? []) + (macro ?? [])
  }

  /// What the next key may be that names a macro.
  private static func drawNames(
    for use: Macros.Use, _ state: State, in rect: Rect, on surface: inout Surface
  ) {
    let names = state.macros.recorded.keys.sorted().map { "\($0)" }.joined(separator: " ")
    let texts: (String, String) =
      switch use {
      case .record: ("record as", names.isEmpty ? "a to z" : "a to z; there are \(names)")
      case .replay: ("replay", names.isEmpty ? "nothing is recorded" : names)
      }
    surface.put(
      [
        Piece(text: "\(texts.0)\(state.options.glyphs.ellipsis)  ", role: .key),
        Piece(text: texts.1, role: .dim),
      ], in: rect, ellipsis: state.options.glyphs.ellipsis)
  }

  /// How many warnings have come and gone, and the key that shows them: `2 warnings gm`.
  private static func unseen(_ state: State) -> [Piece] {
    let count = state.talk.log.unseenWarnings
    // The one that is shown needs no sign.
    guard count > (state.talk.message?.isWarning == true ? 1 : 0) else { return [] }
    return [
      Piece(text: MarkSentences.count(count, "warning"), role: .warning),
      Piece(text: " " + state.key(for: "messages") + "  ", role: .key),
    ]
  }

  /// A message that is too long for the row goes on over two, where the screen has some; what is longer
  /// still ends in the key that shows all of it.
  private static func draw(
    _ message: Message, _ state: State, in rect: Rect, _ room: Rect, on surface: inout Surface,
    _ frame: inout Frame
  ) {
    let ellipsis = state.options.glyphs.ellipsis
    let role: Role = message.isWarning ? .warning : .message
    func fits(_ text: String) -> Bool { surface.width.columns(of: text) <= room.columns }
    let text = fits(message.text) ? message.text : message.short ?? message.text
    guard !fits(text), rect.row >= 4 else {
      surface.put([Piece(text: text, role: role)], in: room, ellipsis: ellipsis)
      return
    }
    let bytes = Array(text.utf8)
    let lines = bytes.withUnsafeBytes {
      Wrap.lines($0, columns: rect.columns - 2, width: surface.width)
    }
    let above = Rect(column: rect.column, row: rect.row - 1, columns: rect.columns, rows: 1)
    surface.fill(above, role: role)
    // A press there is not one on what is hidden: it shows the message as a whole.
    frame.add(.command("messages"), in: above)
    surface.put(
      [Piece(text: String(decoding: bytes[lines[0]], as: UTF8.self), role: role)],
      in: above.inset(left: 1, right: 1), ellipsis: ellipsis)
    guard lines.count > 1 else { return }
    let rest = String(decoding: bytes[lines[1].lowerBound...], as: UTF8.self)
    let key = fits(rest) ? "" : " " + state.key(for: "messages")
    let end = surface.put(
      [Piece(text: rest, role: role)],
      in: room.inset(right: surface.width.columns(of: key)), ellipsis: ellipsis)
    surface.put(
      [Piece(text: key, role: .key)], in: room.inset(left: end - room.column), ellipsis: ellipsis)
  }

  /// The keys pressed, and which may follow: `g…  g first  c open-code`. Where all are of the kind of one of them it is
  /// not repeated: `S…  S sort  d date  t title`.
  private static func drawPending(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    let ellipsis = state.options.glyphs.ellipsis
    let typed =
      (state.prompt.count.map { "\($0)" } ?? "") + state.prompt.pending.map(\.description).joined()
    let end = surface.put(
      [Piece(text: "\(typed)\(ellipsis)", role: .key)], in: rect, ellipsis: ellipsis)
    guard case .pending(let next) = state.keymap.answer(to: state.prompt.pending, in: state.context)
    else { return }
    let kind = next.last?.command.prefix { $0 != "-" } ?? ""
    let isOneKind =
      next.contains { $0.command == kind }
      && next.allSatisfy { $0.command == kind || $0.command.hasPrefix(kind + "-") }
    let hints = next.map { keys, command in
      Hint(
        command, keys: keys.map(\.description).joined(),
        isOneKind && command != kind ? String(command.dropFirst(kind.count + 1)) : command)
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
    let end = PromptLine.draw(
      state.reader.find, isOpen: true, in: rect.inset(left: column - rect.column), on: &surface,
      glyphs)
    guard !state.reader.find.text.isEmpty, let page = state.page else { return }
    let count = page.matches.count
    surface.put(
      [Piece(text: MarkSentences.count(count, "match", "matches"), role: .dim)],
      in: rect.inset(left: end + 2 - rect.column, right: 1), ellipsis: glyphs.ellipsis)
  }

  private static func drawCommandLine(_ state: State, in rect: Rect, on surface: inout Surface) {
    let glyphs = state.options.glyphs
    surface.put(":", at: Point(column: rect.column, row: rect.row), role: .prompt, within: rect)
    let asked = state.askedHint ?? state.citingHint
    // What the command would be about is seen however long the line is.
    let needed = asked.map { min(surface.width.columns(of: $0) + 3, rect.columns / 2) } ?? 0
    let end = PromptLine.draw(
      state.prompt.commandLine, isOpen: true, in: rect.inset(left: 1, right: needed), on: &surface,
      glyphs)
    let rest = rect.inset(left: end + 2 - rect.column, right: 1)
    if let asked {
      surface.put([Piece(text: asked, role: .dim)], in: rest, ellipsis: glyphs.ellipsis)
      return
    }
    if let (command, argument) = state.argument(in: state.prompt.commandLine.text) {
      let known = state.argumentCandidates(of: command, argument)
      let text = known.isEmpty ? command.help : known.joined(separator: "  ")
      surface.put([Piece(text: text, role: .dim)], in: rest, ellipsis: glyphs.ellipsis)
      return
    }
    let start = State.counted(state.prompt.commandLine.text).rest
    let names = state.commands.starting(with: String(start))
    if names.count == 1 {
      surface.put([Piece(text: names[0].help, role: .dim)], in: rest, ellipsis: glyphs.ellipsis)
    } else {
      surface.put(
        [Piece(text: names.map(\.name).joined(separator: "  "), role: .dim)], in: rest,
        ellipsis: glyphs.ellipsis)
    }
  }

  /// `3/5  12%`: the paper's rank in the list, and how far its page is read.
  private static func position(_ state: State) -> String {
    let ticked = state.tickedCount
    let chosen = ticked > 0 ? "\(ticked) selected  " : ""
    guard state.results.shown.count > 0 || state.triage.round != nil else { return chosen }
    let rank =
      state.triage.round.map { "\($0.index + 1)/\($0.papers.count)" }
      ?? chosen
      + (state.peeked == nil
        ? "\(state.screen.list.cursor + 1)/\(state.results.shown.count)" : "peek")
    guard state.layout.panes[.reader] != nil, let page = state.page else { return rank }
    let height = state.height(of: .reader)
    guard page.lines.count > height else { return rank }
    let last = state.topLine(of: page) + height
    return rank + "  \(min(100, 100 * last / page.lines.count))%"
  }
}
