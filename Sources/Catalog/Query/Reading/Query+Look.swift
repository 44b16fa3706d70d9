import Papers

/// Words that are taken as they stand although they look like a part of the language.
extension Query {
  public enum Look: Hashable, Sendable {
    /// `journal:iclr`
    case field
    /// `“flow”`
    case quotation
    /// `−survey`, with a sign that is no hyphen
    case negation
    /// `2025-04`
    case date
    /// `OR`
    case connective
    /// `title:~x`
    case fuzzy
    /// `difusion~`, or with how many typos: `difusion~1`
    case fuzzyBehind
    /// `title:^x`
    case anchor
    /// `cat:a|b`
    case alternatives
    /// `author:"bengio"`, which is a whole name
    case wholeName
  }

  /// The first word that is text but looks like something else.
  public var wordTakenAsText: (word: String, look: Look)? {
    for token in tokens where token.kind == .word {
      guard token.quotation == .none else { continue }
      let look = token.field == nil ? Query.look(of: token.value) : Query.look(ofValue: token.value)
      if let look { return (word(token), look) }
    }
    let name = tokens.first { token in
      token.field == .author && token.quotation == .closed
        && !token.value.contains { $0.isWhitespace || $0 == "," }
    }
    return name.map { (word($0), .wholeName) }
  }

  /// What the value of a field looks like.
  private static func look(ofValue value: String) -> Look? {
    guard value.count > 1, let first = value.first, let last = value.last else { return nil }
    if first == "~" { return .fuzzy }
    if first == "^" || last == "$" { return .anchor }
    if value.contains("|") { return .alternatives }
    return Query.quotes.contains(first) || Query.quotes.contains(last) ? .quotation : nil
  }

  private static let quotes = "\"“”„«»"

  static func look(of word: String) -> Look? {
    guard let first = word.first, let last = word.last else { return nil }
    if word.count > 1, quotes.contains(first) || quotes.contains(last) { return .quotation }
    if ["AND", "OR", "NOT", "&&", "||"].contains(word) { return .connective }
    if "−–".contains(first), let next = word.dropFirst().first, next.isLetter || next == "(" {
      return .negation
    }
    let name = word.prefix { $0.isLowercase && $0.isASCII }
    let rest = word[name.endIndex...]
    if name.count > 1, rest.first == ":", !rest.hasPrefix("://"),
      rest.count > 1 || fields.contains(String(name))
    {
      return .field
    }
    if isFuzzyBehind(word) { return .fuzzyBehind }
    return isDate(word) ? .date : nil
  }

  private static func isFuzzyBehind(_ word: String) -> Bool {
    let stem = Query.stem(ofFuzzy: word)
    return stem.endIndex < word.endIndex && stem.allSatisfy { $0.isLetter || $0 == "-" }
      && stem.contains(where: \.isLetter)
  }

  /// What stands before a `~` that ends a word, or before the number behind it.
  public static func stem(ofFuzzy word: String) -> Substring {
    let bare = word.last.map { "012".contains($0) } == true ? word.dropLast() : word[...]
    return bare.last == "~" ? bare.dropLast() : word[...]
  }

  /// Names that fields have elsewhere. With nothing behind the colon any other word may be a title's.
  private static let fields: Set = [
    "category", "tags", "keyword", "year", "since", "before", "after", "from", "until",
    "comment", "journal", "doi", "code", "summary", "read", "labels",
  ]

  /// A year, a month, a day, with signs of comparison or a range.
  private static func isDate(_ word: String) -> Bool {
    let bare = word.drop { "<>=".contains($0) }
    let ends = bare.replacing("..", with: " ").split(separator: " ")
    guard !ends.isEmpty, ends.count <= 2 else { return false }
    return ends.allSatisfy { end in
      let parts = end.split(omittingEmptySubsequences: false) { "-/".contains($0) }
      guard parts.count <= 3, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
        let year = Int(parts[0]), (1900..<2100).contains(year)
      else { return false }
      return parts.dropFirst().allSatisfy { (1...2).contains($0.count) }
    }
  }

  /// Which differences the terms with capital letters or accents make: what would be ignored.
  public var strictness: (case: Bool, accents: Bool) {
    let folds = tree.positiveLeaves.compactMap { $0.term?.precise?.fold }
    return (folds.contains(where: \.keepsCase), folds.contains(where: \.keepsAccents))
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
