import ArgumentParser
import Catalog
import Papers

/// `quire [PATH…]`, or `quire browse [PATH…]`: the browser. Its help is the help of the program.
struct Browse: ParsableCommand {
  @OptionGroup var arguments: PathArguments

  @OptionGroup var looks: LookArguments

  @Flag(help: "A dialogue of lines in place of a screen, for screen readers, braille and scripts.")
  var plain = false

  @Flag(help: "Begin anew: without the filter, the place and the panes of the last time.")
  var fresh = false

  @Option(help: "What to note in the log: off, error, warning, info or debug.")
  var log: Log.Level?

  func run() throws {
    guard let end = try open() else { return try listing() }
    if end.code != 0 { throw Failure(code: end.code) }
  }

  /// How it ended: the exit code, and what was picked.
  typealias End = (code: Int32, chosen: (papers: [PaperID], library: Library)?)

  /// Without a screen there is still something to read.
  private func listing() throws {
    try List.parse(["--"] + arguments.paths).run()
  }
}
