import Glibc
import Testing

/// `quire note`, with editors that tests have written.
@Suite struct NoteStories {
  private let home = Session.makeFolder()
  private let folder = Session.makeFolder()

  private func quire(
    _ arguments: String..., input: String = "", editor: String? = nil
  ) -> Outcome {
    var environment = ["TMPDIR": folder]
    if let editor {
      write(home + "/my editor", "#!/bin/sh\n\(editor)\n")
      chmod(home + "/my editor", 0o755)
      environment["EDITOR"] = "'\(home)/my editor' -w"
    }
    return Outcome(arguments, input: input, environment: environment, home: home)
  }

  private var note: String { quire("note", "2504.00001").output }
  /// The files of notes that were left.
  private var left: [String] { Files.names(in: folder) }

  @Test func notesAreWrittenWithoutAnEditor() {
    #expect(
      quire("note", "2504.00001", "--set", "one\n\n\n").output == "wrote a note on 2504.00001\n")
    #expect(note == "one\n")
    _ = quire("note", "2504.00001", "--append", "two")
    #expect(note == "one\ntwo\n")
    _ = quire("note", "2504.00001", "--append", "-", input: "three\r\n- four\n \n")
    #expect(note == "one\ntwo\nthree\n- four\n")
    _ = quire("note", "2504.00001", "--set", "-", input: "-a\n")
    #expect(note == "-a\n")
    _ = quire("note", "2504.00001", "--set", "--text")
    #expect(note == "--text\n")
    #expect(quire("note", "2504.00001", "--delete").output == "deleted the note on 2504.00001\n")
    #expect(quire("note", "2504.00001").status == 1)
  }

  @Test func theEditorGetsTheNote() {
    let first = quire("note", "2504.00001", "--edit", editor: #"printf 'one\n\n' > "$2""#)
    #expect(first.status == 0 && first.output == "wrote a note on 2504.00001\n", "\(first.errors)")
    let second = quire(
      "note", "2504.00001", "--edit",
      editor: #"stat -c %a "$2" >> "$2"; basename "$2" | cut -c1-17 >> "$2""#)
    #expect(second.status == 0, "\(second.errors)")
    #expect(note == "one\n600\narXiv-2504.00001-\n")
    // Editors may put another file in its place.
    _ = quire("note", "2504.00001", "--edit", editor: #"echo new > "$2.x"; mv "$2.x" "$2""#)
    #expect(note == "new\n")
    #expect(quire("note", "2504.00001", "--edit", editor: "true").output == "nothing changed\n")
    _ = quire("note", "2504.00001", "--edit", editor: #": > "$2""#)
    #expect(quire("note", "2504.00001").status == 1)
    #expect(left.isEmpty)
  }

  @Test func anEditorThatFailsKeepsTheText() throws {
    let failed = quire("note", "2504.00001", "--edit", editor: #"echo mine > "$2"; exit 7"#)
    #expect(failed.status == 3 && failed.errors.contains("exit code 7"))
    let name = try #require(left.first)
    #expect(failed.errors.contains("\(folder)/\(name)") && read("\(folder)/\(name)") == "mine\n")
    #expect(quire("note", "2504.00001").status == 1)
    unlink("\(folder)/\(name)")
    // Nothing was written, nothing is left.
    #expect(quire("note", "2504.00001", "--edit", editor: "exit 1").status == 3)
    #expect(quire("note", "2504.00001", "--edit", editor: #"rm "$2""#).status == 3)
    #expect(quire("note", "2504.00001", "--edit", editor: "kill -9 $$").errors.contains("137"))
    #expect(left.isEmpty)
    let missing = Outcome(
      ["note", "2504.00001", "--edit"], environment: ["VISUAL": "/nowhere/vi", "TMPDIR": folder],
      home: home)
    #expect(missing.status == 3 && missing.errors.contains("could not be started"))
    #expect(left.isEmpty)
  }

  @Test func aNoteThatCannotBeKeptIsNotLost() throws {
    let outcome = quire(
      "note", "2504.00001", "--edit", editor: #"echo mine > "$2"; echo x > "$(dirname "$0")/data""#)
    #expect(outcome.status == 3)
    let name = try #require(left.first)
    #expect(outcome.errors.contains("\(folder)/\(name)") && read("\(folder)/\(name)") == "mine\n")
  }

  @Test func whatWasWrittenMeanwhileStays() {
    _ = quire("note", "2504.00001", "--set", "old")
    _ = quire(
      "note", "2504.00001", "--edit",
      editor: #"echo edited > "$2"; "\#(Session.binary)" note 2504.00001 --set meanwhile"#)
    #expect(note.contains("meanwhile") && note.contains("edited"))
  }

  @Test func theEditorHasTheTerminal() throws {
    let session = Session(
      ["note", "2504.00001", "--edit"],
      environment: ["VISUAL": "/bin/sh -c 'read line; echo \"$line\" > $0'"], home: home)
    session.type("typed\n")
    try session.wait(for: "wrote a note on 2504.00001")
    #expect(try session.waitForExit() == 0)
    #expect(note == "typed\n")
  }
}
