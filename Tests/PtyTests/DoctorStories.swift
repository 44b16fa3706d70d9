import Glibc
import Testing

/// What the doctor says of terminals, programs, places and files.
@Suite struct DoctorStories {
  private static let quiet = ["PATH": "/usr/bin:/bin", "EDITOR": "true", "PAGER": "cat"]

  /// Without a terminal the rest is done all the same.
  @Test func withoutATerminal() {
    let home = Session.makeFolder()
    let doctor = Outcome(["doctor"], environment: Self.quiet, home: home)
    #expect(doctor.status == 0 && doctor.errors.isEmpty, "\(doctor.output)")
    for part in [
      "this is not a terminal", "good  TERM: TERM is xterm-256color", "good  characters: UTF-8",
      "good  editor: ", "database: none yet", "is not there yet; it is made when it is needed",
    ] {
      #expect(doctor.output.contains(part), "\(part): \(doctor.output)")
    }
    // Looking makes nothing.
    #expect(access(home + "/data", F_OK) != 0 && access(home + "/config", F_OK) != 0)
  }

  @Test func whatIsBadIsSaidWithWhatToDo() {
    let home = UsageStories.home(settings: "measur = 3\n", keys: "list j nothing\n")
    mkdir(home + "/data", 0o755)
    write(home + "/data/marks.db", "this is no database, and long enough to be looked at as one")
    write(home + "/state", "")
    let doctor = Outcome(
      ["doctor"],
      environment: ["TERM": "dumb", "EDITOR": "no-such-editor", "BROWSER": "sh -c 'x %s'"],
      home: home)
    #expect(doctor.status == 1)
    for part in [
      "bad   TERM: TERM is dumb", "bad   editor: no-such-editor is not there",
      "look  browser: BROWSER would have sh -c", "bad   settings: ", "did you mean measure?",
      "bad   keys: ", "bad   database: ", "bad   state: ", "is no folder",
      "look  data: \(home)/data can be read by everybody", "→ `chmod go-rwx",
    ] {
      #expect(doctor.output.contains(part), "\(part): \(doctor.output)")
    }
  }

  @Test func marksAndFetches() {
    let home = UsageStories.home(
      settings:
        "[fetch.one]\ncategories = [\"cs\"]\n[fetch.two]\ncategories = [\"cs\"]\n[fetch.three]\ncategories = [\"cs\"]\n"
    )
    _ = Outcome(["mark", "--star", "2504.00001"], home: home)
    for folder in ["", "/fetch", "/fetch/one", "/fetch/two"] {
      mkdir(home + "/state" + folder, 0o700)
    }
    write(home + "/state/fetch/one/memory", "harvested 2026-11-01\n")
    write(home + "/state/fetch/two/plan", "x\n")
    let doctor = Outcome(["doctor"], environment: Self.quiet, home: home)
    for part in [
      "good  database: whole: 1 paper with marks, ", "good  sync: nothing came",
      "good  one: fetched last ",
      "look  two: the last fetch did not come to its end", "look  three: was never fetched",
    ] {
      #expect(doctor.output.contains(part), "\(part): \(doctor.output)")
    }
  }

  @Test func json() {
    let doctor = Outcome(["doctor", "--json"], environment: Self.quiet)
    #expect(doctor.output.hasPrefix("{\"version\":\"0.") && doctor.output.hasSuffix("]}\n"))
    #expect(doctor.output.contains("\"area\":\"terminal\",\"name\":\"TERM\",\"verdict\":\"good\""))
  }

  /// libvterm answers where its cursor is, and what it is.
  @Test func theTerminalIsAsked() throws {
    let session = Session(
      ["doctor"], columns: 140, rows: 60,
      environment: Self.quiet.merging(["COLORTERM": "truecolor"]) { $1 })
    try session.wait(for: " bad")
    #expect(try session.waitForExit() == 0)
    #expect(session.text.contains("answers in "), "\(session.text)")
    #expect(session.text.contains("widths: "))
    #expect(session.text.contains("good  colours: any"))
    #expect(session.text.contains("good  Escape: Escape acts after 25 ms"))
    // Nothing of the questions is left on the screen.
    #expect(!session.text.contains("漢  ") && session.isCooked)
  }

  /// What goes through a pipe asks nothing, though the process has a terminal.
  @Test func aPipeIsNoTerminal() throws {
    let session = Session(
      ["-c", "\(Session.binary) doctor </dev/null | cat; stty -a | grep -c ' echo '"],
      columns: 140, rows: 60, program: "/bin/sh", environment: ["TERM": "dumb"])
    #expect(try session.waitForExit() == 0)
    #expect(session.text.contains("this is not a terminal"))
  }
}
