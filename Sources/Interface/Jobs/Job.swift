public import Catalog
public import Papers
import Programs

/// Something that is done away from the keys, with all that it needs.
///
/// `update` begins a job with `Effect.start`. The hands do it, on a thread of its own or with the marks'
/// database, and what comes of it returns as `Answer`s with the job's ticket. Nobody asks the browser
/// for what a job is about, and nothing but the ticket tells whether its answers are still wanted.
public enum Job: Sendable {
  /// Go on with a search for the list: `found`, often.
  case search(Search)
  /// Search for what is to be ticked: `found`.
  case tick(Search)
  /// Search for how many papers a command would be about that is being typed: `found`.
  case count(Search)
  /// Search for what is to be marked: `found`.
  case gather(Search)
  /// Find what the word at the caret of the filter may become: `completed`.
  case complete(Completer)
  /// Find the files and folders whose names begin like a text: `filesNamed`.
  case nameFiles(String)
  /// Count what the parts of the filter find: `explained`.
  case explain(QueryCounter)
  /// Look for the papers that are like this one: `related`.
  case relate(PaperID, Library)
  /// Find which rows of a library have which marks: `marksIndexed`.
  case indexMarks(Marks, Arrivals, Library)

  /// Ask the marks' database for something: what comes of each request.
  case ask(MarksRequest)
  /// Read all marks: `marksFound`, in parts.
  case readMarks
  /// Let marks and a library find each other: papers that have other ids now take their marks along, and
  /// what is new is found: `arrived`.
  case meet(Library)

  /// Ask who keeps the saved views for something: `views`.
  case views(ViewsRequest)
  /// Go on with counting what views find: `viewsCounted`.
  case countViews(QueryCounter)
  /// Count the facets: `facetsCounted`.
  case countFacets(FacetCounter)

  /// Cite papers: `cited`.
  case cite(Citing)

  /// Fetch papers from arXiv as digests: `profilesFound` where there is no other way to know them, `fetched`.
  case fetch(FetchWish)
  /// Fetch whole papers: `downloaded` for each, `downloadEnded`.
  case download(DownloadWish)
  /// Look which papers have files: `filesFound`.
  case findFiles
  /// Run a program on papers: `ran`.
  case run(ProgramRun)
  /// Tell a program what the reader does: nothing, or why it failed.
  case tell(HookRun)

  /// Read all themes: `themesFound`.
  case readThemes(ThemeWish)
  /// Read settings, keys and themes again: `settingsFound`, or nothing when they are the same.
  case readSettings

  /// Read the digests: `loaded`, in parts when it is for the first time.
  case load(Occasion)

  /// Why the digests are read.
  public enum Occasion: Hashable, Sendable {
    /// For the first time: the library grows in the open.
    case start
    /// The reader asked for it. The library is replaced at once when all is read.
    case command
    /// Something in the folders changed.
    case change
  }
}

/// What themes are asked for.
public enum ThemeWish: Hashable, Sendable {
  /// To list them.
  case menu
  case named(String)
}

/// What a job is for. A slot has one job at a time, and a new one ends the one before; those of some
/// slots are all done, because each has changed something.
public enum Slot: Hashable, Sendable, CaseIterable {
  case search, ticking, counting, gathering, completing, explaining, related, markIndex
  case allMarks, shownMarks, arrivals, history, note, marking, undoing
  case views, viewCounts, facetCounts
  case citing
  case fetch, download, files
  case programs, hooks
  case themes, settings
  case load

  /// Nothing ends a job of this slot but its last answer.
  var keepsAll: Bool {
    [.marking, .undoing, .views, .citing, .download, .programs, .hooks, .settings].contains(self)
  }

  /// The answer opens something over what the reader does, and is wanted only as long as the reader does
  /// nothing else.
  var opens: Bool { [.related, .history, .note, .themes].contains(self) }
}

extension Job {
  public var slot: Slot {
    switch self {
    case .search: .search
    case .tick: .ticking
    case .count: .counting
    case .gather: .gathering
    case .complete, .nameFiles: .completing
    case .explain: .explaining
    case .relate: .related
    case .indexMarks: .markIndex
    case .ask(let request): request.slot
    case .readMarks: .allMarks
    case .meet: .arrivals
    case .views: .views
    case .countViews: .viewCounts
    case .countFacets: .facetCounts
    case .cite: .citing
    case .fetch: .fetch
    case .download: .download
    case .findFiles: .files
    case .run: .programs
    case .tell: .hooks
    case .readThemes: .themes
    case .readSettings: .settings
    case .load: .load
    }
  }

  /// The reader waits for the answer, which leads somewhere; after anything else that the reader does, it leads
  /// nowhere.
  var isAwaited: Bool {
    switch self {
    case .fetch(.any), .relate, .readThemes(.menu), .ask(.history), .ask(.note), .ask(.undo),
      .ask(.redo),
      .ask(.goBack):
      true
    case .run(let run): run.output != .none
    default: false
    }
  }

  /// The reader has asked for it, and nothing is lost when it is given up: what a search has not come to is
  /// looked at when it goes on.
  var canBeStopped: Bool {
    switch self {
    case .search, .tick, .gather, .load(.command): true
    case .run(let run): run.output != .none
    default: usesNetwork
    }
  }

  /// It goes on for minutes, while the reader reads.
  var usesNetwork: Bool {
    switch self {
    case .fetch, .download: true
    default: false
    }
  }
}

extension MarksRequest {
  fileprivate var slot: Slot {
    switch self {
    case .lookUp: .shownMarks
    case .mark: .marking
    case .undo, .redo, .goBack: .undoing
    case .history: .history
    case .note: .note
    }
  }
}
