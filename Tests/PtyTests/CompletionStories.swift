import Glibc
import Testing

/// Completion in the real shells: keys are pressed, and the line is read.
@Suite struct CompletionStories {
  enum Shell: String, CaseIterable { case bash, zsh, fish }

  private let home = UsageStories.home()
  /// Where `quire` is called that, whatever the program under test is called.
  private let programs = Session.makeFolder()
  /// Where the shell stands.
  private let folder = Session.makeFolder()
  /// What no shell may ever make.
  private let trap = Session.makeFolder() + "/trap"

  init() {
    symlink(Session.binary, programs + "/quire")
    let tricks = "$(touch \(trap)) `touch \(trap)` '; touch \(trap) ;'"
    write(
      folder + "/weekly digest.md",
      digest([
        ("Zebra Caching", "2504.00001v2"), ("Yak Caching", "2504.00017"),
        ("Walrus \(tricks)", "2504.10003"),
      ]).replacing("**caching** in Walrus", with: "**trick \(tricks)** in Walrus"))
    write(
      home + "/config/config.toml",
      """
      folders = ["\(folder)"]
      [fetch.efficiency]
      categories = ["cs.LG"]
      """)
    write(home + "/config/views", "to read = label:\"to read\"\nunread = is:unread\n")
    _ = Outcome(["label", "2504.00001", "--add", "to read", "--add", tricks], home: home)
  }

  /// A shell with the completions of quire; nil, and said, where there is none.
  private func start(_ shell: Shell) throws -> Session? {
    guard access("/usr/bin/\(shell)", X_OK) == 0 else {
      print("no \(shell) here: its completions were not tried")
      return nil
    }
    let options =
      switch shell {
      case .bash: ["--norc", "--noprofile", "-i"]
      case .zsh: ["-f", "-i"]
      case .fish: ["--no-config", "-i"]
      }
    let session = Session(
      options, columns: 120, program: "/usr/bin/\(shell)",
      environment: ["PATH": "\(programs):/usr/bin:/bin", "PS1": "ready> ", "TERM": "xterm"],
      home: home)
    let script =
      switch shell {
      case .bash: "bind 'set bell-style none'; source <(quire completions bash)"
      case .zsh: "autoload -U compinit; compinit -u -D; source <(quire completions zsh)"
      case .fish: "function fish_prompt; echo -n 'ready> '; end; quire completions fish | source"
      }
    try enter(" cd '\(folder)'; \(script)", session)
    return session
  }

  /// Runs a line, and waits until an empty screen has nothing but the prompt behind it: what is typed earlier is not
  /// for the editor of the line.
  private func enter(_ line: String, _ session: Session) throws {
    session.type("\(line)\(line.isEmpty ? "" : "; ")clear; echo do''ne\r")
    try session.wait("an empty screen") { session in
      let lines = session.lines.map { $0.replacing(/\ +$/, with: "") }.filter { !$0.isEmpty }
      return lines == ["done", "ready>"]
    }
  }

  /// What is typed, and what the line becomes. A Tab that leaves several lists them.
  private static let lines: [(typed: String, becomes: [String])] = [
    ("quire comp\t", ["quire completions "]),
    // A name with a blank.
    (
      "quire label 2504.00001 --add to\t",
      ["--add to\\ read", "--add 'to read'", "--add \"to read\""]
    ),
    ("quire label 2504.00001 --remove 'to r\t", ["--remove 'to read'", "--remove to\\ read"]),
    ("quire list --query 'view:\"to\t", ["--query 'view:\"to read\"'"]),
    ("quire list --query view:unr\t", ["--query view:unread"]),
    ("quire list --query=is:starr\t", ["--query=is:starred"]),
    ("quire list --query tag:cach\t", ["tag:\\\"caching\\\"", "'tag:\"caching\"'"]),
    ("quire list --sort -date,ti\t", ["--sort -date,title"]),
    ("quire show 2504.1\t", ["quire show 2504.10003"]),
    ("quire export --format bibl\t", ["--format biblatex"]),
    ("quire fetch eff\t", ["quire fetch efficiency"]),
    ("quire list --ent\t", ["quire list --entries"]),
    ("quire help form\t", ["quire help formats"]),
    ("quire --theme li\t", ["quire --theme light"]),
    ("quire list week\t", ["quire list weekly\\ digest.md", "quire list 'weekly digest.md'"]),
    ("quire week\t", ["quire weekly\\ digest.md", "quire 'weekly digest.md'"]),
  ]

  @Test(arguments: Shell.allCases) func completesWords(shell: Shell) throws {
    guard let session = try start(shell) else { return }
    for (typed, becomes) in Self.lines {
      session.type(typed)
      try session.wait("\(shell): \(typed) becomes \(becomes)") { session in
        becomes.contains { session.text.contains($0) }
      }
      // The line is given up.
      session.type("\u{15}")
      try enter("", session)
    }
    #expect(access(trap, F_OK) != 0)
  }

  /// By a word of the title. fish looks for what is typed in the id alone.
  @Test(arguments: [Shell.bash, .zsh]) func findsPapersByTitle(shell: Shell) throws {
    guard let session = try start(shell) else { return }
    session.type("quire show zebr\t")
    try session.wait(for: "quire show 2504.00001")
    session.type("\u{15}")
    try enter("", session)
    // Several: they are listed, and what is typed stays.
    session.type("quire show cach\t\t")
    try session.wait {
      $0.text.contains("2504.00017  Yak") && $0.text.contains("2504.00001  Zebra")
    }
    #expect(session.text.contains("quire show cach"))
  }

  /// What digests and labels hold is never run, and never taken for more than text.
  @Test(arguments: Shell.allCases) func namesAreNoCommands(shell: Shell) throws {
    guard let session = try start(shell) else { return }
    session.type("quire list --query tag:tri\t")
    try session.wait { $0.text.contains("touch") }
    session.type("\r")
    try session.wait { $0.text.contains("Walrus") }
    try enter("", session)
    session.type("quire label 2504.00017 --add \\$\t")
    try session.wait { $0.text.contains("touch") }
    session.type("\r")
    try session.wait { $0.text.contains("labelled") }
    #expect(access(trap, F_OK) != 0, "\(session.text)")
  }

  /// What the scripts ask, with nothing that a terminal obeys in it, in whatever line.
  @Test(arguments: Shell.allCases) func anyLineIsAnswered(shell: Shell) {
    let line =
      "quire list --query 'tag:\"state space\" view:unread' --sort -date,title -n 3 \"a b\" \\x"
    for end in line.indices {
      let outcome = Outcome(
        ["completions", "\(shell)", "--answer", String(line[..<end]), "--replaced", ""], home: home)
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(line[..<end])")
    }
    for strange in [
      "", " ", "quire \u{1B}[31m", "quire label x --add \u{FFFD}", "x", "-", "quire -- -",
    ] {
      #expect(
        Outcome(["completions", "\(shell)", "--answer", strange], home: home).status == 0)
    }
  }

  @Test func scriptsAreWhatShellsTake() {
    for shell in Shell.allCases {
      let script = Outcome(["completions", "\(shell)"])
      #expect(script.status == 0 && script.output.contains("quire"))
    }
    #expect(Outcome(["completions", "csh"]).status == 2)
  }
}
