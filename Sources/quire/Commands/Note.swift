import ArgumentParser
import Catalog
import Digests
import Glibc
import Storage

/// `quire note ID`: the reader's note on a paper.
struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Print, write or edit the note on a paper.",
    discussion: """
      Notes are Markdown. --edit uses $VISUAL, else $EDITOR, else vi or nano.

      Exit codes: 0 done, 1 there is no note, 2 wrong usage, 3 the note could not be kept or read.
      """)

  @Argument(
    help: ArgumentHelp("An arXiv id, with or without version, or an address.", valueName: "ID"))
  var id: String

  @Flag(help: "Write the note in your editor.")
  var edit = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Replace the note; - reads it.", valueName: "text"))
  var set: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Add lines to the note; - reads them.", valueName: "text"))
  var append: String?

  @Flag(help: "Delete the note.")
  var delete = false

  func validate() throws {
    let ways = [edit, set != nil, append != nil, delete]
    if ways.count(where: { $0 }) > 1 {
      throw ValidationError("Only one of --edit, --set, --append and --delete.")
    }
  }

  func run() throws {
    guard let paper = PaperArguments.paper(id) else {
      throw ValidationError("“\(Sentences.safe(id))” is no arXiv id.")
    }
    if edit { return try edit(paper) }
    if let set {
      let text = Note.text(set)
      return try keep(paper, creates: !text.isEmpty) { _ in text }
    }
    if let append {
      let text = Note.text(append)
      return try keep(paper, creates: !text.isEmpty) { note in
        note.isEmpty || text.isEmpty ? note + text : note + "\n" + text
      }
    }
    if delete { return try keep(paper, creates: false) { _ in "" } }
    let note = try current(paper)
    if note.isEmpty { throw Failure.nothing }
    Output.write(note + "\n")
  }

  private static func text(_ argument: String) -> String {
    var input = InputLines()
    return NoteEditor.tidied(argument == "-" ? input.rest() : argument)
  }

  private func current(_ paper: PaperID) throws -> String {
    try MarksAccess.withDatabase(creates: false) { try Note.note(on: paper, $0) }
  }

  private static func note(
    on paper: PaperID, _ database: MarksDatabase?
  ) throws(MarksError) -> String {
    try database?.marks(of: [paper])[paper]?.note ?? ""
  }

  /// Keeps what `change` makes of the note, and says so.
  private func keep(
    _ paper: PaperID, creates: Bool, _ change: (String) -> String
  ) throws {
    try MarksAccess.withDatabase(creates: creates) { database in
      let text = change(try Note.note(on: paper, database))
      let made = MarkChange(paper, .note, to: text.isEmpty ? nil : text)
      MarkOutcome.say(try database?.record([made]).event, of: 1)
    }
  }

  // MARK: Editing

  private func edit(_ paper: PaperID) throws {
    let before = try current(paper)
    let editor = NoteEditor(environment: Process.environment)
    switch editor.edit(before, paper: paper, run: Note.run) {
    case .unchanged: Output.write("nothing changed\n")
    case .noEditor:
      throw Failure(code: 3, lines: ["there is no editor; $EDITOR says which to use"])
    case .failed(let file, let reason):
      throw Failure(
        code: 3, lines: [reason + "; " + (file.map(Note.place) ?? "nothing was changed")])
    case .changed(let text, let file):
      do {
        // Nothing is overwritten that somebody wrote meanwhile.
        try keep(paper, creates: !text.isEmpty) { now in
          now == before || now == text || now.isEmpty ? text : now + "\n\n---\n\n" + text
        }
        editor.discard(file)
      } catch let failure as Failure {
        throw Failure(code: failure.code, lines: failure.lines + [Note.place(file)])
      }
    }
  }

  private static func place(_ file: String) -> String {
    "what you wrote is in \(Sentences.safe(file))"
  }

  /// Runs an editor on the terminal, also when standard input is something else. Ctrl-C is the
  /// editor's business meanwhile.
  private static func run(_ arguments: [String]) -> Int32? {
    signal(SIGINT, SIG_IGN)
    signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, SIG_DFL)
      signal(SIGQUIT, SIG_DFL)
    }
    guard isatty(0) == 0 else { return Spawn.status(of: arguments, input: 0) }
    let terminal = open("/dev/tty", O_RDONLY | O_CLOEXEC)
    defer { if terminal >= 0 { close(terminal) } }
    return Spawn.status(of: arguments, input: max(0, terminal))
  }
}
