import Catalog
import Papers

/// What is listed in pages, with numbers to choose by.
enum Listing {
  case papers
  /// The facets of a section, or of all that are open, by their rows.
  case facets([Int])
  case views
  case menu(Menu)

  /// What each place is kept for.
  enum Kind: Hashable { case papers, facets, views, menu }

  var kind: Kind {
    switch self {
    case .papers: .papers
    case .facets: .facets
    case .views: .views
    case .menu: .menu
    }
  }
}

extension Listing {
  func count(_ state: State) -> Int {
    switch self {
    case .papers: state.results.shown.count
    case .facets(let rows): rows.count
    case .views: state.results.views.count
    case .menu(let menu): menu.items.count
    }
  }

  /// The line of an item, with its number.
  func line(_ index: Int, _ state: State) -> String {
    switch self {
    case .papers: return state.words(ofRank: index)
    case .facets(let rows): return "\(index + 1). " + Listing.facet(rows[index], state)
    case .views: return "\(index + 1). " + Listing.view(index, state)
    case .menu(let menu):
      let item = menu.items[index]
      // Columns and signs stand between what is said of an item.
      let said = item.detail.replacing("  ", with: ", ").replacing(" · ", with: ", ")
      let detail = said.isEmpty ? "" : ", \(said)"
      return "\(index + 1). \(item.label)\(detail)"
    }
  }

  /// `kv cache, 12`, or what the filter says of it already.
  private static func facet(_ row: Int, _ state: State) -> String {
    guard let facet = FacetRow(state, at: row)?.facet, let section = state.facets.section(at: row)
    else { return "" }
    // Months and days say their years, and no section needs its signs.
    let name = facet.key.name(in: state.results.library)
    let kind = section == .tags ? "" : ", " + section.singular
    let choice =
      switch facet.choice {
      case .required: ", chosen"
      case .excluded: ", hidden"
      case .alternative: ", one of several"
      case nil: ""
      }
    return "\(name)\(kind), \(facet.number)\(choice)"
  }

  private static func view(_ index: Int, _ state: State) -> String {
    let entry = state.results.views.entries[index]
    if let fault = entry.fault { return "\(entry.view.name), \(Message.describe(fault))" }
    guard let count = state.views.count(of: entry) else { return entry.view.name }
    let unread = count.unread == 0 ? "" : ", \(count.unread) unread"
    return "\(entry.view.name), \(MarkSentences.count(count.all, "paper"))\(unread)"
  }
}

extension FacetSection {
  /// What one of its facets is.
  fileprivate var singular: String {
    switch self {
    case .marks: "mark"
    case .labels: "label"
    case .dates: "date"
    case .categories: "category"
    case .authors: "author"
    case .digests: "digest"
    case .venues: "venue"
    case .tags: "tag"
    }
  }
}
