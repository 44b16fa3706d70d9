import Glibc
import Testing

/// Keys that papers were cited by once, wherever they went.
@Suite struct GivenKeyStories {
  private let home = Session.makeFolder()
  private let folder = Session.makeFolder()
  private let place = Session.makeFolder()

  init() {
    write(
      folder + "/2025-04-25.md",
      digest([("Zebra Caching", "2504.00001v2"), ("Zebra KV", "2504.00003")]))
  }

  private func export(_ arguments: String..., at home: String? = nil) -> Outcome {
    Outcome(["export"] + arguments + [folder], home: home ?? self.home)
  }

  private func keys(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("@") }.map {
        String($0.drop { $0 != "{" }.dropFirst().prefix { $0 != "," })
      })
  }

  private func hasMarks(_ home: String) -> Bool { access(home + "/data/marks.db", F_OK) == 0 }

  @Test func aKeyOnceGivenStays() {
    #expect(keys(export("--query", "title:caching").output) == ["brown2025zebra"])
    // Another paper that would have it, and another pattern.
    #expect(keys(export().output) == ["brown2025zebra", "brown2025zebra250400003"])
    #expect(
      keys(export("--key", "{id}").output) == ["brown2025zebra", "brown2025zebra250400003"])
    #expect(
      export("--format", "template={key}\\n", "--query", "kv").output
        == "brown2025zebra250400003\n")
    #expect(
      export("--format", "csl-json", "--query", "title:caching").output.contains(
        "\"id\": \"brown2025zebra\""))
    // Unless it is asked for; then the old ones are nobody's.
    #expect(keys(export("--key", "{id}", "--new-keys").output) == ["2504.00001", "2504.00003"])
    #expect(keys(export().output) == ["2504.00001", "2504.00003"])
    write(folder + "/new.md", digest([("Zebra of old", "2504.00007")]))
    #expect(keys(export("--query", "title:old").output) == ["brown2025zebra250400007"])
  }

  @Test func itIsToldAndIsNothingToUndo() {
    _ = export("--query", "title:caching")
    func quire(_ arguments: String...) -> Outcome { Outcome(arguments, home: home) }
    #expect(quire("mark", "2504.00001").output == "2504.00001  cited as brown2025zebra\n")
    #expect(quire("mark", "--jsonl", "2504.00001").output.contains(#""cite_key":"brown2025zebra""#))
    #expect(!quire("mark", "--jsonl", "2504.00003").output.contains("cite_key"))
    #expect(quire("show", "2504.00001", folder).output.contains("Marks: cited as brown2025zebra"))
    #expect(quire("list", "--jsonl", folder).output.contains(#""cite_key":"brown2025zebra""#))
    #expect(quire("history").status == 1 && quire("history", "--undo").status == 1)
  }

  @Test func whatShowsNoKeyGivesNone() {
    let refs = place + "/refs.bib"
    write(refs, "@misc{one, eprint={2504.00001v1}}\n")
    for arguments in [
      ["--format", "text"], ["--format", "org"], ["--format", "template={title}"],
      ["--check", refs], ["--output", refs], ["--query", "nothing"],
    ] {
      _ = Outcome(["export"] + arguments + [folder], home: home)
      #expect(!hasMarks(home), "\(arguments)")
    }
  }

  @Test func keysOfABibliographyAreTaken() {
    let refs = place + "/refs.bib"
    write(
      refs,
      """
      @misc{Mine_1, eprint={2504.00001}}
      @misc{other, title={Another}}
      """)
    #expect(export("--append", refs).status == 0)
    #expect(keys(read(refs)).contains("brown2025zebra"))
    #expect(keys(export().output) == ["Mine_1", "brown2025zebra"])
    // No key for us, and one that two entries have; the first to be added has the usual one.
    for text in [
      "@misc{é, eprint={2504.00001}}\n", "@misc{a, eprint={2504.00001}}\n@misc{A, x={y}}\n",
    ] {
      let other = Session.makeFolder()
      write(refs, text)
      #expect(export("--append", refs, at: other).status == 0)
      #expect(
        keys(export("--query", "title:caching", at: other).output) == ["brown2025zebra250400001"])
    }
  }

  /// A file may have for another paper what a paper was given: the file stays right.
  @Test func inAFileWhereItIsAnothersAGivenKeyGivesWay() {
    #expect(keys(export("--query", "title:caching").output) == ["brown2025zebra"])
    let refs = place + "/refs.bib"
    write(refs, "@misc{Brown2025Zebra, eprint={2301.00001}, title={Another}}\n")
    #expect(export("--append", refs, "--query", "title:caching").status == 0)
    #expect(keys(read(refs)) == ["Brown2025Zebra", "brown2025zebra250400001"])
    #expect(keys(export("--query", "title:caching").output) == ["brown2025zebra"])
  }

  @Test func twoMachinesAgreeWhenTheyMeet() {
    let (there, shared) = (Session.makeFolder(), Session.makeFolder())
    #expect(keys(export("--query", "title:caching").output) == ["brown2025zebra"])
    #expect(keys(export("--query", "kv", at: there).output) == ["brown2025zebra"])
    for home in [home, there, home] {
      #expect(Outcome(["sync", shared], home: home).status == 0)
    }
    let (here, others) = (keys(export().output), keys(export(at: there).output))
    #expect(here == others && here == ["brown2025zebra", "brown2025zebra250400003"])
  }

  @Test func withoutADatabasePapersAreCitedAllTheSame() {
    mkdir(home + "/data", 0o700)
    write(
      home + "/data/marks.db",
      "nothing of Quire, and long enough to be looked at" + String(repeating: "x", count: 600))
    let outcome = export("--query", "title:caching")
    #expect(outcome.status == 3 && keys(outcome.output) == ["brown2025zebra"])
    #expect(outcome.errors.contains("are not kept"))
  }

  @Test func theBrowserGivesThemToo() throws {
    #expect(
      keys(export("--key", "mine:{id}", "--query", "title:caching").output) == ["mine:2504.00001"])
    let session = Session([folder], columns: 100, rows: 30, home: home)
    try session.wait(for: "Zebra Caching")
    try session.wait(for: "Zebra KV")
    session.type("E")
    // What is only shown is not given.
    try session.wait(for: "@misc{mine:2504.00001,")
    session.type("\u{1B}")
    try session.wait("the prompt to be gone") { !$0.text.contains("@misc{") }
    session.type("/kv\ryj")
    try session.wait(for: "CSL-JSON of 1 paper")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(
      Outcome(["mark", "2504.00003"], home: home).output
        == "2504.00003  cited as brown2025zebra\n")
  }

  /// Whoever leaves at once has what was copied, and its key.
  @Test func leavingAtOnceKeepsTheKey() throws {
    let session = Session([folder], columns: 100, rows: 30, home: home)
    try session.wait(for: "Zebra Caching")
    session.type("ybq")
    #expect(try session.waitForExit() == 0)
    let told = Outcome(["mark", "2504.00001", "2504.00003"], home: home).output
    #expect(told.contains("cited as brown2025zebra"))
  }
}
