import Canvas
import Catalog
import Papers

extension State {
  /// The rows that a key may search; more is done away from the keys.
  static let searchBudget = Search.keyBudget

  mutating func beginFilter() -> [Effect] {
    prompt.mode = .filtering(
      Prompt.Before(
        filter: results.filter.text, anchor: screen.anchor, list: screen.list, kept: results.kept))
    // What is typed now is not part of a word that has ended.
    let last = results.query.tokens.last
    let hasEnded = last?.quotation == .closed || last?.kind == .closing
    results.filter.open(
      withBlank: hasEnded && last?.span.upperBound == results.filter.text.utf8.count)
    let asked = results.query
    results.isFiltering = true
    // The last word may be open again.
    return results.query.asksLike(asked) ? [] : edited()
  }

  /// Brings back exactly what was there before the filter was opened.
  mutating func cancelFilter(_ before: Prompt.Before) -> [Effect] {
    prompt.mode = .browsing
    results.isFiltering = false
    // What was there before comes back, the rows that stay included.
    results.filter.set(before.filter)
    screen.anchor = before.anchor
    results.kept = before.kept
    let effects = research()
    if !jobs.isRunning(.search), let anchor = screen.anchor,
      let row = results.library.row(of: anchor),
      results.shown.rank(of: row) == before.list.cursor
    {
      screen.list = before.list
      fitWindows()
    }
    return effects
  }

  mutating func clearFilter() -> [Effect] {
    guard results.isNarrowed else { return [] }
    results.filter.remember()
    results.widen()
    return edited()
  }

  /// Asks the library again after the filter was edited: what stayed because of a mark goes.
  mutating func edited() -> [Effect] {
    results.kept = []
    results.awaitsNames = false
    reader.currentMatch = nil
    return research()
  }

  /// What the list asks of the library.
  private var search: Search {
    Search(
      results.query, in: results.library, order: results.shownOrder, marked: marks.rows,
      keeping: results.kept, startingFrom: results.selection)
  }

  /// What is on the screen stays until there is something to show instead.
  mutating func take(part: Selection) {
    let shown = results.selection
    // All is there already, but it is not known yet how well it fits: the order stays until then.
    if !part.isRanked, part.isComplete, shown.isComplete, shown.query == part.query,
      shown.hasSamePapers(as: part)
    {
      return
    }
    let isShown =
      shown.query == part.query && shown.order == part.order
    if part.count > 0 || isShown { take(part) } else { results.emptyPart = part }
  }

  /// Shows what a search that was given up has found so far, however little.
  mutating func showPart() {
    facets.waitsForSearch = false
    if let part = results.emptyPart { take(part) }
    talk.message = .searchStopped(
      Int(results.selection.searchedRows), of: Int(search.rowCount), filter: key(for: "filter"),
      accept: keyIndex.name(for: "accept", in: .prompt))
  }

  /// Asks the library again: at once if that takes a moment, else away from the keys.
  mutating func research() -> [Effect] {
    var next = search
    switch next.advance(budget: State.searchBudget, slice: Search.keySlice) {
    case .done(let found):
      jobs.end(.search)
      facets.waitsForSearch = false
      return takeWhole(found)
    case .partial:
      results.emptyPart = nil
      facets.waitsForSearch = true
      take(part: next.soFar)
      return [jobs.begin(.search(next))]
    }
  }

  /// Shows what has been found. Nothing flickers to empty because the name of a field is half typed.
  mutating func takeWhole(_ found: Selection) -> [Effect] {
    guard results.isEmptied(by: found) else {
      take(found)
      return []
    }
    results.awaitsNames = true
    return research()
  }

  /// Shows a library, as soon as it is known which of its rows have which marks.
  mutating func loaded(_ library: Library, _ loading: Loading) -> [Effect] {
    marks.takeNew(loading.newPapers)
    var effects = showOrWait(library, loading)
    if loading.isFinished { effects.append(jobs.begin(.meet(library))) }
    if !loading.troubles.isEmpty { return effects + hear(troubles: loading.troubles) }
    if let message = loading.message { talk.hear(message) }
    return effects
  }

