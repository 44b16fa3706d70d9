public import Canvas
public import Catalog
public import Papers

/// Everything that can change the state: what the reader does and what the world answers.
public enum Action: Sendable {
  /// A command, with the count before it.
  case command(Command, count: Int?)
  /// An edit of the line that is being written.
  case edit(LineEdit)
  // The pointer
  case press(Target, isDouble: Bool)
  case wheel(Wheel)
  // The world
  case resized(Size)
  case loaded(Library, Loading)
  case found(search: Int, Selection)
  case relatedFound(PaperID, [RelatedPaper])
  /// Marks that the database has; with `isAll`, those of all papers.
  case marksFound([PaperID: PaperMarks], isAll: Bool)
  /// The database is another one than before; what it has will be found.
  case marksForgotten
  case marksIndexed(Int, MarkedRows)
  /// The changes of this number are kept, and all marks that have changed since.
  case marked(Int, MarkEvent?, [PaperID: PaperMarks])
  case markingFailed(Int, Message)
  /// The note of a paper as it is, and the events that made it.
  case noteFound(PaperID, String, heads: [MarkEvent.ID])
  /// A note was written, made from these earlier ones.
  case noteWritten(PaperID, String, replaces: [MarkEvent.ID])
  /// An event was undone or redone.
  ///
  /// With what is so of it now, by the kind of what was done, and the marks that the papers have.
  case unmade(MarkEvent, as: MarkEvent.Kind, [MarkChange], [PaperID: PaperMarks])
  case tickFound(Int, Selection)
  case historyFound([HistoryLine])
  /// What is new; `since` says when the visit before was, as in “yesterday”.
  case arrived(Arrivals, since: String?)
  /// The reader has looked at a paper for as long as the settings ask for.
  case dwelt(PaperID)
  case said(Message)
  /// What is wrong with digests, a sentence each.
  case troubled([String])
  /// Mistakes in files of the reader's own, a sentence each, by the names of the files.
  case mistaken([(file: String, sentences: [String])])
}

/// How far the reading of the digests has come.
public struct Loading: Hashable, Sendable {
  public let filesDone: Int
  public let filesFound: Int
  /// The digest's name when there is one, else something like `12 digests`.
  public let title: String
  /// The papers that were not there before the digests were read again.
  public let newPapers: Set<PaperID>

  public init(
    filesDone: Int, filesFound: Int, title: String, newPapers: Set<PaperID> = []
  ) {
    self.filesDone = filesDone
    self.filesFound = filesFound
    self.title = title
    self.newPapers = newPapers
  }

  public var isFinished: Bool { filesDone >= filesFound }
}
