import Glibc
import Testing

/// The command line: help, mistakes in it, and the reader's own files.
@Suite struct UsageStories {
  private let folder = Session.makeFolder()

  init() {
    write(folder + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001v2")]))
  }

  /// A home with the reader's own files.
  static func home(settings: String? = nil, keys: String? = nil) -> String {
    let home = Session.makeFolder()
    mkdir(home + "/config", 0o755)
    if let settings { write(home + "/config/config.toml", settings) }
    if let keys { write(home + "/config/keys", keys) }
    return home
  }

  @Test func helpIsACommand() {
    #expect(Outcome(["help"]).output == Outcome(["--help"]).output)
    #expect(Outcome(["help", "browse"]).output == Outcome(["--help"]).output)
    let list = Outcome(["help", "list"])
    #expect(list.status == 0 && list.output.contains("quire list [OPTION …] [PATH …]"))
    #expect(Outcome(["list", "--help"]).output.contains("USAGE: quire list"))
    let wrong = Outcome(["help", "lst"])
    #expect(wrong.status == 2 && wrong.errors.contains("`quire help list`"))
    #expect(Outcome(["help", "frobnicate"]).status == 2)
  }

  /// Nothing is done but saying what may have been meant.
  @Test(arguments: [("lst", "list"), ("shwo", "show"), ("tag", "tags"), ("hlep", "help")])
  func mistypedCommands(word: String, meant: String) {
    let outcome = Outcome([word, folder])
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("`quire \(meant)`") && outcome.errors.contains("“\(word)”"))
  }

  @Test func aFileOfSuchANameIsAFile() {
    let session = Session(
      ["-c", "cd \(folder) && cp 2025-04-25.md lst && \(Session.binary) lst"], program: "/bin/bash")
    #expect(throws: Never.self) { try session.wait(for: "Zebra Caching") }
  }

  @Test func mistypedOptions() {
    for (words, meant) in [
      (["list", "--qery", "x"], "--query"), (["list", "--jsnol"], "--jsonl"),
      (["--thme", "dark"], "--theme"),
    ] {
      let outcome = Outcome(words + [folder])
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains(meant))
    }
  }

  @Test func usageNamesItsCommand() {
    for (words, usage) in [
      (["show", "nonsense"], "Usage: quire show <ID>"),
      (["note", "nonsense"], "Usage: quire note <ID>"),
      (["mark", "nonsense", "--star"], "Usage: quire mark [<ID> ...]"),
      (["check"], "Usage: quire check"),
      (["show"], "Usage: quire show <ID>"), (["keys", "--profile", "x"], "Usage: quire keys"),
      (["history", "--undo", "--redo"], "Usage: quire history"),
      (["--profile", "x"], "Usage: quire [<options>]"),
    ] {
      let outcome = Outcome(words)
      #expect(outcome.status == 2 && outcome.errors.contains(usage), "\(words): \(outcome.errors)")
      #expect(
        outcome.errors.contains(
          usage.contains("<options>") ? "'quire --help'" : "'quire \(words[0]) --help'"))
    }
  }

  @Test func theSampleIsSaidToBeOne() {
    for words in [["list"], ["tags"], ["show", "2504.00001"]] {
      #expect(Outcome(words).errors.contains("sample"), "\(words)")
    }
    #expect(!Outcome(["list", folder]).errors.contains("sample"))
    let home = UsageStories.home(settings: "folders = [\"\(folder)\"]\n")
    #expect(Outcome(["list"], home: home).errors.isEmpty)
  }

  @Test func addressesNamePapers() {
    for address in [
      "https://arxiv.org/abs/2504.00001", "http://arxiv.org/pdf/2504.00001v2.pdf",
      "arxiv.org/abs/2504.00001v1",
      "https://www.arxiv.org/abs/2504.00001?context=cs", "arXiv:2504.00001v2",
    ] {
      #expect(Outcome(["show", address, folder]).output.contains("Zebra Caching"), "\(address)")
      #expect(Outcome(["mark", address]).output.hasPrefix("2504.00001"), "\(address)")
    }
    // Any address may be a paper's; this one is none's.
    #expect(Outcome(["show", "https://example.org/2504.00001", folder]).status == 1)
    #expect(Outcome(["show", "https://example.org/", folder]).status == 2)
  }

  /// Whatever stands in it, every command works with the defaults, and says what is wrong where.
  @Test(arguments: ["[~/digests]\n", "[", "a = ", "\u{FEFF}[", "folders = [", "= \u{0}"])
  func brokenSettings(text: String) throws {
    let home = UsageStories.home(settings: text)
    for words in [["list", folder], ["tags", folder], ["show", "2504.00001", folder], ["keys"]] {
      let outcome = Outcome(words, home: home)
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(words)")
      #expect(outcome.errors.contains("/config.toml:1:"), "\(outcome.errors)")
      #expect(outcome.errors.contains("all of this file is ignored"))
    }
    let session = Session([folder], columns: 160, home: home)
    try session.wait(for: "Zebra Caching")
    try session.wait(for: "config.toml:1:")
  }

  @Test func mistakesAreCounted() throws {
    let home = UsageStories.home(
      settings: "measure = 5\nthem = \"dark\"\nprofile = \"nano\"\n")
    let errors = Outcome(["list", folder], home: home).errors.split(separator: "\n")
    #expect(errors.count == 3)
    #expect(
      errors.last?.hasSuffix(
        "config.toml:3:11: profile must be \"vim\", \"less\", \"newsboat\", \"mutt\", \"emacs\" or \"arrows\""
      )
        == true)
    let session = Session([folder], columns: 160, home: home)
    try session.wait(for: "config.toml: 3 mistakes")
    let keys = UsageStories.home(keys: "list j nothing\nlst k down\n")
    try Session([folder], columns: 160, home: keys).wait(for: "keys: 2 mistakes")
    #expect(
      Outcome(["keys", "--profile", "nano"]).errors.contains("There is no set of keys “nano”"))
    #expect(Outcome(["--profile", "nano", folder]).status == 2)
  }

  /// Numbers that no machine word holds.
  @Test func numbersSaturate() {
    for number in [
      "9223372036854775807", "9223372036854775808", String(repeating: "9", count: 400),
    ] {
      #expect(Outcome(["list", "-n", number, folder]).output.contains("Zebra Caching"))
      #expect(Outcome(["history", "-n", number]).status == 1)
      #expect(Outcome(["mark", "--rating", number, "2504.00001"]).status == 2)
      #expect(Outcome(["mark", "--batch"], input: "2504.00001 rating \(number)\n").status == 2)
      #expect(Outcome(["history", "--back-to", number]).status == 1)
      let report = Outcome(
        ["report", "--week", folder], environment: ["SOURCE_DATE_EPOCH": number])
      #expect(report.status == 1 && report.errors.contains("9999-12-31"), "\(report.errors)")
    }
    for number in ["-1", "-9223372036854775809", "1e3", "", "x"] {
      let outcome = Outcome(["list", "-n", number, folder])
      #expect(outcome.status == 2 && outcome.errors.contains("Usage: quire list"), "\(number)")
    }
    let report = Outcome(["report", "--week", folder], environment: ["SOURCE_DATE_EPOCH": "noon"])
    #expect(report.status == 2 && report.errors.contains("SOURCE_DATE_EPOCH"))
  }
}
