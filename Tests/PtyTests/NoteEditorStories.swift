import Glibc
import Testing

/// Notes that are written in an editor, from the browser.
@Suite struct NoteEditorStories {
  private let home = MarkedHome()
  private let folder = Session.makeFolder()

  /// A shell script as an editor; its file is `$1`.
  private func editor(_ name: String, _ script: String) -> String {
    write("\(folder)/\(name)", "#!/bin/sh\n\(script)\n")
    return "\(folder)/\(name)"
  }

  private func browse(_ environment: [String: String], columns: Int = 200) throws -> Session {
    let temporary = folder + "/tmp"
    mkdir(temporary, 0o700)
    return try home.browse(
      columns: columns, environment: ["TMPDIR": temporary].merging(environment) { $1 })
  }

  private var left: [String] { Files.names(in: folder + "/tmp") }
  private var note: String { home.quire("note", MarkedHome.id(1)).output }

  private func leave(_ session: Session) throws {
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(session.isOnMainScreen && session.isCooked)
  }

  @Test func visualWinsAndNoShellIsInvolved() throws {
    let visual = editor("my visual", #"printf '%s\n' "$#" "$1" "$2" > "$3""#)
    let session = try browse(["VISUAL": "'\(visual)' 'a b' $HOME;", "EDITOR": "/nowhere/editor"])
    session.type("e")
    try session.wait(for: "Wrote a note on 2504.00001")
    try session.wait("the note") { $0.text.contains("a b") && $0.text.contains("$HOME;") }
    try session.wait("the end of the file") { _ in left.isEmpty }
    session.type("j")
    try session.wait(forPlace: "2/3")
    try leave(session)
    #expect(note == "3\na b\n$HOME;\n")
  }

  @Test func theEditorGetsTheTerminalAndGivesItBack() throws {
    let program = editor("edit", #"echo 'What do you think?'; read answer; echo "$answer" > "$1""#)
    let session = try browse(["EDITOR": program])
    session.type("e")
    try session.wait(for: "What do you think?")
    #expect(session.isOnMainScreen && session.isCooked)
    session.type("jjj\n")
    try session.wait(for: "Wrote a note on 2504.00001")
    try session.wait(for: "jjj")
    try session.wait(forPlace: "1/3")
    session.type("j")
    try session.wait(forPlace: "2/3")
    try leave(session)
  }

  @Test func anEditorThatFailsKeepsTheText() throws {
    let session = try browse(["EDITOR": editor("edit", #"echo mine > "$1"; exit 7"#)])
    session.type("e")
    try session.wait(
      for: "What you wrote is in \(folder)/tmp/arXiv-2504.00001")
    try session.wait(for: "ended with exit code 7.")
    let name = try #require(left.first)
    #expect(read("\(folder)/tmp/\(name)") == "mine\n")
    session.type("j")
    try session.wait(forPlace: "2/3")
    try leave(session)
    #expect(home.events == 0)
  }

  @Test func withoutAnEditorItIsSaid() throws {
    let session = try browse(["PATH": "/nowhere"])
    session.type("e")
    try session.wait(for: "No editor found: set $VISUAL or $EDITOR")
    session.type("j")
    try session.wait(forPlace: "2/3")
    try leave(session)
    let missing = try browse(["VISUAL": "/nowhere/vi"])
    missing.type("gge")
    try missing.wait(for: "could not be started")
    try leave(missing)
    #expect(left.isEmpty && home.events == 0)
  }

  @Test func interruptsAreForTheEditor() throws {
    let program = editor(
      "edit",
      #"trap 'echo interrupted > "$1"; exit 0' INT; echo ready; while :; do sleep 0.1; done"#)
    let session = try browse(["EDITOR": program])
    session.type("e")
    try session.wait(for: "ready")
    session.type(Press.controlC)
    try session.wait(for: "Wrote a note on 2504.00001")
    try session.wait(for: "interrupted")
    session.type("j")
    try session.wait(forPlace: "2/3")
    session.type(Press.controlC)
    try session.wait(for: "<C-c> again quits, as Q does.")
    session.type("k")
    try leave(session)
  }

  /// Whether it stops by itself or with all that belongs to it: the shell goes on, and `fg` brings it back.
  @Test(arguments: ["kill -TSTP 0", "kill -STOP $$", "read line"])
  func anEditorThatStops(how: String) throws {
    mkdir(folder + "/tmp", 0o700)
    let program = editor("edit", "echo ready; \(how); echo back; read text; echo $text > $1")
    let session = Session(
      ["--norc", "-i"], columns: 140, program: "/bin/bash",
      environment: ["PS1": "prompt> ", "EDITOR": program, "TMPDIR": folder + "/tmp"],
      home: home.path)
    try session.wait(for: "prompt>")
    session.type("\(Session.binary) \(home.digests)\r")
    try session.wait(for: "Paper 3 here")
    session.type("e")
    try session.wait(for: "ready")
    if how == "read line" { session.type(Press.controlZ) }
    try session.wait(for: "Stopped")
    session.type("echo $((40 + 2))\r")
    try session.wait(for: "42")
    session.type("fg\r")
    try session.wait("the command that goes on") { session in
      session.lines.count { $0.contains("\(Session.binary) \(home.digests)") } == 3
    }
    if how == "read line" { session.type("\r") }
    try session.wait(for: "back")
    session.type("after all\r")
    try session.wait(for: "Wrote a note on 2504.00001")
    session.type("Q")
    try session.wait("the shell") { $0.isOnMainScreen }
    session.type("exit\r")
    #expect(try session.waitForExit() == 0)
    #expect(note == "after all\n")
  }

  @Test func whatWasWrittenMeanwhileStays() throws {
    _ = home.quire("note", MarkedHome.id(1), "--set", "old")
    let program = editor(
      "edit", "echo edited > \"$1\"; \(Session.binary) note \(MarkedHome.id(1)) --set meanwhile")
    let session = try browse(["EDITOR": program])
    session.type("e")
    try session.wait("both") { $0.text.contains("edited") && $0.text.contains("meanwhile") }
    try leave(session)
    #expect(note.contains("edited") && note.contains("meanwhile"))
  }

  @Test func longNotesAreKeptAndShown() throws {
    let program = editor(
      "edit", #"i=0; while [ $i -lt 11000 ]; do echo "line $i of a note"; i=$((i+1)); done > "$1""#)
    let session = try browse(["EDITOR": program])
    session.type("e")
    try session.wait(for: "Wrote a note on 2504.00001")
    try session.wait(for: "line 3 of a note")
    session.type("lG")
    try session.wait(for: "https://arxiv.org/abs/2504.00001")
    session.type("gg")
    try session.wait(for: "line 0 of a note")
    try leave(session)
    #expect(note.utf8.count > 200_000 && note.hasSuffix("line 10999 of a note\n"))
    let again = try home.browse()
    try again.wait(for: "line 3 of a note")
  }

  @Test func escapeSequencesInNotesAreNotObeyed() throws {
    let program = editor(
      "edit", #"printf 'red \033[31mtext\033]0;title\007 \302\233 end\342\200\256\n' > "$1""#)
    let session = try browse(["EDITOR": program])
    session.type("e")
    try session.wait("the note") { $0.text.contains("red ") && $0.text.contains("end") }
    for text in ["\u{1B}[31m", "\u{1B}]0;title", "\u{9B}", "\u{202E}"] {
      #expect(!session.has(text), "\(text.debugDescription)")
    }
    try leave(session)
  }

  /// What was written stays in its file until the database has it.
  @Test func aNoteThatCannotBeKeptIsNotLost() throws {
    let session = try browse(["EDITOR": editor("edit", #"echo mine > "$1""#)])
    session.type("s")
    try session.wait(starred: [1])
    let other = TestDatabase(home.database)
    other.run("BEGIN IMMEDIATE")
    session.type("e")
    try session.wait(for: "What you wrote is in \(folder)/tmp/arXiv-2504.00001")
    try session.wait(for: "locked by another program")
    let name = try #require(left.first)
    #expect(read("\(folder)/tmp/\(name)") == "mine\n")
    session.type("e")
    try session.wait("the editor") { _ in left.count == 2 }
    // It is on its way to the database when we leave.
    session.type("Q")
    #expect(try session.waitForExit() == 3)
    #expect(session.text.contains("What you wrote is in"))
    #expect(left.count == 2)
    other.run("COMMIT")
  }
}
