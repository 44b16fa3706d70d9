import Canvas
import Catalog
import Digests

/// Everything the program knows while it runs. Changed by `update` alone.
struct State {
  // What there is.
  var library = Library()
  /// Counts the libraries; what was made of another one may be wrong.
  var libraryNumber = 0
  var selection = Selection()
  /// What is marked, then the tags, each with the number of papers of the selection.
  private(set) var facets: [Facet] = []
  var markFacets: [Facet] = [] { didSet { arrangeFacets() } }
  var tagFacets: [Facet] = [] { didSet { arrangeFacets() } }
  /// The order in which they are held while the pointer is over them.
  var heldFacets: [Facet.Key]? { didSet { arrangeFacets() } }
  var loading: Loading?
  /// The papers that came while we were looking.
  var newPapers: Set<PaperID> = []

  // What the reader has marked.
  var marks = Marks()
  var marksAreLoaded = false
  /// Counts the changes, so that answers find theirs.
  var markNumber = 0
  /// Which rows of the library have which marks, and the number of the look-up that is wanted.
  var markedRows = MarkedRows()
  var indexNumber = 0
  var isIndexing = false
  /// What papers had that were changed since the look-up began.
  var oldMarks: [PaperID: PaperMarks] = [:]
  var arrivals = Arrivals()
  var arrivedSince: String?
  var hasArrived = false
  /// The reader has done something.
  var hasActed = false
  /// The papers that the filter would not find any more because of a mark; they stay until it is
  /// edited.
  var kept: Set<PaperID> = []
  var selected: Set<PaperID> = []
  /// Where a range of the selection began.
  var rangeStart: PaperID?
  /// A search for what to select, and its number.
  var pendingSelection: Search?
  var selectNumber = 0
  /// The new papers that are gone through one by one.
  var triage: Triage?
  /// The ones that were, as long as an undo may lead back there.
  var endedTriage: Triage?
  /// What to say when the changes of this number are kept.
  var closing: (number: Int, message: Message)?
  /// The new and revised papers that have not been dealt with.
  var waitingArrivals: Set<PaperID> = []
  /// A library that is shown when its marks have been looked up.
  var waitingLibrary: (library: Library, loading: Loading)?

  // What was asked.
  var order = SortOrder(.date)
  var filter = LineEditor()
  var choices = FacetChoices()
  /// The search that is under way, and its number; answers with another number come too late.
  var search: Search?
  var searchNumber = 0

  /// What is looked for in the reader, in place of the filter; empty when nothing is.
  var find = LineEditor()

  // Where the reader is.
  var size = Size(columns: 80, rows: 24)
  var focus = Pane.list
  /// The pane that was given the whole screen; others take its place while they have the focus.
  var zoomed: Pane?
  var isZoomed: Bool { zoomed != nil }
  /// The share of the list beside the reader, and above it; nil for the usual ones.
  var split: Double?
  var list = ListWindow()
  /// The row of the screen on which the anchor stood at the last start, until it is there again.
  var restoredRow: Int?
  /// The paper that the reader went to last. The cursor returns to it when it is there again.
  var anchor: PaperID?
  var facetWindow = ListWindow()
  /// The facet that the reader went to: the list of them moves with every key.
  var facetKey: Facet.Key?
  /// What was pressed last with the mouse.
  var pressed: Target?
  /// How far each paper has been scrolled, by its text; papers at their top are not kept.
  var positions: [PaperID: ReaderPage.Place] = [:]
  /// Where the last jumps came from.
  var jumps: [Jump] = []
  /// The paper that stays in the place of the list, to be read beside others.
  var pinned: PaperID?
  /// What the reader shows in place of the paper: another entry's text against it.
  var comparison: Int?
  /// The match that `next-match` went to last, by its number in the page.
  var currentMatch: Int?

  /// TeX is shown as it was written.
  var showsSource = false

