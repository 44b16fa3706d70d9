public import Catalog
public import Papers

/// What must happen in the world. Data, so that tests can compare it; run by the program's hands.
public enum Effect: Hashable, Sendable {
  /// Show an address in a browser. It is http or https; whoever gives it to a program encodes it.
  case open(String)
  /// Put a text on the clipboard; the message names it, as in “the address”.
  case copy(String, name: String)
  /// Go on with the search of this number (`Browser.search`), away from the keys.
  case search(Int)
  /// Look for the papers that are like this one, away from the keys.
  case relate(PaperID)
  /// Keep these changes; the answer has the number.
  case mark(Int, [MarkChange])
  case undo
  case redo
  /// Bring back what was just after an event.
  case goBack(MarkEvent.ID)
  /// Find what was done, for the history.
  case history
  /// Look up the marks of the papers on the screen.
  case lookUpMarks([PaperID])
  /// Find which rows have which marks (`Browser.marksToIndex`), away from the keys.
  case indexMarks(Int)
  /// Search for what to tick (`Browser.searchToTick`), away from the keys.
  case tick(Int)
  /// Find the note of a paper, to be edited.
  case findNote(PaperID)
  /// Let the reader edit the note of a paper, which was made by these events.
  case editNote(PaperID, String, heads: [MarkEvent.ID])
  /// Read all files again.
  case reload
  /// Paint the whole screen anew.
  case redraw
  case suspend
  case quit
}
