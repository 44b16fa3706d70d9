public import Papers

extension Paper {
  /// What a query can ask for that the paper has and others may have too: leaf, name, and what it is.
  public var facetLeaves: [(leaf: QueryLeaf, name: String, kind: String)] {
    var found: [(leaf: QueryLeaf, name: String, kind: String)] = []
    for author in authors.items {
      let shown = ShownText(author)
      let name = shown.withBytes { bytes in
        AuthorName.name(bytes, AuthorName.key(folded: Fold.folded(bytes)))
      }
      let text = String(decoding: name, as: UTF8.self)
      if let leaf = AuthorName(text) { found.append((.author(leaf), shown.string, "author")) }
    }
    func add(_ names: [String], _ kind: String, _ leaf: (NameCondition) -> QueryLeaf) {
      for name in names where !name.isEmpty {
        found.append((leaf(NameCondition(name, isWhole: true)), name, kind))
      }
    }
    add(categories.map(\.string), "category") { .category($0) }
    if let day = listedDay {
      let (year, month, _) = day.components
      let times: [(DayRange, String)] = [
        (DayRange(day), "day"), (DayRange(year: year, month: month), "month"),
        (DayRange(year: year), "year"),
      ]
      for (period, kind) in times { found.append((.date(period), period.text, kind)) }
    }
    add(tags.map(\.string), "tag") { .tag($0) }
    add([ShownText(venue).string], "venue") { .venue($0) }
    return found
  }
}
