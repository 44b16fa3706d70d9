import Canvas
import Catalog
import Papers
import Programs
import Testing

@testable import Interface

/// Programs that the user runs, and what is shown of them.
@Suite struct ProgramTests {
  private static let id = PaperID("2504.16922")!

  private func command(
    _ name: String = "zotero", _ words: [String] = ["add", "--", "{id}"],
    _ change: (inout UserCommand) -> Void = { _ in }
  ) -> UserCommand {
    let place = UserCommand.Placed(name, line: 1, column: 1)
    var command = UserCommand(name: place, line: try! ProgramLine(words))
    change(&command)
    return command
  }

  private func browser(
    _ keys: String = "", commands: [UserCommand] = [], hooks: Set<Hook> = [], columns: Int = 100
  ) -> TestBrowser {
    var options = Options()
    options.hooks = hooks
    var parser = KeymapParser(commands: CommandSet(commands))
    parser.read(TestBrowser.vimText, file: "vim.keymap")
    _ = commands.first.map { parser.bind("gz", to: $0.name.text) }
    let browser = TestBrowser(
      Size(columns: columns, rows: 30), keymap: parser.keymap, options: options,
      commands: commands)
    browser.press(keys)
    return browser
  }

  /// The run that was begun last.
  private func run(_ browser: TestBrowser) -> ProgramRun? {
    if case .run(let run) = browser.last(.programs)?.job { run } else { nil }
  }

  private func end(
    _ browser: TestBrowser, code: Int32 = 0, _ lines: [String] = [], errors: [String] = []
  ) {
    guard let run = run(browser) else {
      Issue.record("nothing is run")
      return
    }
    var end = ProgramEnd(.ended(code: code))
    (end.lines, end.lastLine, end.errors) = (lines, lines.last, errors)
    browser.answer(.programs, .ran(run, end))
  }

  // MARK: What is run

  @Test func aCommandIsAboutThePaperOrWhatIsSelected() {
    for about in UserCommand.About.allCases {
      let browser = browser("xxgz", commands: [command { $0.about = about }])
      #expect(run(browser)?.papers.count == (about == .paper ? 1 : 2))
      let alone = self.browser("gz", commands: [command { $0.about = about }])
      #expect(run(alone)?.papers == [Self.id])
    }
  }

  @Test func aProgramThatNeedsTheTerminalIsNoJob() {
    let browser = browser("gz", commands: [command { $0.needsTerminal = true }])
    guard case .runOnTerminal(let run)? = browser.takeEffects().last else {
      Issue.record("not run")
      return
    }
    #expect(run.papers == [Self.id] && !browser.isAsked(.programs))
  }

  @Test func theHelpAndTheCommandLineHaveIt() {
    let named = command { $0.help = "Add to Zotero" }
    let browser = browser("?zotero", commands: [named])
    #expect(browser.shows("gz") && browser.shows("Add to Zotero"))
    browser.press("<Esc>:zot")
    #expect(browser.shows("Add to Zotero"))
    browser.press("<Tab><Enter>")
    #expect(run(browser)?.name == "zotero")
    #expect(self.browser("?zotero", commands: [command()]).shows("Run add -- {id}"))
    let hostile = command { $0.help = "\u{1B}[2J\u{202E}" }
    #expect(!self.browser("?zotero", commands: [hostile]).rows().joined().contains("\u{1B}"))
  }

  @Test func keyFilesCanNameIt() {
    var parser = KeymapParser(commands: CommandSet([command()]))
    parser.read("list Z zotero\nlist Y zoter\n", file: "keys")
    #expect(parser.problems.count == 1)
    #expect(parser.problems.first?.kind == .unknownCommand("zoter", nearest: "zotero"))
    #expect(parser.bind("<Foo", to: "zotero") == .badKeys("<Foo"))
    #expect(parser.bind("gz", to: "zotero") == nil)
    #expect(KeymapParser().keymap.bindings(in: .list).isEmpty)
  }

  @Test func namesOfQuireAreTaken() {
    #expect(CommandSet.isTaken("star") && CommandSet.isTaken("tags"))
    #expect(!CommandSet.isTaken("zotero"))
  }

  // MARK: What is typed

  @Test func aTypedLineIsAboutThePaper() {
    let browser = browser("!add 'a b' {title}<Enter>")
    #expect(run(browser)?.line.words.map(\.source) == ["add", "a b", "{title}"])
    #expect(run(browser)?.papers == [Self.id] && run(browser)?.input == UserCommand.Input.none)
    let piped = self.browser("xx|jq {id}<Enter>")
    #expect(run(piped)?.papers.count == 2 && run(piped)?.input == .json)
    #expect(run(piped)?.line.firstPlace == nil)
  }

  @Test func theLastRowSaysWhatCanBeTyped() {
    let browser = browser("!")
    #expect(browser.shows("{id} {url} {title} {authors} {abstract} {json} {pdf}"))
    browser.press("sh -c '{title}'")
    #expect(browser.shows("{title} inside the text of"))
    browser.press("<C-u>add '")
    #expect(browser.shows("a quotation waits for its '"))
    browser.press("<C-u><BS>")
    #expect(browser.shows("star"), "an erased line closes")
    browser.press("|")
    #expect(browser.shows("gets this paper, a line of JSON each"))
    browser.press("<Esc>xx|")
    #expect(browser.shows("gets 2 selected papers"))
  }

