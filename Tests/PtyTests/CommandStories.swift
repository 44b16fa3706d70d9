import Testing

/// The commands for scripts.
@Suite struct CommandStories {
  private let folder = Session.makeFolder()

  init() {
    write(
      folder + "/2025-04-25.md",
      digest([
        ("Zebra Caching", "2504.00001v2"), ("Ångström Müller", "2504.00002"),
        ("Äpfel and KV", "2504.00003"),
      ]))
    write(folder + "/2025-05-02.md", digest([("Zebra Caching", "2504.00001v3")], day: "2025-05-02"))
  }

  private func lines(_ arguments: String...) -> [String] {
    let outcome = Outcome(arguments + [folder])
    #expect(outcome.errors == "" && outcome.status == 0)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func listsPapersAndEntries() {
    #expect(lines("list").count == 3)
    #expect(lines("list", "--entries").count == 4)
    #expect(lines("list", "--count") == ["3"])
    #expect(lines("list", "-n", "2").count == 2)
    #expect(lines("list", "--query", "muller", "--count") == ["1"])
    #expect(lines("list", "--query", "KV", "--count") == ["1"])
    #expect(lines("list", "--query", "2504.00001", "--count") == ["1"])
    #expect(
      lines("list", "--sort", "title").map { $0.contains("ngström") } == [true, false, false])
    #expect(lines("list", "--tsv")[0].split(separator: "\t").count >= 4)
  }

  /// Every kind of word, and what is wrong with its column and a mark under it.
  @Test func findsAsTheFilterDoes() {
    for (query, count) in [
      ("zebra | müller", 2), ("-zebra", 2), ("-(zebra | kv)", 1), ("date:2025-05", 1),
      ("\"zebra caching\"", 1), ("title:/^z.*g$/", 1), ("~zebar", 1), ("in:2025-04", 3),
      ("version:>2", 1), ("date:>2025-04 id:2504", 1),
    ] {
      #expect(lines("list", "--count", "--query", query) == ["\(count)"], "\(query)")
    }
    let wrong = Outcome(["list", "--query", "zebra date:2025-13 (kv", folder])
    #expect(wrong.status == 2 && wrong.output == "")
    let said = wrong.errors.split(separator: "\n").map(String.init)
    #expect(said.count == 4)
    #expect(said[0].hasPrefix("quire: “date:2025-13” asks") && said[0].hasSuffix("(column 7)"))
    #expect(said[1].hasSuffix("(column 20)"))
    #expect(said[2] == "  zebra date:2025-13 (kv" && said[3] == "        ^^^^^^^^^^^^ ^")
  }

  @Test func rendersTeXWhenAsked() {
    let file = Session.makeFolder() + "/tex.md"
    write(file, digest([(#"A $O(n \log n)$ Proof by M\"uller"#, "2504.00001")]))
    func output(_ arguments: String...) -> String { Outcome(arguments + [file]).output }
    #expect(output("list", "--jsonl").contains(#"$O(n \\log n)$"#))
    #expect(output("list", "--jsonl", "--unicode").contains("A O(n log n) Proof by Müller"))
    #expect(output("list", "--unicode").contains("A O(n log n) Proof by Müller"))
    #expect(output("show", "2504.00001").contains("A O(n log n) Proof by Müller"))
    #expect(output("show", "--tex", "2504.00001").contains(#"A $O(n \log n)$ Proof"#))
  }

  @Test func showsMarkdownThatCanBeReadAgain() {
    let text = Outcome(["show", "--markdown", "2504.00001", folder]).output
    let file = Session.makeFolder() + "/again.md"
    write(file, text)
    let record = Outcome(["list", "--jsonl", file]).output
    #expect(record.contains(#""id":"2504.00001""#) && record.contains(#""version":3"#), "\(text)")
    #expect(record.contains(#""title":"Zebra Caching""#))
  }

  @Test func longPagesGoThroughThePager() throws {
    let session = Session(
      ["show", "2504.00001", folder], columns: 60, rows: 6,
      environment: ["PAGER": "sed 's/^/p: /'"])
    try session.wait(for: "p: ")
    #expect(try session.waitForExit() == 0)
  }

  @Test func printsJSONLines() {
    let line = lines("list", "--jsonl", "--query", "zebra")[0]
    #expect(
      line.contains(#""id":"2504.00001v3""#) || line.contains(#""id":"2504.00001""#), "\(line)")
    #expect(line.contains(#""title":"Zebra Caching""#))
    #expect(line.hasPrefix("{") && line.hasSuffix("}"))
  }

  @Test func showsAPaperTagsKeysAndPaths() {
    let page = lines("show", "arXiv:2504.00001").joined(separator: "\n")
    #expect(page.contains("Zebra Caching") && page.contains("https://arxiv.org/abs/2504.00001v3"))
    #expect(lines("tags")[0].contains("caching") && lines("tags")[0].contains("3"))
    #expect(Outcome(["keys"]).output.contains("filter"))
    #expect(Outcome(["paths"]).output.contains("config.toml"))
    #expect(
      Outcome(["--version"]).output.hasPrefix("0.")
        || Outcome(["--version"]).output.hasPrefix("quire"))
    #expect(Outcome(["--help"]).output.contains("USAGE"))
  }

  /// The reader of a pipe may leave early.
  @Test func aClosedPipeIsNoError() throws {
    let session = Session(
      ["-c", "\(Session.binary) list --entries \(folder) | head -n 1; echo \"${PIPESTATUS[0]}\""],
      program: "/bin/bash")
    #expect(try session.waitForExit() == 0)
    #expect(session.text.contains("Zebra") && !session.text.contains("rror"))
  }
}
