import Glibc
import Loopback
import Testing

/// The program with arXiv at home (`loopback-quire`): what it brings, and what it leaves behind.
@Suite struct ArxivStories {
  private let home = Session.makeFolder()
  private let folder = Session.makeFolder()
  private static let program = Session.built("loopback-quire")
  private static let pdf = "%PDF-1.5\nA paper.\n%%EOF\n"

  private static func item(_ id: String, _ title: String) -> String {
    """
    <item><title>\(title)</title><link>https://arxiv.org/abs/\(id)</link><guid>oai:arXiv.org:\(id)v1</guid>
    <description>arXiv:\(id)v1 Announce Type: new Abstract: Text.</description>
    <dc:creator xmlns:dc="d">A. One, B. Two</dc:creator><category>cs.LG</category></item>
    """
  }

  private static let feed = LoopbackServer.Piece.answer(
    "<rss><channel><title>t</title><pubDate>Tue, 24 Nov 2026 00:00:00 -0500</pubDate>"
      + item("2611.10001", "Otters Count") + item("2611.10002", "Badgers Sort")
      + "</channel></rss>")

  private func variables(_ server: LoopbackServer) -> [String: String] {
    ["ARXIV_AT_HOME": server.origin, "ARXIV_SPEED": "1000", "BROWSER": ""]
  }

  private func settings(_ text: String) {
    mkdir(home + "/config", 0o755)
    write(home + "/config/config.toml", text)
  }

  private func profile(folder: String? = nil) -> String {
    "[fetch.daily]\ncategories = [\"cs.LG\"]\n"
      + (folder.map { "folder = \"\($0)\"\n" } ?? "")
  }

  private func browse(_ server: LoopbackServer, columns: Int = 100) throws -> Session {
    write(folder + "/a.md", digest([("Old Paper", "2504.16922v1")]))
    let session = Session(
      [folder], columns: columns, program: ArxivStories.program, environment: variables(server),
      home: home)
    try session.wait(for: "1 of 1")
    return session
  }

  private func run(_ server: LoopbackServer, _ arguments: String...) -> Outcome {
    Outcome(arguments, environment: variables(server), home: home, binary: ArxivStories.program)
  }

  // MARK: Digests

  @Test func newPapersAppearWithTheirSign() throws {
    let server = LoopbackServer { _, _ in [ArxivStories.feed] }
    defer { server.stop() }
    settings(profile(folder: folder))
    let session = try browse(server)
    session.type("gf")
    try session.wait(for: "3 of 3")
    try session.wait("the sign") { session in
      session.text.split(separator: "\n").contains {
        $0.contains("●") && $0.contains("Otters Count")
      }
    }
    session.type("gm")
    try session.wait(for: "daily: 2 new")
    #expect(!session.text.contains("daily: 2 new in"))
    session.type("q")
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }

  /// What comes into a folder that is not open is said with its place.
  @Test func whereNobodyLooksThePlaceIsSaid() throws {
    let server = LoopbackServer { _, _ in [ArxivStories.feed] }
    defer { server.stop() }
    settings(profile())
    let session = try browse(server, columns: 160)
    session.type(":fetch daily\r")
    try session.wait(for: "daily: 2 new in ")
    try session.wait(for: "-daily.md")
  }

  /// Who is told to write a profile writes one, and goes on.
  @Test func aProfileMayBeWrittenMeanwhile() throws {
    let server = LoopbackServer { _, _ in [ArxivStories.feed] }
    defer { server.stop() }
    let session = try browse(server)
    session.type("gf")
    try session.wait(for: "no profile to fetch: write one into")
    settings(profile(folder: folder))
    session.type("gf")
    try session.wait(for: "3 of 3")
  }

  /// What is wrong elsewhere in the settings keeps nobody from fetching; what is wrong with profiles does.
  @Test func aMistakeElsewhereKeepsNobodyFromFetching() throws {
    let server = LoopbackServer { _, _ in [ArxivStories.feed] }
    defer { server.stop() }
    let elsewhere =
      "measure = 3\n" + profile(folder: folder)
      + "[commands.bad]\nrun = [\"sh\", \"-c\", \"{title}\"]\n"
    settings(elsewhere)
    #expect(run(server, "fetch", "--dry-run").status == 0)
    let session = try browse(server, columns: 200)
    settings("\n\n[fetch.daily]\ncategories = 3\n")
    let bad = run(server, "fetch", "--dry-run")
    #expect(bad.status == 2)
    #expect(bad.errors.contains("config.toml:4"), "\(bad.errors)")
    session.type("gf")
    try session.wait(for: "config.toml:4")
    settings(elsewhere)
    session.type("gf")
    try session.wait(for: "3 of 3")
  }

