import Catalog

// A line in the list of facets: of one section only what holds its text is listed.

extension State {
  mutating func beginSifting() -> [Effect] {
    guard screen.focus == .facets, let section = facets.sectionUnderCursor else {
      return focus(on: .facets)
    }
    prompt.mode = .sifting(before: facets.listing)
    facets.listing.open.insert(section)
    if facets.listing.filtered != section { facets.text.set("") }
    facets.listing.filtered = section
    return sifted()
  }

  mutating func sift(_ edit: LineEdit) -> [Effect] {
    switch edit {
    case .older: moveFacets(.lines(-1))
    case .newer: moveFacets(.lines(1))
    default:
      let before = facets.text.text
      facets.text.edit(edit)
      if facets.text.text != before { return sifted() }
    }
    return []
  }

  /// Lists what the text leaves.
  mutating func sifted() -> [Effect] {
    facets.listing.text = facets.text.text
    if let section = facets.listing.filtered { facets.anchor = .section(section) }
    return []
  }

  /// Keeps what is typed. The cursor goes to the first facet that is left.
  mutating func keepSifting() -> [Effect] {
    prompt.mode = .browsing
    if facets.listing.text.isEmpty { endSifting() }
    if case .section(let section) = facets.row(at: facets.window.cursor),
      let row = facets.row(of: section), facets.key(at: row + 1) != nil
    {
      facets.put(cursor: row + 1, height: height(of: .facets))
    }
    return []
  }

  mutating func cancelSifting(_ before: FacetListing) -> [Effect] {
    prompt.mode = .browsing
    facets.listing = before
    facets.text.set(before.text)
    return []
  }

  /// Lists all of the section again.
  mutating func endSifting() {
    (facets.listing.filtered, facets.listing.text) = (nil, "")
    facets.text.set("")
  }
}
