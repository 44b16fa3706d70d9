/// What TeX takes and does not set: sizes, colours, labels.
extension Renderer {
  /// Passes over a command that shows nothing, with its arguments; nil when it is none, or when they
  /// are not there.
  mutating func hidden(_ command: Lexer.Command, before end: Int) -> Int? {
    switch command.meaning.reference {
    case .hidden(let count): return lastArgument(of: count, starred(command, end), before: end)?.end
    case .size: return dimension(at: command.range.upperBound, before: end)
    case .driver:
      // `\pgfsys@color@rgb@stroke{1}{0}{0}`: what a driver of colours was told.
      var offset = command.range.upperBound
      guard offset < end, source[offset] == 0x40 else { return nil }
      while offset < end, source[offset] == 0x40 || Lexer.isLetter(source[offset]) { offset += 1 }
      while let pair = lexer.group(at: offset, before: end) { offset = pair.end }
      return offset
    default: return nil
    }
  }

  /// A command with the star after it.
  private func starred(_ command: Lexer.Command, _ end: Int) -> Lexer.Command {
    let stop = command.range.upperBound
    guard stop < end, source[stop] == 0x2A else { return command }
    return Lexer.Command(
      range: command.range.lowerBound..<stop + 1, meaning: command.meaning, isWord: true)
  }

  /// Where a length ends, `-1.5pt plus 1fil`; nil when there is none.
  func dimension(at offset: Int, before end: Int) -> Int? {
    guard var stop = length(at: offset, before: end) else { return nil }
    for word in ["plus", "minus"] {
      let start = lexer.skipBlanks(stop, before: end)
      guard source[start..<end].starts(with: word.utf8) else { continue }
      stop = length(at: start + word.utf8.count, before: end) ?? stop
    }
    return stop
  }

  private func length(at offset: Int, before end: Int) -> Int? {
    var stop = lexer.skipBlanks(offset, before: end)
    if stop < end, source[stop] == 0x3D { stop = lexer.skipBlanks(stop + 1, before: end) }
    while stop < end, source[stop] == 0x2D || source[stop] == 0x2B { stop += 1 }
    let digits = stop
    while stop < end, Lexer.isDigit(source[stop]) || source[stop] == 0x2E { stop += 1 }
    guard stop > digits else { return nil }
    stop = lexer.skipBlanks(stop, before: end)
    let units = ["pt", "em", "ex", "mu", "cm", "mm", "in", "bp", "pc", "sp", "dd", "cc", "fil"]
    guard let unit = units.first(where: { source[stop..<end].starts(with: $0.utf8) }) else {
      return nil
    }
    stop += unit.utf8.count
    if unit == "fil" { while stop < end, source[stop] == 0x6C { stop += 1 } }
    return stop
  }
}
