import Glibc
import Papers
import Testing

/// `quire --plain`: the browser as a dialogue of lines, on a terminal and between pipes.
@Suite struct PlainStories {
  private let folder = Session.makeFolder()
  private let home = Session.makeFolder()

  init() {
    write(
      folder + "/papers.md",
      digest([
        ("Zebra Caching", "2504.00001v2"), ("Apples and KV", "2504.00002"),
        ("Zebra KV", "2504.00003"), ("Owls", "2504.00004"),
      ]))
    write(home + "/browse", "#!/bin/sh\necho \"$1\" >> '\(home)/opened'\n")
    chmod(home + "/browse", 0o755)
  }

  /// Ten tasks, each with what is to be heard of it.
  private var tasks: [(line: String, heard: String)] {
    [
      ("filter zebra", "2 of 4 papers."),
      ("list", "2. Zebra KV, by Ada Brown and another, 2025-04-25"),
      ("2", "An abstract about caching in Zebra KV."),
      ("read", "2504.00003 (Zebra KV) as read. undo undoes it."),
      ("star 1-2", "tarred 2 papers"),
      ("note what to do with it", "Wrote a note on 2504.0000"),
      ("clear", "4 papers."),
      ("cut caching", "4 of 4 papers."),
      ("open 2", "Opening https://arxiv.org/abs/"),
      ("export \(folder)/refs.bib", "4 papers written to"),
      ("first", "1. "), ("triage", "1 of 4"),
      ("no", "2 of 4"),
      ("back", "left; triage goes on here."),
      ("undo", "Undid: "),
    ]
  }

