import Canvas
import Catalog
import Papers
import Programs

/// Programs of the user's, run on papers.
extension State {
  /// Runs a command that the user has named.
  mutating func run(_ command: UserCommand) -> [Effect] {
    let papers = command.about == .paper ? paper.map { [$0.id] } ?? [] : takeTargets()
    return begin(
      ProgramRun(
        name: command.name.text, line: command.line, about: command.about,
        output: command.output, input: command.input, needsTerminal: command.needsTerminal,
        isTyped: false, papers: papers, library: results.library, marks: marks.all))
  }

  private mutating func begin(_ run: ProgramRun) -> [Effect] {
    guard run.papers.contains(where: { run.library.row(of: $0) != nil }) else {
      talk.message = .noPaper
      return []
    }
    if run.needsTerminal { return [.runOnTerminal(run)] }
    if run.output != .none { talk.message = .running(run.name, stop: key(for: "cancel")) }
    return [jobs.begin(.run(run))]
  }

  /// What came of it. What it has printed opens only over what the reader was doing when it was run.
  mutating func ran(_ run: ProgramRun, _ end: ProgramEnd, isAwaited: Bool) -> [Effect] {
    programs.keep(end, of: run.name)
    let isPane = run.output == .pane && !(run.isTyped && end.lines.count < 2 && end.errors.isEmpty)
    guard isPane, !end.lines.isEmpty || run.isTyped && end.errors.count > 1 else {
      let line = run.output == .none ? nil : end.lastLine
      talk.hear(.ran(run.name, end, line: line))
      return []
    }
    guard isAwaited, prompt.mode == .browsing else {
      talk.hear(.ranElsewhere(run.name, end, show: key(for: "show-output")))
      return []
    }
    talk.message = end.isWell ? nil : .ran(run.name, end, line: nil)
    return openOutput()
  }

  // MARK: What was printed

  /// Shows what a program has printed last.
  mutating func openOutput() -> [Effect] {
    guard let output = programs.output else {
      talk.message = .noOutput
      return []
    }
    return open(menu(of: output), orSay: .noOutput)
  }

  private func menu(of output: ProgramState.Output) -> Menu {
    let end = output.end
    let columns = max(20, min(MenuPane.textColumns, screen.size.columns) - 4)
    func items(_ lines: [String], isWarning: Bool) -> [Menu.Item] {
      lines.flatMap { line in
        (line.isEmpty ? [""] : Wrap.texts(line, columns: columns, width: width)).map {
          Menu.Item(label: $0, detail: "", choice: .nothing, isWarning: isWarning)
        }
      }
    }
    let cut = end.cutBytes > 0 ? [Message.outputCut(end.cutBytes)] : []
    let rows =
      items(end.lines, isWarning: false) + items(cut, isWarning: true)
      + items(end.errors, isWarning: true)
    var menu = Menu(title: Message.outputTitle(output.name, end), items: rows, hasKeys: false)
    menu.isText = true
    return menu
  }

  /// The screen may have another width now.
  mutating func showOutputAnew() {
    guard case .choosing(let before) = prompt.mode, before.isText, let output = programs.output
    else { return }
    let share = Double(before.window.offset) / Double(max(1, before.items.count))
    _ = open(menu(of: output), orSay: .noOutput)
    guard case .choosing(let menu) = prompt.mode else { return }
    moveMenu(menu, .scroll(Int(share * Double(menu.items.count))))
  }

  // MARK: The line that is typed

  /// Asks for the command line of a program.
  mutating func askForProgram(_ about: UserCommand.About) -> [Effect] {
    guard about == .ticked && tickedCount > 0 || somePaper() != nil else { return [] }
    prompt.mode = .launching(about)
    prompt.programLine.set("")
    return []
  }

  mutating func runTyped(_ about: UserCommand.About) -> [Effect] {
    let text = prompt.programLine.text
    prompt.programLine.remember()
    prompt.mode = .browsing
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    do throws(ProgramRefusal) {
      let words = try TypedLine(text).words
      // The name of a command alone is that command.
      if words.count == 1, let command = commands.own.first(where: { $0.name.text == words[0] }) {
        return run(command)
      }
      // What is selected comes as JSON, in which braces are nothing special.
      let line = try about == .paper ? ProgramLine(words) : ProgramLine(literally: words)
      let papers = about == .paper ? paper.map { [$0.id] } ?? [] : takeTargets()
      return begin(
        ProgramRun(
          name: line.name, line: line, about: about, output: .pane,
          input: about == .paper ? .none : .json, needsTerminal: false, isTyped: true,
          papers: papers, library: results.library, marks: marks.all))
    } catch {
      talk.message = .notRun(nil, error)
      return []
    }
  }

  /// Completes the name of a command; a whole name becomes the words that it stands for, to be changed.
  mutating func completeProgram(_ about: UserCommand.About) {
    let typed = prompt.programLine.text
    if let command = commands.own.first(where: { $0.name.text == typed }) {
      guard about == .paper || command.line.firstPlace == nil else { return }
      prompt.programLine.set(TypedLine.line(of: command.line.words.map(\.source)))
    } else if let common = State.commonBeginning(of: programNames(startingWith: typed)) {
      prompt.programLine.set(common)
    }
  }

  /// The names of the user's commands.
  func programNames(startingWith start: String) -> [String] {
    commands.own.map(\.name.text).filter { $0.hasPrefix(start) }
  }
}
