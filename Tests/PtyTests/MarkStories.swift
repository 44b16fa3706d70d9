import Glibc
import Testing

/// Marks in the browser, kept and shared.
@Suite struct MarkStories {
  // MARK: The next run

  @Test func marksOutliveARestart() throws {
    let home = MarkedHome()
    write(home.path + "/editor", "#!/bin/sh\necho 'Read this.' > \"$1\"\n")
    let first = try home.browse(environment: ["EDITOR": home.path + "/editor"])
    first.type("s")
    try first.wait(for: "Starred 2504.00001 (Paper 1 here).")
    first.type("jr")
    try first.wait(for: "Marked 2504.00002 (Paper 2 here) as read.")
    first.type("m4")
    try first.wait(for: "Rated 2504.00002 (Paper 2 here) 4.")
    first.type("jt\"to cite\"\r")
    try first.wait(for: "#to cite")
    first.type("e")
    try first.wait(for: "Read this.")
    first.type("a")
    try first.wait(for: "Queued 2504.00003")
    first.type("u")
    try first.wait(for: "Undid: ")
    try first.wait("no sign of waiting") { !$0.text.contains("… Paper") }
    first.type("q")
    #expect(try first.waitForExit() == 0)

    #expect(
      home.marks(1)
        == #"{"labels":[],"read":false,"starred":true,"note":null,"rating":0,"queue":null}"#)
    #expect(
      home.marks(2)
        == #"{"labels":[],"read":true,"starred":false,"note":null,"rating":4,"queue":null}"#)
    #expect(
      home.marks(3)
        == #"{"labels":["to cite"],"read":false,"starred":false,"note":"Read this.","rating":0,"queue":null}"#
    )
    let records = home.quire("list", "--jsonl", home.digests).output.split(separator: "\n")
    for number in 1...3 {
      let marks = home.marks(number).dropFirst().dropLast()
      #expect(
        records.contains { $0.contains(MarkedHome.id(number)) && $0.contains(marks) },
        "\(marks)\n\(records)")
    }

    let second = try home.browse()
    try second.wait(for: "★  Paper 1")
    try second.wait(for: "✓4  Paper 2")
    try second.wait(forPlace: "3/3")
    try second.wait(for: "Read this.")
    second.type("u")
    try second.wait(for: "Undid: wrote a note on 2504.00003")
    try second.wait("no note") { !$0.text.contains("Read this.") }
    second.type("u")
    try second.wait(for: "Undid: labelled 2504.00003")
    second.type("\u{12}")
    try second.wait(for: "#to cite")
    second.type("U")
    try second.wait(for: "starred 2504.00001")
    second.type(Press.controlC)
    try second.wait("the menu to close") { !$0.text.contains("What was done") }
    second.type("q")
    #expect(try second.waitForExit() == 0)
    #expect(
      home.marks(3).contains(#""labels":["to cite"]"#) && home.marks(3).contains(#""note":null"#))
  }

  @Test func theSessionComesBack() throws {
    let home = MarkedHome(papers: 12)
    let other = MarkedHome(papers: 5)
    let first = try home.browse()
    first.type("/paper 1\rjStl")
    try first.wait(for: "title ↑")
    try first.wait(for: "4 of 12")
    try first.wait(for: "/4 ")
    let place = try #require(first.lines.first { $0.contains("/4 ") })
    first.type("Q")
    #expect(try first.waitForExit() == 0)

    // Another library knows nothing of it.
    let elsewhere = Session([other.digests], columns: 160, home: home.path)
    try elsewhere.wait(for: "5 of 5")
    elsewhere.type("/paper 3\r")
    try elsewhere.wait(for: "1 of 5")
    elsewhere.type("Q")
    #expect(try elsewhere.waitForExit() == 0)

    let second = Session([home.digests], columns: 160, home: home.path)
    try second.wait(for: "4 of 12")
    try second.wait(for: "title ↑")
    try second.wait("the place of the last time") { $0.lines.contains(place) }
    // The reader has the focus: its key goes to the list.
    second.type("h")
    second.type("G")
    try second.wait(forPlace: "4/4")
    second.type("Q")
    #expect(try second.waitForExit() == 0)

    let fresh = Session(["--fresh", home.digests], columns: 160, home: home.path)
    try fresh.wait(for: "12 of 12")
    try fresh.wait(for: "date ↓")
    fresh.type("Q")
    #expect(try fresh.waitForExit() == 0)

    for rubbish in [
      "", "{", "[1]", #"{"quire":1,"views":[{"paths":7,"sort":[],"row":-9}]}"#, "\u{0}",
    ] {
      write(home.path + "/state/session.json", rubbish)
      let damaged = Session([home.digests], columns: 160, home: home.path)
      try damaged.wait(for: "12 of 12")
      damaged.type("/paper 2\r")
      try damaged.wait(for: "2 of 12")
      damaged.type("Q")
      #expect(try damaged.waitForExit() == 0)
      let mended = Session([home.digests], columns: 160, home: home.path)
      try mended.wait(for: "2 of 12")
    }
  }

  // MARK: Several programs

  @Test func whatOthersMarkAppears() throws {
    let home = MarkedHome(papers: 5)
    let (one, two) = (try home.browse(), try home.browse())
    one.type("s")
    try one.wait(starred: [1])
    try two.wait(starred: [1])
    two.type("jjs")
    try two.wait(starred: [1, 3])
    try one.wait(starred: [1, 3])
    #expect(home.quire("mark", MarkedHome.id(5), "--star").status == 0)
    try one.wait(starred: [1, 3, 5])
    try two.wait(starred: [1, 3, 5])
    one.type("u")
    try one.wait(for: "Undid: ")
    try one.wait(starred: [1, 3])
    try two.wait(starred: [1, 3])
    #expect(home.quire("note", MarkedHome.id(1), "--set", "From outside").status == 0)
    try one.wait(for: "From outside")
  }

  /// The sample remembers nothing, so there is no database until something is marked.
  @Test(arguments: [true, false])
  func theDatabaseComesLater(isFolderThere: Bool) throws {
    let home = Session.makeFolder()
    if isFolderThere { mkdir(home + "/data", 0o700) }
    let (one, two) = (Session(columns: 140, home: home), Session(columns: 140, home: home))
    for session in [one, two] { try session.wait(for: "38 of 38") }
    #expect(access(home + "/data/marks.db", F_OK) != 0)
    #expect(Outcome(["mark", "2312.00752", "--star"], home: home).status == 0)
    for session in [one, two] { try session.wait(for: "★  Mamba") }
    two.type("s")
    try two.wait(for: "Unstarred 2312.00752")
    try one.wait("the star to go") { !$0.text.contains("★") }
    #expect(Outcome(["mark", "2312.00752", "--rating", "3"], home: home).status == 0)
    for session in [one, two] { try session.wait(for: "3  Mamba") }
  }

  @Test func fourBrowsersAtOnceLoseNothing() throws {
    let count = 55
    let home = MarkedHome(papers: 4 * count)
    let sessions = try (0..<4).map { _ in try home.browse(columns: 120, rows: 24) }
    for (index, session) in sessions.enumerated() {
      session.type(":\(index * count + 1)\r")
      try session.wait(for: "\(index * count + 1)/\(4 * count)")
    }
    for session in sessions { session.type(String(repeating: "sj", count: count)) }
    for session in sessions {
      session.type("/is:starred\r")
      try session.wait("all stars") { session in
        #expect(!session.text.contains("locked"))
        return session.text.contains("\(4 * count) of \(4 * count)")
      }
    }
    for session in sessions {
      session.type("Q")
      #expect(try session.waitForExit() == 0)
      #expect(!session.has("locked"))
    }
    #expect(home.starred(of: 4 * count) == Set(1...4 * count))
    #expect(home.events == 4 * count)
  }

  // MARK: Leaving

  @Test func leavingAtOnceKeepsTheMark() throws {
    let home = MarkedHome()
    let quits = try home.browse()
    quits.type("sq")
    #expect(try quits.waitForExit() == 0)
    #expect(home.starred(of: 3) == [1])

    let ends = try home.browse()
    ends.type("jsj")
    try ends.wait(forPlace: "3/3")
    let shown = ends.text
    ends.signal(SIGTERM)
    #expect(try ends.waitForExit() == 143)
    #expect(ends.isOnMainScreen && ends.isCooked)
    #expect(home.starred(of: 3) == [1, 2], "\(shown) \(home.history)")

    let hangs = try home.browse(["--fresh"])
    hangs.type("GsQ")
    #expect(try hangs.waitForExit() == 0)
    #expect(home.starred(of: 3) == [1, 2, 3])
  }

  @Test func stoppingKeepsAll() throws {
    let home = MarkedHome()
    let session = Session(
      ["--norc", "-i"], columns: 140, program: "/bin/bash", environment: ["PS1": "prompt> "],
      home: home.path)
    try session.wait(for: "prompt>")
    session.type("\(Session.binary) \(home.digests)\r")
    try session.wait(for: "Paper 3 here")
    session.type("s\(Press.controlZ)")
    try session.wait(for: "Stopped")
    session.type("\(Session.binary) mark \(MarkedHome.id(3)) --star\r")
    try session.wait(for: "starred 2504.00003")
    session.type("fg\r")
    try session.wait("the browser") { !$0.isOnMainScreen }
    try session.wait(starred: [1, 3])
    session.type("jsQ")
    try session.wait("the shell") { $0.isOnMainScreen }
    session.type("exit\r")
    #expect(try session.waitForExit() == 0)
    #expect(home.starred(of: 3) == [1, 2, 3])
  }
}

