import Catalog
import Glibc
import Interface
import Programs
import Storage

/// The hook of `quire fetch`.
enum FetchHook {
  /// Tells the user's program, if there is one, of the papers that a fetch has written: what `files` have.
  static func run(
    _ hooks: Hooks, _ files: [String],
    marks: (Library) -> Marks = { MarksAccess.read(with: $0).marks }, isWanted: () -> Bool
  ) {
    guard hooks.programs[.fetch] != nil, !files.isEmpty else { return }
    let library = Loader(folder: DigestFolder(files.map { FilePath($0) })).run().library
    var search = Search(Query(""), in: library, order: SortOrder(.digest))
    let papers = (search.finish() ?? Selection()).rows.map { library.paper(at: $0) }
    // A program that does not read is no reason to end.
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    if let complaint = HookProgram.tell(
      .fetch, papers, marks(library), hooks, pdf: Process.pdf, ChildRun(), isWanted: isWanted)
    {
      Output.complain(complaint.message.text)
    }
  }
}
