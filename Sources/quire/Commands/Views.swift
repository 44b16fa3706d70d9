import ArgumentParser
import Catalog
import Digests
import Interface
import Storage

/// `quire views`: the saved views, with how many papers each finds.
struct Views: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "Print the saved views with their counts.",
    discussion: """
      A line a view, divided by tabs: how many papers it finds, how many of them are unread, its name, \
      and its query.

      Examples:

        quire views digests/
        quire list --query 'view:"to read"' digests/

      Exit codes: 0 done, 1 there are no views, 2 a view has a mistake, 3 some input could not be read, or a \
      pattern was cut off.
      """)

  @OptionGroup var arguments: PathArguments

  @Flag(help: "Print JSON, an object a line: name, query, count, unread.")
  var jsonl = false

  func run() throws {
    let (views, notes) = Process.views()
    for note in notes.sentences { Output.complain(note) }
    guard views.count > 0 else {
      throw notes.sentences.isEmpty ? Failure.nothing : Failure(code: 2)
    }
    let (library, isWhole) = try arguments.read()
    let (marks, areWhole) = MarksAccess.read(with: library)
    let needsArrivals = views.entries.contains { $0.query.asksForArrivals }
    let arrivals = needsArrivals ? MarksAccess.arrivals(in: library) : Arrivals()
    var counter = QueryCounter(
      views.queries, in: library, marked: MarkedRows(marks, arrivals, in: library))
    var isCut = false
    for (entry, count) in zip(views.entries, counter.finish() ?? []) {
      if let count, count.cutOff > 0 {
        isCut = true
        Output.complain(
          Sentences.safe("\(entry.view.name): \(Sentences.notLookedThrough(count.cutOff))"))
      }
      Output.write((jsonl ? json(entry.view, count) : line(entry.view, count)) + [0x0A])
    }
    if !notes.sentences.isEmpty { throw Failure(code: 2) }
    if !isWhole || !areWhole || isCut { throw Failure(code: 3) }
  }

  private func json(_ view: NamedView, _ count: QueryCount?) -> [UInt8] {
    JSONWriter.object { json in
      json.member("name", view.name)
      json.member("query", view.text)
      json.member("count", count?.all)
      json.member("unread", count?.unread)
    }
  }

  private func line(_ view: NamedView, _ count: QueryCount?) -> [UInt8] {
    func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "?" }
    let columns = [
      number(count?.all), number(count?.unread), view.name, view.text,
    ]
    return Array(columns.map { Sentences.safe($0) }.joined(separator: "\t").utf8)
  }
}
