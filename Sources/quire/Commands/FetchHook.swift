import Catalog
import Glibc
import Interface
import Papers
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
    let (papers, library) = papers(in: files)
    if let complaint = HookProgram.tell(
      .fetch, papers.compactMap { library.row(of: $0).map { library.paper(at: $0) } },
      marks(library), hooks, pdf: Process.pdf, ChildRun(), isWanted: isWanted)
    {
      Output.complain(complaint.message.text)
    }
  }

  /// The papers that files have which a fetch has written, in their order.
  static func papers(in files: [String]) -> (papers: [PaperID], library: Library) {
    if files.isEmpty { return ([], Library()) }
    let library = Loader(folder: DigestFolder(files.map { FilePath($0) })).run().library
    var search = Search(Query(""), in: library, order: SortOrder(.digest))
    return ((search.finish() ?? Selection()).rows.map { library.id(of: $0) }, library)
  }
}
