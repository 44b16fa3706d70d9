import Glibc
import Testing

/// `quire tutor`, from the first step to the last, and left in the middle.
@Suite struct TutorStories {
  private let home = Session.makeFolder()
  private let scratch = Session.makeFolder()

  private func start(_ arguments: [String] = []) -> Session {
    write(home + "/edit", "#!/bin/sh\necho a thought > \"$1\"\n")
    chmod(home + "/edit", 0o755)
    return Session(
      ["tutor"] + arguments, columns: 80, rows: 24,
      environment: ["TMPDIR": scratch, "EDITOR": home + "/edit"], home: home)
  }

  /// Nothing of it is left, and nothing of the reader's was touched.
  private func expectNoTraces() {
    #expect(Files.names(in: scratch).isEmpty)
    #expect(Files.names(in: home) == ["edit"])
  }

  private static let steps: [(title: String, keys: String)] = [
    ("moving", "jj"), ("reading", "\rjq"), ("a filter", "/attention\r"),
    ("a field", "/\u{15}author:dao\r"), ("all papers", "\u{1B}"), ("a tag", "T\r"),
    ("letting go", "Xq"), ("a star", "s"), ("read", "r"), ("a note", "e"), ("undo", "u"),
    ("opening", "o"), ("citing", "yb"), ("views", "w\r"), ("what is new", "isrq"),
    ("help", "?\u{1B}"),
  ]

  @Test func fromTheFirstStepToTheLast() throws {
    let session = start()
    for (number, (title, keys)) in TutorStories.steps.enumerated() {
      try session.wait(for: "Tutor \(number + 1) of 17: \(title)")
      session.type(keys)
    }
    try session.wait(for: "Tutor 17 of 17: the end")
    try session.wait(for: "quire FOLDER opens your digests")
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isOnMainScreen && session.isCooked)
    expectNoTraces()
  }

  @Test func leftInTheMiddle() throws {
    let session = start()
    try session.wait(for: "Tutor 1 of 17")
    session.type("\u{1B}[19~\u{1B}[19~")
    try session.wait(for: "Tutor 3 of 17")
    session.type("\u{1B}[18~")
    try session.wait(for: "Tutor 2 of 17")
    session.type("s")
    try session.wait(for: "★")
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    expectNoTraces()
  }

  /// The reader's programs are told of nothing that is tried out, also when the settings are read again meanwhile.
  @Test func noHookIsTold() throws {
    write(home + "/tool", "#!/bin/sh\ntouch \(home)/told\n")
    chmod(home + "/tool", 0o755)
    mkdir(home + "/config", 0o755)
    let hooks = ["star", "open", "leave"].map { "\($0) = [\"\(home)/tool\"]\n" }.joined()
    write(home + "/config/config.toml", "[hooks]\n" + hooks)
    let session = start()
    try session.wait(for: "Tutor 1 of 17")
    write(home + "/config/config.toml", "measure = 70\n[hooks]\n" + hooks)
    try session.wait(for: "Settings read again.")
    session.type("s")
    try session.wait(for: "★")
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(access(home + "/told", F_OK) != 0)
    #expect(Files.names(in: scratch).isEmpty)
  }

  @Test func endedFromOutside() throws {
    let session = start(["--profile", "less"])
    try session.wait(for: "Tutor 1 of 17")
    session.signal(SIGTERM)
    #expect(try session.waitForExit() == 128 + SIGTERM)
    #expect(session.isCooked)
    expectNoTraces()
  }

  @Test func withoutAScreenItIsSaid() throws {
    #expect(Outcome(["tutor"]).status == 3)
    let session = Session(["tutor"], environment: ["TERM": "dumb"])
    #expect(try session.waitForExit() == 3)
    #expect(session.text.contains("the tutor needs a screen"))
  }
}
