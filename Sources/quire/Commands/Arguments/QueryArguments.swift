import ArgumentParser
import Catalog
import Glibc
import Interface
import Papers
import Storage

/// `--query`, and what it finds: the same language as in the browser, marks included.
struct QueryArguments: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      Only papers that this filter finds, as in the browser: words, author:…, date:2025-04, -is:read; given \
      several times, all of them.
      """, valueName: "query"))
  var query: [String] = []

  /// What is found, and the marks if they had to be read.
  struct Found {
    var selection = Selection()
    var marks = Marks()
    /// The marks could be read, or nothing was asked of them: else what is found may be wrong.
    var hasMarks = true

    /// Nothing is lacking: the marks could be read, and no pattern was cut off.
    var isWhole: Bool { hasMarks && selection.cutOffCount == 0 }
  }

  /// What texts ask for together; each is a filter of its own.
  static func query(_ texts: [String]) throws -> Query {
    let queries = try texts.map(query).filter { !$0.isEmpty || $0.order != nil }
    return queries.count == 1 ? queries[0] : Query(all: queries)
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
    let order = query.order ?? order
    if needsMarks || query.asksForMarks || order.asksForMarks {
      (found.marks, found.hasMarks) = MarksAccess.read(with: library)
      let arrivals =
        query.asksForArrivals || order.contains(.added)
        ? MarksAccess.arrivals(in: library) : Arrivals()
      marked = MarkedRows(found.marks, arrivals, in: library)
    }
    var search = Search(query, in: library, order: order, marked: marked)
    found.selection = search.finish() ?? Selection()
    let cutOff = found.selection.cutOffCount
    if cutOff > 0 { Output.complain(Sentences.notLookedThrough(cutOff)) }
    // Such as the name of a field that there is not; other words only where they are what finds nothing.
    if let (word, look) = query.wordTakenAsText, look == .field || found.selection.count == 0 {
      Output.complain(Message.takenAsText(word, look))
    }
    return found
  }
}
