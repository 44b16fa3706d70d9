import Papers

/// What keys are made of.
enum CitationKey {
  /// A text in small ASCII letters and digits, without accents.
  static func folded(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    return text.withUTF8 { utf8 in
      var folded: [UInt8] = []
      TitleFolding.append(UnsafeRawBufferPointer(utf8), to: &folded, limit: 64)
      return String(decoding: folded.filter(GivenKey.isLetterOrDigit), as: UTF8.self)
    }
  }

  /// The first word of a title that says something; else the first one.
  static func word(of title: String) -> String {
    var first = ""
    for word in title.split(whereSeparator: { $0.isWhitespace || ":/—–".contains($0) }) {
      let folded = folded(word)
      if folded.isEmpty { continue }
      if !emptyWords.contains(folded) { return folded }
      if first.isEmpty { first = folded }
    }
    return first
  }

  private static let emptyWords: Set<String> = [
    "a", "an", "the", "on", "in", "of", "for", "to", "toward", "towards", "with", "without", "and",
    "or", "is", "are", "be", "from", "via", "by", "at", "as", "its", "it", "how", "what", "why",
    "when", "where", "which", "who", "do", "does", "did", "can", "could", "should", "not", "no",
    "your", "my", "our", "this", "that", "these", "all", "you", "we", "i",
  ]

  /// An id as a part of a key: `2504.16922`, `math0211159`, `x8y7yvp6yw5gmv`.
  static func text(of id: PaperID) -> String {
    String(id.description.filter { $0 != "/" && $0 != "-" })
  }

  /// What makes a key that several papers have one of the paper's own: `250416922`.
  static func suffix(of id: PaperID) -> String { text(of: id).filter { $0 != "." } }
}
