import Catalog
import Papers

/// The browser as a dialogue of lines, for those who hear or feel what is shown, for terminals that only print, and
/// for scripts: a line is taken, and lines come back that are never written over.
///
/// It is another hand for the same `Browser`, beside the screen: what a line says becomes the actions that keys would
/// be (`Dialogue+Lines`), and what the state has become is told in words (`Dialogue+Report`). Words that are no
/// commands of `CommandTable` are in `LineWord`, and all commands of the table can be typed by their names.
///
/// One line is done with before the next is taken: whoever calls waits while `Browser.isBusy`, then asks for the
/// `report`.
public struct Dialogue: Sendable {
  /// The columns that a line has at most; nil for a line a paragraph.
  let columns: Int?
  /// What is to be told when all has come that the line asked for.
  var wish = Wish.change
  /// How all was when it was told last.
  var told = Told()
  /// How far each list has been told.
  var places: [Listing.Kind: Place] = [:]
  /// The section of facets that is listed; nil for all that are open.
  var section: FacetSection?
  /// A line that is to be taken when all has come that it needs.
  var later: String?
  /// The note that was typed.
  private(set) var note: String?
  private var hasGreeted = false

  /// What is told after a line.
  enum Wish {
    /// What has changed.
    case change
    /// So many items of the present list, from one of them on.
    case page(from: Int)
    /// The paper that is read.
    case paper
    case lines([String])
  }

  /// How far a list has been told.
  struct Place {
    /// The first item of the page that was told last.
    var first = 0
    /// The item that comes next.
    var next = 0
  }

  /// The items of a page.
  static let page = 10

  /// The size that the browser is given: its list has as many rows as a page has items, and one pane is seen.
  public static let screen = (columns: 120, rows: page + 3)

  /// - Parameter columns: how long lines may be; 0 for as long as they are.
  public init(columns: Int) { self.columns = columns > 0 ? columns : nil }

  /// Takes a line. What must happen comes back, as from the browser itself.
  public mutating func take(_ line: String, _ browser: inout Browser) -> [Effect] {
    wish = .change
    (note, later) = (nil, nil)
    told = Told(browser.state)
    let line = line.trimmed
    if let effects = takeAnswer(line, &browser) { return effects }
    return line.isEmpty ? goOn(&browser) : obey(line, &browser)
  }

  /// Stops what is being done, or leaves what is open.
  public mutating func stop(_ browser: inout Browser) -> [Effect] {
    (wish, later, told) = (.change, nil, Told(browser.state))
    return browser.run("cancel")
  }

  /// What the reader has typed as a note in place of another, which an editor would be asked for otherwise.
  public mutating func takeNote() -> String? {
    defer { note = nil }
    return note
  }

  /// Notes what is to be the note on the paper, once it is known which one it has.
  mutating func write(note text: String) { note = text }

  /// What is to be said before the first line.
  mutating func greet(_ state: State) -> [String] {
    guard !hasGreeted else { return [] }
    hasGreeted = true
    told = Told(state)
    let title = state.results.loading.map { " in \($0.title)" } ?? ""
    return ["Quire, \(Dialogue.count(state))\(SafeText.line(title)). Enter lists them, help helps."]
  }
}

extension Dialogue {
  /// How all was: what has changed since is told.
  struct Told {
    var menu: Menu?
    var sheet: FilterHelp.Sheet?
    var isTriage = false
    var focus = Pane.list
    var paper: PaperID?
    var comparison: Int?
    var showsSource = false
    var match: Int?
    var filter = ""
    var order = SortOrder(.date)
    var shownCount = 0
    var ticked = 0
    var views = ViewList()

    init() {}

    init(_ state: State) {
      if case .choosing(let menu) = state.prompt.mode { self.menu = menu }
      sheet = state.prompt.filterHelp.sheet
      isTriage = state.triage.round != nil
      (focus, paper) = (state.screen.focus, state.paper?.id)
      (comparison, showsSource) = (state.reader.comparison, state.reader.showsSource)
      match = state.reader.currentMatch
      (filter, order) = (state.results.filter.text, state.results.shownOrder)
      (shownCount, ticked) = (state.results.shown.count, state.tickedCount)
      views = state.results.views
    }
  }
}
