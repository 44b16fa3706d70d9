/// What a cell means. Panes paint roles; only a theme knows colours.
///
/// One table: the name is what themes call the role, the letter is what golden screens show.
public enum Role: UInt8, CaseIterable, Sendable {
  case plain
  case dim
  case rule
  case brand
  case heading
  case headingFocused
  case title
  case author
  case date
  case marker
  case star
  case selected
  case label
  case tag
  case count
  case bar
  case included
  case excluded
  case match
  case currentMatch
  case keyword
  case emphasis
  case typewriter
  case mathematics
  case link
  case cursor
  case cursorMatch
  case cursorUnfocused
  case cursorUnfocusedMatch
  /// Signs of marks on the bar: they keep their colours there.
  case cursorMark
  case cursorStar
  case cursorUnfocusedMark
  case cursorUnfocusedStar
  case prompt
  case key
  case message
  case warning
  case popup
  case popupCursor

  /// The name in themes: `title`, `current-match`.
  public var name: String { Role.table[Int(rawValue)].name }
  /// The letter in golden screens.
  public var letter: Character { Role.table[Int(rawValue)].letter }

  private static let table: [(name: String, letter: Character)] = [
    ("plain", "."), ("dim", "d"), ("rule", "|"), ("brand", "B"), ("heading", "h"),
    ("heading-focused", "H"), ("title", "t"), ("author", "a"), ("date", "D"), ("marker", "o"),
    ("star", "*"), ("selected", "S"), ("label", "L"),
    ("tag", "g"), ("count", "n"), ("bar", "b"), ("included", "+"), ("excluded", "-"),
    ("match", "m"), ("current-match", "M"), ("keyword", "k"), ("emphasis", "e"),
    ("typewriter", "v"), ("mathematics", "f"),
    ("link", "l"), ("cursor", "c"),
    ("cursor-match", "C"), ("cursor-unfocused", "u"), ("cursor-unfocused-match", "U"),
    ("cursor-mark", "r"), ("cursor-star", "R"), ("cursor-unfocused-mark", "y"),
    ("cursor-unfocused-star", "Y"), ("prompt", "p"), ("key", "K"), ("message", "s"),
    ("warning", "w"), ("popup", "x"),
    ("popup-cursor", "X"),
  ]
}
