import Glibc
import Testing

/// Programs that the user has Quire run on papers, and what they are told.
@Suite struct ProgramStories {
  private let folder = Session.makeFolder()
  private let home = Session.makeFolder()

  init() {
    // What it is given: arguments, a line each, then its input, then a variable. The file is whole when it is there.
    write(
      folder + "/tool",
      """
      #!/bin/sh
      { printf '%s\\n' "$@"; echo "in:"; cat; echo "title: $QUIRE_TITLE"; } > \(folder)/told.tmp
      mv \(folder)/told.tmp \(folder)/told
      echo "added"
      """)
    write(
      folder + "/week.md",
      digest([("First Paper", "2504.00001"), ("Second Paper", "2504.00002")]))
  }

  private func configure(_ settings: String) {
    mkdir(home + "/config", 0o755)
    write(home + "/config/config.toml", settings.replacing("TOOL", with: folder + "/tool"))
  }

  private func start(_ file: String? = nil, columns: Int = 120, rows: Int = 30) throws -> Session {
    let session = Session([file ?? folder + "/week.md"], columns: columns, rows: rows, home: home)
    try session.wait(for: " 1/")
    return session
  }

  private func told(_ session: Session, _ name: String = "told") throws -> String {
    try session.wait("the program") { _ in access(folder + "/" + name, R_OK) == 0 }
    defer { unlink(folder + "/" + name) }
    return read(folder + "/" + name)
  }

