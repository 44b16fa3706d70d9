public import Canvas
public import Catalog
public import Papers

/// The whole program without hands: events and answers in, effects and screens out. Knows no disk
/// and no terminal, and runs in tests as it runs for readers.
public struct Browser: Sendable {
  private(set) var state: State
  private var rows = RowCache()
  /// What was painted where.
  private var frame = Frame()

  /// `width` is the one of the surfaces that will be drawn into.
  ///
  /// - Parameters:
  ///   - view: how things were left, if they are to be so again.
  ///   - views: the saved views.
  ///   - commands: all that keys and the command line can run.
  public init(
    keymap: Keymap, options: Options = Options(), width: Width, view: LeftState? = nil,
    views: ViewList = ViewList(), commands: CommandSet = CommandSet()
  ) {
    state = State(options: options, keymap: keymap, width: width, commands: commands)
    state.results.views = views
    if options.isInLines { state.talk.beginListening() }
    if let view { state.restore(view) }
  }

  /// How things are now, to be brought back at another start.
  public var view: LeftState { state.view }

  /// The time of day for what is said from now on, as in `14:03:12`.
  public var time: String {
    get { state.talk.time }
    set { state.talk.time = newValue }
  }

  /// The reader's day, for filters like `date:today`; nil while nobody knows.
  public var today: Day? { state.results.views.today }

  /// The size that it was told last.
  public var size: Size {
    let size = state.screen.size
    return Size(columns: size.columns, rows: size.rows + state.screen.rowsBelow)
  }

  /// The paper that is being read: the reader has the focus.
  public var paperBeingRead: PaperID? {
    let isReading =
      state.prompt.mode == .browsing && state.screen.focus == .reader && state.triage.round == nil
    return isReading ? state.paper?.id : nil
  }

  /// What the reader has done by keys, now and before.
  public var usage: Usage { state.usage }

  /// Takes what comes from the terminal.
  public mutating func handle(_ event: Event) -> [Effect] {
    state.replay.isRunning ? handleDuringReplay(event) : followed(takeFromHand(event))
  }

  /// Whether an event is a text key for the line that is being written, and nothing else.
  func types(_ event: Event) -> Bool { !state.replay.isRunning && typed(by: event) != nil }

  /// Takes input as it was waiting: one event, or text keys for the line that is being written.
  public mutating func handle(_ input: [Event]) -> [Effect] {
    guard input.count > 1 else { return input.flatMap { handle($0) } }
    return followed(takeTyped(input))
  }

  /// Takes an answer of the world.
  public mutating func handle(_ action: Action) -> [Effect] { followed(state.update(action)) }

  /// What must happen for what was done: what was given up ends before anything begins in its place, and what keys
  /// have asked for goes on, unless the hands have to do something first.
  private mutating func followed(_ effects: [Effect]) -> [Effect] {
    let effects = state.jobs.takeEnded().map(Effect.end) + effects
    return effects.contains(where: \.isForHands) ? effects : effects + goOn()
  }

  /// Takes what the reader does, which is recorded if anything is.
  private mutating func takeFromHand(_ event: Event) -> [Effect] {
    let kept = state.macros.keep(event)
    let effects = take(event)
    if let kept { state.talk.message = .recordingFull(kept.name, kept.count) }
    if state.prompt.isAtRest { state.macros.noteRest() }
    return effects
  }

  private mutating func takeTyped(_ input: [Event]) -> [Effect] {
    let characters = input.compactMap(typed)
    let kept = input.compactMap { state.macros.keep($0) }.first
    state.noteInput()
    let effects = state.update(.typed(characters))
    if let kept { state.talk.message = .recordingFull(kept.name, kept.count) }
    return effects
  }

  /// The character that an event types.
  private func typed(by event: Event) -> Character? {
    guard case .key(let key) = event, state.prompt.pending.isEmpty, state.takesPaste,
      case .text(let character) = state.keymap.answer(to: [key], in: state.context)
    else { return nil }
    return character
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .pasteLost(let loss): return state.update(.said(.pasteLost(loss)))
    case .resize(let size): return state.update(.resized(size))
    case .mouse(let mouse): return point(mouse)
    }
  }

  /// What the mouse does is about what the screen showed there, whatever has happened since.
  private mutating func point(_ mouse: MouseEvent) -> [Effect] {
    switch mouse.action {
    case .release: return []
    case .wheelUp, .wheelDown:
      guard let area = frame.area(at: mouse.at) else { return [] }
      let lines = mouse.action == .wheelUp ? -Browser.wheelLines : Browser.wheelLines
      return state.update(.wheel(Wheel(area: area, lines: lines)))
    case .press, .doublePress:
      state.prompt.forgetKeys()
      guard let target = frame.target(at: mouse.at) else { return [] }
      // The hint of a key that means something else by now.
      if case .command = target.kind, frame.context != state.context { return [] }
      // The number of a tag that was another tag's.
      if target.isFacet, frame.vocabularyNumber != state.results.vocabularyNumber { return [] }
      return state.update(.press(target, isDouble: mouse.action == .doublePress))
    }
  }

  /// The lines that a turn of the wheel scrolls, as most terminals and pagers do.
  private static let wheelLines = 3

  private mutating func paste(_ text: String) -> [Effect] {
    // Some terminals bracket an empty clipboard too: nothing was pasted.
    guard !text.isEmpty else { return [] }
    state.noteInput()
    guard state.takesPaste else {
      state.talk.message = .pasteNeedsPrompt(filter: state.key(for: "filter"))
      return []
    }
    return state.update(.edit(.insert(text)))
  }

  private mutating func press(_ key: Key) -> [Effect] {
    state.noteInput()
    if state.prompt.macro != nil { return state.update(.nameMacro(key)) }
    if !state.prompt.pending.isEmpty, key.code == .escape {
      state.prompt.forgetKeys()
      return []
    }
    let keys = state.prompt.pending + [key]
    switch state.keymap.answer(to: keys, in: state.context) {
    case .pending:
      state.prompt.pending = keys
      state.talk.message = nil
      return []
    case .matched(let name):
      let count = state.prompt.count
      state.prompt.forgetKeys()
      state.prompt.lastKey = key
      if !state.replay.isPressing, state.commands.named(name) != nil { state.usage.note(name) }
      return state.update(.run(name, count: count))
    case .text(let character):
      state.prompt.pending = []
      return state.update(.edit(.insert(String(character))))
    case .unbound, .cancelled:
      state.prompt.pending = []
      if keys.count == 1, takeDigit(key) { return [] }
      state.prompt.count = nil
      let message = Message.unboundKey(
        keys.map(\.description).joined(), help: state.key(for: "help"))
      state.talk.message = message
      state.replay.failure = message
      return []
    }
  }

  /// Digits before a command are its count.
  private mutating func takeDigit(_ key: Key) -> Bool {
    guard case .character(let character) = key.code, key.modifiers.isEmpty,
      let digit = character.wholeNumberValue, character.isASCII, !state.context.takesText,
      digit > 0 || state.prompt.count != nil
    else { return false }
    state.talk.message = nil
    state.prompt.count = min(Browser.countLimit, (state.prompt.count ?? 0) * 10 + digit)
    return true
  }

  /// A count is at most this: more lines than any list has, and small enough to be added and multiplied.
  static let countLimit = 9_999_999
}

