/// How many colours a terminal has.
public enum ColorDepth: Int, Comparable, Sendable {
  case none, eight, sixteen, indexed, direct

  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A way to draw text besides its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let bold = Attributes(rawValue: 1)
  public static let underline = Attributes(rawValue: 2)
  public static let reverse = Attributes(rawValue: 4)
  public static let italic = Attributes(rawValue: 8)
}

/// Colours and attributes as a terminal of some depth takes them.
public struct ResolvedStyle: Hashable, Sendable {
  /// A colour number, or 0xRRGGBB at `ColorDepth.direct`; -1 for the terminal's own.
  public let foreground: Int32
  public let background: Int32
  public let attributes: Attributes
}

/// What each role looks like. The terminal's own background is kept, but for bars.
public struct Theme: Hashable, Sendable {
  /// The look of one role.
  struct Style: Hashable, Sendable {
    /// 0xRRGGBB; nil for the terminal's own.
    var foreground: UInt32?
    var background: UInt32?
    var attributes: Attributes = []
    /// One of the eight colours that every colour terminal has; nil for the terminal's own.
    var basic: Int32?
    /// The attributes where there are sixteen colours or fewer: meanings must not hang on colour.
    var basicAttributes: Attributes = []
  }

  public let name: String
  let styles: [Role: Style]

  /// What a role looks like on a terminal of some depth.
  public func resolve(_ role: Role, depth: ColorDepth) -> ResolvedStyle {
    let style = styles[role] ?? Style()
    switch depth {
    case .none:
      return ResolvedStyle(foreground: -1, background: -1, attributes: style.basicAttributes)
    case .eight, .sixteen:
      return ResolvedStyle(
        foreground: style.basic ?? -1, background: -1, attributes: style.basicAttributes)
    case .indexed:
      return ResolvedStyle(
        foreground: style.foreground.map(Theme.nearest) ?? -1,
        background: style.background.map(Theme.nearest) ?? -1, attributes: style.attributes)
    case .direct:
      return ResolvedStyle(
        foreground: style.foreground.map { Int32($0) } ?? -1,
        background: style.background.map { Int32($0) } ?? -1, attributes: style.attributes)
    }
  }

  /// The colour of xterm's 256 that is nearest. The first sixteen are left out: users change them.
  static func nearest(_ color: UInt32) -> Int32 {
    (16...255).min { distance(color, xterm(Int32($0))) < distance(color, xterm(Int32($1))) }
      .map { Int32($0) } ?? -1
  }

  /// What xterm shows for a colour number from 16: a cube of six levels, then 24 greys.
  static func xterm(_ number: Int32) -> UInt32 {
    let number = UInt32(number) - 16
    guard number < 216 else { return (8 + (number - 216) * 10) * 0x01_0101 }
    func level(_ step: UInt32) -> UInt32 { step == 0 ? 0 : 55 + step * 40 }
    return level(number / 36) << 16 | level(number / 6 % 6) << 8 | level(number % 6)
  }

  private static func distance(_ left: UInt32, _ right: UInt32) -> Int {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(left >> UInt32(shift) & 0xFF) - Int(right >> UInt32(shift) & 0xFF)
      return sum + difference * difference
    }
  }
}

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
    self.name = name
    let accent = Style(foreground: colors.accent, basic: colors.basicAccent)
    let strong = Style(
      foreground: colors.accent, attributes: .bold, basic: colors.basicAccent,
      basicAttributes: .bold)
    let dim = Style(foreground: colors.dim)
    let bold = Style(attributes: .bold, basicAttributes: .bold)
    let bar = Style(
      foreground: colors.onBar, background: colors.bar, basicAttributes: .reverse)
    styles = [
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
      .cursor: bar,
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
      .prompt: strong, .key: strong, .message: Style(),
      .warning: Style(
        foreground: colors.gold, attributes: .bold, basic: 3, basicAttributes: .bold),
      .popup: Style(), .popupCursor: bar,
    ]
  }
}