/// What has been seen to be kept is kept, whatever happens to the browser.
@Suite(.serialized) struct BrowserKillStories {
  @Test func firmMarksOutliveAKill() throws {
    let runs = getenv("QUIRE_KILL_RUNS").flatMap { Int(String(cString: $0)) } ?? 30
    let count = 50
    let home = MarkedHome(papers: count)
    var painted = 0
    for run in 0..<runs {
      let before = home.starred(of: count)
      let session = try home.browse(["--fresh"], columns: 50, rows: count + 4)
      if !before.isEmpty { try session.wait(starred: before) }
      let start = session.output.count
      // What is starred loses its star in the next round, and the other way round.
      session.type(String(repeating: "sj", count: count))
      // Killed after some output, whatever it shows, or when some marks are seen to be kept: a fast machine has the
      // first output before the first mark.
      let amount = run % 2 == 0 ? Int.random(in: 0..<4000) : .max
      let wanted = run % 2 == 0 ? .max : Int.random(in: 1...count)
      var firm = before
      var changed: Set<Int> = []
      func look(_ session: Session) {
        let (shown, pending) = session.starred
        changed.formUnion(pending)
        changed.formUnion(shown.symmetricDifference(before).subtracting(pending))
        firm = shown
      }
      try session.wait("some output") { session in
        look(session)
        return session.output.count - start >= amount
          || firm.symmetricDifference(before).count >= wanted
          || run % 2 == 0 && session.text.contains("\(count)/\(count)")
      }
      session.signal(SIGKILL)
      try session.wait("the end") { session in
        look(session)
        return session.status != nil
      }
      let kept = home.starred(of: count)
      // Of those that are not on their way the database has what was shown; it may have more.
      let pending = session.starred.pending
      // The kill may cut a frame between a star and the sign that it is on its way: what stands in the row
      // of the cursor says nothing.
      let cut = session.line(session.cursor.row)
      for number in 1...count
      where !pending.contains(number) && !cut.contains(" Paper \(number) ") {
        let isShown = firm.contains(number)
        guard isShown != before.contains(number) else { continue }
        painted += 1
        #expect(kept.contains(number) == isShown, "run \(run), paper \(number)\n\(session.text)")
      }
      let undo = home.quire("history", "--undo")
      #expect(undo.status == 0 || kept.isEmpty, "\(undo.errors)")
      // Killed before there was one, it has kept nothing.
      guard access(home.database, F_OK) == 0 else {
        #expect(kept.isEmpty)
        continue
      }
      #expect(TestDatabase(home.database).run("PRAGMA integrity_check") == "ok")
    }
    #expect(painted > runs)
  }
}
