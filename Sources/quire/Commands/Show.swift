import ArgumentParser
import Catalog
import Digests
import Papers

/// `quire show ID`: one paper in full.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a paper with its abstract.",
    discussion: """
      Examples:

        quire show 2504.13989 digests/
        quire show --markdown https://arxiv.org/abs/2504.13989 digests/

      Exit codes: 0 done, 1 the paper is not among these, 2 wrong usage, 3 some input could not be read.
      """)

  @Argument(
    help: ArgumentHelp(
      "An arXiv id, with or without version, an id x/…, a DOI, or an address.", valueName: "ID"))
  var id: String

  @Flag var form = Form.unicode

  enum Form: String, EnumerableFlag {
    case unicode, tex, markdown

    static func help(for value: Form) -> ArgumentHelp? {
      switch value {
      case .unicode: "Render TeX, which is the default."
      case .tex: "Leave TeX as it was written."
      case .markdown: "Print Markdown that Quire reads again."
      }
    }
  }

  @OptionGroup var arguments: PathArguments

  func run() throws {
    guard let id = PaperArguments.paper(id) else {
      throw ValidationError("“\(Sentences.safe(id))” is no id of a paper.")
    }
    let (library, isWhole) = try arguments.read()
    guard let row = library.row(of: library.current(id)) else {
      throw Failure(code: isWhole ? 1 : 3, lines: ["\(id) is not among these papers"])
    }
    let paper = library.paper(at: row)
    guard form != .markdown else {
      Pager.show(paper.markdown().text, environment: Process.environment)
      if !isWhole { throw Failure(code: 3) }
      return
    }
    let (marks, hasMarks) = MarksAccess.read(with: library)
    let page = PaperPage(paper: paper, asWritten: form == .tex, marks: MarkRecord(marks))
    let text = page.text(columns: min(Output.columns, 80))
    Pager.show(text, environment: Process.environment)
    if !isWhole || !hasMarks { throw Failure(code: 3) }
  }
}
