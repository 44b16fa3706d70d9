/// A word of a query as it was typed: where it stands, and how it is to be read.
///
/// Whatever has to know a query while it is typed reads these: what the caret is in, which words are not
/// finished, which facets are lit.
public struct QueryToken: Hashable, Sendable {
  /// The bytes of the typed text that it takes, its sign and its quotation marks included.
  public let span: Range<Int>
  /// What is asked about; nil for a text that may stand anywhere.
  public let field: QueryField?
  /// A minus or an exclamation mark stands before the field.
  public let isNegated: Bool
  /// The bytes behind the colon of the field; all of `span` for a text.
  public let valueSpan: Range<Int>
  /// What stands there, without the marks of a quotation.
  public let value: String
  public let quotation: Quotation

  /// Whether a value stands in quotation marks.
  public enum Quotation: Hashable, Sendable {
    case none
    /// The second mark is still to come.
    case open
    case closed
  }
}

/// What a word of a query can ask about, by the name before its colon.
public enum QueryField: String, CaseIterable, Sendable {
  case `is`, label, note, rating, tag
}
