import Catalog
import Papers

// The list of facets: what keys do in it. What the filter says of facets is its text, and nothing else.

extension State {
  /// Counts the facets, if they are to be seen and something has changed: at once when that takes a moment, else
  /// away from the keys.
  mutating func countFacets() -> [Effect] {
    let now = FacetList.Counted(
      selectionNumber: results.selectionNumber, libraryNumber: results.libraryNumber,
      markNumber: marks.rows.number, listing: facets.listing)
    guard facets.counted != now, layout.panes[.facets] != nil, !facets.waitsForSearch else {
      return []
    }
    facets.expect(now)
    let counter = FacetCounter(
      results.selection, in: results.library, marked: marks.rows, facets.listing,
      last: facets.table)
    guard counter.cost <= State.searchBudget else { return [jobs.begin(.countFacets(counter))] }
    jobs.end(.facetCounts)
    if let table = counter.finish() { facets.take(table, height: height(of: .facets)) }
    return []
  }

  /// Chooses the facet under the cursor, once the reader sees which one that is. A heading is folded or opened.
  mutating func chooseFacet(as choice: FacetChoice) -> [Effect] {
    guard screen.focus == .facets else {
      let effects = focus(on: .facets) + countFacets()
      talk.message = facets.underCursor.map {
        .facetShown($0.name(in: results.library), choice, key: key(for: choice.command))
      }
      return effects
    }
    if case .section(let section) = facets.row(at: facets.window.cursor) {
      return choice == .required ? toggleSection(section) : []
    }
    return toggleFacet(as: choice)
  }

  /// Chooses the facet under the cursor, or no longer. A year or a month that is asked for is opened.
  mutating func toggleFacet(as choice: FacetChoice) -> [Effect] {
    guard let key = facets.underCursor else { return [] }
    facets.anchor = .facet(key)
    guard case .days(let period) = key else { return toggle(key, as: choice) }
    let range = facets.rangeStart.map { $0.joined(with: period) } ?? period
    facets.rangeStart = nil
    if range == period, choice == .required, period.unit != .day,
      !isChosen(key, as: choice)
    {
      facets.listing.openTimes.insert(period)
    }
    return toggle(.days(range), as: choice)
  }

  /// Whether the filter says this of a facet already.
  func isChosen(_ facet: Facet.Key, as choice: FacetChoice) -> Bool {
    results.query.facetTerms(in: results.library, marks.rows).contains {
      $0.key == facet && $0.choice == choice
    }
  }

  /// Writes a facet into the filter, or takes it out.
  mutating func toggle(_ facet: Facet.Key, as choice: FacetChoice) -> [Effect] {
    let others = results.query.facetTerms(in: results.library, marks.rows).count {
      $0.choice == .alternative && $0.key != facet && $0.key.section == facet.section
    }
    let effects = write(
      results.query.text(choosing: facet, as: choice, in: results.library, marks.rows))
    if choice == .required, others > 0 {
      talk.message = .facetAlone(
        facet.name(in: results.library), others, key: key(for: "alternative-facet"))
    }
    return effects
  }

  /// Writes another filter, if there is room for it.
  private mutating func write(_ text: String) -> [Effect] {
    guard text.unicodeScalars.count <= State.lineLimit else {
      talk.message = .pasteCut(State.lineLimit)
      return []
    }
    results.filter.replace(text)
    return edited()
  }

  /// Writes what a paper has into the filter, also where no list of such values has been made.
  mutating func narrow(by leaf: QueryLeaf, as choice: FacetChoice) -> [Effect] {
    write(results.query.text(choosing: leaf, as: choice, in: results.library, marks.rows))
  }

  /// Takes what asks for facets out of the filter.
  mutating func clearFacets() -> [Effect] {
    let query = results.query
    results.filter.replace(
      query.text(without: query.facetSpans(in: results.library, marks.rows)))
    return edited()
  }

  // MARK: Sections

  /// Folds a section, or opens it. The cursor stays on its heading.
  mutating func toggleSection(_ section: FacetSection) -> [Effect] {
    facets.rangeStart = nil
    facets.anchor = .section(section)
    if facets.listing.open.remove(section) == nil { facets.listing.open.insert(section) }
    if facets.listing.filtered == section { endSifting() }
    return []
  }

  /// Folds what the cursor is in: an open time, the time around it, else the section.
  mutating func foldFacets() -> [Effect] {
    guard let section = facets.sectionUnderCursor else { return [] }
    if case .days(let period) = facets.underCursor {
      let around = facets.listing.openTimes.filter { $0.contains(period) }
      if let inner = around.min(by: { $0.unit > $1.unit }) {
        facets.listing.openTimes.remove(inner)
        facets.anchor = .facet(.days(inner))
        return []
      }
    }
    guard facets.listing.open.contains(section) else { return focus(on: .list) }
    return toggleSection(section)
  }

  /// Opens what the cursor is on, or goes into it when it is open; where there is nothing in it, goes to the list.
  mutating func unfoldFacets() -> [Effect] {
    let cursor = facets.window.cursor
    switch facets.row(at: cursor) {
    case .section(let section):
      guard facets.listing.open.contains(section) else { return toggleSection(section) }
      if facets.key(at: cursor + 1) != nil { return goToFacet(cursor + 1) }
    case .facet:
      guard case .days(let period) = facets.underCursor, period.unit != .day else { break }
      if facets.listing.openTimes.insert(period).inserted {
        facets.anchor = .facet(.days(period))
        return []
      }
      if case .days(let inner) = facets.key(at: cursor + 1), period.contains(inner) {
        return goToFacet(cursor + 1)
      }
    case nil: break
    }
    return focus(on: .list)
  }

  private mutating func goToFacet(_ row: Int) -> [Effect] {
    moveFacets(.row(row + 1))
    return []
  }

  /// Goes to the heading of another section.
  mutating func goToSection(_ step: Int) -> [Effect] {
    guard screen.focus == .facets else { return focus(on: .facets) }
    let headings = facets.table.parts.compactMap { facets.row(of: $0.section) }
    let cursor = facets.window.cursor
    let place =
      step > 0
      ? headings.firstIndex { $0 > cursor }.map { $0.adding(step - 1) } ?? headings.count - 1
      : headings.lastIndex { $0 < cursor }.map { $0.adding(step + 1) } ?? 0
    guard !headings.isEmpty else { return [] }
    let row = headings[min(max(0, place), headings.count - 1)]
    facets.put(cursor: row, height: height(of: .facets))
    return []
  }

  /// Turns the order of a section: by count or by name, and times from either end.
  mutating func sortFacets() -> [Effect] {
    guard let section = facets.sectionUnderCursor, screen.focus == .facets else {
      return focus(on: .facets)
    }
    if facets.listing.turned.remove(section) == nil { facets.listing.turned.insert(section) }
    // What comes first now is what was asked for.
    facets.anchor = .section(section)
    return []
  }

  /// Begins a range of times at the one under the cursor, or gives it up.
  mutating func rangeOfFacets() -> [Effect] {
    guard case .days(let period) = facets.underCursor, screen.focus == .facets else {
      talk.message = .noTimeHere
      return []
    }
    facets.rangeStart = facets.rangeStart == nil ? period : nil
    if facets.rangeStart != nil {
      talk.message = .rangeOfTimes(
        from: Facet.Key.days(period).name(in: results.library), take: key(for: "include-facet"))
    }
    return []
  }
}

extension FacetChoice {
  /// The command that chooses so.
  var command: String {
    switch self {
    case .required: "include-facet"
    case .excluded: "exclude-facet"
    case .alternative: "alternative-facet"
    }
  }
}
