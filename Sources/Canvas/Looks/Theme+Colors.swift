/// The two themes, each made of a few colours.
extension Theme {
  /// For light text on a dark background.
  public static let dark = Theme(
    name: "dark",
    colors: Colors(
      accent: 0x5FAFD7, dim: 0x8A8A8A, soft: 0xA8A8A8, gold: 0xD7AF5F, green: 0x87AF87,
      formula: 0xD7D7AF,
      good: 0x87D787, bad: 0xFF8787, match: 0xFFD75F, bar: 0x005F87, onBar: 0xFFFFFF,
      matchOnBar: 0xFFFFAF, goldOnBar: 0xFFD787, quietBar: 0x303030, onQuietBar: 0xE4E4E4,
      goldOnQuietBar: 0xD7AF5F, ink: 0x1C1C1C, basicAccent: 6,
      basicMatch: 3))

  /// For dark text on a light background.
  public static let light = Theme(
    name: "light",
    colors: Colors(
      accent: 0x005F87, dim: 0x626262, soft: 0x4E4E4E, gold: 0x875F00, green: 0x005F5F,
      formula: 0x5F5F00,
      good: 0x005F00, bad: 0xAF0000, match: 0x870087, bar: 0xAFD7FF, onBar: 0x000000,
      matchOnBar: 0x5F0087, goldOnBar: 0x5F2B00, quietBar: 0xE4E4E4, onQuietBar: 0x1C1C1C,
      goldOnQuietBar: 0x6B4A00, ink: 0xFFFFFF, basicAccent: 4,
      basicMatch: 5))

  /// The few colours of a theme. `ink` is the text on a match that stands out most.
  private struct Colors {
    let accent, dim, soft, gold, green, formula, good, bad, match: UInt32
    let bar, onBar, matchOnBar, goldOnBar, quietBar, onQuietBar, goldOnQuietBar, ink: UInt32
    let basicAccent, basicMatch: Int32
  }

  private init(name: String, colors: Colors) {
    self.init(name: name, styles: Theme.texts(colors).merging(Theme.bars(colors)) { $1 })
  }

  private static func texts(_ colors: Colors) -> [Role: Style] {
    let accent = Style(foreground: colors.accent, basic: colors.basicAccent)
    let strong = Style(
      foreground: colors.accent, attributes: .bold, basic: colors.basicAccent,
      basicAttributes: .bold)
    let dim = Style(foreground: colors.dim)
    let bold = Style(attributes: .bold, basicAttributes: .bold)
    return [
      .plain: Style(), .dim: dim, .rule: dim, .brand: strong, .heading: dim,
      .headingFocused: strong, .title: bold, .author: Style(foreground: colors.soft), .date: dim,
      .marker: Style(foreground: colors.gold, basic: 3),
      .star: Style(
        foreground: colors.match, attributes: .bold, basic: 3, basicAttributes: .bold),
      .selected: strong,
      .label: Style(foreground: colors.gold, basic: 3),
      .tag: Style(foreground: colors.green, basic: 2), .count: Style(), .bar: accent,
      .included: Style(
        foreground: colors.good, attributes: .bold, basic: 2, basicAttributes: .bold),
      .excluded: Style(
        foreground: colors.bad, attributes: .underline, basic: 1, basicAttributes: .underline),
      .match: Style(
        foreground: colors.match, attributes: .underline, basic: colors.basicMatch,
        basicAttributes: .underline),
      .currentMatch: Style(
        foreground: colors.ink, background: colors.match, attributes: [.bold, .underline],
        basic: colors.basicMatch, basicAttributes: [.reverse, .underline]),
      .keyword: bold, .link: accent,
      .emphasis: Style(attributes: .italic, basicAttributes: .underline),
      .typewriter: Style(foreground: colors.green, basic: 2),
      .mathematics: Style(foreground: colors.formula),
      .prompt: strong, .key: strong, .message: Style(),
      .warning: Style(
        foreground: colors.gold, attributes: .bold, basic: 3, basicAttributes: .bold),
      .popup: Style(),
    ]
  }
  /// What stands on the bar of a cursor.
  private static func bars(_ colors: Colors) -> [Role: Style] {
    let bar = Style(
      foreground: colors.onBar, background: colors.bar, basicAttributes: .reverse)
    return [
      .cursor: bar, .popupCursor: bar,
      .cursorMatch: Style(
        foreground: colors.matchOnBar, background: colors.bar, attributes: [.underline, .bold],
        basicAttributes: [.reverse, .underline]),
      .cursorUnfocused: Style(
        foreground: colors.onQuietBar, background: colors.quietBar, attributes: .bold,
        basicAttributes: .bold),
      .cursorUnfocusedMatch: Style(
        foreground: colors.onQuietBar, background: colors.quietBar,
        attributes: [.underline, .bold], basicAttributes: [.underline, .bold]),
      .cursorMark: Style(
        foreground: colors.goldOnBar, background: colors.bar, basicAttributes: .reverse),
      .cursorStar: Style(
        foreground: colors.goldOnBar, background: colors.bar, attributes: .bold,
        basicAttributes: [.reverse, .bold]),
      .cursorUnfocusedMark: Style(
        foreground: colors.goldOnQuietBar, background: colors.quietBar, attributes: .bold,
        basic: 3, basicAttributes: .bold),
      .cursorUnfocusedStar: Style(
        foreground: colors.goldOnQuietBar, background: colors.quietBar, attributes: .bold,
        basic: 3, basicAttributes: .bold),
    ]
  }
}
