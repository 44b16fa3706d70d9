import Glibc
import Testing

/// What the program notes about itself, and what it does not.
@Suite struct LogStories {
  private let home = Session.makeFolder()
  private var log: String { home + "/state/log" }

  @Test func nothingIsNotedOfARunInWhichNothingIsWrong() throws {
    let session = Session(home: home)
    try session.wait(for: "38 of 38")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(Outcome(["list", "-n", "1"], home: home).status == 0)
    #expect(access(log, F_OK) != 0)
  }

  /// A failure has the line of its start before it, and only it.
  @Test func whatCouldNotBeDoneIsNoted() {
    #expect(Outcome(["list", home + "/none.md"], home: home).status == 3)
    #expect(Outcome(["list", "--query", "tag:"], home: home).status == 2)
    let lines = read(log).split(separator: "\n")
    #expect(lines.count == 2, "\(lines)")
    #expect(lines[0].contains(" info start: quire ") && lines[0].contains(", list, TERM xterm"))
    #expect(lines[1].hasSuffix(" warning ~/none.md: No such file or directory"), "\(lines)")
    #expect(lines.allSatisfy { $0.prefix(20).last == "Z" })
  }

  @Test(arguments: [
    ("off", 0), ("error", 0), ("warning", 0), ("info", 4), ("debug", 5),
  ])
  func asMuchAsIsAskedFor(level: String, lines: Int) throws {
    write(home + "/a.md", digest([("A Secret Title", "2504.00001")]))
    let session = Session(["--log", level, home + "/a.md"], home: home)
    try session.wait(for: "1 of 1")
    session.type("/secret\r")
    try session.wait(for: "/ secret")
    session.type("qq")
    #expect(try session.waitForExit() == 0)
    let text = access(log, F_OK) == 0 ? read(log) : ""
    #expect(text.split(separator: "\n").count == lines, "\(text)")
    #expect(lines == 0 || text.contains("read: 1 files, 1 papers in "))
    #expect(lines < 5 || text.contains("read: ~/a.md: "))
    #expect(!text.lowercased().contains("secret"), "\(text)")
  }

  /// Of any command, before its name, as one word or two; what is no level is said.
  @Test(arguments: [["--log", "info"], ["--log=info"]])
  func theLevelStandsBeforeTheCommand(option: [String]) {
    #expect(Outcome(option + ["list", "-n", "1"], home: home).status == 0)
    #expect(access(log, F_OK) == 0 && read(log).contains(", list, TERM "))
    let wrong = Outcome(option.map { $0.replacing("info", with: "much") } + ["list"], home: home)
    #expect(wrong.status == 2 && wrong.errors.contains("'much'"), "\(wrong.errors)")
  }

  /// What is wrong with views is said with the filter, and only counted in the log.
  @Test func filtersAreNotInIt() throws {
    mkdir(home + "/config", 0o700)
    write(home + "/config/views", "a = view:zebra\nb\n")
    let session = Session(columns: 160, home: home)
    try session.wait(for: "views: 2 mistakes")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(read(log).contains(" warning ~/config/views: 2 mistakes\n"), "\(read(log))")
    #expect(!read(log).contains("zebra"), "\(read(log))")
  }

  @Test func itDoesNotGrowForEver() {
    mkdir(home + "/state", 0o700)
    write(log, String(repeating: "an old line\n", count: 22_000))
    write(log + ".1", "the oldest line\n")
    #expect(Outcome(["list", home + "/none.md"], home: home).status == 3)
    #expect(read(log).split(separator: "\n").count == 2)
    #expect(read(log + ".1").hasPrefix("an old line\n"))
  }

  /// A log that cannot be written stops nobody.
  @Test func itNeedNotBeWritten() {
    write(home + "/state", "no folder\n")
    #expect(Outcome(["--log", "debug", "list", "-n", "1"], home: home).status == 0)
  }

  /// Also where most is noted.
  @Test func noKeyIsNoted() throws {
    let session = Session(["--log", "debug"], home: home)
    try session.wait(for: "38 of 38")
    session.type("jjjj")
    try session.wait(forPlace: "5/38")
    let before = read(log)
    session.type("jjjjjj")
    try session.wait(forPlace: "11/38")
    #expect(read(log) == before)
  }
}
