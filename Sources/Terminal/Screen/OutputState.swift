import CNcurses
import Canvas

/// What the output side remembers between frames.
struct OutputState {
  let depth: ColorDepth
  var theme: Theme
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

  init(depth: ColorDepth, theme: Theme, showsLinks: Bool) {
    self.showsLinks = showsLinks
    self.depth = depth
    self.theme = theme
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
