import Catalog
import Dispatch
import Glibc
import Papers

/// Types queries as somebody does behind `/`, and looks at what each key finds as the list does.
struct Typist {
  /// How many rows of what is found are taken.
  static let screen = 60

  let library: Library
  private let order = SortOrder(.date)
  private let clock = ContinuousClock()
  /// As many as the browser starts for one search.
  private let threads = max(1, min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  /// What there is before anything is typed.
  private let all: Selection

  init(_ library: Library) {
    self.library = library
    var search = Search(Query(), in: library, order: order)
    all = search.finish() ?? Selection()
  }

  /// What a key gave: how long until the first rows could be painted, and until all were found; and how many.
  struct Key {
    let text: String
    let first: Duration
    let all: Duration
    let count: Int
  }

  /// Types a query from nothing, key by key; each one is searched to its end before the next.
  func type(_ text: String) -> [Key] {
    var before = all
    return text.indices.map { index in press(String(text[...index]), &before) }
  }

  /// Searches for a text from nothing.
  func ask(_ text: String) -> Key {
    var before = all
    return press(text, &before)
  }

  private func press(_ text: String, _ before: inout Selection) -> Key {
    let begin = clock.now
    let query = Query(text, caret: text.utf8.count)
    var search = Search(
      query, in: library, order: query.order ?? order, startingFrom: before)
    switch search.advance(budget: Search.keyBudget, slice: Search.keySlice) {
    case .done(let found):
      before = found
      show(found)
      let time = clock.now - begin
      return Key(text: text, first: time, all: time, count: found.count)
    case .partial:
      // What is there already is painted; the rest is left to threads.
      let part = search.soFar
      show(part)
      let first = part.count > 0 ? clock.now - begin : nil
      let found = finish(search)
      before = found
      show(found)
      let time = clock.now - begin
      return Key(text: text, first: first ?? time, all: time, count: found.count)
    }
  }

  private func finish(_ search: Search) -> Selection {
    let shared = SharedSearch(search, most: threads)
    let found = Found()
    DispatchQueue.concurrentPerform(iterations: shared.threads) { _ in
      // The thread that ends last has it.
      if let whole = shared.work() { found.selection = whole }
    }
    return found.selection
  }

  /// One thread writes it, and it is read when all have ended.
  private final class Found: @unchecked Sendable {
    var selection = Selection()
  }

  /// Takes the rows of a screen, so that nothing is left undone.
  private func show(_ found: Selection) {
    let rows = found.rows.prefix(Typist.screen).reduce(0) { $0 &+ Int($1) }
    blackHole(rows &+ found.count)
  }

  @inline(never)
  private func blackHole(_ value: Int) {}
}
