import Glibc
import Testing

/// `quire pick`: the screen on the terminal, what is chosen on standard output.
@Suite struct PickStories {
  private let folder = Session.makeFolder()

  init() {
    write(
      folder + "/papers.md",
      digest([
        ("Zebra Caching", "2504.00001v2"), ("Apples and KV", "2504.00002"),
        ("Zebra KV", "2504.00003"),
      ]))
  }

  /// Runs a line of a shell on the terminal, in which `$quire` and `$folder` are named; `>` to files there are.
  private func start(
    _ line: String, environment: [String: String] = [:], home: String = Session.makeFolder()
  ) -> Session {
    Session(
      ["-c", line], program: "/bin/sh",
      environment: ["quire": Session.binary, "folder": folder].merging(environment) { $1 },
      home: home)
  }

  /// Keys that were given before stay, and those that are given here are kept.
  @Test func keysThatWereGivenStay() throws {
    let home = Session.makeFolder()
    func keys(_ pattern: String) -> String {
      Outcome(
        ["export", "--format", "template={key} ", "--key", pattern, "--query", "zebra", folder],
        home: home
      ).output
    }
    for round in 1...2 {
      let session = start(
        "$quire pick --query zebra --format 'template={key} ' $folder > $folder.out", home: home)
      try session.wait(for: "Enter choose")
      session.type("ga")
      try session.wait(for: "choose 2")
      session.type("\r")
      #expect(try session.waitForExit() == 0)
      let first = read(folder + ".out")
      #expect(first.contains("brown2025zebra"), "\(round)")
      #expect(keys("{id}") == first)
    }
  }

  @Test func whatIsChosenArrivesInAPipe() throws {
    let session = start("$quire pick --query sort:title $folder/papers.md | cat > $folder/out")
    try session.wait(for: "Zebra KV")
    try session.wait(for: "Enter choose")
    session.type("\r")
    #expect(try session.waitForExit() == 0)
    #expect(read(folder + "/out") == "2504.00002\n")
  }

  @Test func allThatAreSelectedAreChosen() throws {
    let session = start(
      "$quire pick --format bibtex $folder/papers.md > $folder/out; echo code $?")
    try session.wait(for: "Zebra KV")
    session.type("ga")
    try session.wait(for: "choose 3")
    session.type("\r")
    #expect(try session.waitForExit() == 0)
    #expect(session.text.contains("code 0"))
    let out = read(folder + "/out")
    #expect(out.split(separator: "\n").filter { $0.hasPrefix("@misc{") }.count == 3, "\(out)")
  }

  @Test(arguments: [
    (["--format", "url", "-0"], "https://arxiv.org/abs/2504.00002\0"),
    (["--format", "title"], "Apples and KV\n"), (["--print0"], "2504.00002\0"),
    (["--format", "template={key}"], "brown2025apples\n"),
  ])
  func asItIsAskedFor(arguments: [String], output: String) throws {
    let session = start(
      "$quire pick --query apples \(arguments.map { "'\($0)'" }.joined(separator: " ")) $folder > $out",
      environment: ["out": folder + ".out"])
    try session.wait(for: "Apples and KV")
    session.type("\r")
    #expect(try session.waitForExit() == 0)
    #expect(read(folder + ".out") == output)
  }

  @Test(arguments: ["q", "\u{1B}", "\u{3}"]) func cancelledItPrintsNothing(keys: String) throws {
    let session = start("$quire pick $folder/papers.md > $folder/out; echo code $?")
    try session.wait(for: "Zebra KV")
    session.type(keys)
    #expect(try session.waitForExit() == 0)
    #expect(session.text.contains("code 130"))
    #expect(read(folder + "/out") == "")
  }

  /// Standard input is a digest, standard output a pipe: keys and screen are the terminal's.
  @Test func betweenTwoPipes() throws {
    let session = start("cat $folder/papers.md | $quire pick --one - | sed 's/^/cite /'")
    try session.wait(for: "Zebra KV")
    session.type("j\r")
    #expect(try session.waitForExit() == 0)
    try session.wait(for: "cite 2504.0000")
  }

  /// Marks are made as ever, and where it was left is not remembered.
  @Test func marksAreMade() throws {
    let session = start("$quire pick $folder/papers.md > $folder/out")
    try session.wait(for: "Zebra KV")
    session.type("/apples\r")
    try session.wait(for: "1 of 3")
    session.type("s")
    try session.wait(for: "★")
    session.type("\r")
    #expect(try session.waitForExit() == 0)
    #expect(read(folder + "/out") == "2504.00002\n")
    let marked = Outcome(["list", "--query", "is:starred", folder], home: session.home)
    #expect(marked.output.hasPrefix("2504.00002 "))
    #expect(access(session.home + "/state/session.json", F_OK) != 0)
  }

  @Test func wrongUsage() {
    for arguments in [
      ["--format", "word"], ["--print0", "--format", "bibtex"], ["--query", "(("],
    ] {
      let outcome = Outcome(["pick"] + arguments + [folder])
      #expect(outcome.status == 2 && outcome.output == "", "\(arguments): \(outcome.errors)")
    }
    #expect(Outcome(["pick", folder + "/none"]).status == 3)
  }
}
