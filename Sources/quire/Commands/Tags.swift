import ArgumentParser
import Catalog

/// `quire tags`: the tags with the number of papers that have them.
struct Tags: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags", abstract: "Print the tags with their counts, the most frequent first.")

  @OptionGroup var arguments: PathArguments

  @Option(parsing: .unconditional, help: "Count only papers in which all these words occur.")
  var query = ""

  func run() throws {
    let (library, isWhole) = try arguments.read()
    var search = Search(Query(query), in: library, order: SortOrder(.date))
    let tags = search.finish().map { library.facets(of: $0) } ?? []
    Output.write(tags.map { "\($0.count)\t\(Sentences.safe($0.name))\n" }.joined())
    if !isWhole { throw Failure(code: 3) }
    if tags.isEmpty { throw Failure.nothing }
  }
}
