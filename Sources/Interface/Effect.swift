public import Canvas
public import Catalog
public import Papers

/// What must happen in the world. Data, so that tests can compare it; run by the program's hands.
public enum Effect: Sendable {
  /// Show an address in a browser. It is http or https; whoever gives it to a program encodes it.
  case open(String)
  /// Show the file of a paper, which is there; `isLate` when the reader may be at something else by now.
  case show(ArxivReference, PaperForm, isLate: Bool)
  /// Put a text on the clipboard; the message names it, as in “the address”.
  case copy(String, name: String)
  /// Do something away from the keys; its answers have the ticket. What is being done in the same slot is
  /// given up, unless the slot keeps all.
  case start(Job, Ticket)
  /// A job has been given up.
  case end(Ticket)
  /// Say that files have changed when they have been quiet for a moment.
  case awaitQuiet
  /// Let the reader edit the note of a paper, which was made by these events.
  case editNote(PaperID, String, heads: [MarkEvent.ID])
  /// Give the terminal to a program, until it ends.
  case runOnTerminal(ProgramRun)
  /// Take the keys of a profile, and answer with `keysCame`.
  case useProfile(String)
  /// Paint the whole screen anew.
  case redraw
  /// Show roles as these themes have them.
  case wear(ThemePair)
  /// Papers are picked, of this library: hand them on and leave.
  case choose([PaperID], Library)
  case suspend
  case quit
}

extension Effect {
  /// Whether it must be done before the next key of a macro: what is started is done in its own time.
  var isForHands: Bool {
    switch self {
    case .start, .end, .awaitQuiet: false
    default: true
    }
  }
}

extension Effect: Equatable {
  /// Jobs are told apart by their tickets.
  public static func == (left: Effect, right: Effect) -> Bool {
    switch (left, right) {
    case (.open(let left), .open(let right)): left == right
    case (.show(let left, let form, let isLate), .show(let right, let otherForm, let isOtherLate)):
      left == right && form == otherForm && isLate == isOtherLate
    case (.copy(let text, let name), .copy(let other, let otherName)):
      text == other && name == otherName
    case (.start(_, let left), .start(_, let right)): left == right
    case (.useProfile(let left), .useProfile(let right)): left == right
    case (.end(let left), .end(let right)): left == right
    case (.wear(let left), .wear(let right)): left == right
    case (.choose(let left, _), .choose(let right, _)): left == right
    case (
      .editNote(let id, let text, let heads), .editNote(let other, let otherText, let otherHeads)
    ):
      id == other && text == otherText && heads == otherHeads
    case (.runOnTerminal(let left), .runOnTerminal(let right)):
      left.line == right.line && left.papers == right.papers
    case (.awaitQuiet, .awaitQuiet), (.redraw, .redraw), (.suspend, .suspend), (.quit, .quit): true
    default: false
    }
  }
}
