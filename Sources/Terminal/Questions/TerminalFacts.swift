import CNcurses
public import Canvas
import Glibc

/// What is known of the terminal without asking it: from the environment and the system's descriptions.
public struct TerminalFacts: Sendable {
  /// `TERM`; nil when it is not set.
  public let term: String?
  /// The description that is used; nil when there is none.
  public let description: String?
  /// What the reader should know of that.
  public let notice: String?
  /// The colours of the description; 0 for none.
  public let colors: Int
  /// Colours are given directly, as `COLORTERM` allows.
  public let isDirect: Bool
  /// It can be told where to write.
  public let isDumb: Bool
  public let isUnicode: Bool
  /// The name of the locale, as the environment has it.
  public let locale: String
  /// The milliseconds of `ESCDELAY`.
  public let escapeDelay: Int?
  public let isRemote: Bool
  public let showsLinks: Bool
  public let width: Width

  public init(_ options: TerminalOptions) {
    isUnicode = Environment.setLocale()
    width = Width { Int(wcwidth(wchar_t($0))) }
    term = Environment.value("TERM")
    isDumb = term == "dumb"
    let entry = TerminalEntry.chosen(hasDirectColor: Environment.hasDirectColor)
    description = entry?.name
    notice = entry?.notice
    colors = entry.map { max(0, Int($0.withDescription { nc_entry_colors($0) })) } ?? 0
    isDirect = entry?.isDirect ?? false
    locale =
      Environment.value("LC_ALL") ?? Environment.value("LC_CTYPE") ?? Environment.value("LANG")
      ?? ""
    escapeDelay = Environment.value("ESCDELAY").flatMap { Int($0) }
    isRemote = Environment.isRemote
    showsLinks = CursesTerminal.takesLinks(options)
  }

  /// How long Escape waits, in milliseconds, for a terminal that answers after so many.
  public func escapeTime(roundTrip: Int?) -> Int {
    if let escapeDelay { return escapeDelay }
    return isRemote ? InputTiming(roundTrip: roundTrip).escape : InputTiming().escape
  }
}