extension Browser {
  /// What has been said since the last time, where there is no screen.
  mutating func takeUnheard() -> [Message] { state.talk.takeUnheard() }

  /// The paper that is shown, as a page.
  mutating func page() -> ReaderPage? {
    state.setPage()
    return state.page
  }

  /// Whether there is more to do at once of what keys have asked for.
  public var hasMoreToDo: Bool { state.replay.isRunning && !state.replayWaits }

  /// Goes on for a while with what keys have asked for: the keys of a macro, the commands of a binding. It ends early
  /// where the hands have to do something first.
  public mutating func goOn() -> [Effect] {
    var effects: [Effect] = []
    var left = Browser.atOnce
    while left > 0, hasMoreToDo, let (item, source) = state.replay.take() {
      left -= 1
      state.replay.failure = nil
      var new: [Effect]
      switch item {
      case .event(let event): new = source == nil ? takeFromHand(event) : take(event)
      case .step(let step): new = state.update(.run(step.line, count: step.count))
      }
      new = state.jobs.takeEnded().map(Effect.end) + new
      effects += new
      let warning = state.talk.message.flatMap { $0.isWarning ? $0 : nil }
      if source != nil, let failure = state.replay.failure ?? warning {
        state.stopReplay(because: failure)
      }
      if new.contains(.quit) { state.replay.end() }
      if new.contains(where: \.isForHands) { break }
    }
    return effects
  }

  /// So many items at once: a tenth of a second at the most, so that a key comes between them.
  private static let atOnce = 64

  /// The reader does something while a macro goes on: what leaves what is open ends it, all else comes after it.
  private mutating func handleDuringReplay(_ event: Event) -> [Effect] {
    if case .resize = event { return followed(take(event)) }
    if case .key(let key) = event, ends(key) {
      state.noteInput()
      state.stop()
      state.stopReplay(because: nil)
      state.prompt.forgetKeys()
    } else {
      state.replay.add(event)
    }
    return followed([])
  }

  private func ends(_ key: Key) -> Bool {
    if key.code == .escape { return true }
    guard case .matched(let name) = state.keymap.answer(to: [key], in: state.context) else {
      return false
    }
    return name == "cancel" || name == "interrupt"
  }

  /// Draws the screen as it is now. The surface decides the size.
  public mutating func draw(into surface: inout Surface) {
    surface.clear()
    frame.begin(state.context, vocabularyNumber: state.results.vocabularyNumber)
    let layout = state.layout
    if layout.panes[.reader] != nil || state.reader.pinned != nil { state.setPage() }
    HeadingPane.draw(state, in: layout.heading, on: &surface, &frame)
    for rule in layout.rules {
      let glyphs = state.options.glyphs
      surface.fill(
        rule, role: .rule, character: rule.columns == 1 ? glyphs.vertical : glyphs.horizontal)
    }
    for (pane, rect) in layout.panes {
      switch pane {
      case .list where state.pinnedPage != nil:
        ReaderPane.drawPinned(state, in: rect, on: &surface, &frame)
      case .list: ListPane.draw(state, in: rect, on: &surface, &frame, cache: &rows)
      case .reader: ReaderPane.draw(state, in: rect, on: &surface, &frame)
      case .views: ViewsPane.draw(state, in: rect, on: &surface, &frame)
      case .facets: FacetsPane.draw(state, in: rect, on: &surface, &frame)
      }
    }
    if state.prompt.mode == .helping {
      HelpPane.draw(state, in: state.helpRect, on: &surface, &frame)
    }
    if case .choosing(let menu) = state.prompt.mode {
      MenuPane.draw(menu, state, on: &surface, &frame)
    }
    if case .filtering = state.prompt.mode { FilterHelpPane.draw(state, on: &surface, &frame) }
    if state.prompt.mode == .commanding { CitingPane.draw(state, on: &surface) }
    StatusPane.draw(state, in: layout.status, on: &surface, &frame)
    if let lesson = state.lesson {
      let rows = state.screen.size.rows
      LessonPane.draw(
        state, lesson, in: Rect(size).inset(top: rows), on: &surface, &frame)
    }
  }
}
