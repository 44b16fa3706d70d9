import Catalog
import Papers

/// What there is, what was asked of it, and what was found.
struct Results {
  var library = Library()
  /// Counts the libraries; what was made of another one may be wrong.
  var libraryNumber = 0
  /// Counts the libraries that did not grow out of the one before: tags have other numbers.
  var vocabularyNumber = 0
  /// How far the reading of the digests has come.
  var loading: Loading?
  /// Something has changed that the reading under way may have passed already.
  var isBehind = false
  /// A library that is shown when its marks have been looked up.
  var waitingLibrary: (library: Library, loading: Loading)?

  var filter = LineEditor()
  /// The order that was chosen; the filter may ask for another one.
  var order = SortOrder(.date)
  var selection = Selection() {
    didSet {
      selectionNumber += 1
      setShown()
    }
  }
  /// Counts the selections.
  private(set) var selectionNumber = 0
  /// Whether the papers that are not found stand between those that are.
  var showsOthers = false { didSet { setShown() } }
  /// The rows of the list.
  private(set) var shown = Selection().rows
  /// How far a search has come that has found nothing to show yet.
  var emptyPart: Selection?
  /// The papers that the filter would not find any more because of a mark; they stay until it is
  /// edited.
  var kept: Set<PaperID> = []
  /// Where the last jumps came from.
  var jumps: [Jump] = []

  /// The saved views, which the filter may name, on the reader's day.
  var views = ViewList()
  /// Whether the filter is being written, so that the word at the caret may not be finished.
  var isFiltering = false
  /// The word at the caret may become the name of a field, and finds nothing as a text: it is not applied.
  var awaitsNames = false

  /// What the filter asks for.
  var query: Query {
    let caret = isFiltering ? filter.text.prefix(filter.caret).utf8.count : nil
    return query(filter.text, caret: caret)
  }

  /// What a text asks for, views that it names included.
  func query(_ text: String, caret: Int? = nil) -> Query {
    Query(text, caret: caret, awaitsNames: caret != nil && awaitsNames, views: views)
  }

  /// Whether there may be papers when the word at the caret, which may become another, is not applied.
  func isEmptied(by found: Selection) -> Bool {
    guard isFiltering, !awaitsNames, found.isComplete, found.count == 0 else { return false }
    let caret = filter.text.prefix(filter.caret).utf8.count
    return query.tokens.contains { $0.span.upperBound == caret && $0.mayBecomeAnother }
  }

  /// The order of the list: that of the filter while it asks for one.
  var shownOrder: SortOrder { query.order ?? order }

  /// Whether the list may be less than the library.
  var isNarrowed: Bool { !filter.text.isEmpty }

  private mutating func setShown() {
    shown = showsOthers ? selection.amongOthers(in: library) : selection.rows
  }

  /// Whether the list has papers that are not found.
  var hasOthers: Bool { shown.count > selection.count }

  /// The title of a paper that is among these.
  func title(of id: PaperID) -> String? {
    library.row(of: id).map { ShownText(library.paper(at: $0).title).string }
  }
}

/// Where a jump came from.
struct Jump: Hashable {
  let from: PaperID?
  var filter: String
  let order: SortOrder
  let focus: Pane
}

extension Results {
  /// Drops the filter.
  mutating func widen() { filter.set("") }

  mutating func remember(_ jump: Jump) {
    jumps.append(jump)
    if jumps.count > Results.jumpLimit { jumps.removeFirst() }
  }

  private static let jumpLimit = 100
}
