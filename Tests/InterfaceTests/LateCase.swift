import Canvas
import Catalog
import Citations
import Interface
import Programs

@testable import Papers

/// How the answers of a slot may come late: how its job is begun, what it finds, and what comes between.
///
/// A table over all slots: one that is not in it does not compile.
struct LateCase: Sendable {
  /// What happens between a job's beginning and its answer.
  enum Meanwhile: CaseIterable, Sendable {
    case nothing, successor, paperLeft, otherMode, anotherLibrary
  }

  /// What there is before the job begins.
  let prepare: @Sendable (TestBrowser) -> Void
  let begin: @Sendable (TestBrowser) -> Void
  /// An answer that shows on the screen, or in the effects.
  let answer: Answer.Content
  /// Begins another job of the slot.
  let succeed: @Sendable (TestBrowser) -> Void
  /// What the answer outlives: it is taken all the same.
  let outlives: Set<Meanwhile>

  static let size = Size(columns: 100, rows: 30)
  static let id = PaperID("2504.16922")!

  static let read: PaperMarks = {
    var marks = PaperMarks()
    marks.isRead = true
    return marks
  }()

  static let starred: PaperMarks = {
    var marks = PaperMarks()
    marks.isStarred = true
    return marks
  }()

  /// The marks of more papers than a key may look up.
  static let manyMarks: [PaperID: PaperMarks] = {
    var marks = [id: starred]
    for number in 1...25_000 {
      marks[PaperID("\(2301 + number / 20_000).\(10_000 + number % 20_000)")!] = starred
    }
    return marks
  }()

  private static let event = MarkEvent(
    id: MarkEvent.ID(machine: "test", sequence: 1, clock: 1), kind: .marked,
    changes: [MarkChange(id, .star, to: "1")])

  private static let mixed = Library().adding([TestBrowser.digest("mixed")])

  private static func found(_ text: String) -> Answer.Content {
    var search = Search(Query(text), in: TestBrowser.huge, order: SortOrder(.date))
    return .found(search.finish()!)
  }

  private static func loading(_ title: String) -> Loading {
    Loading(filesDone: 1, filesFound: 1, title: title)
  }

  @Sendable private static func loadHuge(_ browser: TestBrowser) {
    browser.load(TestBrowser.huge, loading("huge"))
  }

  @Sendable private static func loadMixed(_ browser: TestBrowser) {
    browser.load(mixed, loading("mixed"))
  }

  private static func keys(_ keys: String) -> @Sendable (TestBrowser) -> Void {
    { $0.press(keys) }
  }

  private init(
    after prepare: @escaping @Sendable (TestBrowser) -> Void,
    _ begin: @escaping @Sendable (TestBrowser) -> Void, answer: Answer.Content,
    successor: @escaping @Sendable (TestBrowser) -> Void, outlives: Set<Meanwhile>
  ) {
    (self.prepare, self.begin, self.answer) = (prepare, begin, answer)
    (self.succeed, self.outlives) = (successor, outlives)
  }