  // What is open.
  var mode = Mode.browsing
  var commandLine = LineEditor()
  var help = HelpState()
  var pending: [Key] = []
  var count: Int?
  var message: Message? {
    didSet { if let message, message != oldValue { log.keep(message, at: time) } }
  }
  /// What was said, and the time of day for what is said next.
  var log = MessageLog()
  var time = ""
  /// The answer that the reader waits for; whatever the reader does next, it is wanted no more.
  var awaited: Awaited?
  /// The last key was an interrupt; another one quits.
  var wasInterrupted = false

  // How it is shown.
  let options: Options
  let keymap: Keymap
  let keyIndex: KeyIndex
  let width: Width

  /// The pages of the paper under the cursor and of the pinned one, as `setPage` made them last.
  var shownPage = ShownPage()
  var shownPinned = ShownPage()

  init(options: Options, keymap: Keymap, width: Width) {
    self.options = options
    self.keymap = keymap
    self.keyIndex = KeyIndex(keymap)
    self.width = width
    self.split = options.split
  }

  /// What the keys go to.
  enum Mode: Hashable {
    case browsing
    /// The filter line; cancelling returns to what it keeps.
    case filtering(Before)
    case commanding
    case helping
    case choosing(Menu)
    /// What is looked for in the reader; cancelling returns to what it keeps.
    case finding(before: String)
  }

  /// Answers that open something, or lead somewhere else. They may come when the reader has gone on.
  enum Awaited: Hashable {
    case note(PaperID)
    case related(PaperID)
    case history
    /// What an undo or a redo was about.
    case unmade
  }

  /// What cancelling the filter brings back exactly.
  struct Before: Hashable {
    let filter: String
    let anchor: PaperID?
    let list: ListWindow
    let kept: Set<PaperID>
  }
}

/// The help: what was typed to search it, and where its cursor is.
struct HelpState: Hashable {
  var filter = LineEditor()
  var window = ListWindow()
  /// Where the help was called from; its keys are the ones to show first.
  var context = Context.list
}

extension State {
  var layout: Layout {
    triage == nil
      ? Layout(size: size, focus: focus, isZoomed: isZoomed, split: split ?? Layout.usualSplit)
      : Layout(size: size, focus: .reader, isZoomed: true)
  }

  var query: Query { Query(filter.text, and: choices.trees) }

  /// The facet under the cursor.
  var facet: Facet.Key? {
    facets.indices.contains(facetWindow.cursor) ? facets[facetWindow.cursor].key : nil
  }

  private mutating func arrangeFacets() {
    facets = markFacets + tagFacets
    guard let heldFacets else { return }
    var counted = Dictionary(facets.map { ($0.key, $0) }) { first, _ in first }
    let held = heldFacets.map { counted.removeValue(forKey: $0) ?? Facet($0, count: 0) }
    facets = held + facets.filter { counted[$0.key] != nil }
  }

  /// The pinned paper, while it is here.
  var pinnedPaper: Paper? { pinned.flatMap(library.row).map(library.paper) }

  /// What is marked in the reader.
  var readerQuery: Query { find.text.isEmpty ? selection.query : Query(phrase: find.text) }

  /// The paper that is gone through, else the one under the cursor of the list.
  var paper: Paper? {
    if let triage { return library.row(of: triage.papers[triage.place]).map(library.paper) }
    return selection.rows.indices.contains(list.cursor)
      ? library.paper(at: selection.rows[list.cursor]) : nil
  }

  /// The key that runs a command outside of prompts, as messages name it; the command's name after a
  /// colon when it has none.
  func key(for command: String) -> String {
    let context = context.takesText ? .list : context
    return keyIndex.name(for: command, in: context) ?? ":" + command
  }

  /// The title of a paper that is among these.
  func title(of id: PaperID) -> String? {
    library.row(of: id).map { ShownText(library.paper(at: $0).title).string }
  }

  /// The context of the keys.
  var context: Context {
    switch mode {
    case .browsing where triage != nil: .triage
    case .browsing:
      switch focus {
      case .list: .list
      case .reader: .reader
      case .facets: .facets
      }
    case .filtering, .commanding, .finding: .prompt
    case .helping, .choosing: .help
    }
  }
}
