import Catalog
import Papers
import Programs

/// The one place where the state changes: `update`. It reads no clock, no file and no environment; what
/// must happen in the world is returned. What each action does stands in the files beside this one, by
/// its subject.
extension State {
  mutating func update(_ action: Action) -> [Effect] {
    if case .leaving = action { return finishMarking() }
    let effects = change(by: action)
    noteShownView()
    endPeeksElsewhere()
    followLesson()
    return effects + goOnMarking() + countAsked() + countViews() + countFacets() + helpFilter()
      + dress()
  }

  private mutating func change(by action: Action) -> [Effect] {
    switch action {
    case .command(let command, let count): return run(command, count: count)
    case .run(let text, let count): return run(named: text, count: count)
    case .nameMacro(let key): return nameMacro(by: key)
    case .edit(let edit):
      _ = begin()
      return self.edit(edit)
    case .typed(let characters):
      _ = begin()
      return type(characters)
    case .select(let papers):
      ticked = Ticked(papers: papers)
      return []
    case .press(let target, let isDouble):
      _ = begin(keepsFacets: target.keepsFacets)
      return press(target, isDouble: isDouble)
    case .wheel(let wheel):
      _ = begin(keepsFacets: wheel.area == .facets)
      return self.wheel(wheel.area, wheel.lines)
    case .resized(let size): return resized(size)
    default: return learn(action)
    }
  }

  /// Runs a command as if its key were pressed.
  mutating func run(_ command: Command, count: Int? = nil) -> [Effect] {
    guard begin(command.traits) else { return [] }
    lesson?.note(command.name)
    // Whether it leads anywhere is asked only where that ends something.
    guard replay.isPressing, command.traits.contains(.leadsOn) else {
      return command.run(&self, count)
    }
    let before = whereabouts
    defer { noteMotion(from: before) }
    return command.run(&self, count)
  }

  /// Runs a command with a text after its name, if it takes one.
  mutating func run(_ command: Command, with text: ArgumentText) -> [Effect] {
    guard let argument = command.argument, begin(command.traits) else { return [] }
    lesson?.note(command.name)
    return argument.run(&self, text)
  }

  /// The reader does something: what was said is over, and what was waited for comes too late. False when
  /// it cannot be done now, which is said then.
  ///
  /// - Parameter keepsFacets: the facets stay in the order that they have.
  private mutating func begin(
    _ traits: Command.Traits = [], keepsFacets: Bool = false
  ) -> Bool {
    if traits.contains(.isNoAct) {
      talk.message = nil
      return true
    }
    jobs.noteInput()
    lesson?.note()
    if triage.round != nil, traits.contains(.aboutList) {
      talk.message = .notInTriage(leave: key(for: "back"))
      return false
    }
    talk.message = nil
    talk.hasActed = true
    talk.wasInterrupted = false
    screen.restoredRow = nil
    if screen.anchor == nil, traits.contains(.aboutPaper) { screen.anchor = listed?.id }
    if !keepsFacets { facets.release() }
    return true
  }

  /// What the world tells.
  private mutating func learn(_ news: Action) -> [Effect] {
    switch news {
    case .command, .run, .nameMacro, .edit, .typed, .select, .press, .wheel, .resized, .leaving:
      return []
    case .left: return hook(.leave, programs.marked)
    case .answer(let answer): return take(answer)
    case .dayCame(let day): return begin(day)
    case .started: return [jobs.begin(.readMarks), jobs.begin(.findFiles)]
    case .filesChanged: return filesChanged()
    case .settingsChanged: return [jobs.begin(.readSettings)]
    case .marksChanged(let known, let isAll): return marksFound(known, isAll: isAll)
    case .marksForgotten: return forgetMarks()
    case .noteWritten(let id, let text, let replaces):
      return change([
        MarkChange(
          id, .note, from: marks[id].value(of: .note), to: text.isEmpty ? nil : text,
          replaces: replaces)
      ])
    case .dwelt(let id): return dwelt(on: id)
    case .keysCame(let keymap, let profile):
      take(keymap, of: profile)
      return []
    case .said(let message):
      talk.hear(message)
      return []
    case .troubled(let sentences): return hear(troubles: sentences)
    case .mistaken(let files): return hear(mistakes: files)
    }
  }
}
