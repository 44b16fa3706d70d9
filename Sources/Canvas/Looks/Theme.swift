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
