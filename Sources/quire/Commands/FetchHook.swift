import Catalog
import Fetching
import Glibc
import Interface
import Programs
import Storage

/// The hook of `quire fetch`.
enum FetchHook {
  /// Tells the user's program of the papers that a fetch has written.
  static func run(_ hooks: Hooks, _ report: FetchReport, isWanted: () -> Bool) {
    guard hooks.programs[.fetch] != nil, let file = report.file else { return }
    let library = Loader(folder: DigestFolder([FilePath(file)])).run().library
    let marks = MarksAccess.read(with: library).marks
    var search = Search(Query(""), in: library, order: SortOrder(.digest))
    let papers = (search.finish() ?? Selection()).rows.map { library.paper(at: $0) }
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    if let complaint = HookProgram.tell(
      .fetch, papers, marks, hooks, pdf: Process.pdf, ChildRun(), isWanted: isWanted)
    {
      Output.complain(complaint.message.text)
    }
  }
}
