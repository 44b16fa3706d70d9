/// A mistake in the file of views: where, and what. The rest of the file counts.
public struct ViewProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// There is no `=`.
    case missingSign
    case missingName
    case missingQuery
    /// The name has no second quotation mark.
    case unclosedName
    /// A character that a terminal would obey.
    case unsafeCharacter
    case longName(limit: Int)
    case longQuery(limit: Int)
    case namedBefore(line: Int)
    case tooMany(limit: Int)
    /// The view is there but cannot be asked for.
    case fault(ViewFault)
  }

  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
  public let kind: Kind
}
