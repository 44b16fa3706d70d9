import Papers

/// Makes a tree of tokens. Any tokens are a query; what is not finished is not applied.
enum QueryParser {
  /// All that is asked for must hold.
  static func tree(of tokens: [QueryToken]) -> QueryTree {
    .all(tokens.compactMap(tree))
  }

  /// What one word asks for: nil when that is not there yet, or nothing that there can be (`is:unr`);
  /// everything when nothing of it is left after folding.
  static func tree(of token: QueryToken) -> QueryTree? {
    guard let field = token.field else {
      return term(token.value).map { .leaf(.text($0)) } ?? .everything
    }
    let tree = tree(field, token.value, isWhole: token.quotation == .closed)
    return token.isNegated ? tree?.negated : tree
  }

  private static func tree(_ field: QueryField, _ value: String, isWhole: Bool) -> QueryTree? {
    guard !value.isEmpty else { return nil }
    switch field {
    case .is:
      let name = value.lowercased()
      if name == "unread" { return .not(.leaf(.mark(.read))) }
      return MarkCondition(state: name).map { .leaf(.mark($0)) }
    case .label: return .leaf(.mark(.label(value, isWhole: isWhole)))
    case .note: return .leaf(.mark(.note(value)))
    case .rating: return MarkCondition.range(value).map { .leaf(.mark(.rating($0))) }
    case .tag: return .leaf(.tag(TagCondition(value, isWhole: isWhole)))
    }
  }

  /// The address of a paper's page stands for the paper, also while it is typed; so does `id:` and its id.
  private static func term(_ word: String) -> Term? {
    if word.hasPrefix("id:"), let term = Term(word.dropFirst(3)), term.ids != nil { return term }
    if let id = ArxivReference.idPart(of: word), let term = Term(id), term.ids != nil {
      return term
    }
    return Term(word)
  }
}