  /// What was written before a fetch was stopped, or left, is told of like all that was fetched.
  @Test(arguments: ["\u{1B}", "q"]) func whatIsStoppedIsToldOf(_ key: String) throws {
    let server = LoopbackServer { request, _ in
      request.target.contains("cs.LG")
        ? [ArxivStories.feed]
        : [.text("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<rss>"), .pause(60_000)]
    }
    defer { server.stop() }
    let tool = folder + "/tell"
    write(tool, "#!/bin/sh\ncat > \(folder)/told.new; mv \(folder)/told.new \(folder)/told\n")
    chmod(tool, 0o755)
    settings(
      profile(folder: home + "/in") + "[fetch.other]\ncategories = [\"cs.CV\"]\n"
        + "[hooks]\nfetch = [\"\(tool)\"]\n")
    let session = try browse(server)
    session.type("gf0")
    try session.wait("the second profile") { _ in server.requests.count == 2 }
    session.type(key)
    if key == "q" {
      #expect(try session.waitForExit() == 0)
    } else {
      try session.wait("the hook") { _ in access(folder + "/told", R_OK) == 0 }
    }
    #expect(read(folder + "/told").contains("Otters Count"))
    #expect(read(folder + "/told").split(separator: "\n").count == 2)
  }

  @Test func aFailureIsOneLine() throws {
    let server = LoopbackServer { _, _ in [.answer("", status: 429)] }
    defer { server.stop() }
    settings(profile(folder: folder))
    let session = try browse(server, columns: 160)
    session.type("gf")
    try session.wait(for: "daily was not fetched: arXiv is busy (429); try again later")
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }

