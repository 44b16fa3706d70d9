import Canvas
import Catalog
import Digests

extension State {
  /// The rows that a key may search; more is done away from the keys. 20,000 papers take about
  /// 3 ms.
  static let searchBudget = 20_000

  mutating func beginFilter() -> [Effect] {
    mode = .filtering(Before(filter: filter.text, anchor: anchor, list: list, kept: kept))
    filter.edit(.lineEnd)
    return []
  }

  /// Brings back exactly what was there before the filter was opened.
  mutating func cancelFilter(_ before: Before) -> [Effect] {
    mode = .browsing
    // What was there before comes back, the rows that stay included.
    filter.set(before.filter)
    anchor = before.anchor
    kept = before.kept
    let effects = research()
    if search == nil, let anchor, let row = library.row(of: anchor),
      selection.place(of: row) == before.list.cursor
    {
      list = before.list
      fitWindows()
    }
    return effects
  }

  mutating func clearFilter() -> [Effect] {
    guard !(filter.text.isEmpty && choices.isEmpty) else { return [] }
    filter.remember()
    filter.set("")
    choices = FacetChoices()
    return edited()
  }

  /// Includes or excludes the tag under the cursor of the facets.
  mutating func toggleTag(included: Bool) -> [Effect] {
    guard let facet else { return [] }
    facetKey = facet
    choices.toggle(facet, included: included)
    return edited()
  }

  mutating func clearTags() -> [Effect] {
    choices = FacetChoices()
    return edited()
  }

  mutating func sort(by key: SortOrder.Key) -> [Effect] {
    order = SortOrder(key, isReversed: order.key == key ? !order.isReversed : false)
    return research()
  }

  mutating func reverseOrder() -> [Effect] {
    order = SortOrder(order.key, isReversed: !order.isReversed)
    return research()
  }

  /// Asks the library again after the filter was edited: what stayed because of a mark goes.
  mutating func edited() -> [Effect] {
    kept = []
    return research()
  }

  /// Asks the library again: at once if that takes a moment, else away from the keys.
  mutating func research() -> [Effect] {
    var next = Search(
      query, in: library, order: order, marked: markedRows, keeping: kept, startingFrom: selection)
    searchNumber += 1
    switch next.advance(budget: State.searchBudget) {
    case .done(let found):
      search = nil
      take(found)
      return []
    case .partial:
      search = next
      let found = next.soFar
      // What is on the screen stays until there is something to show instead.
      if found.count > 0 { take(found) }
      return [.search(searchNumber)]
    }
  }

  mutating func found(_ number: Int, _ selection: Selection) -> [Effect] {
    guard number == searchNumber else { return [] }
    if selection.isComplete { search = nil }
    take(selection)
    return []
  }

  /// Shows a library, as soon as it is known which of its rows have which marks.
  mutating func loaded(_ library: Library, _ loading: Loading) -> [Effect] {
    // What comes while we look is as new as what came before, on the first visit too.
    newPapers.formUnion(loading.newPapers)
    arrivals.new.formUnion(loading.newPapers)
    if marksAreLoaded, isIndexLong {
      waitingLibrary = (library, loading)
      return beginIndexing()
    }
    dropIndexing()
    show(library, loading)
    markedRows = marksAreLoaded ? MarkedRows(marks, arrivals, in: library) : MarkedRows()
    let effects = research()
    guard !marksAreLoaded else { return effects }
    let first = min(list.offset, selection.count)
    let last = min(selection.count, first + max(size.rows, 1))
    return effects + [.lookUpMarks(selection.rows[first..<last].map { library.id(of: $0) })]
  }

  /// Takes a library in place of the one there is.
  mutating func show(_ library: Library, _ loading: Loading) {
    waitingLibrary = nil
    // Entries may stand in other places now.
    let compared = comparison.flatMap { number in
      paper.flatMap { $0.entries.indices.contains(number) ? $0.entries[number] : nil }
    }
    let isNew = !self.library.isGrown(into: library)
    self.library = library
    libraryNumber += 1
    self.loading = loading
    dropPage()
    if isNew { selection = Selection() }
    // What is searched for to be selected has rows of the library before.
    forgetPendingSelection()
    currentMatch = nil
    comparison = compared.flatMap { entry in
      library.row(of: entry.record.id).map(library.paper)?.place(of: entry)
    }
    noteAllWaiting()
    keepTriage()
    if loading.isFinished, pinned != nil, pinnedPaper == nil {
      pinned = nil
      message = .pinnedGone
    }
  }

  /// Shows a selection, with the cursor on the paper where it was.
  private mutating func take(_ found: Selection) {
    if found.query != selection.query { currentMatch = nil }
    selection = found
    tagFacets = library.facets(
      of: found, always: FacetChoices.tags(choices.required + choices.excluded))
    markFacets = library.facets(
      of: found, markedRows, always: choices.required + choices.excluded)
    // Before the reader has done anything the cursor is on the first paper, whatever still comes in.
    let place = anchor.map { self.place(near: $0) } ?? 0
    if let row = restoredRow, let id = anchor.flatMap(library.row), selection.contains(id) {
      list.restore(screenRow: row)
      restoredRow = nil
    }
    list.place(place, count: found.count, height: height(of: .list))
    if anchor == nil, loading?.isFinished != false { anchor = paper?.id }
    placeFacetCursor()
  }

  /// Counts what is marked anew: a mark has changed.
  mutating func refreshMarkFacets() {
    markFacets = library.facets(
      of: selection, markedRows, always: choices.required + choices.excluded)
    placeFacetCursor()
  }

  /// The cursor of the facets stays with the one that the reader went to, and on top before that.
  private mutating func placeFacetCursor() {
    if facetKey == nil { facetWindow = ListWindow() }
    if let facetKey, let row = facets.firstIndex(where: { $0.key == facetKey }) {
      facetWindow.place(row, count: facets.count, height: height(of: .facets))
    } else {
      facetWindow.fit(count: facets.count, height: height(of: .facets))
    }
  }

  /// Keeps the facets in the order that they have while the pointer is over them: the next press
  /// must not find another one under it.
  mutating func holdFacets() {
    if heldFacets == nil { heldFacets = facets.map(\.key) }
  }

  mutating func releaseFacets() {
    guard heldFacets != nil else { return }
    heldFacets = nil
    placeFacetCursor()
  }

  /// Where a paper stands in the selection; when it is not in it, where the next one after it is.
  private func place(near id: PaperID) -> Int {
    guard let row = library.row(of: id) else { return list.cursor }
    return min(selection.rows.rank(near: row), max(0, selection.count - 1))
  }
}
