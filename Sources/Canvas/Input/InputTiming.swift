/// How long input is waited for, in milliseconds.
public struct InputTiming: Hashable, Sendable {
  /// After this silence ESC is the key Escape, and not the beginning of another one. 25 is longer
  /// than a terminal takes to write a sequence, and shorter than a hand notices.
  public var escape = 25
  /// A sequence whose ESC has acted already is dropped, not typed, if it goes on within this time.
  public var late = 150
  /// After this silence a sequence, string or paste without an end is given up.
  public var silence = 200

  public init() {}

  /// The times for a terminal at the other end of a line, by the time in which it answers a question;
  /// nil before it has. What is written at once may come in two packets that are apart by as much.
  public init(roundTrip: Int?) {
    escape = min(InputTiming.longestEscape, escape + max(0, roundTrip ?? .max - escape))
    silence += 4 * (escape - 25)
  }

  /// A hand must not wait longer for Escape.
  static let longestEscape = 150
}
