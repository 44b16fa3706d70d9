import Catalog

/// A row of the facets as it is painted. Only rows on the screen are made.
struct FacetRow {
  enum Content {
    case heading(FacetSection, isOpen: Bool, count: Int)
    case facet(Facet)
  }

  struct Facet {
    let key: Catalog.Facet.Key
    let label: String
    let number: Int
    /// What the filter says of it.
    let choice: FacetChoice?
    /// It is in a range of times: one that is asked for, or that is being made.
    let isInRange: Bool
    /// How long its bar is; of a time also how long that of the library is.
    let share: Double
    let wholeShare: Double?
  }

  let content: Content
  let isCursor: Bool
  /// The filter says something of a facet of its section.
  let hasTerms: Bool

  var facet: Facet? { if case .facet(let facet) = content { facet } else { nil } }

  /// The row of a place in the list; nil when there is none.
  init?(_ state: State, at index: Int) {
    let facets = state.facets
    isCursor = index == facets.window.cursor && state.screen.focus == .facets
    let terms = state.results.query.facetTerms(in: state.results.library, state.marks.rows)
    switch facets.row(at: index) {
    case nil: return nil
    case .section(let section):
      let part = facets.table.parts.first { $0.section == section }!
      content = .heading(section, isOpen: part.isOpen, count: part.count)
      hasTerms = terms.contains { $0.key.section == section }
    case .facet(let number, let index):
      let part = facets.table.parts[number]
      guard let key = part.key(at: index) else { return nil }
      hasTerms = true
      content = .facet(
        Facet(
          key: key, label: FacetRow.label(part, index, state),
          number: part.number(at: index), choice: terms.first { $0.key == key }?.choice,
          isInRange: FacetRow.isInRange(key, terms, state),
          share: FacetRow.share(part, index),
          wholeShare: part.time(at: index).map { Double($0.all) / Double(max(1, $0.greatest)) }))
    }
  }

  private static func share(_ part: FacetTable.Part, _ index: Int) -> Double {
    if let time = part.time(at: index) {
      return Double(time.selected) / Double(max(1, time.greatest))
    }
    return Double(part.number(at: index)) / Double(max(1, part.greatest))
  }

  /// Months and days stand under their years, without what is said there.
  private static func label(_ part: FacetTable.Part, _ index: Int, _ state: State) -> String {
    let name = part.name(at: index, in: state.results.library)
    guard let time = part.time(at: index) else { return name }
    let glyphs = state.options.glyphs
    let sign = time.period.unit == .day ? "" : (time.isOpen ? glyphs.opened : glyphs.pointer) + " "
    switch time.period.unit {
    case .year: return sign + name
    case .month: return " " + sign + months[(Int(name.suffix(2)) ?? 1) - 1]
    case .day: return "    " + name.suffix(2)
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func isInRange(_ key: Catalog.Facet.Key, _ terms: [FacetTerm], _ state: State)
    -> Bool
  {
    guard case .days(let period) = key else { return false }
    if let start = state.facets.rangeStart, case .days(let end) = state.facets.underCursor {
      return start.joined(with: end).contains(period)
    }
    return terms.contains { term in
      guard case .days(let range) = term.key, term.isIncluded, !range.isOne else { return false }
      return range.contains(period)
    }
  }
}

extension FacetSection {
  /// Its heading.
  var title: String { rawValue.uppercased() }
}
