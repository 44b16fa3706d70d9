import Glibc
import Testing

/// `quire report-bug`: what helps, in a file that people read first.
@Suite struct ReportBugStories {
  private let home = Session.makeFolder()

  @Test func itIsAFileAndNothingIsSent() {
    #expect(Outcome(["list", home + "/none.md"], home: home).status == 3)
    let path = home + "/bug.txt"
    let outcome = Outcome(["report-bug", "--output", path], home: home)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output == "\(path): read it before you send it; nothing was sent\n")
    let report = read(path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600, "for its owner alone")
    for part in [
      "# What happened", "\nquire 0.", "\nLinux ", "# Doctor", "\nmarks\n", "# Crash",
      "none is known", " warning ~/none.md: No such file",
    ] {
      #expect(report.contains(part), "\(part) is not in \(report)")
    }
    #expect(!report.contains(home))
    // What is there is not written over.
    let again = Outcome(["report-bug", "--output", path], home: home)
    #expect(again.status == 3 && again.errors.contains("File exists"))
    #expect(read(path) == report)
  }

  /// Without a name it has the time in its own, where one stands.
  @Test func itHasANameByItself() {
    let line = "cd \(home) && \"$0\" report-bug && ls quire-bug-2*.txt"
    let outcome = Outcome([], home: home, program: "/bin/sh", before: ["-c", line])
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0 && lines.count == 2, "\(outcome)")
    #expect(lines.last.map { lines[0].hasPrefix($0 + ": ") } == true)
  }

  /// The reader's own texts are in it only when they ask for it.
  @Test func whatIsTheReadersIsLeftOut() throws {
    mkdir(home + "/config", 0o700)
    write(home + "/config/config.toml", "profile = \"less\"  # zebra one\n")
    write(home + "/config/views", "zebra two = title:zebra\nb = view:zebra\n")
    write(home + "/a.md", digest([("Zebra Title", "2504.00001")]))
    #expect(Outcome(["note", "2504.00001", "--set", "zebra note"], home: home).status == 0)
    let batch = Outcome(["mark", "--batch"], input: "2504.00001 label zebra\n", home: home)
    #expect(batch.output == "ok 1\n")
    let session = Session(["--log", "debug", home + "/a.md"], home: home)
    try session.wait(for: "1 of 1")
    session.type("/zebra\r")
    try session.wait(for: "/ zebra")
    session.signal(SIGTERM)
    _ = try session.waitForExit()

    let report = Outcome(["report-bug", "--output", "-"], home: home).output
    #expect(report.contains("read: ~/a.md: "), "\(report)")
    #expect(!report.lowercased().contains("zebra"), "\(report)")
    #expect(report.contains("bad   views: ~/config/views: 1 mistake\n"), "\(report)")
    #expect(Outcome(["doctor"], home: home).output.contains("no view “zebra”"))
    let whole = Outcome(["report-bug", "--output", "-", "--with-files"], home: home).output
    for text in [
      "# zebra one", "zebra two", "\"filter\":\"zebra\"", "as you asked", "no view “zebra”",
    ] {
      #expect(whole.contains(text), "\(text) is not in \(whole)")
    }
    #expect(!whole.contains("zebra note"))
  }

  @Test func theLastCrashIsInIt() throws {
    let session = Session(home: home)
    try session.wait(for: "38 of 38")
    session.signal(SIGILL)
    _ = try session.waitForExit()
    let report = Outcome(["report-bug", "--output", "-"], home: home).output
    #expect(report.contains("signal: SIGILL"))
    #expect(Outcome(["doctor"], home: home).output.contains("look  reports: the last one is "))
  }
}
