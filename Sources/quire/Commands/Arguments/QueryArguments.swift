import ArgumentParser
import Catalog
import Interface
import Papers
import Storage

/// `--query`, and what it finds: the same language as in the browser, marks included.
struct QueryArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help:
      "Only papers that this filter finds, as in the browser: words, ids, tag:…, is:starred, label:…"
  )
  var query = ""

  /// What is found, and the marks if they had to be read; `isWhole` is false when they could not be.
  struct Found {
    var selection = Selection()
    var marks = Marks()
    var isWhole = true
  }

  /// Searches a library. A query that asks for what there is not is an error.
  func find(
    in library: Library, order: SortOrder = SortOrder(.date), needsMarks: Bool = false
  ) throws -> Found {
    let query = Query(query)
    if let word = query.unfinished.first {
      throw Failure(code: 2, lines: [Message.noSuchMark(query.word(word)).text])
    }
    var found = Found()
    var marked = MarkedRows()
    if needsMarks || query.asksForMarks || order.key == .queue {
      (found.marks, found.isWhole) = MarksAccess.read(with: library)
      let arrivals = query.asksForArrivals ? MarksAccess.arrivals(in: library) : Arrivals()
      marked = MarkedRows(found.marks, arrivals, in: library)
    }
    var search = Search(query, in: library, order: order, marked: marked)
    found.selection = search.finish() ?? Selection()
    return found
  }
}
