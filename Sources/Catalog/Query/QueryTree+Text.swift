/// A tree as text. For a tree that was read from a text, reading this again gives the same tree.
///
/// Alternatives and groups have no signs in the language yet; here they have those that they will have.
extension QueryTree {
  public var text: String {
    switch self {
    case .leaf(let leaf): leaf.text
    case .not(.leaf(.mark(.read))): "is:unread"
    case .not(.leaf(let leaf)): "-" + leaf.text
    case .not(let inner): "-(" + inner.text + ")"
    case .and(let parts):
      parts.reduce(into: "") { text, part in
        let next = if case .or = part { "(" + part.text + ")" } else { part.text }
        // A word that begins with an accent would put it on the blank.
        let blank = (" " + next).first == " " ? " " : "\t"
        text += text.isEmpty ? next : blank + next
      }
    case .or(let parts):
      parts.map { if case .and = $0 { "(" + $0.text + ")" } else { $0.text } }
        .joined(separator: " | ")
    }
  }
}

extension QueryLeaf {
  /// How the filter names it: `sparse`, `is:starred`, `tag:"state space"`.
  public var text: String {
    switch self {
    case .text(let term): term.text
    case .mark(let condition): condition.text
    case .tag(let tag): "tag:" + QueryLeaf.value(tag.value, isWhole: tag.isWhole)
    }
  }

  /// A value in quotation marks when it is a whole one, else with as few of them as it needs.
  static func value(_ value: String, isWhole: Bool) -> String {
    if isWhole { return quoted(value) }
    guard let blank = value.firstIndex(where: \.isWhitespace) else {
      return value.contains("\"") ? String(quoted(value).dropLast()) : value
    }
    // A quotation that is not all of the value does not make it a whole one.
    if !value.contains("\""), let last = value.last {
      if !last.isWhitespace { return "\"\(value.dropLast())\"\(last)" }
      if let colon = value.firstIndex(of: ":"), colon < blank {
        return "\(value[...colon])\"\(value[value.index(after: colon)...])\""
      }
    }
    return String(quoted(value).dropLast())
  }

  /// A text between quotation marks; those in it are doubled.
  public static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension MarkCondition {
  /// How the filter names it: `is:starred`, `label:"to read"`.
  public var text: String {
    switch self {
    case .label(let name, let isWhole): "label:" + QueryLeaf.value(name, isWhole: isWhole)
    case .note(let text):
      "note:" + QueryLeaf.value(text, isWhole: text.contains { $0.isWhitespace || $0 == "\"" })
    case .rating(let range):
      range.count == 1
        ? "rating:\(range.lowerBound)" : "rating:\(range.lowerBound)..\(range.upperBound)"
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
