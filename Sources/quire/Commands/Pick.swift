import ArgumentParser
import Catalog
import Citations
import Glibc
import Interface
import Papers
import Storage

/// `quire pick`: the browser, to choose papers for another program.
struct Pick: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick", abstract: "Choose papers in the browser and print them.",
    discussion: """
      The screen and the keys are the terminal's, standard output gets what is chosen, and standard input may be a \
      digest (-). Enter chooses the paper under the cursor, or all that are selected; q, Esc and Ctrl-C choose \
      nothing. All else is as in the browser; where it was left is not remembered.

      Examples:

        quire pick --format bibtex >> refs.bib
        quire fetch --dry-run | quire pick - | quire mark --queue -

      Exit codes: 0 chosen, 2 wrong usage, 3 there is no terminal, some input could not be read, or the output not \
      written, or keys not kept, 130 nothing chosen.
      """)

  @OptionGroup var browser: Browse

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The filter to begin with.", valueName: "query"))
  var query = ""

  @Option(
    help: ArgumentHelp(
      "id, url, title, jsonl, or a format of export: \(CitationFormat.all.map(\.name).joined(separator: ", ")), template=….",
      valueName: "format"),
    transform: { text in
      do throws(Sentences.Refusal) { return try PickedFormat(text) } catch {
        throw ValidationError(error.text)
      }
    })
  var format = PickedFormat.id

  @Flag(help: "Choose one paper, whatever is selected.")
  var one = false

  @Flag(
    name: [.customShort("0"), .customLong("print0")],
    help: "End each id, address, title or object with a NUL instead of a line end.")
  var print0 = false

  func validate() throws {
    if print0, format.isOfMany {
      throw ValidationError("--print0 is for id, url, title and jsonl.")
    }
  }

  func run() throws {
    if !query.isEmpty { _ = try QueryArguments.query(query) }
    let output = try takeTerminal()
    let end = try browser.open(.picking(one ? .one : .several, query: query))
    guard let end else {
      throw Failure(code: 3, lines: ["there is no screen to choose on: this terminal is too plain"])
    }
    guard let chosen = end.chosen else { throw Failure(code: end.code == 0 ? 130 : end.code) }
    dup2(output, 1)
    let papers = chosen.papers.compactMap { chosen.library.row(of: $0) }.map(chosen.library.paper)
    let isWhole = write(papers, chosen.library)
    if end.code != 0 || !isWhole { throw Failure(code: end.code == 0 ? 3 : end.code) }
  }

  /// Returns whether nothing is lacking: marks could be read, and keys kept.
  private func write(_ papers: [Paper], _ library: Library) -> Bool {
    let end: UInt8 = print0 ? 0 : 0x0A
    switch format {
    case .id: Output.write(papers.map { Array($0.id.description.utf8) }, end: end)
    case .url:
      Output.write(
        papers.map { Array(($0.abstractAddress ?? $0.id.description).utf8) }, end: end)
    case .title:
      let titles = papers.map { ShownText($0.title, asWritten: false).string }
      Output.write(titles.map { Array($0.utf8) }, end: end)
    case .jsonl:
      let (marks, isWhole) = MarksAccess.read(with: library)
      let line = PaperLine(isRendered: false, marks: MarkRecord(marks))
      Output.write(papers.map(line.json), end: end)
      return isWhole
    case .cited(let format):
      let (options, problems) = Process.citations(Process.settings().settings)
      var keys = KeyKeeper(for: library, path: Process.places.marks)
      let list = keys.list(of: papers, options.pattern, in: format)
      Output.write(text: list.bytes(as: format))
      for sentence in problems + keys.warnings { Output.complain(sentence) }
      return keys.trouble == nil
    }
    return true
  }

  /// Puts the terminal in the place of standard output, where the browser and all that it starts look for it.
  /// Returns where standard output is now.
  private func takeTerminal() throws -> Int32 {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      let reason = String(cString: strerror(errno))
      throw Failure(code: 3, lines: ["there is no terminal to choose on: /dev/tty: \(reason)"])
    }
    let output = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard output >= 0 else {
      throw Failure(code: 3, lines: ["standard output: \(String(cString: strerror(errno)))"])
    }
    dup2(terminal, 1)
    close(terminal)
    return output
  }
}

/// How papers that were chosen are printed.
enum PickedFormat {
  case id, url, title, jsonl
  case cited(CitationFormat)

  init(_ name: String) throws(Sentences.Refusal) {
    switch name.lowercased() {
    case "id": self = .id
    case "url": self = .url
    case "title": self = .title
    case "jsonl": self = .jsonl
    default: self = .cited(try CitationArguments.format(name))
    }
  }

  /// Whether papers are printed together, so that what ends each is the format's.
  var isOfMany: Bool { if case .cited = self { true } else { false } }
}
