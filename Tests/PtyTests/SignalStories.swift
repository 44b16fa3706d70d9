import CVterm
import Glibc
import Testing

/// Whatever ends the program, the terminal is given back.
@Suite struct SignalStories {
  /// All that end a program that does not ignore them; 34 and 64 are the first and the last real-time signal.
  @Test(arguments: [
    SIGINT, SIGTERM, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGSYS, SIGIO,
    SIGPWR, SIGSTKFLT, 34, 64, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE,
  ])
  func everySignalGivesTheTerminalBack(_ signal: Int32) throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    session.signal(signal)
    #expect(try session.waitForExit() == 128 + signal)
    #expect(session.isCooked && session.isOnMainScreen)
    #expect(session.has("\u{1B}[?2004l") && session.has("\u{1B}[?1000l"))
  }

  /// What was acknowledged is done: the papers of a query that are still being looked for are marked.
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aMarkingThatIsStillLookedForIsKept(_ signal: Int32) throws {
    let home = Session.makeFolder()
    let papers = (0..<21_000).map { ("Zebra \($0)", "\(2401 + $0 / 9000).\(10_000 + $0 % 9000)") }
    write(home + "/a.md", digest(papers))
    let session = Session([home + "/a.md"], columns: 120, home: home)
    try session.wait(for: "21000 of 21000")
    // A pattern that goes back for ever keeps it looking until it is given up.
    session.type(":star (\"zebra 77\" | /(.*a){9}zz/)\r")
    try session.wait(for: "Looking for the papers")
    session.signal(signal)
    #expect(try session.waitForExit() == (signal == SIGINT ? 130 : 128 + signal))
    let marks = Outcome(["mark", "2401.10077"], home: home).output
    #expect(marks == "2401.10077  starred\n")
  }

  /// A thread that is hit by a trap takes the program with it, and it is not the main one.
  @Test func aTrapOnAnyThread() throws {
    var threads = 1
    var number = 0
    while number < threads {
      let session = Session()
      try session.wait(for: "38 of 38")
      let all = session.threads
      threads = all.count
      // Some threads end by themselves: there may be fewer than the last time.
      guard number < threads else { break }
      _ = vt_kill_thread(session.process, all[number], SIGILL)
      #expect(try session.waitForExit() == 128 + SIGILL)
      #expect(session.isCooked && session.isOnMainScreen, "thread \(number) of \(threads)")
      number += 1
    }
    #expect(number > 1)
  }

  /// Also when the stack is what is used up.
  @Test(arguments: ["main", "thread"], ["trap", "overflow"])
  func aCrash(on place: String, by kind: String) throws {
    let session = Session([place, kind], program: Session.built("crash"))
    let status = try session.waitForExit()
    #expect([SIGILL, SIGTRAP, SIGSEGV, SIGBUS].map { 128 + $0 }.contains(status))
    #expect(session.has("\u{1B}[?1049h"))
    #expect(session.isCooked && session.isOnMainScreen)
  }

  /// While another program has the terminal there is nothing to give back.
  @Test func withTheTerminalGivenAwayNothingIsWritten() throws {
    let folder = Session.makeFolder()
    write(folder + "/lynx", "#!/bin/sh\necho \"lynx is here\"\nread line\n")
    let session = Session(environment: ["BROWSER": folder + "/lynx"])
    try session.wait(for: "38 of 38")
    session.type("o")
    try session.wait(for: "lynx is here")
    let before = session.output.count
    session.signal(SIGUSR1)
    #expect(try session.waitForExit() == 128 + SIGUSR1)
    #expect(session.output.count == before)
  }

  @Test(arguments: [(65_535, 1), (1, 65_535), (1, 32_768), (65_535, 65_535), (2, 2)])
  func anySize(columns: Int, rows: Int) throws {
    let session = Session()
    try session.wait(for: "38 of 38")
    let before = session.output.count
    session.resize(columns: columns, rows: rows, isShown: false)
    try session.wait("a new screen") { $0.output.count > before }
    session.type("j")
    session.resize(columns: 100, rows: 30)
    try session.wait(forPlace: "2/38")
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }

  @Test(arguments: [(65_535, 1), (1, 65_535)])
  func anySizeAtTheStart(columns: Int, rows: Int) throws {
    let session = Session(columns: columns, rows: rows)
    try session.wait("a screen") { $0.has("\u{1B}[?2004h") }
    session.resize(columns: 100, rows: 30)
    try session.wait(for: "38 of 38")
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }
}
