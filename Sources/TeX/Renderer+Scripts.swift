extension Renderer {
  /// `^{…}` or `_{…}`: small characters where Unicode has them for all of it, else as it is written.
  mutating func script(at offset: Int, _ list: inout FormulaList) -> Int {
    let isRaised = source[offset] == 0x5E
    guard let argument = lexer.argument(at: offset + 1, before: list.range.upperBound) else {
      output.copy(source, offset..<offset + 1)
      return offset + 1
    }
    settle(before: .ordinary, &list)
    let mark = output.mark
    self.list(argument.inner, isScript: true, alphabet: list.alphabet == .upright ? .upright : nil)
    if output.isEmpty(since: mark) { return argument.end }
    let isStar = isRaised && (output.is("*", since: mark) || output.is("∗", since: mark))
    if !isStar || isFactor(at: argument.end, before: list.range.upperBound) {
      let isSmall = raise(since: mark, isRaised: isRaised, for: offset..<argument.end)
      // What follows at once would seem to be part of the script.
      if !isSmall, output.bytes.last != 0x7D,
        isFactor(at: argument.end, before: list.range.upperBound)
      {
        list.hasBlank = true
      }
    }
    switch list.previous {
    case .word, .large, .close: break
    default: list.previous = .ordinary
    }
    return argument.end
  }

  /// Whether a letter, a number or a bracket comes next, to which a star before it would be a sign.
  private func isFactor(at offset: Int, before end: Int) -> Bool {
    guard offset < end else { return false }
    let byte = source[offset]
    return Lexer.isLetter(byte) || Lexer.isDigit(byte) || byte == 0x5C || byte == 0x7B
      || byte == 0x28
  }

  /// Raises or lowers what was written since. False when it can't be done with small characters.
  @discardableResult
  mutating func raise(since mark: Output.Mark, isRaised: Bool, for source: Range<Int>) -> Bool {
    if output.map(since: mark, { Scripts.form(of: $0, isRaised: isRaised) }) { return true }
    let sign = isRaised ? "^" : "_"
    let scalars = output.text(since: mark).unicodeScalars.prefix { _ in true }
    let letters = scalars.lazy.filter { !Composer.isMark($0) }.prefix(2).count
    let start = source.lowerBound..<source.lowerBound + 1
    if letters == 1 {
      output.insert(sign, at: mark, for: start)
    } else {
      output.insert(sign + "{", at: mark, for: start)
      output.put("}".utf8, for: source.upperBound - 1..<source.upperBound)
    }
    return false
  }
}
