import Glibc
import Testing

/// A crash leaves a report, and the next start says where it is.
@Suite struct CrashReportStories {
  private let home = Session.makeFolder()

  private var reports: [String] {
    Outcome([], program: "/bin/sh", before: ["-c", "ls \(home)/state/crash*"]).output
      .split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (SIGILL, "SIGILL"), (SIGTRAP, "SIGTRAP"), (SIGSEGV, "SIGSEGV"), (SIGBUS, "SIGBUS"),
    (SIGABRT, "SIGABRT"), (SIGFPE, "SIGFPE"),
  ])
  func theNextStartSaysIt(signal: Int32, name: String) throws {
    let session = Session(home: home)
    try session.wait(for: "38 of 38")
    session.signal(signal)
    #expect(try session.waitForExit() == 128 + signal)
    #expect(session.isCooked && session.isOnMainScreen)
    #expect(reports == [home + "/state/crash"])
    let report = read(reports[0])
    #expect(report.hasPrefix("quire 0."), "\(report)")
    #expect(report.contains("\nmachine: Linux ") && report.contains("\nsignal: \(name), sent by"))
    // Whichever thread the system chooses for a signal from outside, wherever it is just then.
    #expect(report.contains("\nthread: ") && report.contains("\nstack:\n"), "\(report)")

    let next = Session(columns: 200, home: home)
    try next.wait(for: "Quire crashed (")
    try next.wait(for: "/state/crash-2")
    #expect(reports.count == 1 && reports[0].hasSuffix(".txt"), "\(reports)")
    #expect(read(reports[0]) == report)
    next.type("q")
    #expect(try next.waitForExit() == 0)

    let third = Session(columns: 200, home: home)
    try third.wait(for: "38 of 38")
    third.type("j")
    try third.wait(forPlace: "2/38")
    #expect(!third.has("crashed"))
  }

  /// What a program does to itself: where it was, and who had called that.
  @Test(arguments: ["main", "thread"], ["trap", "overflow"])
  func ofABugThePlaceIsKnown(place: String, kind: String) throws {
    let session = Session(
      [place, kind], program: Session.built("crash"), environment: ["REPORT": home + "/a/b/report"])
    _ = try session.waitForExit()
    let report = read(home + "/a/b/report")
    #expect(report.hasPrefix("as tests want it\n\nsignal: SIG"), "\(report)")
    #expect(report.contains("\nthread: \(place == "main" ? "main" : "another")\n"))
    #expect(report.contains("\naddress: 0x"))
    let frames = report.split(separator: "\n").filter { $0.hasPrefix("  quire+0x") }
    #expect(frames.count >= 2 && frames.count <= 65, "\(report)")
  }

  /// A command has no terminal to give back, and leaves a report all the same.
  @Test func commandsToo() throws {
    mkfifo(home + "/waiting.md", 0o600)
    let session = Session(["list", home + "/waiting.md"], home: home)
    let writer = open(home + "/waiting.md", O_WRONLY)
    session.signal(SIGSEGV)
    #expect(try session.waitForExit() == 128 + SIGSEGV)
    close(writer)
    #expect(reports == [home + "/state/crash"])
    // Scripts are told nothing; a person is.
    #expect(Outcome(["list", "-n", "1"], home: home).errors.contains("crashed") == false)
    let next = Session(["paths"], home: home)
    _ = try next.waitForExit()
    #expect(next.has("quire: Quire crashed ("))
  }

  /// Whom a signal ends that is none of a bug has not crashed.
  @Test func anEndIsNoCrash() throws {
    for signal in [SIGTERM, SIGUSR1, SIGQUIT] {
      let session = Session(home: home)
      try session.wait(for: "38 of 38")
      session.signal(signal)
      _ = try session.waitForExit()
    }
    #expect(reports.isEmpty)
  }
}
