import Catalog
import Digests

extension State {
  /// The rows that a key may search; more is done away from the keys. 20,000 papers take about
  /// 3 ms.
  static let searchBudget = 20_000

  mutating func beginFilter() -> [Effect] {
    mode = .filtering(Before(filter: filter.text, anchor: anchor, list: list))
    filter.edit(.lineEnd)
    return []
  }

  /// Brings back exactly what was there before the filter was opened.
  mutating func cancelFilter(_ before: Before) -> [Effect] {
    mode = .browsing
    filter.set(before.filter)
    anchor = before.anchor
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
    choices = TagChoices()
    return research()
  }

  /// Includes or excludes the tag under the cursor of the facets.
  mutating func toggleTag(included: Bool) -> [Effect] {
    guard let facetName else { return [] }
    choices.toggle(facetName, included: included)
    return research()
  }

  mutating func clearTags() -> [Effect] {
    choices = TagChoices()
    return research()
  }

  mutating func sort(by key: SortOrder.Key) -> [Effect] {
    order = SortOrder(key, isReversed: order.key == key ? !order.isReversed : false)
    return research()
  }

  mutating func reverseOrder() -> [Effect] {
    order = SortOrder(order.key, isReversed: !order.isReversed)
    return research()
  }

  /// Asks the library again: at once if that takes a moment, else away from the keys.
  mutating func research() -> [Effect] {
    var next = Search(query, in: library, order: order, startingFrom: selection)
    searchNumber += 1
    switch next.advance(budget: State.searchBudget) {
    case .done(let found):
      search = nil
      take(found)
      return []
    case .partial(let found):
      search = next
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

  mutating func loaded(_ library: Library, _ loading: Loading) -> [Effect] {
    let isNew = !self.library.isGrown(into: library)
    self.library = library
    libraryNumber += 1
    self.loading = loading
    newPapers.formUnion(loading.newPapers)
    dropPage()
    if isNew { selection = Selection() }
    return research()
  }

  /// Shows a selection, with the cursor on the paper where it was.
  private mutating func take(_ found: Selection) {
    if found.query != selection.query { currentMatch = nil }
    selection = found
    facets = library.facets(of: found, always: choices.required + choices.excluded)
    // Before the reader has done anything the cursor is on the first paper, whatever still comes in.
    let place = anchor.map { self.place(near: $0) } ?? 0
    list.place(place, count: found.count, height: height(of: .list))
    if anchor == nil, loading?.isFinished != false { anchor = paper?.id }
    if let facetName, let row = facets.firstIndex(where: { $0.name == facetName }) {
      facetWindow.place(row, count: facets.count, height: height(of: .facets))
    } else {
      facetWindow.fit(count: facets.count, height: height(of: .facets))
      if facets.indices.contains(facetWindow.cursor) {
        facetName = facets[facetWindow.cursor].name
      }
    }
  }

  /// Where a paper stands in the selection; when it is not in it, where the next one after it is.
  private func place(near id: PaperID) -> Int {
    guard let row = library.row(of: id) else { return list.cursor }
    if let place = selection.place(of: row) { return place }
    let all = library.rows(in: order)
    guard let rank = all.firstIndex(of: row),
      let next = all[rank...].first(where: { selection.place(of: $0) != nil })
    else { return max(0, selection.count - 1) }
    return selection.place(of: next) ?? 0
  }
}
