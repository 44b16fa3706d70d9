public import Canvas

/// What the user and the caller decide about the terminal.
public struct TerminalOptions: Sendable {
  public enum Color: String, CaseIterable, Sendable {
    /// What the terminal has, unless NO_COLOR says no.
    case auto
    case always, never
  }

  public enum Links: String, CaseIterable, Sendable {
    /// Where TERM names a terminal that takes them.
    case auto
    case always, never
  }

  /// Where keys come from: standard input, or /dev/tty when that is a pipe.
  public var input: Int32 = 0
  public var output: Int32 = 1
  /// What roles look like, on a background as COLORFGBG or the terminal itself says; dark where nobody says.
  public var look = ThemePair(Theme())
  public var color = Color.auto
  /// Draws with ASCII alone.
  public var isASCII = false
  public var usesMouse = true
  public var links = Links.auto
  /// What an ASCII terminal shows for a character; called for those beyond ASCII.
  public var plainForm: @Sendable (Unicode.Scalar) -> Unicode.Scalar = { _ in "?" }

  public init() {}
}

/// Why there is no screen.
public enum TerminalError: Error, Hashable, Sendable {
  /// The terminal cannot place its cursor: TERM=dumb.
  case dumb
  /// No entry for TERM, nor for any terminal like it.
  case unknown(String)
}