  private mutating func showOrWait(_ library: Library, _ loading: Loading) -> [Effect] {
    // What few papers changes takes a moment, however many have marks.
    if marks.areLoaded, !jobs.isRunning(.markIndex), results.waitingLibrary == nil,
      let growth = library.growth(since: results.library, most: MarksView.indexBudget)
    {
      let rows = marks.rows.grown(
        by: growth, marks.all, marks.arrivals, new: loading.newPapers, in: library)
      show(library, loading, growth)
      marks.rows = rows
      return research()
    }
    if marks.areLoaded, marks.isIndexLong {
      results.waitingLibrary = (library, loading)
      return beginIndexing()
    }
    dropIndexing()
    show(library, loading)
    marks.rows =
      marks.areLoaded ? MarkedRows(marks.all, marks.arrivals, in: library) : MarkedRows()
    let effects = research()
    guard !marks.areLoaded else { return effects }
    let first = min(screen.list.offset, results.shown.count)
    let last = min(results.shown.count, first + max(screen.size.rows, 1))
    let shown = results.shown[first..<last].map { library.id(of: $0) }
    return effects + [jobs.begin(.ask(.lookUp(shown)))]
  }

  /// Takes a library in place of the one there is.
  ///
  /// - Parameter growth: what it has more and less, if that is little.
  mutating func show(_ library: Library, _ loading: Loading, _ growth: Growth? = nil) {
    results.waitingLibrary = nil
    // Entries may stand elsewhere now.
    let compared = reader.comparison.flatMap { number in
      paper.flatMap { $0.entries.indices.contains(number) ? $0.entries[number] : nil }
    }
    let isNew = !results.library.isGrown(into: library)
    if isNew {
      facets.renumber(from: results.library, to: library)
      results.vocabularyNumber += 1
    }
    results.library = library
    results.libraryNumber += 1
    results.loading = loading
    reader.dropPages()
    results.selection = isNew ? Selection() : results.selection.left(in: library)
    // What is searched for to be ticked has rows of the library before; what is to be marked is searched for
    // anew.
    for slot in [.ticking, .counting, .gathering, .facetCounts] as [Slot] { jobs.end(slot) }
    reader.currentMatch = nil
    reader.comparison = compared.flatMap { entry in
      library.row(of: entry.record.id).map(library.paper)?.number(of: entry)
    }
    if let growth {
      marks.noteWaiting(of: growth, loading.newPapers, in: library)
    } else {
      marks.noteAllWaiting(in: library)
    }
    keepTriage()
    if loading.isFinished, reader.pinned != nil, pinnedPaper == nil {
      reader.pinned = nil
      talk.message = .pinnedGone
    }
  }

  /// Shows a selection, with the cursor on the paper where it was.
  mutating func take(_ found: Selection) {
    if found.query != results.selection.query { reader.currentMatch = nil }
    (results.selection, results.emptyPart) = (found, nil)
    // Before the reader has done anything the cursor is on the first paper, whatever still comes in.
    let rank = screen.anchor.map { self.rank(near: $0) } ?? 0
    if let row = screen.restoredRow, let id = screen.anchor.flatMap(results.library.row),
      results.shown.rank(of: id) != nil
    {
      screen.list.restore(screenRow: row)
      screen.restoredRow = nil
    }
    screen.list.put(cursor: rank, count: results.shown.count, height: height(of: .list))
    if screen.anchor == nil, results.loading?.isFinished != false { screen.anchor = listed?.id }
  }

  /// The rank of a paper in the list; when it is not in it, where the next one after it is.
  func rank(near id: PaperID) -> Int {
    guard let row = results.library.row(of: id) else { return screen.list.cursor }
    return min(results.shown.rank(near: row), max(0, results.shown.count - 1))
  }
}
