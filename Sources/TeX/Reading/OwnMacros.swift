/// The macros that everybody defines, of which a text makes something else: it defines them, or gives
/// them arguments.
struct OwnMacros {
  private let meanings: Set<ObjectIdentifier>

  private static let definitions: Set<String> = [
    "newcommand", "renewcommand", "providecommand", "def", "gdef", "edef", "let",
    "DeclareMathOperator", "DeclareRobustCommand", "NewDocumentCommand",
  ]

  /// Looks through all of a text.
  init(_ lexer: Lexer) {
    var meanings: Set<ObjectIdentifier> = []
    let end = lexer.bytes.count
    var offset = 0
    while offset < end {
      guard lexer.bytes[offset] == 0x5C, let command = lexer.command(at: offset, before: end) else {
        offset += 1
        continue
      }
      offset = command.range.upperBound
      let name = lexer.bytes[(command.range.lowerBound + 1)..<offset]
      if command.meaning === Meaning.unknown,
        OwnMacros.definitions.contains(String(decoding: name, as: UTF8.self))
      {
        var start = offset
        while start < end, "*{ \t".utf8.contains(lexer.bytes[start]) { start += 1 }
        guard start < end, lexer.bytes[start] == 0x5C,
          let defined = lexer.command(at: start, before: end)
        else { continue }
        meanings.insert(ObjectIdentifier(defined.meaning))
        offset = defined.range.upperBound
      } else if command.meaning.conventional != nil,
        let argument = lexer.group(at: offset, before: end), !argument.inner.isEmpty
      {
        meanings.insert(ObjectIdentifier(command.meaning))
      }
    }
    self.meanings = meanings
  }

  func contains(_ meaning: Meaning) -> Bool { meanings.contains(ObjectIdentifier(meaning)) }
}
