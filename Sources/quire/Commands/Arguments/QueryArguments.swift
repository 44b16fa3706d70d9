import ArgumentParser
import Catalog
import Glibc
import Interface
import Papers
import Storage

/// `--query`, and what it finds: the same language as in the browser, marks included.
struct QueryArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help:
      "Only papers that this filter finds, as in the browser: words, author:…, date:2025-04, -is:read"
  )
  var query = ""

  /// What is found, and the marks if they had to be read; `isWhole` is false when they could not be, or
  /// when a pattern was cut off.
  struct Found {
    var selection = Selection()
    var marks = Marks()
    var isWhole = true
  }

  /// What a text asks for, with the saved views that it names. One that asks for what there is not is an error.
  static func query(_ text: String) throws -> Query {
    var query = Query(text, today: LocalTime.day(time(nil)))
    var lines: [String] = []
    if query.asksForViews {
      let (views, notes) = Process.views()
      query = Query(text, views: views)
      if !query.problems.isEmpty { lines = notes.sentences }
    }
    guard query.problems.isEmpty else {
      throw Failure(
        code: 2, lines: lines + Sentences.problems(of: query), notes: Sentences.marked(query))
    }
    return query
  }

  /// Searches a library. A query that asks for what there is not is an error.
  func find(
    in library: Library, order: SortOrder = SortOrder(.date), needsMarks: Bool = false
  ) throws -> Found {
    try QueryArguments.find(
      QueryArguments.query(query), in: library, order: order, needsMarks: needsMarks)
  }

  static func find(
    _ query: Query, in library: Library, order: SortOrder = SortOrder(.date),
    needsMarks: Bool = false
  ) throws -> Found {
    var found = Found()
    var marked = MarkedRows()
    if needsMarks || query.asksForMarks || order.key == .queue {
      (found.marks, found.isWhole) = MarksAccess.read(with: library)
      let arrivals = query.asksForArrivals ? MarksAccess.arrivals(in: library) : Arrivals()
      marked = MarkedRows(found.marks, arrivals, in: library)
    }
    var search = Search(query, in: library, order: order, marked: marked)
    found.selection = search.finish() ?? Selection()
    let cutOff = found.selection.cutOffCount
    if cutOff > 0 {
      Output.complain(Sentences.cutOff(cutOff))
      found.isWhole = false
    }
    return found
  }
}
