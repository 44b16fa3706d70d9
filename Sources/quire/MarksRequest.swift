import Catalog
import Papers

/// What can be asked of the marks database.
enum MarksRequest: Sendable {
  case lookUp([PaperID])
  /// All marks, in parts, between which other requests are done.
  case load(after: PaperID?)
  case mark(Int, [MarkChange])
  case undo
  case redo
  case goBack(MarkEvent.ID)
  case history
  /// Find out what is new in a library.
  case see(Library)
  /// Let the marks of papers go along that a library knows by other ids now.
  case join(Library)
  /// The note of a paper, for the editor.
  case note(PaperID)
  /// Say when everything else has been done.
  case settle(Signal)

  /// When it is done, the first first.
  enum Urgency: CaseIterable {
    /// The reader waits for it.
    case now
    /// It need not be done at all when we go.
    case canWait
    case whenAllIsDone
  }

  var urgency: Urgency {
    switch self {
    case .load, .see, .join: .canWait
    case .settle: .whenAllIsDone
    default: .now
    }
  }
}
