/// A key press: what was pressed and with which modifiers. One spelling, parsed and printed here.
///
/// Control with a letter is spelled with a small letter: `<C-d>`. Shift is part of a character
/// (`G`, not `<S-g>`) and written only for named keys (`<S-Tab>`).
public struct Key: Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F24.
    case function(Int)
  }

  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let control = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let shift = Modifiers(rawValue: 4)
  }

  public let code: Code
  public let modifiers: Modifiers

  public init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The plain character key.
  public init(_ character: Character) {
    self.init(.character(character))
  }
}
