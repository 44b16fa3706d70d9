import ArgumentParser
import Catalog

/// `quire tags`: the tags with the number of papers that have them.
struct Tags: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags", abstract: "Print the tags with their counts, the most frequent first.",
    discussion: """
      Examples:

        quire tags digests/ | head
        quire tags --query is:unread digests/

      Exit codes: 0 done, 1 there are no tags, 2 wrong usage, 3 some input could not be read, or a pattern was \
      cut off.
      """)

  @OptionGroup var arguments: PathArguments

  @OptionGroup var query: QueryArguments

  func run() throws {
    let (library, isWhole) = try arguments.read()
    let found = try query.find(in: library)
    let tags = library.facets(of: found.selection)
    Output.write(tags.map { "\($0.count)\t\(Sentences.safe($0.name))\n" }.joined())
    if !isWhole || !found.isWhole { throw Failure(code: 3) }
    if tags.isEmpty { throw Failure.nothing }
  }
}
