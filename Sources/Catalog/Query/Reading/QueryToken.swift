/// A word of a query as it was typed: where it stands, and how it is to be read.
///
/// Whatever has to know a query while it is typed reads these: what the caret is in, which words are not
/// finished, which facets are lit.
public struct QueryToken: Hashable, Sendable {
  /// What kind of word it is.
  public enum Kind: Hashable, Sendable {
    /// A text or a field.
    case word
    /// `/…/`; `value` is what stands between the strokes.
    case pattern
    /// `~…`
    case fuzzy
    /// `(` and `)`, and the `|` between alternatives.
    case opening, closing, bar
  }

  /// Whether a value stands in quotation marks.
  public enum Quotation: Hashable, Sendable {
    case none
    /// The second mark is still to come; of a pattern, the second stroke.
    case open
    /// From end to end.
    case closed
    /// A part of it does.
    case partly
  }

  public let kind: Kind
  /// The bytes of the typed text that it takes, its sign and its quotation marks included.
  public let span: Range<Int>
  /// What is asked about; nil for a text that may stand anywhere.
  public let field: QueryField?
  /// A minus or an exclamation mark stands before it.
  public let isNegated: Bool
  /// The bytes behind the colon of the field, or behind the sign.
  public let valueSpan: Range<Int>
  /// What stands there, without the marks of a quotation.
  public let value: String
  public let quotation: Quotation
  /// In how many brackets it stands.
  public let depth: Int
}

extension QueryToken {
  /// Whether a quotation without its second mark finds at least what it will find with that, whatever is still typed
  /// between them: a phrase as far as it has come, a part of a name.
  var narrowsWhileOpen: Bool {
    guard kind == .word, !isNegated else { return false }
    guard let field else { return true }
    return [.title, .abstract, .tag, .venue, .in, .label].contains(field)
  }

  /// The word of an open quotation as what it finds until then: in place of a whole name, a part of one.
  var asBeginning: QueryToken {
    let isOfText = field == nil || field?.textField != nil
    return QueryToken(
      kind: kind, span: span, field: field, isNegated: isNegated, valueSpan: valueSpan,
      value: value, quotation: isOfText || value.isEmpty ? quotation : .none, depth: depth)
  }

  /// Whether it is the sign of a word with typos, and the word is still to come.
  var beginsFuzzyWord: Bool {
    kind == .word && field == nil && quotation == .none && value == "~"
  }

  /// Whether a word that is still typed may become something that does not narrow it: the name of a field, an id,
  /// a range.
  public var mayBecomeAnother: Bool {
    guard kind == .word, quotation == .none, !value.isEmpty else { return false }
    if let field { return [.date, .added, .rating, .version, .authors].contains(field) }
    let isNumber = value.utf8.count < 5 && value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isNumber || QueryField.isNamed(beginning: value)
  }
}
