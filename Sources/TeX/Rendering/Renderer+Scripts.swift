extension Renderer {
  /// `^{…}` or `_{…}`: small characters where Unicode has them for all of it, else as it is written.
  mutating func script(at offset: Int, _ list: inout FormulaList) -> Int {
    let isRaised = source[offset] == 0x5E
    if isRaised, let end = coded(at: offset, &list) { return end }
    guard let argument = lexer.argument(at: offset + 1, before: list.range.upperBound) else {
      output.copy(source, offset..<offset + 1)
      return offset + 1
    }
    settleWhole(&list)
    let mark = output.mark
    self.list(argument.inner, isScript: true, alphabet: list.alphabet == .upright ? .upright : nil)
    if output.isEmpty(since: mark) { return argument.end }
    let isStar = isRaised && (output.is("*", since: mark) || output.is("∗", since: mark))
    if !isStar || isFactor(at: argument.end, before: list.range.upperBound) {
      raise(since: mark, isRaised: isRaised, for: offset..<argument.end)
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

  /// Raises or lowers what was written since: with small characters where that can be done.
  mutating func raise(since mark: Output.Mark, isRaised: Bool, for source: Range<Int>) {
    steps += output.count(since: mark)
    if output.map(since: mark, { Scripts.form(of: $0, isRaised: isRaised) }) { return }
    let sign = isRaised ? "^" : "_"
    let scalars = output.text(since: mark).unicodeScalars.prefix { _ in true }
    let letters = scalars.lazy.filter { !Composer.isMark($0) }.prefix(2).count
    let start = source.lowerBound..<source.lowerBound + 1
    if letters == 1 {
      output.insert(sign, at: mark, for: start)
      looseEnd = output.bytes.count
    } else {
      output.insert(sign + "{", at: mark, for: start)
      output.put("}".utf8, for: source.upperBound - 1..<source.upperBound)
    }
  }

  /// Renders something, raised or lowered.
  mutating func scripted(_ range: Range<Int>, isRaised: Bool, for whole: Range<Int>) {
    let mark = output.mark
    list(range, isScript: true)
    if !output.isEmpty(since: mark) { raise(since: mark, isRaised: isRaised, for: whole) }
  }
}
