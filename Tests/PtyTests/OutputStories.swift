import Glibc
import Testing

/// Output that cannot be written, and text that a terminal would obey.
@Suite struct OutputStories {
  private let folder = Session.makeFolder()

  init() {
    write(folder + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001v2")]))
  }

  /// Runs a line of the shell, in which `$Q` is the program.
  private func shell(_ line: String, home: String? = nil) -> Outcome {
    Outcome(
      [], environment: ["Q": Session.binary], home: home ?? Session.makeFolder(),
      program: "/bin/bash",
      before: ["-c", line])
  }

  private static let writers = [
    "list F", "list --jsonl F", "list --tsv F", "list --count F", "list --entries F",
    "show 2504.00001 F", "show --markdown 2504.00001 F", "tags F", "check F", "check --jsonl F",
    "keys", "keys --markdown", "paths", "paths --settings", "mark --star 2504.00001",
    "mark 2504.00001", "history", "label 2504.00001", "report --week F", "--help", "list --help",
    "help", "--version", "--generate-completion-script bash", "note 2504.00001 --set x",
  ]

  /// A full disk is no success, and not “nothing matched”.
  @Test(arguments: writers) func whatCannotBeWrittenIsSaid(arguments: String) {
    let words = arguments.replacing("F", with: folder)
    let home = Session.makeFolder()
    _ = shell("$Q mark --star 2504.00001; $Q label 2504.00001 --add x", home: home)
    let good = shell("$Q \(words)", home: home)
    #expect(good.status == 0 && !good.output.isEmpty, "\(good.errors)")
    let full = shell("$Q \(words) >/dev/full", home: home)
    #expect(full.status == 3)
    #expect(
      full.errors.hasSuffix("standard output could not be written: No space left on device\n"))
  }

  /// A full standard error changes nothing else.
  @Test func aFullStandardErrorChangesNothing() {
    for (words, status) in [
      ("list \(folder) nofile", 3), ("list", 0), ("list --query nothing \(folder)", 1),
      ("list --frobnicate", 2), ("show 2504.99999 \(folder)", 1),
    ] {
      let good = shell("$Q \(words)")
      let full = shell("$Q \(words) 2>/dev/full")
      #expect(good.status == Int32(status) && full.status == good.status, "\(words)")
      #expect(full.output == good.output)
      #expect(shell("$Q \(words) 2>&-").status == good.status, "\(words)")
    }
  }

  /// A closed standard output is one that cannot be written; no file comes to stand in its place.
  @Test func aClosedStandardOutput() {
    let home = Session.makeFolder()
    for words in ["list \(folder)", "mark --star 2504.00001", "sync \(home)/s", "history"] {
      let outcome = shell("$Q \(words) >&-", home: home)
      #expect(outcome.status == 3, "\(words)")
      #expect(outcome.errors.contains("standard output could not be written"), "\(outcome.errors)")
    }
    #expect(shell("$Q mark 2504.00001", home: home).output.contains("starred"))
    #expect(shell("$Q sync \(home)/s", home: home).status == 0)
    #expect(shell("$Q list - <&-").status == 3)
  }

  /// A reader that has gone is no trouble worth a word, whether or not the signal is ignored.
  @Test func aClosedPipeIsQuiet() {
    write(
      folder + "/many.md",
      digest((1...2000).map { ("A Title of Some Length \($0)", "2504.\(10_000 + $0)") }))
    for trap in ["", "trap '' PIPE; "] {
      let outcome = shell(
        "\(trap)$Q list --jsonl \(folder) | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}")
      #expect(outcome.output == "141\n" && outcome.errors.isEmpty, "\(outcome.errors)")
    }
  }

  /// What a user or a file gives comes out without what a terminal obeys.
  @Test func nothingThatATerminalObeysComesOut() {
    let bad = "a\u{1B}[31m\u{9B}b\u{202E}\u{7F}"
    let home = UsageStories.home(
      settings: "\"a\u{9B}b\u{202E}\" = 1\n",
      keys: "list \u{1B} down\nlist \(bad) down\nglobal x \(bad)\n\(bad) x y\n")
    write(folder + "/week.md", digest([("A \(bad) Title", "2504.00002")]))
    let note = "note 2504.00001 --set $'x\\e]0;owned\\a'"
    for words in [
      "list --query $'is:\\e[31m' \(folder)", "list $'\\e[31m'", "list --sort $'\\e[31m'",
      "$'--\\e[31m'", "$'\\e[31mlst'", "show $'\\e[31m'", "keys", "keys --profile $'\\e[31m'",
      "list \(folder)", "list --jsonl \(folder)", "list --tsv \(folder)", "tags \(folder)",
      "check \(folder)", "show 2504.00002 \(folder)", "show --markdown 2504.00002 \(folder)",
      "help $'\\e[31m'", note, "note 2504.00001", "history", "label 2504.00001 --add $'\\e[31m'",
      "label", "mark $'\\e[31m'", "sync $'/nowhere/\\e[31m'", "report --since $'\\e[31m'",
    ] {
      let outcome = shell("$Q \(words)", home: home)
      let harmful = (outcome.output + outcome.errors).unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
          || $0.value == 0x202E
      }
      #expect(harmful.isEmpty, "\(words)")
      #expect(!(outcome.output + outcome.errors).isEmpty, "\(words)")
    }
  }
}
