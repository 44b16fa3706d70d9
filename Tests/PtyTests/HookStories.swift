import Catalog
import Glibc
import Programs
import Testing

@testable import quire

/// Programs that are told of what the user does.
@Suite struct HookStories {
  private let folder = Session.makeFolder()
  private let home = Session.makeFolder()

  init() {
    // A line for each time it is run: the hook, and the ids of its papers.
    write(
      folder + "/tool",
      """
      #!/bin/sh
      echo "$QUIRE_HOOK" $(sed 's/^{"id":"\\([^"]*\\)".*/\\1/') >> \(folder)/told

      """)
    write(
      folder + "/week.md",
      digest([("First Paper", "2504.00001"), ("Second Paper", "2504.00002")]))
  }

  private func start(_ hooks: String = "open star leave", _ more: String = "") throws -> Session {
    mkdir(home + "/config", 0o755)
    let lines = hooks.split(separator: " ").map { "\($0) = [\"\(folder)/tool\"]\n" }
    write(home + "/config/config.toml", "[hooks]\n" + lines.joined() + more)
    let session = Session(
      [folder + "/week.md"], columns: 120, environment: ["BROWSER": "/bin/true"], home: home)
    try session.wait(for: "2 of 2")
    return session
  }

  private var told: [String] { read(folder + "/told").split(separator: "\n").map(String.init) }

  private func wait(_ session: Session, _ lines: [String]) throws {
    try session.wait("\(lines), not \(told)") { _ in told.count >= lines.count }
    #expect(told == lines)
  }

  @Test func actsAreToldOnceEach() throws {
    let session = try start()
    session.type("s")
    try wait(session, ["star 2504.00001"])
    // Without the star, undone, done again: none of it is a star that was given.
    session.type("suu")
    try session.wait(for: "Undid")
    session.type("o")
    try wait(session, ["star 2504.00001", "open 2504.00001"])
    session.type(":star id:2504\r")
    try wait(session, ["star 2504.00001", "open 2504.00001", "star 2504.00001 2504.00002"])
    session.type("jr")
    try session.wait(for: "as read")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(told.count == 4 && told.last == "leave 2504.00001 2504.00002")
  }

  @Test func marksOfOthersAreTheirs() throws {
    let session = try start("star")
    let other = Outcome(["mark", "--star", "2504.00002"], home: home)
    #expect(other.status == 0)
    try session.wait(for: "★")
    session.type("s")
    try wait(session, ["star 2504.00001"])
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(told == ["star 2504.00001"])
  }

  /// The mark is not on the disk yet when Quire is left.
  @Test func theLastStarIsTold() throws {
    let session = try start()
    session.type("sq")
    #expect(try session.waitForExit() == 0)
    #expect(told == ["star 2504.00001", "leave 2504.00001"])
  }

  @Test func leavingIsToldWithoutMarksToo() throws {
    let session = try start("leave")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(told == ["leave"])
  }

  @Test func aHookThatTakesTooLongIsEndedWithItsGroup() throws {
    write(
      folder + "/tool",
      "#!/bin/sh\nsleep 1000 &\necho $! > \(folder)/child.tmp\nmv \(folder)/child.tmp \(folder)/child\nwait\n"
    )
    let session = try start("star", "seconds = 1\n")
    session.type("s")
    try session.wait(for: "Hook star: tool had not ended after 1 second")
    let child = pid_t(read(folder + "/child").filter(\.isNumber))!
    try session.wait("the end of the group") { _ in
      kill(child, 0) != 0 || read("/proc/\(child)/stat").contains(") Z ")
    }
  }

  /// The terminal is the shell's by then, and Ctrl-C ends what is waited for.
  @Test func leavingWaitsForItsHookOrForControlC() throws {
    write(folder + "/tool", "#!/bin/sh\nsleep 1000\n")
    let session = try start("leave", "seconds = 600\n")
    session.type("q")
    try session.wait(for: "waiting for hook leave; Ctrl-C ends it")
    #expect(session.isOnMainScreen && session.isCooked)
    session.type(Press.controlC)
    #expect(try session.waitForExit() == 0)
  }

  /// What `quire fetch` has written, of all its profiles, is told of once.
  @Test func aFetchTellsOfItsPapers() throws {
    write(folder + "/other.md", digest([("Third Paper", "2504.00003")]))
    var hooks = Hooks()
    hooks.programs[.fetch] = try ProgramLine(literally: [folder + "/tool"])
    let files = [folder + "/week.md", folder + "/other.md"]
    FetchHook.run(hooks, files, marks: { _ in Marks() }, isWanted: { true })
    #expect(told.count == 1 && told[0].hasPrefix("fetch 2504.0000"), "\(told)")
    #expect(told[0].split(separator: " ").count == 4)
    FetchHook.run(hooks, [], marks: { _ in Marks() }, isWanted: { true })
    FetchHook.run(Hooks(), files, marks: { _ in Marks() }, isWanted: { true })
    #expect(told.count == 1)
  }

  @Test func aHookThatFailsIsSaid() throws {
    write(folder + "/tool", "#!/bin/sh\necho no server >&2\nexit 4\n")
    let session = try start("star leave")
    session.type("s")
    try session.wait(for: "Hook star: tool ended with exit code 4: no server")
    session.type("q")
    try session.wait(for: "quire: Hook leave: tool ended with exit code 4: no server")
    #expect(try session.waitForExit() == 0)
  }

  @Test func aHookThatCannotBeStartedIsSaidOnce() throws {
    unlink(folder + "/tool")
    let session = try start("star")
    session.type("s")
    try session.wait(for: "Hook star: tool could not be started")
    session.type("js")
    try session.wait(for: "Starred 2504.00002")
    session.type("gm")
    try session.wait(for: "What was said")
    let lines = session.lines.filter { $0.contains("Hook star") }
    #expect(lines.count == 1, "\(session.text)")
  }

  @Test func anotherHookThatCannotBeStartedIsSaidToo() throws {
    unlink(folder + "/tool")
    let session = try start("star")
    session.type("s")
    try session.wait(for: "Hook star: tool could not be started")
    session.type("j")
    try session.wait(forPlace: "2/2")
    write(home + "/config/config.toml", "[hooks]\nstar = [\"\(folder)/other\"]\n")
    try session.wait(for: "Settings read again.")
    session.type("s")
    try session.wait(for: "Hook star: other could not be started")
  }
}
