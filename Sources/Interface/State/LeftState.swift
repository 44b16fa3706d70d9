public import Catalog
public import Papers

/// How the browser was left: filter, order, cursor, panes. A value to be kept until the next start.
public struct LeftState: Hashable, Sendable {
  public var filter = ""
  public var order = SortOrder(.date)
  public var focus = Pane.list
  public var isZoomed = false
  public var split: Double?
  /// The paper under the cursor, and on which row of the screen it stood.
  public var paper: PaperID?
  public var screenRow = 0
  /// How far the paper was scrolled: block and offset.
  public var block = 0
  public var offset = 0
  public var showsSource = false
  /// The sections of the facets that are open, by their names; nil for the usual ones.
  public var openSections: [String]?
  /// Earlier filters, the oldest first.
  public var history: [String] = []

  public init() {}

  /// As it begins with a filter.
  public init(filter: String) { self.filter = filter }

  /// Takes up the tags and marks that an earlier release kept beside the filter, as words of the filter:
  /// `tag:name`, or `mark:` and the mark as the filter names it. What cannot be read is left out.
  public mutating func takeChosen(required: [String], excluded: [String]) {
    for (names, sign) in [(required, ""), (excluded, "-")] {
      for name in names {
        guard let word = LeftState.word(for: name) else { continue }
        filter = Query.text(filter, adding: sign + word)
      }
    }
  }

  private static func word(for name: String) -> String? {
    if name.hasPrefix("tag:"), name.count > 4 {
      return QueryLeaf.tag(NameCondition(String(name.dropFirst(4)), isWhole: true)).text
    }
    guard name.hasPrefix("mark:") else { return nil }
    let mark = String(name.dropFirst(5))
    // A label was kept without quotation marks, and was a whole one.
    if mark.hasPrefix("label:") {
      let label = mark.dropFirst(6).filter { $0 != "\"" }
      return label.isEmpty ? nil : QueryLeaf.mark(.label(label, isWhole: true)).text
    }
    let query = Query(mark)
    let isOne = query.tokens.count == 1 && query.tokens[0].isNegated == false
    return isOne && query.asksForMarks ? mark : nil
  }
}

extension State {
  /// How things are now.
  var view: LeftState {
    var view = LeftState()
    view.filter = results.filter.text
    (view.order, view.focus, view.isZoomed, view.split) = (
      results.order, screen.focus, screen.isZoomed, screen.split
    )
    let listed =
      results.shown.indices.contains(screen.list.cursor)
      ? results.library.id(of: results.shown[screen.list.cursor]) : nil
    view.paper = screen.anchor ?? listed
    view.screenRow = screen.list.cursor - screen.list.offset
    if let place = view.paper.flatMap({ reader.positions[$0] }) {
      (view.block, view.offset) = (place.block, place.offset)
    }
    view.showsSource = reader.showsSource
    view.history = results.filter.history
    let open = facets.listing.open
    if open != FacetListing().open { view.openSections = open.map(\.rawValue).sorted() }
    return view
  }

  /// Brings a view back; before there is a library.
  mutating func restore(_ view: LeftState) {
    results.filter.restore(view.filter, history: view.history)
    (results.order, screen.focus, reader.showsSource) = (view.order, view.focus, view.showsSource)
    if let open = view.openSections {
      facets.listing.open = Set(open.compactMap { FacetSection(rawValue: $0) })
    }
    // Whatever has the whole screen, the list is what one comes back to.
    screen.zoomed = view.isZoomed ? .list : nil
    screen.split = view.split ?? screen.split
    screen.anchor = view.paper
    screen.restoredRow = view.screenRow
    if let id = view.paper, view.block > 0 || view.offset > 0 {
      reader.keep(ReaderPage.Place(block: view.block, offset: view.offset), of: id)
    }
  }
}