  @Test func linesComeBack() {
    let browser = browser("!one<Enter>!two<Enter>!<Up><Up><Enter>")
    #expect(run(browser)?.name == "one")
    browser.press("!  <Enter>")
    #expect(run(browser)?.name == "one", "nothing was typed")
  }

  @Test func aPaperIsNeeded() {
    let browser = TestBrowser(Size(columns: 100, rows: 30), digests: [])
    browser.press("!")
    #expect(browser.shows("There is no paper here."))
  }

  // MARK: What comes of it

  @Test func whatIsPrintedIsShownOrSaid() {
    let browser = browser("!add<Enter>")
    #expect(browser.shows("Running add; Esc stops it."))
    end(browser, ["one", "two"])
    #expect(browser.shows("─ add ─") && browser.shows("one") && browser.shows("two"))
    browser.press("q!add<Enter>")
    end(browser, ["one line"])
    #expect(browser.shows("add: one line"))
    browser.press("!add<Enter>")
    end(browser)
    #expect(browser.shows("add is done."))
    browser.press("!add<Enter>")
    end(browser, code: 3, ["one", "two"], errors: ["", "no server"])
    #expect(browser.shows("add, exit code 3") && browser.shows("one"))
    #expect(browser.shows("add ended with exit code 3: no server"))
  }

  @Test func itOpensOnlyOverWhatTheReaderWasDoing() {
    let browser = browser("!add<Enter>/spa")
    end(browser, ["one", "two"])
    #expect(browser.shows("/ spa") && !browser.shows("─ add ─"))
    browser.press("<Esc>g!")
    #expect(browser.shows("─ add ─") && browser.shows("two"))
    browser.press("<Esc>")
    #expect(!browser.shows("─ add ─"))
  }

  @Test func itScrollsAndFollowsTheWidth() {
    let browser = browser("!add<Enter>")
    end(browser, (1...90).map { "line \($0) " + String(repeating: "x ", count: 40) })
    #expect(browser.shows("line 1 ") && !browser.shows("line 90"))
    browser.press("G")
    #expect(browser.shows("line 90") && browser.shows("90/90"))
    browser.press("gjjd<Space>kub")
    #expect(browser.shows("line 3 ") && !browser.shows("line 1 "))
    let items = browser.rows().count { $0.contains("line") }
    browser.handle(.resize(Size(columns: 60, rows: 30)))
    #expect(items == 26)
    browser.press("q")
    #expect(!browser.shows("line 3 "))
  }

  @Test func escapeStopsIt() {
    let browser = browser("!add<Enter>")
    browser.answer(.programs, isLast: false, .progress(Progress(running: "add")))
    #expect(browser.shows("add runs"))
    browser.press("j")
    #expect(browser.shows("Esc stop"))
    browser.press("<Esc>")
    #expect(browser.shows("Stopped.") && !browser.shows("add runs"))
    end(browser, ["late", "lines"])
    #expect(!browser.shows("late"))
    // A viewer is left alone.
    let viewer = self.browser("gz<Esc>", commands: [command { $0.output = .none }])
    #expect(!viewer.shows("Stopped."))
  }

  // MARK: Hooks

  /// The hooks that have been begun, with the papers of each.
  private func hooks(_ browser: TestBrowser) -> [String] {
    browser.waiting.compactMap {
      if case .tell(let run) = $0.job { "\(run.hook) \(run.papers.count)" } else { nil }
    }
  }

  @Test func actsAreTold() {
    let all = Set(Hook.allCases)
    #expect(hooks(browser("s", hooks: all)) == ["star 1"])
    #expect(hooks(browser("ss", hooks: all)) == ["star 1"], "the star is taken away again")
    #expect(hooks(browser("su<C-r>", hooks: all)) == ["star 1"], "undone and done again")
    #expect(hooks(browser("xxs", hooks: all)) == ["star 2"])
    #expect(hooks(browser(":star id:2504<Enter>", hooks: all)).count == 1)
    #expect(hooks(browser("rm4a", hooks: all)) == [])
    #expect(hooks(browser("oO", hooks: all)) == ["open 1", "open 1"])
    #expect(hooks(browser("f1", hooks: all)) == ["open 1"])
    #expect(hooks(browser("so", hooks: [])) == [])
    let other = browser(hooks: all)
    other.handle(.marksChanged([Self.id: LateCase.starred], isAll: false))
    #expect(hooks(other) == [])
  }

  @Test func leavingTellsOfWhatWasMarked() {
    let browser = browser("rjsk", hooks: [.leave])
    browser.handle(.left)
    #expect(hooks(browser) == ["leave 2"])
    let none = self.browser(hooks: [.leave])
    none.handle(.left)
    #expect(hooks(none) == ["leave 0"])
  }
}
