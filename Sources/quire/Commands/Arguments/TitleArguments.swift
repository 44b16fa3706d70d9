import ArgumentParser
import Catalog
import Glibc
import Papers
import Storage

/// Titles of papers, for commands about marks, which know ids alone.
struct TitleArguments: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      """
      Digests in which titles are looked up; may be given several times. On a terminal the folders of the \
      settings are looked up without it.
      """, valueName: "PATH"))
  var paths: [String] = []

  /// What the digests at hand say of papers.
  struct Titles {
    var library = Library()

    /// The title of a paper as it is read; nil when no digest at hand has it.
    func title(of id: PaperID) -> String? {
      library.row(of: id).map {
        ShownText(library.paper(at: $0).title, asWritten: false).string
      }
    }

    /// What the ids of papers are made of that arXiv does not have, as far as digests or `given` know.
    func keys(
      of papers: [PaperID], _ given: [PaperID: PaperKey]
    ) -> [PaperID: PaperKey] {
      library.keys(of: papers).merging(given) { $1 }
    }
  }

  /// The digests that are named, else the folders of the settings: what is found in them may be marked. Whether
  /// all of them could be read.
  func library() throws -> (library: Library, isWhole: Bool) {
    var arguments = PathArguments()
    arguments.paths = paths
    guard case .files = arguments.sources(Process.settings().settings) else {
      throw ValidationError(
        "--query looks in digests: name them with --in, or set folders in config.toml.")
    }
    return try arguments.read()
  }

  /// Reads the digests, about a gigabyte a second. What people read on a terminal has titles; what goes to
  /// another program only when it asks for them.
  func titles() -> Titles {
    let settings = Process.settings().settings
    guard !paths.isEmpty || isatty(1) == 1 && !settings.folders.isEmpty else { return Titles() }
    var arguments = PathArguments()
    arguments.paths = paths
    guard case .files(let files) = arguments.sources(settings) else { return Titles() }
    let result = Loader(folder: DigestFolder(files)).run()
    if !paths.isEmpty { for note in Sentences.notes(on: result) { Output.complain(note) } }
    return Titles(library: result.library)
  }
}
