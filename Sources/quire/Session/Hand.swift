import Canvas
import Glibc
import Interface

/// What stands between a browser and its reader: a screen, or a dialogue of lines.
protocol Hand: AnyObject {
  /// Where the reader types, for programs that get the terminal.
  var input: Int32 { get }
  /// Whether input is waited for: a dialogue takes a line when the one before is done with.
  var isListening: Bool { get }
  /// After how many milliseconds there is input without any coming; nil when there will be none.
  var timeToInput: Int32? { get }

  /// Takes the browser, of which the first can be shown.
  func begin(_ browser: inout Browser) -> [Effect]
  /// The rest is on its way, too.
  func start()
  /// Prepares for showing: what must happen first.
  func prepare(_ browser: inout Browser) -> [Effect]
  /// Shows the browser as it is now.
  func show(_ browser: inout Browser)
  /// Takes what the reader has done since; nil when that is nothing.
  func takeInput(_ browser: inout Browser) -> [Effect]?
  /// Takes an interrupt from outside; nil when it is the end.
  func interrupt(_ browser: inout Browser) -> [Effect]?

  /// Gives the terminal to a program, and takes it again.
  func withTerminalGivenBack(_ body: () -> Void)
  /// Shows all anew, after somebody else had the terminal (`isTaken`), or because the reader asks for it.
  func showAnew(isTaken: Bool)
  /// Shows things in other colours from now on.
  func wear(_ look: ThemePair)
  /// Takes a text that is copied; false when a clipboard is to have it.
  func takes(copied text: String) -> Bool
  /// Sends what a terminal understands.
  func write(_ bytes: [UInt8])
  /// What the reader has written in place of a note; nil when an editor is to be asked.
  func note(inPlaceOf note: String) -> String?
  /// Gives the terminal back.
  func close()
}
