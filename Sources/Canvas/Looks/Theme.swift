/// How many colours a terminal has.
public enum ColorDepth: Int, Comparable, Sendable {
  case none, eight, sixteen, indexed, direct

  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Colours and attributes as a terminal of some depth takes them.
public struct ResolvedStyle: Hashable, Sendable {
  /// nil for the terminal's own. At `ColorDepth.direct` numbers are below 16.
  public let foreground: ThemeColor?
  public let background: ThemeColor?
  public let attributes: Attributes
}

/// What each role looks like.
public struct Theme: Hashable, Sendable {
  /// A colour, and the one of the terminal's eight that stands for it where there are not many.
  struct Paint: Hashable, Sendable {
    var color: ThemeColor
    /// nil for the terminal's own.
    var basic: UInt8?
  }

  /// The look of one role.
  struct Style: Hashable, Sendable {
    /// nil for that of plain text.
    var foreground: Paint?
    var background: Paint?
    var attributes: Attributes = []
    /// The attributes where there are sixteen colours or fewer: meanings must not hang on colour.
    var basicAttributes: Attributes = []
  }

  /// As it is chosen.
  public let name: String
  /// The backgrounds that it is for; nil for any.
  public let ground: Ground?
  /// A style a role.
  var styles: [Style]
  /// What the terminal has behind text; nil when nobody knows.
  var terminalBackground: UInt32?

  /// A theme that makes no difference between roles.
  public init() { self.init(name: "", ground: nil, styles: [:]) }

  init(name: String, ground: Ground?, styles: [Role: Style]) {
    (self.name, self.ground) = (name, ground)
    self.styles = Role.allCases.map { styles[$0] ?? Style() }
  }

  /// Whether it paints a background of its own behind everything.
  public var hasBackground: Bool { self[.plain].background != nil }

  subscript(role: Role) -> Style {
    get { styles[Int(role.rawValue)] }
    set { styles[Int(role.rawValue)] = newValue }
  }

  /// What a role looks like on a terminal of some depth.
  public func resolve(_ role: Role, depth: ColorDepth) -> ResolvedStyle {
    let style = self[role]
    let fore = style.foreground ?? self[.plain].foreground
    let back = style.background ?? self[.plain].background
    switch depth {
    case .none:
      return ResolvedStyle(foreground: nil, background: nil, attributes: style.basicAttributes)
    case .eight, .sixteen:
      // Bars are made by turning colours round.
      let paint = style.basicAttributes.contains(.reverse) ? style.background : style.foreground
      let number = paint?.basic.map { depth == .eight ? $0 & 7 : $0 }
      return ResolvedStyle(
        foreground: number.map { .number($0) }, background: nil, attributes: style.basicAttributes)
    case .indexed:
      let shown = back.map { Theme.number(for: $0.color) }
      let paper = back == nil ? background : shown?.value
      return ResolvedStyle(
        foreground: fore.map { number(for: $0.color, role, on: back?.color.value, shown: paper) },
        background: shown, attributes: style.attributes)
    case .direct:
      return ResolvedStyle(
        foreground: fore.map { Theme.direct($0.color) },
        background: back.map { Theme.direct($0.color) }, attributes: style.attributes)
    }
  }

  private static func direct(_ color: ThemeColor) -> ThemeColor {
    color.value.map { .direct($0) } ?? color
  }

  private static func number(for color: ThemeColor) -> ThemeColor {
    if case .direct(let value) = color { .number(ThemeColor.nearest(value)) } else { color }
  }

  /// The number for a colour of text: the nearest with which it can be read as well as it was meant to be.
  private func number(
    for color: ThemeColor, _ role: Role, on back: UInt32?, shown paper: UInt32?
  ) -> ThemeColor {
    guard case .direct(let value) = color, let paper else {
      return Theme.number(for: color)
    }
    let meant = min(role.contrast, Contrast.ratio(value, back ?? paper))
    return .number(ThemeColor.nearest(value) { Contrast.ratio($0, paper) >= meant })
  }
}

/// Whether a background is dark or light.
public enum Ground: String, CaseIterable, Sendable {
  case dark, light
}

/// What a theme looks like on a dark and on a light background.
public struct ThemePair: Hashable, Sendable {
  public let dark: Theme
  public let light: Theme

  public init(dark: Theme, light: Theme) { (self.dark, self.light) = (dark, light) }

  /// The same on both.
  public init(_ theme: Theme) { self.init(dark: theme, light: theme) }

  public subscript(ground: Ground) -> Theme { ground == .dark ? dark : light }

  /// Whether it looks different on another background of the terminal.
  public var followsTerminal: Bool { dark != light || !dark.hasBackground }
}