  @Test func aNamedCommandRunsByItsKeyAndByName() throws {
    configure(
      """
      [commands.zotero]
      run = ["TOOL", "--", "{id}", "<{title}>"]
      key = "gz"
      help = "Add to Zotero"
      """)
    let session = try start()
    session.type("gz")
    #expect(
      try told(session) == "--\n2504.00001\n<First Paper>\nin:\ntitle: First Paper\n")
    try session.wait(for: "zotero: added")
    session.type("j:zot")
    try session.wait(for: "Add to Zotero")
    session.type("\r")
    #expect(try told(session).contains("2504.00002"))
    session.type("?zotero")
    try session.wait(for: "gz")
    try session.wait(for: "Add to Zotero")
    let keys = Outcome(["keys"], home: home)
    #expect(
      keys.status == 0 && keys.output.contains("global  gz          zotero"), "\(keys.errors)")
  }

  @Test func theUsersOwnKeysWin() throws {
    configure("[commands.zotero]\nrun = [\"TOOL\", \"{id}\"]\nkey = \"gz\"\n")
    write(home + "/config/keys", "global gz quit\nglobal Z zotero\nglobal | pin\n")
    let session = try start()
    session.type("Z")
    #expect(try told(session).hasPrefix("2504.00001\n"))
    // What is said of it comes in the place of what is said before.
    try session.wait(for: "zotero: added")
    session.type("|")
    try session.wait(for: "Pinned")
    session.type("gz")
    #expect(try session.waitForExit() == 0)
  }

  @Test func selectedPapersComeAsJSONThatListPrints() throws {
    configure(
      "[commands.all]\nrun = [\"TOOL\", \"--\", \"{id}\"]\non = \"ticked\"\ninput = \"json\"\nkey = \"gz\"\n"
    )
    let session = try start()
    session.type("xxgz")
    let lines = Outcome(["list", "--jsonl", folder + "/week.md"], home: home).output
    #expect(
      try told(session)
        == "--\n2504.00001\n2504.00002\nin:\n\(lines)title: First Paper\nSecond Paper\n")
  }

  @Test func eachPaperMayHaveARunOfItsOwn() throws {
    write(
      folder + "/tool",
      "#!/bin/sh\necho \"$1\" >> \(folder)/each\n[ \"$1\" = 2504.00001 ] || exit 3\n")
    configure("[commands.each]\nrun = [\"TOOL\", \"{id}\"]\non = \"each\"\nkey = \"gz\"\n")
    let session = try start()
    session.type("xxgz")
    try session.wait(for: "each ended with exit code 3")
    #expect(read(folder + "/each") == "2504.00001\n2504.00002\n")
  }

  @Test func anExitCodeIsSaidWithTheFirstLineOfErrors() throws {
    write(
      folder + "/tool",
      "#!/bin/sh\nprintf '\\nno such \\033[31mserver\\033]0;x\\007\\nmore\\n' >&2\nexit 7\n")
    configure("[commands.zotero]\nrun = [\"TOOL\"]\nkey = \"gz\"\n")
    let session = try start()
    session.type("gz")
    try session.wait(for: "zotero ended with exit code 7: no such server")
    write(
      home + "/config/config.toml", "[commands.no]\nrun = [\"no-such-program\"]\nkey = \"gz\"\n")
    let other = try start()
    other.type("gz")
    try other.wait(for: "no could not be started: No such file or directory")
  }

  @Test func outputIsShownCleanedAndScrolls() throws {
    write(
      folder + "/tool",
      "#!/bin/sh\nprintf '\\033[2J\\033[31mred\\033[0m\\033]52;c;eA==\\007\\n'\nseq 1 200\n")
    configure("[commands.show]\nrun = [\"TOOL\"]\nkey = \"gz\"\noutput = \"pane\"\n")
    let session = try start()
    session.type("gz")
    try session.wait(for: "red")
    let shown = session.output.count
    session.type("G")
    try session.wait(for: "200")
    session.type("g")
    try session.wait(for: "red")
    #expect(!session.has("\u{1B}]52;c;eA"))
    #expect(shown > 0)
    session.type("q")
    try session.wait("the list") { !$0.text.contains("red") }
    session.type("g!")
    try session.wait(for: "red")
    session.type(Press.escape)
    try session.wait("the list") { !$0.text.contains("red") }
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }

  @Test func whatIsTooLongIsCutAndSaid() throws {
    write(folder + "/tool", "#!/bin/sh\nyes 0123456789 | head -c 1000000\necho the end\n")
    configure("[commands.show]\nrun = [\"TOOL\"]\nkey = \"gz\"\noutput = \"pane\"\n")
    let session = try start()
    session.type("gz")
    try session.wait(for: "0123456789")
    session.type("G")
    try session.wait(for: "kB more were printed, and are not kept")
  }

  /// The program, what it has started, and its end; nothing of the group is left.
  @Test func escapeEndsTheGroup() throws {
    write(
      folder + "/tool",
      "#!/bin/sh\nsleep 1000 &\necho $! > \(folder)/child.tmp\nmv \(folder)/child.tmp \(folder)/child\nwait\n"
    )
    configure("[commands.wait]\nrun = [\"TOOL\"]\nkey = \"gz\"\n")
    let session = try start()
    session.type("gz")
    let child = pid_t(try told(session, "child").filter(\.isNumber))!
    try session.wait(for: "wait runs")
    session.type(Press.escape)
    try session.wait(for: "Stopped.")
    try session.wait("the end of the group") { _ in
      kill(child, 0) != 0 || read("/proc/\(child)/stat").contains(") Z ")
    }
  }

  @Test func programsInheritNothing() throws {
    write(folder + "/tool", "#!/bin/sh\nls -l /proc/self/fd\n")
    configure("[commands.show]\nrun = [\"TOOL\"]\nkey = \"gz\"\noutput = \"pane\"\n")
    let session = try start()
    session.type("gz")
    try session.wait(for: "pipe:")
    #expect(!session.text.contains("marks.db") && !session.text.contains("/dev/pts"))
    #expect(!session.text.contains("/dev/tty") && !session.text.contains(" 5 ->"))
  }

  @Test func aProgramThatNeedsTheTerminalGetsIt() throws {
    write(
      folder + "/tool", "#!/bin/sh\nprintf 'name for %s? ' \"$1\"\nread name\n[ \"$name\" = x ]\n")
    configure("[commands.ask]\nrun = [\"TOOL\", \"{id}\"]\nkey = \"gz\"\nterminal = true\n")
    let session = try start()
    session.type("gz")
    try session.wait(for: "name for 2504.00001?")
    session.type("x\r")
    try session.wait(for: "ask is done.")
    session.type("gz")
    try session.wait(for: "name for 2504.00001?")
    session.type("y\r")
    try session.wait(for: "ask ended with exit code 1")
  }

  // MARK: Lines that are typed

  @Test func aLineIsTypedAndRunWithoutAShell() throws {
    let session = try start()
    session.type("!")
    try session.wait(for: "{id} {url} {title} {authors} {abstract} {json} {pdf}")
    session.type("\(folder)/tool 'a b' \"{title}\" \\$x *\r")
    #expect(try told(session) == "a b\nFirst Paper\n$x\n*\nin:\ntitle: First Paper\n")
    try session.wait(for: "tool: added")
    session.type("!" + Press.up)
    try session.wait(for: "\"{title}\"")
    session.type("\r")
    _ = try told(session)
    session.type("!cat a | sh")
    try session.wait(for: "| would be for a shell")
    session.type("\r")
    try session.wait(for: "Not run: | would be for a shell")
    session.type("!sh -c 'echo {title}'\r")
    try session.wait(for: "Not run: {title} inside the text of sh -c")
  }

  @Test func whatIsSelectedGoesThroughAPipe() throws {
    let session = try start()
    session.type("xx|")
    try session.wait(for: "gets 2 selected papers, a line of JSON each")
    session.type("\(folder)/tool {id}\r")
    let told = try told(session)
    #expect(told.hasPrefix("{id}\nin:\n{\"id\":\"2504.00001\""))
    #expect(told.contains("\n{\"id\":\"2504.00002\""))
  }

  @Test func namesOfCommandsAreCompleted() throws {
    configure("[commands.zotero]\nrun = [\"TOOL\", \"--\", \"{id}\", \"a b\"]\n")
    let session = try start()
    session.type("!zo\t")
    try session.wait(for: "!zotero")
    session.type("\t")
    try session.wait(for: "/tool -- {id} 'a b'")
    session.type("\r")
    #expect(try told(session).hasPrefix("--\n2504.00001\na b\n"))
    session.type("!zotero\r")
    #expect(try told(session).hasPrefix("--\n2504.00001\na b\n"))
  }

  // MARK: Hostile papers

  /// Titles that a shell, an option or a path would be made of: each is one argument, and nothing happens.
  @Test func aHostileTitleIsData() throws {
    let titles = [
      "$(touch EXECUTED)", "`touch EXECUTED`", "'; touch EXECUTED; '", "\"; touch EXECUTED; \"",
      "--output=EXECUTED", "../../EXECUTED", "a && touch EXECUTED #", "{id} {{id}} %s",
    ].map { $0.replacing("EXECUTED", with: folder + "/executed") }
    let lines = titles.enumerated().map { number, title in
      let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return
        "{\"id\":\"2504.0000\(number + 1)\",\"title\":\"\(quoted)\",\"authors\":[\"A. B\"],\"abstract\":\"Text \(quoted)\"}\n"
    }
    write(folder + "/hostile.jsonl", lines.joined())
    let safe = "sh -c 'printf \"%s\\n\" \"$1\" \"$QUIRE_TITLE\"; cat' sh"
    configure(
      """
      [commands.zotero]
      run = ["TOOL", "--", "{title}", "{abstract}"]
      input = "json"
      on = "ticked"
      key = "gz"
      [hooks]
      star = ["TOOL"]
      open = ["TOOL"]
      """)
    let session = try start(folder + "/hostile.jsonl", columns: 200)
    session.type("gagz")
    let told = try told(session)
    let heads = told.split(separator: "\n")
    let known = Outcome(["list", "--tsv", folder + "/hostile.jsonl"], home: home).output
    let shown = known.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)[3]
    }
    #expect(heads.first == "--" && shown.count == titles.count)
    #expect(Array(heads[1...titles.count]) == shown)
    session.type("s")
    _ = try self.told(session)
    session.type("gu!\(safe) {title}\r")
    try session.wait("the output") { $0.text.contains("\"id\"") || $0.text.contains("touch") }
    #expect(access(folder + "/executed", F_OK) != 0)
  }

  @Test func aTitleThatWouldBeAnOptionIsRefused() throws {
    write(
      folder + "/a.jsonl",
      "{\"id\":\"2504.00001\",\"title\":\"-rf things\",\"authors\":[\"A. B\"],\"abstract\":\"T.\"}\n"
    )
    let session = try start(folder + "/a.jsonl", columns: 160)
    session.type("!\(folder)/tool {title}\r")
    try session.wait(for: "“-rf things” of 2504.00001 would be taken for an option")
    session.type("!\(folder)/tool -- {title}\r")
    #expect(try told(session).hasPrefix("--\n-rf things\n"))
  }

  @Test func anArgumentThatIsTooLongIsSaid() throws {
    let long = String(repeating: "word ", count: 40_000)
    write(
      folder + "/a.jsonl",
      "{\"id\":\"2504.00001\",\"title\":\"T\",\"authors\":[\"A. B\"],\"abstract\":\"\(long)\"}\n")
    let session = try start(folder + "/a.jsonl", columns: 160)
    session.type("!\(folder)/tool -- {abstract}\r")
    try session.wait(for: "{abstract} of 2504.00001 has 199 kB")
    session.type("!\(folder)/tool {id}\r")
    #expect(try told(session).hasPrefix("2504.00001\n"))
    try session.wait(for: "without QUIRE_ABSTRACT, too long for any program")
    session.type("|\(folder)/tool\r")
    #expect(try told(session).utf8.count > 190_000)
  }

  @Test func mistakesOfTheSettingsAreSaidAndTheRestServes() throws {
    configure(
      """
      [commands.zotero]
      run = ["TOOL", "{id}"]
      key = "gz"
      outputs = "pane"
      [commands.star]
      run = ["TOOL"]
      [commands.shell]
      run = ["sh", "-c", "echo {title}"]
      [commands.keys]
      run = ["TOOL"]
      key = "<Foo"
      """)
    let outcome = Outcome(["keys"], home: home)
    let said = outcome.errors.split(separator: "\n").map { $0.drop { $0 != ":" } }
    #expect(outcome.output.contains("zotero") && !outcome.output.contains("  shell "))
    #expect(said.count == 4, "\(outcome.errors)")
    #expect(
      outcome.errors.contains(
        ":4:11: there is no setting “commands.zotero.outputs”; did you mean commands.zotero.output?"
      ))
    #expect(outcome.errors.contains(": commands.star: Quire has a command of this name"))
    #expect(outcome.errors.contains(":8:7: commands.shell.run: {title} inside the text of sh -c"))
    #expect(outcome.errors.contains(":11:7: commands.keys.key: “<Foo” is no sequence of keys"))
  }
}
