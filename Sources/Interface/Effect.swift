public import Digests

/// What must happen in the world. Data, so that tests can compare it; run by the program's hands.
public enum Effect: Hashable, Sendable {
  /// Show an address in a browser. It is http or https and holds no blank and no control character.
  case open(String)
  /// Put a text on the clipboard; the message names it, as in “the address”.
  case copy(String, name: String)
  /// Go on with the search of this number (`Browser.search`), away from the keys.
  case search(Int)
  /// Look for the papers that are like this one, away from the keys.
  case relate(PaperID)
  /// Read all files again.
  case reload
  /// Paint the whole screen anew.
  case redraw
  case suspend
  case quit
}
