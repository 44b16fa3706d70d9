public import Catalog
public import Papers

/// What tells the answers to a job from all others. No ticket is given twice.
public struct Ticket: Hashable, Sendable {
  public let slot: Slot
  /// Later jobs have larger numbers.
  public let number: Int

  /// The reading of the digests that begins with the program, before there is a browser.
  public static let firstLoad = Ticket(slot: .load, number: 0)
  /// A program is told of what a fetch has written that nobody waits for any more.
  public static let leftFetch = Ticket(slot: .hooks, number: 0)
}

/// What comes of a job.
public struct Answer: Sendable {
  public let ticket: Ticket
  public let content: Content
  /// Nothing more comes: the job is done.
  public let isLast: Bool

  public init(_ content: Content, to ticket: Ticket, isLast: Bool = true) {
    (self.content, self.ticket, self.isLast) = (content, ticket, isLast)
  }

  public enum Content: Sendable {
    /// How far the job has come.
    case progress(Progress)
    /// There is nothing to tell.
    case nothing
    /// It could not be done, or there was nothing to do.
    case failed(Message)
    case found(Selection)
    /// What the word at the caret of the filter may become.
    case completed([Completion])
    /// Files and folders, which end in a stroke, as they would be typed; and the text that they begin like.
    case filesNamed([String], beginning: String)
    /// How many papers each part of the filter finds.
    case explained([QueryCount?])
    case related(PaperID, [RelatedPaper])
    case marksIndexed(MarkedRows)
    /// Marks that the database has; with `isAll` they are the last of those of all papers.
    case marksFound([PaperID: PaperMarks], isAll: Bool)
    /// What is new; `since` says when the visit before was, as in “yesterday”.
    case arrived(Arrivals, since: String?)
    case historyFound([HistoryLine])
    /// A note as it is, and the events that made it.
    case noteFound(PaperID, String, heads: [MarkEvent.ID])
    /// The changes are kept, and all marks that have changed since.
    case marked(MarkEvent?, [PaperID: PaperMarks])
    /// An event was undone or redone.
    ///
    /// With what is so of it now, by the kind of what was done, and the marks that the papers have.
    case undone(MarkEvent, as: MarkEvent.Kind, [MarkChange], [PaperID: PaperMarks])
    /// The saved views as they are now, and what was done to them, nil when nothing was; or why not.
    case views(ViewList, Result<ViewsStep?, ViewRefusal>)
    /// What the views find, in their order; nil for those that cannot be asked for.
    case viewsCounted([QueryCount?])
    /// The facets of the selection.
    case facetsCounted(FacetTable)
    /// The text that was asked for, of so many papers; or what was written to a file.
    case cited(Citing, CitedText)
    /// The profiles that the settings have.
    case profilesFound([FetchChoice])
    case fetched(FetchOutcome)
    /// A paper is there now as a file.
    case downloaded(ArxivReference, PaperForm)
    case downloadEnded(DownloadOutcome)
    /// The papers that have files, in which versions.
    case filesFound([PaperForm: Set<ArxivReference>])
    /// A program that was run has ended, or has not been run.
    case ran(ProgramRun, ProgramEnd)
    /// All themes, as they were asked for.
    case themesFound([ThemeChoice], for: ThemeWish)
    case settingsFound(Renewal)
    /// A library, the whole one with the last answer.
    case loaded(Library, Loading)
  }
}

/// What came of citing papers.
public enum CitedText: Hashable, Sendable {
  case copied(String)
  /// So many papers were not in the file before.
  case written(count: Int)
}