  private func check() {
    #expect(read(folder + "/refs.bib").split(separator: "\n").count { $0.hasPrefix("@misc{") } == 4)
    let starred = Outcome(["list", "--query", "is:starred is:read", folder], home: home)
    #expect(starred.output.contains("2504.00003"))
    #expect(
      Outcome(["list", "--count", "--query", "has:note", folder], home: home).output == "1\n")
  }

  @Test func tenTasksOnATerminal() throws {
    let session = Session(
      ["--plain", folder], columns: 160, rows: 60,
      environment: ["TERM": "dumb", "BROWSER": home + "/browse"], home: home)
    try session.wait(for: "Quire, 4 papers in papers.md. Enter lists them, help helps.")
    try session.wait(for: "1 of 4, quire>")
    for (line, heard) in tasks {
      let before = session.output.count
      session.type(line + "\r")
      try session.wait("\(line): \(heard)") {
        let new = String(decoding: $0.output[before...], as: UTF8.self)
        return new.contains(heard) && (new.hasSuffix("> ") || new.hasSuffix("? "))
      }
    }
    session.type("quit\r")
    #expect(try session.waitForExit() == 0)
    #expect(session.output.allSatisfy { $0 >= 32 || $0 == 10 || $0 == 13 })
    #expect(session.isCooked)
    check()
  }

  @Test func tenTasksBetweenPipes() {
    let outcome = Outcome(
      ["--plain", folder], input: tasks.map { $0.line + "\n" }.joined() + "quit\nlist\n",
      environment: ["BROWSER": home + "/browse"], home: home)
    #expect(outcome.status == 0 && outcome.errors == "")
    var rest = outcome.output.replacing("\n", with: " ")[...]
    for (line, heard) in tasks {
      guard let range = rest.firstRange(of: heard) else {
        Issue.record("\(line): \(heard) is not in \(rest)")
        return
      }
      rest = rest[range.upperBound...]
    }
    #expect(!outcome.output.contains("quire>"))
    #expect(outcome.output.utf8.allSatisfy { $0 >= 32 || $0 == 10 })
    check()
  }

  @Test func theEndOfInputLeavesWithAllKept() throws {
    // No line end behind the last line.
    let outcome = Outcome(["--plain", folder], input: "star 1\nstar 4", home: home)
    #expect(outcome.status == 0 && outcome.output.contains("undo undoes it."))
    let count = Outcome(["list", "--count", "--query", "is:starred", folder], home: home)
    #expect(count.output == "2\n")
    let session = Session(["--plain", folder], columns: 100, rows: 30, home: home)
    try session.wait(for: "4 of 4, quire>")
    session.type("\u{4}")
    #expect(try session.waitForExit() == 0)
    #expect(session.isCooked)
  }

  @Test func interruptsEndNothingThatRunsNot() throws {
    let session = Session(["--plain", folder], columns: 100, rows: 30, home: home)
    try session.wait(for: "1 of 4, quire>")
    session.type("half a li" + Press.controlC)
    try session.wait("another prompt") {
      $0.lines.count { $0.hasPrefix("1 of 4, quire>") } == 2
    }
    session.type("run sleep 1000\r")
    try session.wait(for: "Ctrl-C stops it.")
    session.type(Press.controlC)
    try session.wait(for: "Stopped.")
    session.type("where\r")
    try session.wait(for: "At hand: 1.")
    session.type("q\r")
    #expect(try session.waitForExit() == 0)
  }

  @Test(arguments: ["dumb", ""]) func aDumbTerminalGetsLines(term: String) throws {
    let session = Session(
      [folder], columns: 100, rows: 30, environment: ["TERM": term], home: home)
    try session.wait(for: "this is quire --plain")
    try session.wait(for: "1 of 4, quire>")
    session.type("q\r")
    #expect(try session.waitForExit() == 0)
    #expect(!session.has("\u{1B}"))
  }

  @Test func aDigestFromStandardInput() throws {
    let session = Session(
      ["-c", "cat \(folder)/papers.md | \(Session.binary) --plain -"], columns: 100, rows: 30,
      program: "/bin/sh")
    try session.wait(for: "1 of 4, quire>")
    session.type("3\r")
    try session.wait(for: "3 of 4: ")
    session.type("q\r")
    #expect(try session.waitForExit() == 0)
  }

  /// Anything that a digest or a line may hold.
  @Test func hostileTextIsPrintedAsText() {
    write(
      folder + "/evil.md",
      digest([("E\u{1B}]0;owned\u{7}vil \u{1B}[2J\u{202E}title", "2504.00009")]))
    let lines = [
      "list", "1", "2", "star 1", "label \u{1B}[31m", "filter \u{1B}[31m", "\u{1B}[A", "tags",
      "facets authors",
      "cite ris 1-5", "links", "", "messages", "history", "\u{0}\u{1}\u{2}", "note \u{1B}[1m",
      "where",
      String(repeating: "x", count: 100_000), "list",
    ]
    let outcome = Outcome(
      ["--plain", folder], input: lines.joined(separator: "\n"), home: home)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.utf8.allSatisfy { $0 >= 32 || $0 == 10 })
    #expect(outcome.output.contains("A line has at most"))
    #expect(SafeText.lines(outcome.output) == outcome.output)
  }

  /// Whoever types would type for nobody: no line is waited for.
  @Test func outputThatCannotBeWrittenIsTheEnd() throws {
    let line = """
      mkfifo $folder/lines; exec 3<>$folder/lines
      $quire --plain $folder/papers.md <&3 >/dev/full; echo code $?
      """
    let session = Session(
      ["-c", line], columns: 100, rows: 30, program: "/bin/sh",
      environment: ["quire": Session.binary, "folder": folder], home: home)
    try session.wait(for: "code 3")
    #expect(session.text.contains("standard output could not be written"))
  }

  @Test func linesAreAsLongAsTheSettingsSay() {
    mkdir(home + "/config", 0o700)
    func longest(_ setting: String) -> Int {
      write(home + "/config/config.toml", setting)
      let outcome = Outcome(["--plain"], input: "1\nhelp\n", home: home)
      return outcome.output.split(separator: "\n").map(\.count).max() ?? 0
    }
    #expect(longest("") <= 78 && longest("") > 60)
    #expect(longest("plain_width = 30\n") <= 30)
    #expect(longest("plain_width = 0\n") > 200)
  }

  @Test func papersArePicked() throws {
    let session = Session(
      ["-c", "$quire pick --plain $folder > $folder/out; echo code $?"], columns: 100, rows: 30,
      program: "/bin/sh", environment: ["quire": Session.binary, "folder": folder], home: home)
    try session.wait(for: "1 of 4, quire>")
    session.type("choose 2\r")
    try session.wait(for: "code 0")
    #expect(read(folder + "/out").hasPrefix("2504.0000"))
  }
}
