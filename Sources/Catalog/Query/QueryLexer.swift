/// Cuts a query into tokens, in one pass. Any text can be cut.
///
/// Words are divided by blanks; behind the colon of a field, or behind `#`, a quotation may hold some. In a
/// quotation two marks are one that belongs to it. `-` and `!` turn round a field and nothing else: before a
/// text they are a part of it, as all signs are that mean nothing yet.
enum QueryLexer {
  static func tokens(of text: String) -> [QueryToken] {
    var tokens: [QueryToken] = []
    var (place, offset) = (text.startIndex, 0)
    for word in words(of: text) {
      offset += text.utf8.distance(from: place, to: word.startIndex)
      tokens.append(token(word, at: offset))
      place = word.startIndex
    }
    return tokens
  }

  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start: String.Index?
    var isQuoted = false
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character.isWhitespace, !isQuoted {
        if let start { words.append(text[start..<index]) }
        start = nil
      } else if character == "\"", isQuoted {
        let next = text.index(after: index)
        if next < text.endIndex, text[next] == "\"" { index = next } else { isQuoted = false }
      } else if character == "\"", let start {
        isQuoted = opensQuotation(text[start..<index])
      } else if start == nil {
        start = index
      }
      index = text.index(after: index)
    }
    return start.map { words + [text[$0...]] } ?? words
  }

  /// Whether a quotation mark behind the beginning of a word opens a quotation.
  private static func opensQuotation(_ beginning: Substring) -> Bool {
    if beginning.last == ":" { return true }
    return beginning.last == "#" && beginning.utf8.count <= 2 && bare(beginning).rest == "#"
  }

  private static func token(_ word: Substring, at offset: Int) -> QueryToken {
    let span = offset..<offset + word.utf8.count
    guard let (field, isNegated, raw) = field(of: word) else {
      return QueryToken(
        span: span, field: nil, isNegated: false, valueSpan: span, value: String(word),
        quotation: .none)
    }
    let (value, quotation) = value(of: raw)
    return QueryToken(
      span: span, field: field, isNegated: isNegated,
      valueSpan: span.upperBound - raw.utf8.count..<span.upperBound, value: value,
      quotation: quotation)
  }

  /// A word without the sign that turns it round.
  private static func bare(_ word: Substring) -> (isNegated: Bool, rest: Substring) {
    let isNegated = word.first == "-" || word.first == "!"
    return (isNegated, isNegated ? word.dropFirst() : word)
  }

  private static func field(
    of word: Substring
  ) -> (field: QueryField, isNegated: Bool, raw: Substring)? {
    let (isNegated, rest) = bare(word)
    if rest.first == "#" { return (.tag, isNegated, rest.dropFirst()) }
    guard let colon = rest.firstIndex(of: ":"),
      let field = QueryField(rawValue: rest[..<colon].lowercased())
    else { return nil }
    return (field, isNegated, rest[rest.index(after: colon)...])
  }

  /// What a value says. Only one that is a quotation from end to end is read as one.
  private static func value(of raw: Substring) -> (String, QueryToken.Quotation) {
    func withoutMarks() -> (String, QueryToken.Quotation) { (raw.filter { $0 != "\"" }, .none) }
    guard raw.first == "\"" else { return withoutMarks() }
    var value = ""
    var rest = raw.dropFirst()
    while let character = rest.popFirst() {
      if character == "\"" {
        if rest.isEmpty { return (value, .closed) }
        guard rest.popFirst() == "\"" else { return withoutMarks() }
      }
      value.append(character)
    }
    return (value, .open)
  }
}
