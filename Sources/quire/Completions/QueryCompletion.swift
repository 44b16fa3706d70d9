import Catalog
import Glibc
import Papers
import Storage

/// What the last word of a query may become, as under the filter of the browser.
struct QueryCompletion {
  let digests: NearDigests

  func suggestions(_ typed: String) -> Suggestions {
    let views = Process.views().views
    let query = Query(typed, today: LocalTime.day(time(nil)))
    let end = typed.utf8.count
    let token = query.tokens.first { $0.span.upperBound == end }
    if token?.quotation == .closed || token.map({ $0.kind != .word }) ?? false {
      return Suggestions()
    }
    let before = String(
      decoding: typed.utf8.prefix(token?.valueSpan.lowerBound ?? end), as: UTF8.self)
    guard let token, let field = token.field else {
      return self.fields(token?.value ?? "").behind(before)
    }
    // What stands before the word narrows what it may be.
    let rest = String(decoding: typed.utf8.prefix(token.span.lowerBound), as: UTF8.self)
    let library = QueryCompletion.asksForDigests(field) ? digests.library : Library()
    let asksForMarks = field == .label || field == .is || query.asksForMarks
    let marked = asksForMarks ? MarkedRows(Marks(NearDigests.marks), in: library) : MarkedRows()
    var search = Search(
      Query(rest, views: views), in: library, order: SortOrder(.date), marked: marked)
    let completer = Completer(
      field, beginning: token.value, in: library, search.finish() ?? Selection(), marked,
      views: views)
    let found = completer.completions() ?? []
    return Suggestions(
      found.map { completion in
        let count = completion.count.map { MarkSentences.count($0, "paper") }
        return Suggestions.Item(
          text: before + completion.text, detail: count ?? completion.detail)
      })
  }

  private func fields(_ typed: String) -> Suggestions {
    var result = Suggestions(
      Completion.fields(beginning: typed).map { Suggestions.Item(text: $0.text, detail: $0.detail) }
    )
    result.goesOn = true
    return result
  }

  /// Whether the values of a field are what papers have.
  private static func asksForDigests(_ field: QueryField) -> Bool {
    ![.sort, .view, .has, .date, .added].contains(field)
  }
}
