/// A tree as text. For a tree that was read from a text, reading this again gives the same tree.
extension QueryTree {
  public var text: String {
    switch self {
    case .leaf(let leaf): leaf.text
    case .not(.leaf(.mark(.read))): "is:unread"
    case .not(.leaf(let leaf)): "-" + leaf.text
    case .not(let inner): "-(" + inner.text + ")"
    case .and(let parts):
      parts.map { if case .or = $0 { "(" + $0.text + ")" } else { $0.text } }
        .joined(separator: " ")
    case .or(let parts): parts.map(\.text).joined(separator: " | ")
    }
  }
}

extension QueryLeaf {
  /// How the filter names it: `sparse`, `is:starred`, `tag:"state space"`.
  public var text: String {
    switch self {
    case .text(let term): QueryLeaf.plain(term.text) { $0 == self }
    case .field(.author, let term): "author:" + QueryLeaf.value(term.text, isWhole: false)
    case .field(let field, let term):
      QueryLeaf.plain(term.text, "\(field.rawValue):") { $0 == self }
    case .author(let name): "author:" + QueryLeaf.quoted(name.text)
    case .tag(let tag): "tag:" + QueryLeaf.value(tag.value, isWhole: tag.isWhole)
    case .category(let name): "cat:" + QueryLeaf.value(name.value, isWhole: name.isWhole)
    case .venue(let name): "venue:" + QueryLeaf.value(name.value, isWhole: name.isWhole)
    case .source(let name): "in:" + QueryLeaf.value(name.value, isWhole: name.isWhole)
    case .id(let term): QueryLeaf.plain(term.text, "id:") { $0 == self }
    case .mark(let condition): condition.text
    case .date(let days): "date:" + days.text
    case .number(let column, let range):
      "\(column.rawValue):" + NumberRange.text(range, within: column.limits)
    case .withdrawn: "is:withdrawn"
    case .content(let content): "has:" + content.rawValue
    case .pattern(let pattern, let field):
      (field.map { "\($0.rawValue):" } ?? "") + "/\(pattern.source)/"
    case .fuzzy(let words): QueryLeaf.plain(words.text, "~") { $0 == self }
    case .view(let name): QueryLeaf.plain(name, "view:") { $0 == self }
    }
  }

  /// A value without quotation marks where it is read as what it is so, whatever stands around it; else in them.
  private static func plain(
    _ value: String, _ beginning: String = "", isRight: (QueryLeaf) -> Bool
  ) -> String {
    let text = beginning + value
    guard case .leaf(let leaf) = Query("(" + text + ")").tree, isRight(leaf),
      case .and(let parts) = Query("(-" + text + " \"x\")").tree, parts.count == 2,
      case .not(.leaf(let first)) = parts[0], isRight(first)
    else { return beginning + quoted(value) }
    return text
  }

  /// A value in quotation marks when it is a whole one. Else one character at least stands outside of them, the
  /// others only where they must not.
  static func value(_ value: String, isWhole: Bool) -> String {
    if isWhole { return quoted(value) }
    let scalars = value.unicodeScalars
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isWhitespace && !"\"()|/".unicodeScalars.contains(scalar)
    }
    if scalars.allSatisfy(isPlain) { return value }
    func hasMeaning(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\""
    }
    guard
      let place = scalars.lastIndex(where: isPlain) ?? scalars.firstIndex(where: { $0 == "|" })
        ?? scalars.firstIndex(where: { !hasMeaning($0) })
    else { return quoted(value) }
    let (before, after) = (value[..<place], value[scalars.index(after: place)...])
    // An opening bracket alone must not find one that closes it behind the word.
    let end = scalars[place] == "(" && after.isEmpty ? " " : ""
    // A stroke at the beginning would be that of a pattern, a bracket that of a group.
    let isSign = "/(".unicodeScalars.contains(scalars[place])
    let start = before.isEmpty && !isSign ? "" : quoted(String(before))
    return start + String(scalars[place])
      + (after.isEmpty ? "" : quoted(String(after))) + end
  }

  /// A text between quotation marks; those in it are doubled.
  public static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.append(scalar) }
      result.append(scalar)
    }
    return "\"" + String(result) + "\""
  }
}

extension MarkCondition {
  /// How the filter names it: `is:starred`, `label:"to read"`.
  public var text: String {
    switch self {
    case .label(let name, let isWhole): "label:" + QueryLeaf.value(name, isWhole: isWhole)
    case .note(let text): "note:" + QueryLeaf.quoted(text)
    case .rating(let range): "rating:" + NumberRange.text(range, within: 0...5)
    case .added(let days): "added:" + days.text
    case .downloaded: "has:pdf"
    default: "is:" + (MarkCondition.states.first { $0.condition == self }?.words[0] ?? "")
    }
  }
}

extension MarkTerm {
  /// What a query of it asks for.
  public var tree: QueryTree {
    isNegated ? .not(.leaf(.mark(condition))) : .leaf(.mark(condition))
  }

  /// How the filter names it: `is:unread`, `-is:starred`.
  public var text: String { tree.text }
}