  static func of(_ slot: Slot) -> LateCase {
    switch slot {
    case .search:
      LateCase(
        after: loadHuge, keys("/T1<Enter>"), answer: found("T29999"),
        successor: keys("/0<Enter>"), outlives: [.nothing, .paperLeft, .otherMode])
    case .ticking:
      LateCase(
        after: { browser in
          loadHuge(browser)
          browser.held.insert(.counting)
        }, keys("gsT1<Enter>"), answer: found("T29999"),
        successor: keys("gsT2<Enter>"), outlives: [.nothing, .paperLeft, .otherMode])
    case .counting:
      LateCase(
        after: loadHuge, keys(":star T1"), answer: found("T29999"),
        // Every key there is typed into the query.
        successor: keys("2"), outlives: [.nothing])
    case .gathering:
      LateCase(
        after: { browser in
          loadHuge(browser)
          browser.held.insert(.counting)
        }, keys(":star T1<Enter>"), answer: found("T0 | T29999"),
        successor: keys(":read T2<Enter>"),
        outlives: [.nothing, .successor, .paperLeft, .otherMode])
    case .completing:
      LateCase(
        // One of whose authors nobody has made a column yet, as other tests may of the other.
        after: { $0.load(TestBrowser.library(papers: 30_000), loading("huge")) }, keys("/au:"),
        answer: .completed([Completion("Late, A.", count: 3)]),
        // Every key there is typed into the filter.
        successor: keys("b"), outlives: [.nothing])
    case .explaining:
      LateCase(
        after: loadHuge, keys("g?T1 | T2"),
        answer: .explained([12_345, 2, 3].map { QueryCount(all: $0, unread: 0) }),
        successor: keys("9"), outlives: [.nothing])
    case .related:
      LateCase(
        after: loadMixed, keys("*"), answer: .related(id, []), successor: keys("*"),
        // The list may be another one: the paper is still the same.
        outlives: [.nothing, .anotherLibrary])
    case .markIndex:
      LateCase(
        after: { browser in
          loadMixed(browser)
          browser.press("/is:starred<Enter>")
        }, { $0.readMarks(manyMarks) },
        answer: .marksIndexed(MarkedRows(Marks([id: starred]), in: mixed)),
        successor: { $0.handle(.marksForgotten) }, outlives: [.nothing, .paperLeft, .otherMode])
    case .allMarks:
      LateCase(
        after: loadMixed, { $0.handle(.started) },
        answer: .marksFound([id: starred], isAll: true),
        successor: { $0.handle(.started) },
        outlives: [.nothing, .paperLeft, .otherMode, .anotherLibrary])
    case .shownMarks:
      LateCase(
        after: { _ in }, loadMixed, answer: .marksFound([id: starred], isAll: false),
        successor: loadMixed,
        outlives: [.nothing, .paperLeft, .otherMode])
    case .fetch:
      LateCase(
        after: { _ in }, keys(":fetch daily<Enter>"),
        answer: .fetched(FetchOutcome(Message("daily: 3 new"), warnings: [])),
        // One that is under way goes on.
        successor: { _ in },
        outlives: [.nothing, .successor, .paperLeft, .anotherLibrary])
    case .download:
      LateCase(
        after: loadMixed, keys("P"),
        answer: .downloadEnded(
          DownloadOutcome(
            DownloadWish([ArxivReference("2504.16922v2")!], .pdf, shows: false), fetched: 1,
            wereThere: 0, failures: [], folder: "~/papers")), successor: keys("jP"),
        outlives: [.nothing, .successor, .paperLeft, .anotherLibrary])
    case .files:
      LateCase(
        after: { browser in
          loadMixed(browser)
          browser.press("/has:pdf<Enter>")
        }, { $0.handle(.started) },
        answer: .filesFound([.pdf: [ArxivReference("2504.16922v2")!]]),
        successor: { $0.handle(.started) },
        outlives: [.nothing, .paperLeft, .otherMode, .anotherLibrary])
    case .arrivals:
      LateCase(
        after: { _ in }, loadMixed, answer: .arrived(arrivals, since: "yesterday"),
        successor: loadMixed, outlives: [.nothing, .paperLeft, .otherMode])
    case .history:
      LateCase(
        after: loadMixed, keys("U"),
        answer: .historyFound([HistoryLine(id: event.id, what: "starred", when: "today")]),
        successor: keys("U"), outlives: [.nothing, .anotherLibrary])
    case .note:
      LateCase(
        after: loadMixed, keys("e"), answer: .noteFound(id, "text", heads: []),
        successor: keys("e"), outlives: [.nothing, .anotherLibrary])
    case .marking:
      LateCase(
        after: loadMixed, keys("s"), answer: .marked(event, [id: starred]), successor: keys("r"),
        outlives: Set(Meanwhile.allCases))
    case .undoing:
      LateCase(
        after: { browser in
          loadMixed(browser)
          browser.press("s")
        }, keys("u"),
        answer: .undone(event, as: .undone(event.id), event.changes, [id: PaperMarks()]),
        successor: keys("u"), outlives: Set(Meanwhile.allCases))
    case .views:
      LateCase(
        after: loadMixed, keys("w"),
        answer: .views(ViewList([NamedView(name: "other", text: "kv")]), .success(nil)),
        successor: keys("w"), outlives: Set(Meanwhile.allCases))
    case .viewCounts:
      LateCase(
        after: loadHuge, keys("w"), answer: .viewsCounted([QueryCount(all: 12, unread: 3)]),
        successor: { $0.readMarks(manyMarks) }, outlives: [.nothing, .paperLeft, .otherMode])
    case .facetCounts:
      LateCase(
        after: loadHuge, keys("T"), answer: .facetsCounted(authors),
        successor: { $0.readMarks(manyMarks) },
        outlives: [.nothing, .paperLeft, .otherMode])
    case .citing:
      LateCase(
        after: loadHuge, keys(":export late.bib<Enter>"),
        answer: .cited(
          Citing(
            papers: [id], library: mixed, format: nil, pattern: .standard,
            use: .write(to: "late.bib", .new)), .written(count: 1)),
        successor: keys(":export later.bib<Enter>"),
        // It is said all the same, but in a line that something else has then.
        outlives: [.nothing, .successor, .paperLeft, .anotherLibrary])
    case .programs:
      LateCase(
        after: loadMixed, keys("!late<Enter>"),
        answer: .ran(
          ProgramRun(
            name: "late", line: try! ProgramLine(["late"]), papers: [id], library: mixed,
            marks: Marks()), ProgramEnd(.ended(code: 3))),
        successor: keys("!later<Enter>"), outlives: Set(Meanwhile.allCases))
    case .hooks:
      LateCase(
        after: loadMixed, keys("o"), answer: .failed(.hookFailed(.open, "late failed")),
        successor: keys("o"), outlives: Set(Meanwhile.allCases))
    case .themes:
      LateCase(
        after: loadMixed, keys(":theme<Enter>"),
        answer: .themesFound([ThemeChoice("late", look: ThemePair(Theme()))], for: .menu),
        successor: keys(":theme<Enter>"), outlives: [.nothing, .anotherLibrary])
    case .settings:
      LateCase(
        after: loadMixed, { $0.handle(.settingsChanged) },
        answer: .settingsFound(
          Renewal(
            options: Options(), commands: CommandSet(), keymap: .vim, themes: [], later: [],
            mistakes: [("keys", ["late"])])),
        successor: { $0.handle(.settingsChanged) }, outlives: Set(Meanwhile.allCases))
    case .load:
      LateCase(
        after: loadMixed, { $0.handle(.filesChanged) },
        answer: .loaded(Library().adding([TestBrowser.digest("many")]), loading("many")),
        successor: keys("R"), outlives: [.nothing, .paperLeft, .otherMode])
    }
  }

  private static let authors: FacetTable = {
    var listing = FacetListing()
    listing.open = [.authors]
    let huge = TestBrowser.huge
    var search = Search(Query("T29999"), in: huge, order: SortOrder(.date))
    return FacetCounter(
      search.finish()!, in: huge, marked: MarkedRows(), listing, last: FacetTable()
    ).finish()!
  }()

  private static let arrivals: Arrivals = {
    var arrivals = Arrivals()
    arrivals.new = [id]
    return arrivals
  }()
}
