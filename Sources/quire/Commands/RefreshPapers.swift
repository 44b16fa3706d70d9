import ArgumentParser
import Catalog
import Fetching
import Glibc
import Papers
import Storage

/// `quire refresh`: what arXiv knows by now of papers that are here.
struct RefreshPapers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Look up what became of papers: versions, journals, withdrawals.",
    discussion: """
      Without papers, those that are starred, queued or labelled. What is new is printed paper by paper, and \
      written as a digest into Quire's own folder, so that the browser and list know it. Papers that arXiv does not \
      have (x/…) are left out and counted. It asks arXiv as fetch does: in turn, and for a hundred papers at once.

      Examples:

        quire refresh                      # what is starred, queued or labelled
        quire refresh 2504.13989 1706.03762
        quire refresh --query 'rating:>=4' --in ~/papers --dry-run

      Exit codes: 0 something is new, 1 nothing is, 2 wrong usage or settings, 3 marks or digests could not be read, \
      or the digest not written, 4 arXiv could not be reached or understood, 130 interrupted.
      """)

  @OptionGroup var papers: PaperArguments

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "The digests that say what is known; without it, the folders of the settings.",
      valueName: "PATH"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Where the digest goes; it is read as well.", valueName: "DIR"))
  var folder: String?

  @Flag(help: "Write nothing.")
  var dryRun = false

  @Flag(help: "Print a JSON object a paper.")
  var jsonl = false

  func validate() throws {
    if !papers.isEmpty { try papers.check() }
  }

  func run() throws {
    let (settings, notes) = Process.settings(about: "folders")
    if !notes.sentences.isEmpty { throw Failure(code: 2, lines: notes.sentences) }
    let folder = folder ?? Process.places.digests
    let result = read(settings, folder)
    let (ids, isWhole) = try asked(of: result.library)
    let (known, others) = (ids.filter(\.isArxiv), ids.filter { !$0.isArxiv })
    if !others.isEmpty { Output.complain(Sentences.notOfArxiv(others.count)) }
    guard !known.isEmpty else {
      throw Failure(code: isWhole ? 1 : 3, lines: [Sentences.nothingToRefresh])
    }
    let report: RefreshReport
    do throws(FetchError) {
      report = try refresh(known, result.library, folder)
    } catch {
      throw Failure(
        code: Sentences.code(of: error), lines: [Sentences.sentence(forRefresh: error)])
    }
    tell(report)
    if report.file != nil, !PathArguments.sources([], settings).reads(folder) {
      Output.complain(Sentences.folderIsNotRead(folder))
    }
    if !isWhole || !result.isWhole { throw Failure(code: 3) }
    if report.papers.isEmpty { throw Failure.nothing }
  }

  /// All that digests know, those that were written here before among them.
  private func read(_ settings: Settings, _ folder: String) -> LoadResult {
    let named =
      paths.isEmpty
      ? settings.folders.map { FilePath(Process.expanded($0)) } : Process.filePaths(paths)
    let own = FilePath(folder)
    let hasOwn = access(folder, F_OK) == 0 && !named.contains { $0.bytes == own.bytes }
    let result = Loader(folder: DigestFolder(named + (hasOwn ? [own] : []))).run()
    for note in Sentences.notes(on: result) { Output.complain(note) }
    return result
  }

  /// The papers that are asked for, and whether all of them could be found out.
  private func asked(of library: Library) throws -> (ids: [PaperID], isWhole: Bool) {
    if papers.isEmpty {
      let (marks, isWhole) = MarksAccess.read(with: library)
      let ids = marks.papers.filter { id in
        let own = marks[id]
        return own.isStarred || own.queueRank != nil || !own.labels.isEmpty
      }
      return (ids.sorted(), isWhole)
    }
    if papers.query.isEmpty { return (try papers.papers(), true) }
    let asked = try QueryArguments.query(papers.query)
    if asked.isEmpty {
      throw ValidationError("The query asks for nothing, and would find every paper.")
    }
    let found = try QueryArguments.find(asked, in: library)
    if !found.hasMarks { throw Failure(code: 3) }
    if found.selection.count == 0 {
      throw Failure(code: found.isWhole ? 1 : 3, lines: [Sentences.noPaperFound])
    }
    return (found.selection.rows.map { library.id(of: $0) }, found.isWhole)
  }

  private func refresh(
    _ ids: [PaperID], _ library: Library, _ folder: String
  ) throws(FetchError) -> RefreshReport {
    let stop = StopSignal()
    var progress = FetchProgress(profile: Refresh.name, isShown: true)
    defer { FetchProgress.clear() }
    return try Refresh(
      ids, known: { library.row(of: $0).map(library.paper) }, folder: folder, isDry: dryRun,
      Process.surroundings(isWanted: { !stop.hasCome }, tell: { progress.tell($0) })
    ).run()
  }

  private func tell(_ report: RefreshReport) {
    if !report.missing.isEmpty { Output.complain(Sentences.missing(report.missing)) }
    for (number, paper) in report.papers.enumerated() {
      let page = RefreshPage(paper: paper.paper, known: paper.known, changes: paper.changes)
      if jsonl {
        Output.write(page.json + [0x0A])
      } else {
        Output.write((number > 0 ? "\n" : "") + page.text(columns: min(Output.columns, 100)))
      }
    }
    Output.complain(Sentences.sentence(for: report, isDry: dryRun))
  }
}
