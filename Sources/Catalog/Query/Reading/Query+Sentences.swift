import Papers

/// What is wrong with a query, for people.
extension Query {
  /// The column of a place in the text, in characters from 1.
  public func column(of offset: Int) -> Int {
    String(decoding: text.utf8.prefix(offset), as: UTF8.self).count + 1
  }

  /// The mark that the end of the text waits for before it is applied: of a group, a quotation or a pattern.
  public var awaitedMark: Character? {
    guard let last = tokens.last, let idle = idleSpans.last, idle.contains(last.span.lowerBound)
    else { return nil }
    if last.quotation == .open { return last.kind == .pattern ? "/" : "\"" }
    return last.kind == .opening || last.depth > 0 ? ")" : nil
  }

  /// What is wrong as a sentence for people, without the column.
  public func sentence(for problem: QueryProblem) -> String {
    let typed = word(at: problem.span)
    let word = "“" + (typed.count > 60 ? typed.prefix(59) + "…" : typed[...]) + "”"
    switch problem.kind {
    case .missingValue: return "\(word) asks for nothing: a text is missing after the sign."
    case .emptyQuotation: return "\(word) asks for nothing: nothing stands in the quotation marks."
    case .emptyGroup: return "\(word) asks for nothing: nothing stands in the brackets."
    case .missingAlternative: return "“|” stands between alternatives, and one is missing."
    case .unclosedQuotation: return "\(word) has no closing quotation mark."
    case .unclosedGroup: return "“(” has no closing bracket."
    case .unclosedPattern:
      return "\(word) is a pattern without its closing stroke; as a text it needs quotation marks."
    case .nothingToClose: return "“)” closes nothing; as a text it needs quotation marks."
    case .wrongValue(let field):
      let mistake = tokens.first { $0.span == problem.span }.flatMap {
        Query.mistake(field, $0.value)
      }
      return "\(word) asks for nothing: \(mistake ?? Query.hint(field))."
    case .wrongPattern(let reason, let column):
      return "\(word) is no pattern: \(reason), at its character \(column)."
    case .noSuchView: return "\(word): there is no view of this name, or it has a mistake."
    }
  }

  /// What is wrong with a value of the right form; nil when its form is wrong.
  private static func mistake(_ field: QueryField, _ value: String) -> String? {
    switch field {
    case .date, .added: DayRange.mistake(value)
    case .rating, .version, .authors:
      value.firstRange(of: "..").flatMap { dots in
        guard let first = Int(value[..<dots.lowerBound]), let last = Int(value[dots.upperBound...])
        else { return nil }
        return first > last ? "the range ends before it begins" : nil
      }
    default: nil
    }
  }

  /// What a field takes.
  private static func hint(_ field: QueryField) -> String {
    switch field {
    case .is: "is: takes \(QueryLeaf.states.joined(separator: ", "))"
    case .has: "has: takes \(ContentCondition.names.joined(separator: ", "))"
    case .rating: "rating: takes 4, >=4 or 2..4, from 0 to 5"
    case .version, .authors: "\(field.rawValue): takes 3, >3 or 2..4"
    case .date, .added:
      "\(field.rawValue): takes 2025, 2025-04, 2025-04-12, 2025-01..03, <2024, today, monday, <2w"
    case .id: "id: takes the beginning of an id, as in 2504.16"
    case .sort: "sort: takes \(SortOrder.hint)"
    default: "a text is missing after the colon"
    }
  }
}
