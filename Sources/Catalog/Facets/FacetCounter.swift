import Papers

/// How the facets are to be listed.
public struct FacetListing: Hashable, Sendable {
  /// The sections that are not folded.
  public var open: Set<FacetSection> = [.marks, .labels, .tags]
  /// The sections that are not in their usual order: by name where others are by count, and times with the first
  /// one first.
  public var turned: Set<FacetSection> = []
  /// The years and months that are open.
  public var openTimes: Set<DayRange> = []
  /// The section of which only what holds a text is listed, and the text.
  public var filtered: FacetSection?
  public var text = ""

  public init() {}
}

/// Counts the facets of a selection, all that it needs with it, so that it can be done away from the keys.
///
/// Most numbers are one pass over a column for the rows of the selection. Those of facets that are excluded, of
/// alternatives and of times need to know what there would be without them: the *rest*, which the query finds
/// without all its facets, and a set of rows for each of these. The rest is searched for once and kept while only
/// facets change.
public struct FacetCounter: Sendable {
  let library: Library
  let selection: Selection
  let marked: MarkedRows
  let listing: FacetListing
  private let rest: Selection?
  /// What the query says of facets, and applies.
  let terms: [FacetTerm]
  private let restTree: QueryTree

  /// - Parameter last: what was counted last, of this library or one that it has grown from.
  public init(
    _ selection: Selection, in library: Library, marked: MarkedRows, _ listing: FacetListing,
    last: FacetTable
  ) {
    (self.selection, self.library, self.marked) = (selection, library, marked)
    (self.listing, rest) = (listing, last.rest)
    let tree = selection.query.tree
    let parts = if case .and(let parts) = tree { parts } else { [tree] }
    terms = selection.query.facetTerms(in: library, marked).filter { parts.contains($0.tree) }
    let trees = Set(terms.map(\.tree))
    restTree = .all(parts.filter { !trees.contains($0) })
  }

  /// The sections that there are.
  var sections: [FacetSection] {
    FacetSection.allCases.filter { section in
      switch section {
      case .marks, .labels: !marks(section, of: RowSet()).isEmpty
      case .dates: library.years != nil
      case .categories: library.categories.count > 0
      case .authors: library.count > 0
      case .digests: library.hasSeveralDigests
      case .venues: library.segments.contains(where: \.hasVenues)
      case .tags: library.tags.count > 0
      }
    }
  }

  /// How many rows have to be looked at, or what takes as long.
  public var cost: Int {
    let missing = listing.open.compactMap(\.field).filter { !library.hasFacetColumn($0) }
    let made = missing.filter(\.isMade).count
    var search = 0
    if needsRest {
      let rest = Search(
        Query(restTree), in: library, order: selection.order, marked: marked, startingFrom: rest)
      search = rest.rowsLeft * rest.weight
    }
    return library.count * (1 + 10 * made) + search
  }

  /// Counts; nil when it was cancelled.
  public func finish(isCancelled: () -> Bool = { false }) -> FacetTable? {
    // A term may be known by a column that has to be made.
    for field in listing.open.compactMap(\.field) {
      _ = library.facetColumn(field)
      if isCancelled() { return nil }
    }
    var (rest, bases) = (rest, FacetBases?.none)
    if needsRest {
      var search = Search(
        Query(restTree), in: library, order: selection.order, marked: marked, startingFrom: rest)
      guard let found = search.finish(isCancelled: { _ in isCancelled() }) else { return nil }
      rest = found
      bases = FacetBases(found.hits, terms, in: library, marked)
    }
    var parts: [FacetTable.Part] = []
    for section in sections {
      if isCancelled() { return nil }
      let rows = listing.open.contains(section) ? self.rows(section, bases) : nil
      parts.append(FacetTable.Part(section: section, rows: rows))
    }
    return FacetTable(parts, rest: rest)
  }

  /// Whether some facet that is listed needs to know what there is without it.
  private var needsRest: Bool {
    terms.contains { term in
      listing.open.contains(term.key.section)
        && (term.choice != .required || term.key.section == .dates)
    }
  }

  private func rows(_ section: FacetSection, _ bases: FacetBases?) -> FacetTable.Rows {
    let own = terms.filter { $0.key.section == section }
    let text = listing.filtered == section ? listing.text : ""
    if section == .dates { return .times(times(bases, own, text)) }
    // Enter on a facet takes the place of alternatives.
    let groups = Set(own.filter { $0.choice == .alternative }.map(\.tree))
    let base = (groups.isEmpty ? nil : bases?.rows(without: groups)) ?? selection.hits
    var chosen = bases?.takenAway(by: own) ?? [:]
    if !groups.isEmpty {
      for term in own where term.choice == .required {
        chosen[term.key] = selection.hits.countShared(with: library.rows(of: term.key, marked))
      }
    }
    guard let field = section.field else {
      let facets = marks(section, of: base).map {
        Facet($0.key, name: $0.name, count: chosen[$0.key] ?? $0.count)
      }
      return .facets(arranged(facets, section, text))
    }
    let found = library.facetCounts(of: field, in: base, count: base.count)
    var counts = found.counts
    for (key, number) in chosen {
      if case .value(_, let value) = key, value < counts.count {
        counts.change { $0[Int(value)] = UInt32(number) }
      }
    }
    let shown = own.compactMap { term in
      if case .value(_, let value) = term.key { value } else { nil }
    }
    let all = FacetCounts(column: found.column, counts: counts)
    let values = all.values(
      by: listing.turned.contains(section) ? .name : .count, holding: text, always: shown)
    let greatest = values.reduce(0) { max($0, counts[Int($1)]) }
    return .values(field, values, counts: counts, greatest: Int(greatest))
  }

  /// What is marked: states, or labels by their names.
  private func marks(_ section: FacetSection, of rows: RowSet) -> [Facet] {
    library.facets(of: rows, marked, always: terms.map(\.key)).filter {
      $0.key.section == section
    }.map { facet in
      guard case .mark(let term) = facet.key, case .label(let name, _) = term.condition else {
        return facet
      }
      return Facet(facet.key, name: name, count: facet.count)
    }
  }

  /// Marks have an order of their own, labels stand by count; turned round both are by name.
  private func arranged(_ facets: [Facet], _ section: FacetSection, _ text: String) -> [Facet] {
    let needle = Needle(Fold.full.bytes(of: text))
    let facets = facets.filter { Needle(Fold.full.bytes(of: $0.name)).contains(needle) }
    if listing.turned.contains(section) { return facets.sorted { $0.name < $1.name } }
    if section == .marks { return facets }
    return facets.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