  /// Nobody waits for arXiv: not Esc, not who leaves, not who is killed; and the next one brings all.
  @Test(arguments: ["<Esc>", "q", "kill"]) func whatIsGivenUpIsGoneOnWith(_ end: String) throws {
    let slow = LoopbackServer { _, _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<rss>"), .pause(60_000)]
    }
    defer { slow.stop() }
    settings(profile(folder: folder))
    let session = try browse(slow)
    session.type("gf")
    try session.wait(for: "asking the feed of the day")
    try session.wait("the request") { _ in !slow.requests.isEmpty }
    let start = Session.milliseconds
    switch end {
    case "q":
      session.type("q")
      #expect(try session.waitForExit() == 0)
    case "kill":
      session.signal(SIGKILL)
      #expect(try session.waitForExit() == 128 + SIGKILL)
    default:
      session.type("\u{1B}")
      try session.wait(for: "Stopped: what came whole is kept, and gf goes on from there.")
      session.type("q")
      #expect(try session.waitForExit() == 0)
    }
    // The server would have gone on for a minute.
    #expect(Session.milliseconds - start < 30_000)
    let server = LoopbackServer { _, _ in [ArxivStories.feed] }
    defer { server.stop() }
    let outcome = run(server, "fetch")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("daily: 2 new in "), "\(outcome.output)\(outcome.errors)")
  }

  // MARK: Whole papers

  /// A program that notes what it is to show.
  private func viewer() -> String {
    let path = folder + "/viewer"
    write(
      path,
      "#!/bin/sh\nprintf '%s\\n' \"$@\" > \(folder)/shown.tmp\nmv \(folder)/shown.tmp \(folder)/shown\n"
    )
    return path
  }

  private func shown(_ session: Session) throws -> String {
    try session.wait("the viewer") { _ in access(folder + "/shown", R_OK) == 0 }
    defer { unlink(folder + "/shown") }
    return read(folder + "/shown")
  }

  @Test func aPDFIsFetchedOnceAndShown() throws {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    settings("pdf_folder = \"\(home)/my papers\"\npdf_viewer = \"sh \(viewer()) --page 1\"\n")
    let session = try browse(server)
    session.type("P")
    let path = home + "/my papers/2504.16922v1.pdf"
    #expect(try shown(session) == "--page\n1\n\(path)\n")
    #expect(read(path) == ArxivStories.pdf)
    for key in ["P", "O"] {
      session.type(key)
      #expect(try shown(session) == "--page\n1\n\(path)\n")
    }
    #expect(server.requests.map(\.target) == ["/pdf/2504.16922v1"])
    session.type("/has:pdf\r")
    try session.wait(for: "1 of 1")
    // One that is gone is shown where arXiv has it, which takes a browser.
    unlink(path)
    session.type("O")
    try session.wait(for: "https://arxiv.org/pdf/2504.16922v1")
  }

  /// A digest and a paper that are fetched at once: one request in three seconds all the same, by a clock that is a
  /// thousand times as fast.
  @Test func whatIsFetchedAtOnceTakesTurns() throws {
    let server = LoopbackServer { request, _ in
      [request.target.hasPrefix("/rss") ? ArxivStories.feed : .answer(ArxivStories.pdf), .pause(5)]
    }
    defer { server.stop() }
    settings(profile(folder: folder) + "[fetch.other]\ncategories = [\"cs.CV\"]\n")
    let session = try browse(server)
    session.type("gf0PgP")
    try session.wait("four requests") { _ in server.requests.count >= 4 }
    let times = server.requests.map(\.time)
    for (one, next) in zip(times, times.dropFirst()) { #expect(next - one + 1 >= 3) }
  }

  @Test func aProgramThatIsNotThereIsSaid() throws {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    settings("pdf_viewer = \"no-such-viewer\"\n")
    let session = try browse(server, columns: 160)
    session.type("P")
    try session.wait(for: "There is no no-such-viewer, which is pdf_viewer in config.toml: ")
  }

  /// A viewer that takes the terminal does not take it from who is typing.
  @Test func aViewerInTheTerminalWaitsToBeAsked() throws {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    let pager = folder + "/less"
    write(pager, "#!/bin/sh\ncat \"$1\"\necho READ ENTER\nread line\n")
    settings("pdf_viewer = \"\(pager)\"\n")
    let session = try browse(server, columns: 160)
    session.type("P")
    try session.wait(for: "2504.16922v1.pdf is here: the same key shows it.")
    session.type("P")
    try session.wait(for: "READ ENTER")
    session.type("\r")
    try session.wait(for: "1 of 1")
  }

  @Test func theCommandPrintsWhereTheyAre() {
    let server = LoopbackServer { request, _ in
      [
        request.target.hasSuffix("16922v1")
          ? .answer(ArxivStories.pdf) : .answer("none", status: 404)
      ]
    }
    defer { server.stop() }
    let some = run(server, "pdf", "2504.16922v1", "2504.99999", "--folder", folder + "/p")
    #expect(some.status == 4)
    #expect(some.output == folder + "/p/2504.16922v1.pdf\n")
    #expect(some.errors == "quire: 2504.99999: arXiv has no PDF of it\n")
    let again = run(server, "pdf", "2504.16922", "--folder", folder + "/p")
    #expect(again.status == 0)
    #expect(again.output == folder + "/p/2504.16922v1.pdf\n")
    #expect(server.requests.count == 2)
  }

  @Test func theCommandTakesWhatAQueryFinds() {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    write(
      folder + "/a.md",
      digest([("Caches", "2504.16922v1"), ("Millstones", "2504.16923v2")])
        + "## Lanterns\n\n>Authors: A. B\n\n> https://openreview.net/forum?id=lAnTeRn01\n\nText.\n")
    let dry = run(server, "pdf", "--query", "caches", "--in", folder, "--dry-run")
    #expect(dry.status == 0)
    #expect(
      dry.output
        == "\(home)/data/papers/2504.16922v1.pdf from \(server.origin)/pdf/2504.16922v1\n")
    #expect(server.requests.isEmpty)
    let all = run(server, "pdf", "--query", "-badgers", "--in", folder)
    #expect(all.status == 0)
    #expect(all.output.split(separator: "\n").count == 2)
    #expect(all.errors == "quire: 1 paper left out that arXiv does not have\n")
    #expect(run(server, "list", "--count", "--query", "has:pdf", folder).output == "2\n")
    #expect(run(server, "list", "--count", "--query", "-has:pdf", folder).output == "1\n")
    let none = run(server, "pdf", "--query", "badgers", "--in", folder)
    #expect(none.status == 1)
    #expect(none.errors == "quire: no paper is found\n")
  }

  @Test(arguments: [
    (["pdf"], "Name the papers by their ids"), (["pdf", "abc"], "“abc” is no arXiv id"),
    (["pdf", "x/ft425rddby3wr"], "is no arXiv id"),
    (["pdf", "../../etc/passwd"], "is no arXiv id"),
    (["pdf", "2504.16922", "--query", "a"], "Name the papers by their ids"),
    (["pdf", "--query", "has:nothing", "--in", "/dev/null"], "has: takes"),
  ])
  func wrongUsageIsSaid(_ arguments: [String], _ words: String) {
    let outcome = Outcome(arguments, home: home)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  // MARK: The machine

  @Test func libcurlIsOpenedWhenItIsNeeded() throws {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    settings("pdf_viewer = \"sh \(viewer())\"\n")
    let session = try browse(server)
    func isOpen() -> Bool { read("/proc/\(session.process)/maps").contains("libcurl") }
    #expect(!isOpen())
    session.type("P")
    _ = try shown(session)
    #expect(isOpen())
  }

  @Test func withoutLibcurlItSaysWhatToInstall() throws {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    // What is found first under its name is none.
    for name in ["libcurl.so.4", "libcurl-gnutls.so.4"] { write(folder + "/" + name, "none") }
    settings(profile())
    let without = variables(server).merging(["LD_LIBRARY_PATH": folder]) { $1 }
    for (arguments, what) in [(["fetch"], "daily"), (["pdf", "2504.16922v1"], "2504.16922v1")] {
      let outcome = Outcome(
        arguments, environment: without, home: home, binary: ArxivStories.program)
      #expect(outcome.status == 4)
      #expect(
        outcome.errors
          == "quire: \(what) was not fetched: libcurl is not on this machine; install it (Debian: libcurl4 and ca-certificates)\n"
      )
    }
  }

  /// The program itself has no way to another arXiv.
  @Test func theProgramAsksTheRealOne() {
    let server = LoopbackServer { _, _ in [.answer(ArxivStories.pdf)] }
    defer { server.stop() }
    let outcome = Outcome(
      ["pdf", "2504.16922v1"],
      environment: variables(server).merging([
        "https_proxy": "http://nowhere.invalid:9", "no_proxy": "", "NO_PROXY": "",
      ]) { $1 }, home: home)
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("there is no way to"), "\(outcome.errors)")
    #expect(server.requests.isEmpty)
  }
}
