import Programs
import Storage
import Testing

/// Commands and hooks of the settings.
@Suite struct ProgramSettingsTests {
  private func problems(_ text: String) -> [String] {
    Settings.read(text).problems.map { problem in
      switch problem.kind {
      case .refused(let key, let refusal): "\(problem.line) \(key): \(refusal.sentence)"
      case .wrongValue(let key, let expected): "\(problem.line) \(key) must be \(expected)"
      case .unknown(let key, _): "\(problem.line) unknown \(key)"
      case .syntax: "syntax"
      }
    }
  }

  @Test func allFieldsAreRead() throws {
    let (settings, problems) = Settings.read(
      """
      [commands.zotero]
      run = ["zotero-add", "--", "{id}"]
      key = "gz"
      help = "Add to Zotero"
      on = "ticked"
      output = "pane"
      input = "json"
      terminal = true
      [commands.view]
      run = ["zathura", "{pdf}"]
      """)
    #expect(problems.isEmpty)
    #expect(settings.commands.map(\.name.text) == ["view", "zotero"])
    let command = settings.commands[1]
    #expect(command.line == (try ProgramLine(["zotero-add", "--", "{id}"])))
    #expect(command.key == UserCommand.Placed("gz", line: 3, column: 7))
    #expect(command.help == "Add to Zotero" && command.about == .ticked)
    #expect(command.output == .pane && command.input == .json && command.needsTerminal)
    let usual = settings.commands[0]
    #expect(usual.about == .paper && usual.output == .status && !usual.needsTerminal)
    #expect(usual.input == UserCommand.Input.none && usual.key == nil && usual.help == nil)
  }

  @Test func mistakesAreNamedAndTheRestServes() {
    let text = """
      [commands.a]
      run = ["add", "{id}"]
      on = "papers"
      output = 1
      key = ""
      terminal = "yes"
      color = "red"
      [commands.b]
      key = "x"
      [commands.c]
      run = "add {id}"
      [commands.d]
      run = ["add", 1]
      [commands.E]
      run = ["add"]
      [commands]
      f = ["add"]
      """
    #expect(
      problems(text) == [
        "3 commands.a.on must be \"paper\", \"ticked\" or \"each\"",
        "4 commands.a.output must be \"pane\", \"status\" or \"none\"",
        "5 commands.a.key must be a text", "6 commands.a.terminal must be true or false",
        "7 unknown commands.a.color",
        "8 commands.b.run must be a list of words, as in [\"zotero-add\", \"--\", \"{id}\"]",
        "11 commands.c.run must be a list of words, as in [\"zotero-add\", \"--\", \"{id}\"]",
        "13 commands.d.run must be a list of words, as in [\"zotero-add\", \"--\", \"{id}\"]",
        "14 commands.E must be a table whose name has small letters, digits and -",
        "17 commands.f must be a table whose name has small letters, digits and -",
      ])
    #expect(Settings.read(text).settings.commands.map(\.name.text) == ["a"])
    #expect(problems("commands = 1") == ["1 commands must be tables, as in [commands.name]"])
  }

  @Test func whatIsNotSafeIsRefused() {
    #expect(
      problems(
        """
        commands.a.run = ["sh", "-c", "echo {title}"]
        commands.b.run = ["add", "{title}"]
        commands.c.run = []
        commands.d.run = ["{title}"]
        commands.e.run = ["add", "{tilte}"]
        """) == [
          "1 commands.a.run: {title} inside the text of sh -c would be run as a part of it: write \"$1\" there and "
            + "{title} behind it (sh -c '… \"$1\" …' sh {title}), or \"$QUIRE_TITLE\" from the environment",
          "2 commands.b.run: {title} may begin with a hyphen and be taken for an option: a \"--\" must stand before "
            + "it, or write it behind the name of an option, as in \"--name={title}\"",
          "3 commands.c.run: no program is named",
          "4 commands.d.run: {title} would say which program is run",
          "5 commands.e.run: there is no {tilte}: it takes {id} {url} {title} {authors} {abstract} {json} {pdf}; "
            + "{{tilte}} is the text {tilte}",
        ])
  }

  @Test func hooksAreRead() {
    let (settings, problems) = Settings.read(
      "[hooks]\nstar = [\"on-star\", \"{x}\"]\nleave = [\"sync\"]\nseconds = 3\n")
    #expect(problems.isEmpty)
    #expect(settings.hooks.seconds == 3)
    #expect(Set(settings.hooks.programs.keys) == [.star, .leave])
    #expect(Settings().hooks.seconds == 10)
  }

  @Test func mistakesInHooksAreNamed() {
    let text = """
      [hooks]
      star = ["on-star", "{title}"]
      open = "on-open"
      fetch = []
      seconds = 0
      close = ["x"]
      """
    #expect(
      problems(text) == [
        "2 hooks.star: {title} has no place in a hook, which gets its papers as lines of JSON on standard input",
        "3 hooks.open must be a list of words, as in [\"notify\", \"--json\"]",
        "4 hooks.fetch: no program is named",
        "5 hooks.seconds must be a number of seconds from 1 to 600",
        "6 unknown hooks.close",
      ])
    #expect(Settings.read(text).settings.hooks == Hooks())
    #expect(problems("hooks = 1") == ["1 hooks must be a table, as in [hooks]"])
  }
}
