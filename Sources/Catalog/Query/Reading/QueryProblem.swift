/// Something in a query that cannot be meant, and where. It is not applied, but for what is only not closed.
public struct QueryProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Nothing stands behind a field's colon, or behind `#`.
    case missingValue
    case emptyQuotation
    case emptyGroup
    /// There is nothing on one side of `|`.
    case missingAlternative
    case unclosedQuotation
    case unclosedGroup
    case unclosedPattern
    /// A `)` without a `(`.
    case nothingToClose
    /// The value is none that the field takes.
    case wrongValue(QueryField)
    /// The pattern cannot be read: why, and at which of its characters, from 1.
    case wrongPattern(String, column: Int)
    /// There is no saved view of this name, or it cannot be asked for.
    case noSuchView
  }

  public let kind: Kind
  /// The bytes of the query's text that it is about.
  public let span: Range<Int>

  public init(_ kind: Kind, at span: Range<Int>) {
    (self.kind, self.span) = (kind, span)
  }
}
