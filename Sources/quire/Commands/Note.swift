import ArgumentParser
import Catalog
import Glibc
import Papers
import Storage

/// `quire note ID`: the reader's note on a paper.
struct Note: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Print, write or edit the note on a paper.",
    discussion: """
      Notes are Markdown. --edit uses $VISUAL, else $EDITOR, else vi or nano.

      Examples:

        quire note 2504.13989 --edit
        quire note 2504.13989 --append 'Lemma 3 is what I need.'
        quire note 2504.13989

      Exit codes: 0 done, 1 there is no note, 2 wrong usage, 3 the note could not be kept or read.
      """)

  @Argument(
    help: ArgumentHelp(
      "An arXiv id, with or without version, an id x/…, a DOI, or an address.", valueName: "ID"))
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
      throw ValidationError("“\(Sentences.safe(id))” is no id of a paper.")
    }
    if edit { return try edit(paper) }
    let known = try current(paper)
    if let set { return try keep(Note.text(set), of: paper, from: known) }
    if let append {
      let texts = [known.text, Note.text(append)].filter { !$0.isEmpty }
      return try keep(texts.joined(separator: "\n"), of: paper, from: known)
    }
    if delete { return try keep("", of: paper, from: known) }
    if known.text.isEmpty { throw Failure.nothing }
    Output.write(known.text + "\n")
  }

  private static func text(_ argument: String) -> String {
    var input = InputLines()
    return NoteEditor.tidied(argument == "-" ? input.rest() : argument)
  }

  private typealias Known = (text: String, heads: [MarkEvent.ID])

  /// The note as it is, and the events that made it.
  private func current(_ paper: PaperID) throws -> Known {
    try MarksAccess.withDatabase(creates: false) { try $0?.note(of: paper) ?? ("", []) }
  }

  /// Keeps a note in place of the one that it was made from, and says so; what somebody wrote meanwhile
  /// stays beside it.
  private func keep(_ text: String, of paper: PaperID, from known: Known) throws {
    try MarksAccess.withDatabase(creates: !text.isEmpty) { database in
      let change = MarkChange(
        paper, .note, to: text.isEmpty ? nil : text, replaces: known.heads)
      MarkOutcome.say(
        try database?.record([change], keys: PaperArguments.keys(of: [id])).event, of: [paper])
    }
  }

  // MARK: Editing

  private func edit(_ paper: PaperID) throws {
    let known = try current(paper)
    let editor = NoteEditor(environment: Process.environment)
    switch editor.edit(known.text, paper: paper, run: Note.run) {
    case .unchanged: Output.write("nothing changed\n")
    case .noEditor:
      throw Failure(code: 3, lines: ["there is no editor; $EDITOR says which to use"])
    case .failed(let file, let reason):
      throw Failure(
        code: 3, lines: [reason + "; " + (file.map(Note.whereabouts) ?? "nothing was changed")])
    case .changed(let text, let file):
      do {
        try keep(text, of: paper, from: known)
        editor.discard(file)
      } catch let failure as Failure {
        throw Failure(code: failure.code, lines: failure.lines + [Note.whereabouts(file)])
      }
    }
  }

  private static func whereabouts(_ file: String) -> String {
    "what you wrote is in \(Sentences.safe(file))"
  }

  /// Runs an editor on the terminal, also when standard input is something else.
  private static func run(_ arguments: [String]) -> Int32? {
    guard isatty(0) == 0 else { return Spawn.status(of: arguments, input: 0) }
    let terminal = open("/dev/tty", O_RDONLY | O_CLOEXEC)
    defer { if terminal >= 0 { close(terminal) } }
    return Spawn.status(of: arguments, input: max(0, terminal))
  }
}
