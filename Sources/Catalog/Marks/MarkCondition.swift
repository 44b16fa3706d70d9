/// Something that the marks of a paper can be asked for, as in `is:starred` or `rating:>=4`.
public enum MarkCondition: Hashable, Sendable {
  case read, starred, rated, queued, noted, labelled
  /// What has come since the last visit.
  case new, revised, crossListed, again
  /// Some label holds this text; or, with `isWhole`, is it. Case and accents do not count.
  case label(String, isWhole: Bool)
  /// The note holds this text.
  case note(String)
  case rating(ClosedRange<Int>)

  /// The states of `is:`, with the words that name them; the first word of each is the usual one.
  ///
  /// `unread` stands for the opposite of `read`.
  static let states: [(words: [String], condition: MarkCondition)] = [
    (["read"], .read), (["starred"], .starred), (["queued", "later"], .queued),
    (["noted"], .noted), (["rated"], .rated), (["labelled", "labeled"], .labelled),
    (["new"], .new), (["revised"], .revised), (["cross", "cross-listed"], .crossListed),
    (["again"], .again),
  ]

  /// What `is:` takes.
  public static var names: [String] { ["unread"] + states.map { $0.words[0] } }

  /// How the filter names it: `is:starred`, `label:"to read"`.
  public var text: String {
    switch self {
    case .label(let name, _):
      "label:" + (name.contains(where: \.isWhitespace) ? "\"\(name)\"" : name)
    case .note(let text): "note:\(text)"
    case .rating(let range):
      range.count == 1
        ? "rating:\(range.lowerBound)" : "rating:\(range.lowerBound)..\(range.upperBound)"
    default: "is:" + (MarkCondition.states.first { $0.condition == self }?.words[0] ?? "")
    }
  }
}

/// A condition or its opposite, as a part of a query.
public struct MarkTerm: Hashable, Sendable {
  public let condition: MarkCondition
  public let isNegated: Bool

  public init(_ condition: MarkCondition, isNegated: Bool = false) {
    self.condition = condition
    self.isNegated = isNegated
  }

  /// How the filter names it: `is:unread`, `-is:starred`.
  public var text: String {
    guard isNegated else { return condition.text }
    return condition == .read ? "is:unread" : "-" + condition.text
  }

  /// What a word of a query says about marks.
  enum Reading: Hashable {
    case term(MarkTerm)
    /// A field of marks, but what is asked of it is not there yet, or nothing that can be.
    case unfinished
  }

  /// Reads `is:unread`, `-is:starred`, `label:name`, `note:text`, `rating:>=4`; nil for any other
  /// word.
  static func read(_ word: String) -> Reading? {
    var rest = word[...]
    let isNegated = rest.first == "-" || rest.first == "!"
    if isNegated { rest = rest.dropFirst() }
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let value = rest[rest.index(after: colon)...].filter { $0 != "\"" }
    let isQuoted = rest.hasSuffix("\"") && rest[colon...].dropFirst().first == "\""
    func reading(_ condition: MarkCondition?, _ flips: Bool = false) -> Reading {
      condition.map { .term(MarkTerm($0, isNegated: isNegated != flips)) } ?? .unfinished
    }
    switch rest[..<colon].lowercased() {
    case "is":
      let name = value.lowercased()
      if name == "unread" { return reading(.read, true) }
      return reading(MarkCondition.states.first { $0.words.contains(name) }?.condition)
    case "label": return reading(value.isEmpty ? nil : .label(value, isWhole: isQuoted))
    case "note": return reading(value.isEmpty ? nil : .note(value))
    case "rating": return reading(range(value).map { .rating($0) })
    default: return nil
    }
  }

  /// `4`, `>=4`, `>3`, `<=2`, `<3`, `3..5`.
  private static func range(_ text: String) -> ClosedRange<Int>? {
    func number(_ text: Substring) -> Int? {
      Int(text).flatMap { (0...5).contains($0) ? $0 : nil }
    }
    func range(_ low: Int, _ high: Int) -> ClosedRange<Int>? { low <= high ? low...high : nil }
    if text.hasPrefix(">=") { return number(text.dropFirst(2)).map { $0...5 } }
    if text.hasPrefix("<=") { return number(text.dropFirst(2)).map { 0...$0 } }
    if text.hasPrefix(">") { return number(text.dropFirst()).flatMap { range($0 + 1, 5) } }
    if text.hasPrefix("<") { return number(text.dropFirst()).flatMap { range(0, $0 - 1) } }
    if let dots = text.firstRange(of: ".."), let low = number(text[..<dots.lowerBound]),
      let high = number(text[dots.upperBound...])
    {
      return range(low, high)
    }
    return number(text[...]).map { $0...$0 }
  }
}
