import Testing

@testable import Programs

/// Commands: what their words become, and what is refused.
@Suite struct ProgramLineTests {
  private static let paper = PaperValues(
    id: "2504.16922",
    [
      .url: "https://arxiv.org/abs/2504.16922", .title: "A Title", .authors: "Ana Müller, Bo Li",
      .abstract: "Text.", .json: "{\"id\":\"2504.16922\"}",
    ])

  private func arguments(
    _ words: [String], _ papers: [PaperValues] = [paper]
  ) -> Result<[String], ProgramRefusal> {
    do throws(ProgramRefusal) {
      return .success(try ProgramLine(words).arguments(for: papers, home: "/home/ana"))
    } catch {
      return .failure(error)
    }
  }

  /// What the settings would say of it.
  private func refusal(_ words: String...) -> ProgramRefusal? {
    do throws(ProgramRefusal) {
      try ProgramLine(words).checkForOptions()
      return nil
    } catch {
      return error
    }
  }

  @Test func placesAreFilled() {
    #expect(
      arguments(["add", "--", "{id}", "<{title}>", "{authors}", "{url}"])
        == .success([
          "add", "--", "2504.16922", "<A Title>", "Ana Müller, Bo Li",
          "https://arxiv.org/abs/2504.16922",
        ]))
    #expect(arguments(["add", "{json}"]) == .success(["add", "{\"id\":\"2504.16922\"}"]))
  }

  @Test func otherBracesAreText() {
    #expect(
      arguments(["add", "{{title}}", "{ print $1 }", "{}", "{a:{b:.c}}", "{Title}", "{"])
        == .success(["add", "{title}", "{ print $1 }", "{}", "{a:{b:.c}}", "{Title}", "{"]))
    #expect(arguments(["add", "{tilte}"]) == .failure(.unknownPlaceholder("tilte")))
  }

  @Test func aTildeIsTheHomeFolderWhereItIsWritten() {
    let paper = PaperValues(id: "1", [.title: "~/x"])
    #expect(
      arguments(["~/bin/add", "a~/b", "--", "{title}"], [paper])
        == .success(["/home/ana/bin/add", "a~/b", "--", "~/x"]))
  }

  @Test func aWordStandsOnceForEachPaper() {
    let papers = ["1", "2", "3"].map { PaperValues(id: $0, [:]) }
    #expect(
      arguments(["add", "--", "{id}", "end"], papers)
        == .success(["add", "--", "1", "2", "3", "end"]))
  }

  // MARK: Text of other programs

  static let texts: [([String], index: Int)] = [
    (["sh", "-c", "echo {title}"], 2), (["/bin/bash", "-lc", "echo {title}"], 2),
    (["bash", "-c", "-x", "echo {title}"], 3), (["bash", "-o", "pipefail", "-c", "{title}"], 4),
    (["bash", "-c", "-o", "pipefail", "echo {title}"], 4), (["sh", "-c", "--", "{title}"], 3),
    (["bash", "+x", "-c", "echo {title}"], 3), (["zsh", "-ec", "echo {title}"], 2),
    (["dash", "-c", "'{title}'"], 2), (["sh", "{title}"], 1), (["sh", "-x", "{title}"], 2),
    (["env", "A=1", "sh", "-c", "echo {id}"], 4), (["env", "-S", "sh -c {title}"], 2),
    (["env", "--split-string=sh -c {title}"], 1), (["env", "{title}"], 1),
    (["sudo", "-u", "ana", "{title}"], 3), (["nice", "sh", "-c", "{title}"], 3),
    (["busybox", "sh", "-c", "{title}"], 3), (["fish", "-c", "echo {title}"], 2),
    (["fish", "--command=echo {title}"], 1), (["python3", "-c", "print('{title}')"], 2),
    (["python3.11", "-Ic", "print('{title}')"], 2), (["python", "-cprint({title})"], 1),
    (["python3", "-W", "ignore", "-c", "print({title})"], 4),
    (["python3", "--odd", "word", "-c", "print({title})"], 4), (["python3", "{title}"], 1),
    (["perl", "-e", "print '{title}'"], 2), (["perl", "-lne", "print '{title}'"], 2),
    (["perl", "-MJSON", "-e", "'{title}'"], 3), (["ruby", "-e", "puts '{title}'"], 2),
    (["node", "-e", "'{title}'"], 2), (["node", "--eval={title}"], 1),
    (["lua5.4", "-e", "'{title}'"], 2), (["php", "-r", "'{title}'"], 2),
    (["awk", "-F,", "/{title}/", "file"], 2), (["sed", "-e", "s/x/{title}/"], 2),
    (["jq", "-r", "{title}"], 2), (["osascript", "-e", "say \"{title}\""], 2),
    (["ssh", "host", "add", "--", "{title}"], 4), (["watch", "echo", "{title}"], 2),
    (["tmux", "display-message", "{title}"], 2), (["make", "X={title}"], 1),
    (["xargs", "-I", "%", "sh", "-c", "{title}"], 5), (["su", "-c", "echo {title}"], 2),
    (["vim", "-c", "e {title}"], 2), (["emacs", "--eval", "({title})"], 2),
    (["find", ".", "-exec", "sh", "-c", "{title}", ";"], 5), (["sqlite3", "db", "{title}"], 2),
    (["timeout", "5", "bash", "-c", "{title}"], 4), (["xterm", "-e", "less {title}"], 2),
    (["vim", "+{title}"], 1), (["vim", "-c{title}"], 1), (["less", "+{title}"], 1),
    (["flock", "lock", "-c", "{title}"], 3), (["su", "ana", "-c", "{title}"], 3),
    (["su", "-c{title}"], 1), (["gawk", "-i", "inplace", "{title}"], 3),
    (["sed", "-l", "70", "{title}"], 3), (["sed", "--line-length", "70", "{title}"], 3),
    (["sudo", "--user", "ana", "{title}"], 3),
    (["python", "--check-hash-based-pycs", "always", "{title}"], 3),
    (["bash", "--rcfile", "rc", "-c", "{title}"], 4),
  ]

  @Test(arguments: texts) func aTextThatIsRunTakesNothing(words: [String], index: Int) {
    guard case .failure(.code(let code, _)) = arguments(words) else {
      Issue.record("\(words) is taken")
      return
    }
    #expect(code.index == index)
  }

  static let safe: [[String]] = [
    ["sh", "-c", "echo \"$1\"", "sh", "{title}"], ["sh", "-c", "cat", "{title}"],
    ["bash", "-o", "pipefail", "-c", "echo \"$1\"", "bash", "{title}"],
    ["python3", "-c", "import sys; print(sys.argv[1])", "{title}"],
    ["python3", "add.py", "--", "{title}"], ["python3", "-m", "add", "--", "{title}"],
    ["perl", "-e", "print $ARGV[0]", "--", "{title}"], ["sh", "add.sh", "--", "{title}"],
    ["notify-send", "--", "{title}", "{authors}"], ["add", "--title={title}", "-t{title}"],
    ["add", "{id}", "{url}", "{pdf}", "{json}"], ["awk", "{ print $1 }", "--", "{pdf}"],
    ["env", "A={title}", "add", "--", "{id}"], ["vim", "{pdf}"], ["xterm", "-e", "less", "{pdf}"],
    ["less", "-e", "{pdf}"], ["sed", "-i", "s/a/b/", "{pdf}"],
    ["bash", "--norc", "add.sh", "--", "{title}"],
    ["python3", "add.py", "-c", "{id}"], ["sh", "add.sh", "-c", "{id}"],
    ["notify", "new", "at", "time", "view", "--", "{title}"], ["add", "sh", "--", "x"],
    ["bashful", "-c", "{id}"],
  ]

  @Test(arguments: safe) func theSafeFormsAreTaken(words: [String]) {
    do throws(ProgramRefusal) {
      try ProgramLine(words).checkForOptions()
    } catch {
      Issue.record("\(words): \(error.sentence)")
    }
  }

  @Test func theSentenceHasTheSafeForm() {
    #expect(
      refusal("sh", "-c", "echo {title}")?.sentence
        == "{title} inside the text of sh -c would be run as a part of it: write \"$1\" there and {title} behind it "
        + "(sh -c '… \"$1\" …' sh {title}), or \"$QUIRE_TITLE\" from the environment")
    #expect(refusal("python3", "-c", "{title}")!.sentence.contains("sys.argv[1]"))
    #expect(refusal("python3", "-c", "{title}")!.sentence.contains("os.environ[\"QUIRE_TITLE\"]"))
    #expect(refusal("perl", "-e", "{id}")!.sentence.contains("$ENV{QUIRE_ID}"))
    #expect(refusal("ssh", "host", "{title}")!.sentence.contains("standard input"))
  }

  // MARK: Options

  @Test func whatMayBeAnOptionNeedsTwoHyphens() {
    #expect(refusal("add", "{title}") == .dash(.title))
    #expect(refusal("add", "--title", "{title}") == .dash(.title))
    #expect(refusal("add", "--{authors}") == .dash(.authors))
    #expect(refusal("add", "{title}.txt", "--") == .dash(.title))
    #expect(refusal("add", "--", "{title}") == nil)
    #expect(refusal("add", "--title={title}") == nil)
    #expect(refusal("perl", "-e", "print", "{title}") == .dash(.title))
    #expect(refusal("{title}", "x") == .programFromPaper(.title))
    #expect(refusal() == .empty && refusal("") == .empty)
  }

  /// A line that is typed is judged by the paper.
  @Test func anOptionIsRefusedWhenItIsOne() {
    let hostile = PaperValues(id: "9", [.title: "-rf /", .authors: "Ana"])
    #expect(arguments(["rm", "{title}"], [hostile]) == .failure(.option("-rf /", id: "9")))
    #expect(arguments(["rm", "{authors}"], [hostile]) == .success(["rm", "Ana"]))
    #expect(arguments(["rm", "--", "{title}"], [hostile]) == .success(["rm", "--", "-rf /"]))
    #expect(arguments(["rm", "-{title}"], [hostile]) == .failure(.option("--rf /", id: "9")))
    #expect(
      arguments(["sh", "-c", "echo \"$1\"", "sh", "{title}"], [hostile])
        == .success(["sh", "-c", "echo \"$1\"", "sh", "-rf /"]))
  }

  @Test func whatIsMissingIsSaid() {
    let bare = PaperValues(id: "x/1", [.title: "T"])
    #expect(arguments(["view", "{pdf}"], [bare]) == .failure(.missing(.pdf, id: "x/1")))
    #expect(arguments(["view", "{url}"], [bare]) == .failure(.missing(.url, id: "x/1")))
    #expect(arguments(["view", "{abstract}"], [bare]) == .success(["view", ""]))
  }

  @Test func whatNoProgramTakesIsSaid() {
    let long = PaperValues(id: "1", [.title: String(repeating: "a", count: 200_000)])
    #expect(
      arguments(["add", "--", "{title}"], [long])
        == .failure(.tooLong(.title, bytes: 200_000, id: "1")))
    let (variables, leftOut) = ProgramLine.environment(for: [long])
    #expect(leftOut == ["QUIRE_TITLE"] && variables["QUIRE_TITLE"] == "")
    #expect(variables["QUIRE_ID"] == "1")
    let longest = PaperValues(
      id: "1", [.title: String(repeating: "a", count: ProgramRefusal.longestWord)])
    #expect((try? arguments(["add", "--", "{title}"], [longest]).get())?.count == 3)
  }

  @Test func theEnvironmentHasALineAPaper() {
    let papers = [
      PaperValues(id: "1", [.title: "One\nof two"]), PaperValues(id: "2", [.title: "Two\0"]),
    ]
    let variables = ProgramLine.environment(for: papers).variables
    #expect(variables["QUIRE_ID"] == "1\n2" && variables["QUIRE_TITLE"] == "One of two\nTwo")
    #expect(variables["QUIRE_COUNT"] == "2" && variables["QUIRE_PDF"] == "\n")
  }

  // MARK: Hostile titles

  static let hostile = [
    "$(touch executed)", "`touch executed`", "'; touch executed; '", "\"; touch executed; \"",
    "a\nb\ntouch executed", "-rf", "--help", "../../etc/passwd", "\u{1B}]52;c;x\u{7}", "{id}",
    "{{title}}", "%s %n", "\u{202E}reversed", "* ? [a-z] ~ $HOME", "", " ", "é\u{301}",
  ]

  @Test(arguments: hostile) func aTitleIsOneArgument(title: String) {
    let paper = PaperValues(id: "1", [.title: title])
    #expect(arguments(["add", "--", "{title}"], [paper]) == .success(["add", "--", title]))
    #expect(arguments(["add", "--t={title}!"], [paper]) == .success(["add", "--t=\(title)!"]))
  }
}
