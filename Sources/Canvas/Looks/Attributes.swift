/// A way to draw text besides its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let bold = Attributes(rawValue: 1)
  public static let underline = Attributes(rawValue: 2)
  public static let reverse = Attributes(rawValue: 4)
  public static let italic = Attributes(rawValue: 8)
  public static let dim = Attributes(rawValue: 16)

  /// As themes name them.
  public static let names: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ("dim", .dim),
  ]
}
