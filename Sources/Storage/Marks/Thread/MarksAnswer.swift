public import Catalog
public import Papers

/// What came of something that the marks' thread was asked for, or what it found by itself.
public enum MarksAnswer {
  /// Marks that the database has; with `isAll` they are the last of those of all papers.
  case found([PaperID: PaperMarks], isAll: Bool)
  /// The database is another one than before; what it has will be found.
  case forgotten
  /// The changes are kept, and all marks that have changed since.
  case marked(MarkEvent?, [PaperID: PaperMarks])
  /// The changes are not kept.
  case notMarked(MarksError)
  /// An event was undone or redone, or is what was gone back to.
  case undone(Undoing, as: MarkEvent.Kind)
  case nothingToUndo
  case nothingToRedo
  case history([Done])
  /// The note of a paper as it is, and the events that made it.
  case note(PaperID, String, heads: [MarkEvent.ID])
  /// What is new in the papers that are shown.
  case arrived(Arrivals)
  /// Papers have other ids now, and their marks went along.
  case joined([MarkEvent])
  case clock(ClockNote)
  /// The database was damaged, and a sound one was made of what could be read.
  case mended(Recovery)
  /// Something could not be read, undone, or is not what it seems to be.
  case failed(MarksError)
  /// Nothing more comes of what was asked for.
  case done

  /// Something that was done, in words: its changes may be about all papers there are.
  public struct Done: Hashable, Sendable {
    public let id: MarkEvent.ID
    public let what: String
    /// In seconds since 1970.
    public let seconds: Int
    public let isUndone: Bool
    /// It was done with this database.
    public let isMine: Bool
    /// The paper, when it was done to one alone.
    public let paper: PaperID?

    init(_ item: HistoryItem, in database: MarksDatabase) {
      (id, seconds) = (item.event.id, item.event.seconds)
      (isUndone, isMine) = (item.isUndone, item.isMine)
      what = MarkSentences.describe(item.event) { try? database.find($0) }
      let papers = Set(item.event.changes.map(\.paper))
      paper = papers.count == 1 ? papers.first : nil
    }
  }
}
