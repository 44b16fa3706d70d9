public import Papers

/// What the reader asks of the marks, wherever they are kept.
public enum MarksRequest: Hashable, Sendable {
  /// The marks of these papers, which are on the screen: before all others.
  case lookUp([PaperID])
  /// Keep these changes as one step.
  case mark([MarkChange])
  case undo
  case redo
  /// Bring back what was just after an event.
  case goBack(MarkEvent.ID)
  /// What was done, the latest first.
  case history
  /// The note of a paper, to be edited.
  case note(PaperID)
}
