import CNcurses

/// Which terminal description ncurses is given.
struct TerminalEntry {
  /// The name of the description.
  let name: String
  /// Colours are meant to be direct.
  let isDirect: Bool
  /// What the user should know.
  var notice: String?
  /// The system has no description at all.
  var isBuiltIn = false

  /// Chooses by TERM and by what the terminal says of its colours.
  ///
  /// A description of direct colours is never taken: ncurses keeps a table of all its colours (see
  /// `DirectColors`); the one of 256 beside it says the same of everything else. A terminal that says
  /// that it takes any colour, but has a name without a description, or with that of eight colours, is
  /// like xterm.
  ///
  /// - Parameters:
  ///   - hasDirectColor: the environment says that the terminal takes any colour.
  ///   - colors: how many colours a description has; nil when there is none of that name.
  /// - Returns: nil when there is no description at all.
  static func choose(
    term: String?, hasDirectColor: Bool, colors: (String) -> Int?
  ) -> TerminalEntry? {
    let term = term ?? ""
    let known = term.isEmpty ? nil : colors(term)
    if let known, known > 256 {
      let base = term.hasSuffix("-direct") ? String(term.dropLast(7)) : term
      let name = ["\(base)-256color", "xterm-256color", "vt100"].first { colors($0) != nil }
      return name.map { TerminalEntry(name: $0, isDirect: true) }
    }
    if known == 256 { return TerminalEntry(name: term, isDirect: hasDirectColor) }
    if hasDirectColor, let family = families.first(where: { term.hasPrefix($0) }) {
      let names = ["\(family)-256color", "xterm-256color"]
      if let name = names.first(where: { colors($0) == 256 }) {
        return TerminalEntry(name: name, isDirect: true)
      }
    }
    if known != nil { return TerminalEntry(name: term, isDirect: false) }
    let missing = term.isEmpty ? "TERM is not set" : "There is no terminal “\(term)”"
    return ["xterm-256color", "vt100"].first { colors($0) != nil }.map { name in
      TerminalEntry(
        name: name, isDirect: hasDirectColor && colors(name) == 256,
        notice: "\(missing); taking it for \(name).")
    }
  }

  /// What the system's descriptions say, or our own where it has none.
  static func chosen(hasDirectColor: Bool) -> TerminalEntry? {
    func chosen() -> TerminalEntry? {
      choose(term: Environment.value("TERM"), hasDirectColor: hasDirectColor) { name in
        let colors = nc_entry_colors(name)
        return colors < -1 ? nil : max(0, Int(colors))
      }
    }
    if let entry = chosen() { return entry }
    var entry = BuiltInEntry.offered(chosen)
    entry?.isBuiltIn = true
    return entry
  }

  /// Runs what asks ncurses for this description.
  func withDescription<Result>(_ body: (String) -> Result) -> Result {
    isBuiltIn ? BuiltInEntry.offered { body(name) } : body(name)
  }

  /// Terminals that are like xterm; of some there is no description in Debian.
  private static let families = [
    "xterm", "tmux", "screen", "konsole", "alacritty", "foot", "kitty", "wezterm", "ghostty", "vte",
  ]
}
