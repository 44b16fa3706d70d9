/// What there would be without some of the facets that a query names: sets of rows, put together in different
/// ways.
struct FacetBases {
  private let rest: RowSet
  /// The rows for which each part of the query holds that is about facets.
  private let sets: [QueryTree: RowSet]

  /// `rest` are the rows that the query finds without these terms.
  init(_ rest: RowSet, _ terms: [FacetTerm], in library: Library, _ marked: MarkedRows) {
    self.rest = rest
    var sets: [QueryTree: RowSet] = [:]
    for term in terms where sets[term.tree] == nil {
      sets[term.tree] = library.rows(of: term.tree, marked)
    }
    self.sets = sets
  }

  /// What the query finds without some of its parts.
  func rows(without trees: Set<QueryTree>) -> RowSet {
    sets.reduce(into: rest) { rows, part in
      if !trees.contains(part.key) { rows.formIntersection(part.value) }
    }
  }

  /// How many papers facets take away that are excluded.
  func takenAway(by terms: [FacetTerm]) -> [Facet.Key: Int] {
    var numbers: [Facet.Key: Int] = [:]
    for term in terms where term.choice == .excluded {
      let base = rows(without: [term.tree])
      numbers[term.key] = base.count - base.countShared(with: sets[term.tree]!)
    }
    return numbers
  }
}

extension Library {
  /// The rows that have a facet.
  func rows(of key: Facet.Key, _ marked: MarkedRows) -> RowSet {
    rows(of: key.tree(in: self), marked)
  }

  /// The rows for which a tree holds, by sets where they tell it.
  fileprivate func rows(of tree: QueryTree, _ marked: MarkedRows) -> RowSet {
    var search = Search(Query(tree), in: self, order: SortOrder(.date), marked: marked)
    var all = Int.max
    return search.findRows(&all)?.rows ?? RowSet()
  }
}
