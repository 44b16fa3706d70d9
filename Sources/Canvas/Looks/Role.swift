/// What a cell means. Panes paint roles; only a theme knows colours.
///
/// One table: the name is what themes call the role, the letter is what golden screens show, the rest is what the
/// manual says of it.
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
  /// What it is, in a few words.
  public var help: String { Role.table[Int(rawValue)].help }

  private static let table: [(name: String, letter: Character, help: String)] = [
    ("plain", ".", "text that is nothing else"),
    ("dim", "d", "what is said beside"),
    ("rule", "|", "lines between panes"),
    ("brand", "B", "the name of the program"),
    ("heading", "h", "the heading of a pane"),
    ("heading-focused", "H", "that of the pane which has the keys"),
    ("title", "t", "titles"),
    ("author", "a", "authors"),
    ("date", "D", "dates"),
    ("marker", "o", "signs of marks"),
    ("star", "*", "stars and ratings"),
    ("selected", "S", "the sign of what is selected"),
    ("label", "L", "labels of your own"),
    ("tag", "g", "tags of digests"),
    ("count", "n", "numbers beside facets"),
    ("bar", "b", "bars of histograms"),
    ("included", "+", "facets that are required"),
    ("excluded", "-", "facets that are hidden"),
    ("match", "m", "what the filter finds"),
    ("current-match", "M", "the match that was gone to"),
    ("keyword", "k", "keywords of a digest"),
    ("emphasis", "e", "emphasis in abstracts"),
    ("typewriter", "v", "text in a typewriter font"),
    ("mathematics", "f", "mathematics"),
    ("link", "l", "addresses"),
    ("cursor", "c", "the bar of the cursor"),
    ("cursor-match", "C", "what the filter finds, on the bar"),
    ("cursor-unfocused", "u", "the bar in a pane without the keys"),
    ("cursor-unfocused-match", "U", "what the filter finds, on that"),
    ("cursor-mark", "r", "signs of marks on the bar"),
    ("cursor-star", "R", "stars on the bar"),
    ("cursor-unfocused-mark", "y", "signs of marks on the bar without the keys"),
    ("cursor-unfocused-star", "Y", "stars on that"),
    ("prompt", "p", "a line that is typed"),
    ("key", "K", "names of keys"),
    ("message", "s", "what is said"),
    ("warning", "w", "what is wrong"),
    ("popup", "x", "text in boxes"),
    ("popup-cursor", "X", "the bar of the cursor in boxes"),
  ]
}
