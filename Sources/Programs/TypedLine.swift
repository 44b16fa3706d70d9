import Papers

/// A line as it is typed behind `!` or `|`: words divided by blanks, with quotation marks and backslashes as a shell
/// has them, and no shell.
public struct TypedLine: Hashable, Sendable {
  public private(set) var words: [String] = []

  /// What a shell would do something with, outside quotation marks, is refused rather than handed on as text.
  public init(_ text: String) throws(ProgramRefusal) {
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      switch (character, quote) {
      case ("'", "'"), ("\"", "\""): quote = nil
      case ("\\", "\""?) where rest.first.map({ "\"\\$`".contains($0) }) == true:
        word = (word ?? "") + String(rest.removeFirst())
      case (_, _?): word = (word ?? "") + String(character)
      case ("'", nil), ("\"", nil):
        quote = character
        word = word ?? ""
      case ("\\", nil):
        word = (word ?? "") + (rest.popFirst().map(String.init) ?? "\\")
      case (_, nil) where character.isWhitespace:
        if let done = word { words.append(done) }
        word = nil
      case (_, nil) where "|&;<>`".contains(character) || TypedLine.isVariable(character, rest):
        throw .shellSign(String(character))
      default: word = (word ?? "") + String(character)
      }
    }
    if let quote { throw .openQuotation(quote) }
    if let done = word { words.append(done) }
  }

  /// `$HOME`, `${HOME}`, `$(date)`.
  private static func isVariable(_ character: Character, _ rest: Substring) -> Bool {
    guard character == "$", let next = rest.first else { return false }
    return next == "(" || next == "{" || next == "_" || next.isLetter && next.isASCII
  }

  /// Words as a line that would be read as these words.
  public static func line(of words: [String]) -> String {
    words.map { word in
      let isPlain = !word.isEmpty && (try? TypedLine(word))?.words == [word]
      return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
    }.joined(separator: " ")
  }
}
