import Catalog
import Digests

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
  /// The note of a paper, for the editor.
  case note(PaperID)
  /// Say when everything else has been done.
  case settle(Signal)

  /// Whether it may wait until all others are done, and need not be done at all when we go.
  var canWait: Bool {
    switch self {
    case .load, .see, .settle: true
    default: false
    }
  }

  var isSettling: Bool {
    if case .settle = self { true } else { false }
  }
}
