import ArgumentParser
import Catalog
import Papers

/// `quire list`: papers on standard output.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print papers, a line each.",
    discussion: """
      Examples:

        quire list --query 'kv cache is:unread' digests/
        quire list --jsonl digests/ | jq -r .links.pdf
        quire list --tsv --sort -date,title -n 20 digests/

      Exit codes: 0 done, 1 nothing matched, 2 wrong usage, 3 some input could not be read, or a pattern was \
      cut off.
      """)

  @OptionGroup var arguments: PathArguments

  @OptionGroup var query: QueryArguments

  @OptionGroup var order: OrderArguments

  @Flag var format: Format?

  @Flag(help: "Render TeX: mathematics and accents as Unicode.")
  var unicode = false

  @Flag(help: "Print what each file says, unjoined and in the order of the files.")
  var entries = false

  enum Format: String, EnumerableFlag {
    case jsonl, tsv, count

    static func help(for value: Format) -> ArgumentHelp? {
      switch value {
      case .jsonl: "Print JSON, an object a line."
      case .tsv: "Print tab-separated values: id, version, date, title, authors, tags, digest."
      case .count: "Print just the number of papers."
      }
    }
  }

  func run() throws {
    let (library, isWhole) = try arguments.read()
    // Only JSON tells marks.
    let found = try query.find(
      in: library, order: order.order, needsMarks: format == .jsonl)
    let rows = found.selection.rows
    if format == .count, !entries {
      return try end(
        count: order.first(Array(rows.indices)).count, isWhole: isWhole && found.isWhole)
    }
    // Of millions few may be asked for.
    var papers = (entries ? Array(rows) : order.first(Array(rows))).map { library.paper(at: $0) }
    if entries { papers = order.first(entriesOfFiles(library, of: papers)) }
    let line = PaperLine(isRendered: unicode, marks: MarkRecord(found.marks))
    switch format {
    case .count: Output.write("\(papers.count)\n")
    case .jsonl: print(papers, line.json)
    case .tsv: print(papers, line.tabSeparated)
    case nil: print(papers, line.plain)
    }
    if !isWhole || !found.isWhole { throw Failure(code: 3) }
    if papers.isEmpty { throw Failure.nothing }
  }

  private func end(count: Int, isWhole: Bool) throws {
    Output.write("\(count)\n")
    if !isWhole { throw Failure(code: 3) }
    if count == 0 { throw Failure.nothing }
  }

  /// One paper an entry, of those that the query finds.
  private func entriesOfFiles(_ library: Library, of papers: [Paper]) -> [Paper] {
    let rows = Set(papers.map(\.id))
    return library.sources.flatMap { digest in
      digest.entries.filter { rows.contains(library.id(of: $0)) }.map { Paper(joining: [$0]) }
    }
  }

  private func print(_ papers: [Paper], _ form: (Paper) -> [UInt8]) {
    var buffer: [UInt8] = []
    for paper in papers {
      buffer += form(paper)
      buffer.append(0x0A)
      if buffer.count > 1 << 16 {
        Output.write(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    Output.write(buffer)
  }
}
