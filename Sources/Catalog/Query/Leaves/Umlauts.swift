/// Letters that are written as two where there is no key for them: `Mueller`, `Soerensen`.
enum Umlauts {
  private static let spellings: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS", "Ø": "Oe", "Å": "Aa", "Æ": "Ae",
  ]

  /// A text with two letters for each of these; nil when it has none.
  static func spelledOut(_ text: String) -> String? {
    guard text.contains(where: { spellings[$0] != nil }) else { return nil }
    let isAllCapitals = text.count > 1 && !text.contains(where: \.isLowercase)
    return text.reduce(into: "") { result, letter in
      let spelling = spellings[letter] ?? String(letter)
      result += isAllCapitals ? spelling.uppercased() : spelling
    }
  }
}
