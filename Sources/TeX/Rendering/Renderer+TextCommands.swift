extension Renderer {
  /// Renders the command at a backslash in a text, and returns where it ends.
  mutating func command(at offset: Int, in range: Range<Int>) -> Int {
    guard let command = lexer.command(at: offset, before: range.upperBound) else {
      output.copy(source, offset..<offset + 1)
      return offset + 1
    }
    let isOpening = !command.isWord || source[offset + 1] == 0x62
    if isOpening, let pair = lexer.outline.pair(at: offset), pair.end <= range.upperBound {
      switch pair.kind {
      case .environment: environment(pair)
      case .words: words(pair)
      default: formula(pair)
      }
      return pair.end
    }
    if let mark = command.meaning.textAccent,
      let end = accented(command, mark, before: range.upperBound)
    {
      return end
    }
    if let end = styleCommand(command, before: range.upperBound) { return end }
    if let end = reference(command, before: range.upperBound) { return end }
    if let end = symbol(command, before: range.upperBound) { return end }
    if let end = conventional(command) { return end }
    if command.meaning.isFormula {
      var end = offset
      styled(.mathematics) { renderer in
        var list = FormulaList(range)
        end = renderer.atom(at: offset, &list)
      }
      return end
    }
    return unknown(command, before: range.upperBound) { $0.text($1) }
  }

  /// A letter with an accent; nil when no letter follows.
  private mutating func accented(
    _ command: Lexer.Command, _ mark: Unicode.Scalar, before end: Int
  ) -> Int? {
    guard let argument = lexer.argument(at: command.range.upperBound, before: end),
      !argument.inner.isEmpty
    else { return nil }
    let start = output.mark
    var rest = argument.inner.upperBound..<argument.inner.upperBound
    if source[argument.inner.lowerBound] != 0x5C {
      // Of several letters the first one has the accent.
      let first = lexer.characterEnd(
        at: argument.inner.lowerBound, before: argument.inner.upperBound)
      output.copy(source, argument.inner.lowerBound..<first)
      rest = first..<argument.inner.upperBound
    } else {
      styled([]) { $0.text(argument.inner) }
    }
    let letter = output.text(since: start)
    let whole = command.range.lowerBound..<argument.end
    guard letter.unicodeScalars.first?.properties.isAlphabetic == true else {
      // No letter that could have it: as it was written, around what is rendered once already.
      steps += output.count(since: start)
      styled([]) { $0.text(rest) }
      let before = command.range.lowerBound..<argument.inner.lowerBound
      output.insert(String(decoding: source[before], as: UTF8.self), at: start, for: before)
      if argument.isGroup { output.copy(source, argument.end - 1..<argument.end) }
      return argument.end
    }
    // The accent takes the place of the dot.
    if letter == "ı" || letter == "ȷ", mark.value < 0x320 {
      output.replace(since: start, by: letter == "ı" ? [0x69] : [0x6A], for: whole)
    }
    _ = output.accent(mark, since: start, for: whole)
    styled([]) { $0.text(rest) }
    return argument.end
  }

  /// A command that sets its argument, or the rest of its group, in a style.
  private mutating func styleCommand(_ command: Lexer.Command, before end: Int) -> Int? {
    if let style = command.meaning.switchedStyle {
      output.style = style.isEmpty ? [] : output.style.union(style)
      return lexer.skipBlanks(command.range.upperBound, before: end)
    }
    guard let style = command.meaning.style,
      let argument = lexer.argument(at: command.range.upperBound, before: end), argument.isGroup
    else { return nil }
    let start = output.mark
    styled(style) { $0.text(argument.inner) }
    if ["textsuperscript", "textsubscript"].contains(command.meaning.name) {
      raise(since: start, isRaised: command.meaning.name == "textsuperscript", for: command.range)
    }
    return argument.end
  }

  /// A command whose argument is a key or an address.
  mutating func reference(_ command: Lexer.Command, before end: Int) -> Int? {
    guard let form = command.meaning.reference else { return nil }
    if let after = hidden(command, before: end) {
      return lexer.skipBlanks(after, before: end)
    }
    var offset = command.range.upperBound
    while let option = lexer.option(at: offset, before: end) { offset = option.end }
    if case .last(let count) = form {
      guard let last = lastArgument(of: count, command, before: end), last.isGroup else {
        return nil
      }
      styled([]) { $0.text(last.inner) }
      return last.end
    }
    guard let first = lexer.argument(at: offset, before: end), first.isGroup else { return nil }
    switch form {
    case .address: address(first.inner)
    case .between(let opening, let closing):
      output.put(opening.utf8, for: command.range)
      styled([]) { $0.text(first.inner) }
      output.put(closing.utf8, for: first.end - 1..<first.end)
    case .linked:
      guard let second = lexer.argument(at: first.end, before: end), second.isGroup else {
        return nil
      }
      let start = output.mark
      styled([]) { $0.text(second.inner) }
      let isSame = source[first.inner].elementsEqual(output.text(since: start).utf8)
      if !isSame {
        output.put(" (".utf8, for: command.range)
        address(first.inner)
        output.put(")".utf8, for: second.end - 1..<second.end)
      }
      return second.end
    case .hidden, .size, .driver, .last: return nil
    }
    return first.end
  }

  /// An address, in which only escapes are for TeX.
  private mutating func address(_ range: Range<Int>) {
    var offset = range.lowerBound
    for slash in range where source[slash] == 0x5C {
      guard slash >= offset, slash + 1 < range.upperBound,
        "%#&_~{}$\\".utf8.contains(source[slash + 1])
      else { continue }
      output.copy(source, offset..<slash)
      output.copy(source, slash + 1..<slash + 2)
      offset = slash + 2
    }
    output.copy(source, min(offset, range.upperBound)..<range.upperBound)
  }

  /// A command that stands for a character.
  private mutating func symbol(_ command: Lexer.Command, before end: Int) -> Int? {
    var after = command.range.upperBound
    switch command.meaning.name {
    case "\\", "\n", " ":
      output.putBlank(at: command.range.lowerBound)
      return command.meaning.name == " " ? after : lexer.skipBlanks(after, before: end)
    // In a table of Markdown.
    case "|":
      output.put("|".utf8, for: command.range)
      return after
    case "item":
      if !output.bytes.isEmpty, output.bytes.last != 0x0A { output.putBlank(at: after) }
      output.put("• ".utf8, for: command.range)
      return lexer.skipBlanks(after, before: end)
    default: break
    }
    guard let symbol = command.meaning.symbol else { return nil }
    switch symbol.kind {
    case .blank: output.putBlank(at: command.range.lowerBound)
    case .nothing: after = lexer.skipBlanks(after, before: end)
    default:
      output.put(symbol.text, for: command.range)
      // The blank after a letter is none of the word.
      if command.isWord, command.meaning.isLetter {
        after = lexer.skipBlanks(after, before: end)
      }
    }
    if let pair = lexer.group(at: after, before: end), pair.inner.isEmpty { after = pair.end }
    return after
  }

  /// Brackets that are escaped, without their backslashes.
  private mutating func words(_ pair: Outline.Pair) {
    output.put(CollectionOfOne(source[pair.open + 1]), for: pair.open..<pair.inner.lowerBound)
    styled([]) { $0.text(pair.inner) }
    output.put(CollectionOfOne(source[pair.close + 1]), for: pair.close..<pair.end)
  }

  /// What stands between `\begin{…}` and `\end{…}`.
  private mutating func environment(_ pair: Outline.Pair) {
    let name = String(
      decoding: source[pair.open + 7..<pair.open + pair.openLength - 1], as: UTF8.self)
    if let form = Environment.named(name) {
      styled(.mathematics) { renderer in
        renderer.environment(form, pair.inner)
      }
    } else if TextCommands.environments.contains(name) {
      styled([]) { $0.text(pair.inner) }
    } else {
      output.copy(source, pair.open..<pair.inner.lowerBound)
      styled([]) { $0.text(pair.inner) }
      output.copy(source, pair.close..<pair.end)
    }
  }
}
