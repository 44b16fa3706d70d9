import ArgumentParser
import Catalog
import Feeds
import Fetching
import Glibc
import Papers
import Storage

/// `quire pdf`: whole papers from arXiv, as files.
struct GetPapers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: "Fetch PDFs of papers from arXiv, or their pages in HTML.",
    discussion: """
      Each goes into the folder of the setting pdf_folder, by the id and version of its paper, and its path is \
      printed: `xdg-open "$(quire pdf 2504.16922)"`. What is there already is not fetched again. Without a version, \
      the newest that is there, else the newest that arXiv has.

      One request in three seconds, over all Quires of yours, as arXiv asks. What is not whole, or is no PDF, is \
      not kept.

      Examples:

        quire pdf 2504.16922v1
        quire pdf --query is:queued --in ~/papers
        quire pdf --html --folder ~/reading 2504.16922 2504.13989

      Exit codes: 0 done, 1 the query found nothing, 2 wrong usage or a mistake in the query, 3 it could not be \
      written, or some digest could not be read, 4 arXiv could not be reached or has it not, 130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp(
      "arXiv ids, with or without version, or addresses at arXiv; - reads them from standard input.",
      valueName: "ID"))
  var ids: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: "The papers that this filter finds, as in the browser, in place of IDs.")
  var query: [String] = []

  @OptionGroup var titles: TitleArguments

  @Flag(help: "Their pages in HTML, which arXiv has of most papers since 2023.")
  var html = false

  @Option(
    help: ArgumentHelp("Where the files go, and which are there already.", valueName: "DIR"))
  var folder: String?

  @Flag(help: "Print what would be fetched, and where it would go, and ask nobody.")
  var dryRun = false

  private var form: PaperForm { html ? .html : .pdf }

  func validate() throws {
    if ids.isEmpty == query.isEmpty {
      throw ValidationError("Name the papers by their ids, - to read them, or --query.")
    }
    if folder?.isEmpty == true { throw ValidationError("--folder needs a name.") }
  }

  func run() throws {
    let (wanted, isPart) = try query.isEmpty ? (named(), false) : found()
    let files = folder.map { PaperFiles(folder: $0) } ?? Process.paperFiles
    if dryRun {
      for reference in wanted { Output.write(plan(reference, files) + "\n") }
    } else {
      try fetch(wanted, to: files)
    }
    if isPart { throw Failure(code: 3) }
  }

  private func plan(_ reference: ArxivReference, _ files: PaperFiles) -> String {
    if let path = files.file(of: reference, as: form) { return "\(path) is there" }
    let address = Download.address(of: reference, as: form, at: Process.arxiv.origins)
    return "\(files.path(of: reference, as: form)) from \(address)"
  }

  private func fetch(_ wanted: [ArxivReference], to files: PaperFiles) throws {
    let stop = StopSignal()
    var progress = FetchProgress(profile: "", isShown: true)
    let download = Download(
      to: files,
      Process.surroundings(isWanted: { !stop.hasCome }, tell: { progress.tell($0) }))
    var lacking: Int32 = 0
    for (number, reference) in wanted.enumerated() {
      let place = wanted.count > 1 ? " (\(number + 1) of \(wanted.count))" : ""
      progress = FetchProgress(profile: "\(reference)\(place)", isShown: true)
      do throws(FetchError) {
        defer { FetchProgress.clear() }
        let outcome = try download.run(reference, as: form)
        FetchProgress.clear()
        Output.write(outcome.path + "\n")
      } catch {
        let sentence = Sentences.sentence(for: error, form, of: reference)
        let left = wanted.count - number - 1
        guard Sentences.isAboutOnePaper(error) else {
          let others =
            left > 0 ? ["\(MarkSentences.count(left, "paper")) behind it not asked for"] : []
          throw Failure(code: Sentences.code(of: error), lines: [sentence] + others)
        }
        Output.complain(sentence)
        lacking = Sentences.code(of: error)
      }
    }
    if lacking != 0 { throw Failure(code: lacking) }
  }

  // MARK: Which papers

  /// Each paper once, in the order given.
  private func named() throws -> [ArxivReference] {
    var references: [ArxivReference] = []
    for word in ids {
      for (word, line) in word == "-" ? PaperArguments.input() : [(word, "")] {
        guard let reference = GetPapers.reference(word) else {
          throw ValidationError(
            "\(line)“\(Sentences.safe(word))” is no arXiv id, as 2504.16922v1 is.")
        }
        if !references.contains(reference) { references.append(reference) }
      }
    }
    return references
  }

  private static func reference(_ word: String) -> ArxivReference? {
    let found =
      ArxivReference(word)
      ?? (word.contains("arxiv.org/")
        ? Array(word.utf8).withUnsafeBytes { ArxivReference.find(in: $0) } : nil)
    return found.flatMap { $0.id.isArxiv ? $0 : nil }
  }

  /// What the query finds at arXiv, in the versions that the digests have.
  private func found() throws -> (papers: [ArxivReference], isPart: Bool) {
    let asked = try QueryArguments.query(query)
    if asked.isEmpty {
      throw ValidationError("The query asks for nothing, and would find every paper.")
    }
    let (library, isWhole) = try titles.library()
    let found = try QueryArguments.find(asked, in: library)
    if !found.hasMarks { throw Failure(code: 3) }
    let isPart = !isWhole || !found.isWhole
    let papers = found.selection.rows.map { library.paper(at: $0).reference }
    let others = papers.count { !$0.id.isArxiv }
    if others > 0 {
      Output.complain("\(MarkSentences.count(others, "paper")) left out that arXiv does not have")
    }
    if papers.count == others {
      throw Failure(code: isPart ? 3 : 1, lines: [Sentences.noPaperFound])
    }
    return (papers.filter(\.id.isArxiv), isPart)
  }
}
