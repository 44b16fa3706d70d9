import Papers

/// One of the commands that a key runs: `star`, `3 down`, `label "to read"`. What a key runs is a text of such steps
/// with semicolons between them, and a step names commands alone, never keys: so none leads back to itself.
struct Step: Hashable, Sendable {
  /// The name of the command.
  let name: String
  /// The number before the name.
  let count: Int?
  /// What the command is given; nothing, as it stands.
  let argument: String

  /// As it is written.
  var text: String {
    (count.map { "\($0) " } ?? "") + name + (argument.isEmpty ? "" : " " + argument)
  }

  /// The name and what it is given, as the command line takes them.
  var line: String { argument.isEmpty ? name : name + " " + argument }

  /// What is wrong with a text of steps, and after how many characters.
  struct Mistake: Error, Hashable {
    let offset: Int
    let kind: KeymapProblem.Kind
  }

  /// The steps of a text, with all commands called as they are now.
  static func all(in text: Substring, _ commands: CommandSet) throws(Mistake) -> [Step] {
    // Nearly all are a name alone, which needs no looking at characters.
    if let command = commands.named(text) {
      return [Step(name: command.name, count: nil, argument: "")]
    }
    if let index = text.firstIndex(where: { !$0.unicodeScalars.allSatisfy(SafeText.isSafe) }) {
      throw Mistake(offset: text.offset(of: index), kind: .controlCharacter)
    }
    var steps: [Step] = []
    for piece in pieces(of: text) {
      steps.append(try step(piece, in: text, commands))
    }
    return steps
  }

  /// As they are written.
  static func text(of steps: [Step]) -> String { steps.map(\.text).joined(separator: "; ") }

  private static func step(
    _ piece: Substring, in text: Substring, _ commands: CommandSet
  ) throws(Mistake) -> Step {
    var rest = piece.drop(while: \.isWhitespace)
    func word() -> Substring { rest.prefix { !$0.isWhitespace } }
    var count: Int?
    if let number = State.lineNumber(String(word())), number > 0,
      word().allSatisfy(\.isWholeNumber)
    {
      count = number
      rest = rest[word().endIndex...].drop(while: \.isWhitespace)
    }
    let name = word()
    let column = text.offset(of: name.startIndex)
    guard !name.isEmpty else { throw Mistake(offset: column, kind: .missingCommand) }
    guard let command = commands.named(name) else {
      let nearest = nearest(String(name), among: commands.all.map(\.name))
      throw Mistake(offset: column, kind: .unknownCommand(String(name), nearest: nearest))
    }
    let behind = rest[name.endIndex...].drop(while: \.isWhitespace)
    let words = behind.split(whereSeparator: \.isWhitespace)
    if let whole = commands.named(together: [name] + words) {
      return Step(name: whole.name, count: count, argument: "")
    }
    guard words.isEmpty || command.argument != nil else {
      throw Mistake(
        offset: text.offset(of: behind.startIndex), kind: .textAfterCommand(String(words[0])))
    }
    return Step(name: command.name, count: count, argument: String(behind).trimmed)
  }

  /// What stands between semicolons, those in quotation marks aside.
  private static func pieces(of text: Substring) -> [Substring] {
    var isQuoted = false
    return text.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }
  }
}

extension Substring {
  fileprivate func offset(of index: Index) -> Int { distance(from: startIndex, to: index) }
}
