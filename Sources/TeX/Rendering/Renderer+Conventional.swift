/// Macros that everybody defines, where the text itself says nothing else of them.
extension Renderer {
  /// Whether the text makes something of its own of a macro.
  mutating func isOwn(_ command: Lexer.Command) -> Bool {
    let own = ownMacros ?? OwnMacros(lexer)
    ownMacros = own
    return own.contains(command.meaning)
  }

  /// A macro that everybody defines, in a formula.
  mutating func conventional(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    guard let symbol = command.meaning.conventional, !isOwn(command) else { return nil }
    return put(symbol, command, &list)
  }

  /// The same in a text, where it begins a word: `C:\R` is none.
  mutating func conventional(_ command: Lexer.Command) -> Int? {
    let (start, end) = (command.range.lowerBound, command.range.upperBound)
    guard let symbol = command.meaning.conventional,
      start == 0 || "( -[\n".utf8.contains(source[start - 1]),
      end == source.count || source[end] != 0x5C && source[end] != 0x2E, !isOwn(command)
    else { return nil }
    output.put(symbol.text, for: command.range)
    if let pair = lexer.group(at: end, before: source.count), pair.inner.isEmpty { return pair.end }
    return end
  }
}
