import CNcurses
import Canvas

/// What the output side remembers between frames.
struct OutputState {
  let depth: ColorDepth
  /// What roles look like on either background.
  var look: ThemePair
  /// Whether the terminal's background is dark or light, if anybody has said so.
  var ground: Ground?
  /// The colour that it has said its background to be.
  var background: UInt32?
  /// What roles look like now.
  private(set) var theme: Theme
  /// The terminal takes links.
  let showsLinks: Bool
  /// What ncurses was told last; nil when the screen is unknown.
  var shown: Surface?
  /// A blank in the look of each role.
  var looks: [cchar_t] = []
  /// The look of each role as ECMA-48 has it.
  var sequences: [[UInt8]] = []
  /// What colour numbers mean, at `ColorDepth.direct`.
  var colors = DirectColors()
  /// Rows in which something stands that ncurses knows nothing of.
  var doubtfulRows: Set<Int> = []
  var isCursorVisible: Bool?

  init(depth: ColorDepth, look: ThemePair, ground: Ground?, showsLinks: Bool) {
    self.showsLinks = showsLinks
    self.depth = depth
    (self.look, self.ground) = (look, ground)
    theme = look[ground ?? .dark]
  }

  /// Takes the theme that fits the background; whether it is another one than before.
  mutating func takeTheme() -> Bool {
    let fitting = look[ground ?? .dark]
    let new = background.map(fitting.readable) ?? fitting
    guard new != theme else { return false }
    theme = new
    return true
  }

  mutating func forget() {
    shown = nil
    isCursorVisible = nil
  }
}

/// A row that ncurses was given anew, and the first column from which it cannot be trusted.
struct PaintedRow {
  let row: Int
  let doubtful: Int?
}
