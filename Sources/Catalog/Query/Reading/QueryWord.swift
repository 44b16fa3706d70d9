import Papers

/// What one word of a query says, apart from the sign before it.
enum QueryWord {
  enum Reading {
    case tree(QueryTree)
    /// Nothing is left of it after folding, or it is a sign alone.
    case nothing
    case wrong(QueryProblem.Kind)
    case order(SortOrder)
  }

  static func reading(_ token: QueryToken, _ today: Day?) -> Reading {
    if token.value.isEmpty {
      if token.kind == .pattern, token.quotation == .open { return .wrong(.unclosedPattern) }
      return .wrong(token.quotation == .none ? .missingValue : .emptyQuotation)
    }
    switch token.kind {
    case .pattern: return pattern(token)
    case .fuzzy: return FuzzyWords(token.value).map { .tree(.leaf(.fuzzy($0))) } ?? .nothing
    default: break
    }
    guard let field = token.field else { return text(token) }
    // There is no opposite of an order; which way it goes is said before its keys.
    if field == .sort, token.isNegated { return .wrong(.wrongValue(.sort)) }
    switch field {
    case .title, .abstract, .author: return self.field(field.textField!, token)
    case .tag, .cat, .in, .venue, .label: return name(field, token)
    default: return value(field, token.value, today)
    }
  }

  private static func text(_ token: QueryToken) -> Reading {
    if token.value == "-" || token.value == "!", token.quotation == .none { return .nothing }
    let term = token.quotation == .none ? plainTerm(token.value) : Term(token.value, isPhrase: true)
    return term.map { .tree(.leaf(.text($0))) } ?? .nothing
  }

  /// The address of a paper's page stands for the paper, also while it is typed.
  private static func plainTerm(_ word: String) -> Term? {
    if let id = ArxivReference.idPart(of: word), let term = Term(id), term.ids != nil {
      return term
    }
    // Blanks stand in a quotation behind a colon.
    return Term(
      word, isPhrase: word.unicodeScalars.contains { $0.properties.isWhitespace },
      findsSpellings: true)
  }

  private static func field(_ field: TextField, _ token: QueryToken) -> Reading {
    if field == .author, token.quotation == .closed || token.quotation == .open {
      return AuthorName(token.value).map { .tree(.leaf(.author($0))) } ?? .nothing
    }
    let term = Term(token.value, isPhrase: true, findsSpellings: field == .author)
    return term.map { .tree(.leaf(.field(field, $0))) } ?? .nothing
  }

  /// A part of a name; in quotation marks, the whole.
  private static func name(_ field: QueryField, _ token: QueryToken) -> Reading {
    let isWhole = token.quotation == .closed || token.quotation == .open
    let condition = NameCondition(token.value, isWhole: isWhole)
    switch field {
    case .tag: return .tree(.leaf(.tag(condition)))
    case .cat: return .tree(.leaf(.category(condition)))
    case .in: return .tree(.leaf(.source(condition)))
    case .venue: return .tree(.leaf(.venue(condition)))
    default: return .tree(.leaf(.mark(.label(token.value, isWhole: isWhole))))
    }
  }

  private static func pattern(_ token: QueryToken) -> Reading {
    if token.quotation == .open { return .wrong(.unclosedPattern) }
    do {
      return .tree(.leaf(.pattern(try Pattern(token.value), in: token.field?.textField)))
    } catch {
      return .wrong(.wrongPattern(error.reason, column: error.column))
    }
  }

  private static func value(_ field: QueryField, _ value: String, _ today: Day?) -> Reading {
    func leaf(_ leaf: QueryLeaf?) -> Reading {
      leaf.map { .tree(.leaf($0)) } ?? .wrong(.wrongValue(field))
    }
    switch field {
    case .is:
      let name = value.lowercased()
      if name == "unread" { return .tree(.not(.leaf(.mark(.read)))) }
      if name == "withdrawn" { return .tree(.leaf(.withdrawn)) }
      return leaf(MarkCondition(state: name).map { .mark($0) })
    case .has:
      let name = value.lowercased()
      if name == "note" { return leaf(.mark(.noted)) }
      if name == "pdf" { return leaf(.mark(.downloaded)) }
      return leaf(ContentCondition(rawValue: name).map { .content($0) })
    case .note: return leaf(.mark(.note(value)))
    case .rating: return leaf(MarkCondition.range(value).map { .mark(.rating($0)) })
    case .added:
      return leaf(DayRange.reading(value, today: today).map { .mark(.added($0)) })
    case .date: return leaf(DayRange.reading(value, today: today).map { .date($0) })
    case .version, .authors:
      let column = field == .version ? NumberColumn.version : .authors
      return leaf(
        NumberRange.reading(value, within: column.limits).map { .number(column, $0) })
    case .id: return leaf(Term(value).flatMap { $0.ids == nil ? nil : .id($0) })
    case .view: return leaf(.view(value))
    case .sort: return SortOrder(value).map { .order($0) } ?? .wrong(.wrongValue(.sort))
    case .title, .author, .abstract, .tag, .cat, .in, .venue, .label: return .nothing
    }
  }
}
