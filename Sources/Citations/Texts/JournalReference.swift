import Papers

/// What the authors say of their journal, divided: `Phys. Rev. D 76, 013009 (2007)`.
///
/// It is free text. What does not divide without a rest is nil, and is kept as it was written by those who ask.
struct JournalReference: Hashable, Sendable {
  var journal: String
  var volume: String?
  var number: String?
  var pages: String?
  var year: Int?

  init(journal: String, year: Int? = nil) {
    (self.journal, self.year) = (journal, year)
  }

  init?(_ text: String) {
    let lowered = text.lowercased()
    guard !text.isEmpty, text.utf8.count < 200, text.first?.isLetter == true,
      !JournalReference.otherWords.contains(where: { lowered.contains($0) })
    else { return nil }
    var reader = Reader(text)
    let name = reader.takeName()
    guard name.contains(where: \.isLetter), name.utf8.count <= 100 else { return nil }
    self.init(journal: name)
    while !reader.isAtEnd {
      guard take(&reader) else { return nil }
    }
    // A journal that counts its issues alone; styles complain of a number without a volume.
    if volume == nil, let alone = number { (volume, number) = (alone, nil) }
    // A number that nothing says the meaning of is that of a volume, which has pages or a year beside it.
    if volume != nil, pages == nil, year == nil { return nil }
  }

  /// Words of places that are no journals, or not yet.
  private static let otherWords = [
    "proc", "conference", "workshop", "symposium", "submitted", "accepted", "to appear", "in press",
    "arxiv", "preprint", "thesis", "chapter", "springer", "lecture notes", "http", "eds", "doi",
  ]

  /// Takes the next thing that is said; false when nobody knows what it is.
  private mutating func take(_ reader: inout Reader) -> Bool {
    if let inner = reader.takeBracketed() {
      if year == nil, let found = JournalReference.year(inner) {
        year = found
        return true
      }
      guard number == nil, volume != nil, pages == nil, JournalReference.isNumber(inner) else {
        return false
      }
      number = inner
      return true
    }
    let word = reader.takeWord()
    switch word.lowercased().filter({ $0 != "." }) {
    case "vol", "volume", "v": return set(\.volume, reader.takeWord())
    case "no", "num", "number", "issue", "iss", "n": return set(\.number, reader.takeWord())
    case "pp", "p", "pages", "page", "art", "article", "id": return set(\.pages, reader.takeWord())
    default: break
    }
    guard JournalReference.isNumber(word) else { return false }
    if volume == nil, year == nil, !reader.isAtEnd, let found = JournalReference.year(word) {
      year = found
      return true
    }
    if volume == nil, number == nil || !word.contains("-") { return set(\.volume, word) }
    if pages == nil, JournalReference.year(word) == nil || year != nil || !reader.isAtEnd {
      return set(\.pages, word)
    }
    guard year == nil, let found = JournalReference.year(word) else { return false }
    year = found
    return true
  }

  private mutating func set(
    _ field: WritableKeyPath<JournalReference, String?>, _ word: String
  ) -> Bool {
    guard self[keyPath: field] == nil, JournalReference.isNumber(word) else { return false }
    self[keyPath: field] = word
    return true
  }

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1900...2099).contains(year) else {
      return nil
    }
    return year
  }

  /// `76`, `A12`, `013009`, `436-444`, `e1234`, `L13–L16`.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.count <= 24 && text.contains(where: \.isNumber)
      && text.filter { $0.isLetter }.count <= 4
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
  }

  /// In words.
  var text: String {
    var text = journal
    if let volume { text += " " + volume }
    if let number { text += "(\(number))" }
    if let pages { text += ", " + pages }
    return year.map { "\(text) (\($0))" } ?? text
  }
}

/// Reads words, with the signs between them.
private struct Reader {
  private var rest: Substring

  init(_ text: String) {
    rest = text.replacing("–", with: "-").replacing("--", with: "-")[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// What stands before the first word with a digit, without `vol.` and signs at its end.
  mutating func takeName() -> String {
    var name: [Substring] = []
    while let word = rest.split(separator: " ", maxSplits: 1).first {
      if word.contains(where: \.isNumber) { break }
      name.append(word)
      rest = rest[word.endIndex...].drop { $0 == " " }
    }
    if let last = name.last, ["vol", "vol.", "volume", "no", "no."].contains(last.lowercased()) {
      name.removeLast()
    }
    var text = name.joined(separator: " ")
    while let last = text.last, ",;:".contains(last) { text.removeLast() }
    return text
  }

  /// `2007` in `(2007)`.
  mutating func takeBracketed() -> String? {
    skip()
    guard rest.first == "(" || rest.first == "[",
      let end = rest.firstIndex(of: rest.first == "(" ? ")" : "]")
    else { return nil }
    let inner = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    skip()
    return String(inner)
  }

  /// A word to the next blank, comma, colon or bracket. A full stop behind its name belongs to it (`pp.45`).
  mutating func takeWord() -> String {
    skip()
    var word = rest.prefix { !" ,;:([".contains($0) }
    let letters = word.prefix(while: \.isLetter)
    if !letters.isEmpty, word.dropFirst(letters.count).first == ".", letters.count < word.count {
      word = word.prefix(letters.count + 1)
    }
    if word.isEmpty { word = rest.prefix(1) }
    rest = rest[word.endIndex...]
    skip()
    // A full stop ends the sentence.
    return String(word.last == "." && word.contains(where: \.isNumber) ? word.dropLast() : word)
  }

  private mutating func skip() { rest = rest.drop { " ,;:.".contains($0) } }
}
