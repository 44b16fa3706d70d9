/// What is wrong in the file of a theme; the rest counts.
public struct ThemeProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// There is no role, and nothing else, of this name.
    case unknownRole(String)
    /// A role has nothing of this name.
    case unknownPart(String, of: String)
    /// It is none of the terminal's colours, and not in the palette.
    case unknownColor(String, known: [String])
    case unknownAttribute(String)
    /// It must be something else, which is said in words.
    case wrongValue(String, expected: String)
    /// It inherits from, or is paired with, a theme that there is not.
    case unknownTheme(String, known: [String])
    /// It inherits from itself, through these.
    case circle([String])
    /// The file is not TOML; none of it counts.
    case syntax(reason: String)
  }

  /// The theme in whose file it stands.
  public let theme: String
  /// Where, from 1.
  public let line: Int
  public let column: Int
  public let kind: Kind

  public init(_ theme: String, line: Int, column: Int, _ kind: Kind) {
    (self.theme, self.line, self.column, self.kind) = (theme, line, column, kind)
  }
}
