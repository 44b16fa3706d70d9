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

  /// Gives the title of a paper as it is read; nil when no digest at hand has it. What people read on a terminal
  /// has titles; what goes to another program only when it asks for them. Reads the digests, about a
  /// gigabyte a second.
  func titles() -> (PaperID) -> String? {
    let settings = Process.settings().settings
    guard !paths.isEmpty || isatty(1) == 1 && !settings.folders.isEmpty else { return { _ in nil } }
    var arguments = PathArguments()
    arguments.paths = paths
    guard case .files(let files) = arguments.sources(settings) else { return { _ in nil } }
    let result = Loader(folder: DigestFolder(files)).run()
    if !paths.isEmpty { for note in Sentences.notes(on: result) { Output.complain(note) } }
    let library = result.library
    return { id in
      library.row(of: id).map {
        ShownText(library.paper(at: $0).title, asWritten: false).string
      }
    }
  }
}
