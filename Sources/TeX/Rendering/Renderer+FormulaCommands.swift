extension Renderer {
  /// Renders the command at a backslash in a formula, and returns where it ends.
  mutating func mathCommand(at offset: Int, _ list: inout FormulaList) -> Int {
    let limit = list.range.upperBound
    guard let command = lexer.command(at: offset, before: limit) else {
      return verbatim(offset..<offset + 1, &list)
    }
    let after = command.range.upperBound
    if source[offset + 1] == 0x62, let pair = lexer.outline.pair(at: offset),
      pair.kind == .environment, pair.end <= limit
    {
      let name = String(
        decoding: source[pair.open + 7..<pair.open + pair.openLength - 1], as: UTF8.self)
      if let form = Environment.named(name) {
        begin(.ordinary, at: offset, &list)
        environment(form, pair.inner)
        return pair.end
      }
    }
    let meaning = command.meaning
    if meaning.isSwitch {
      list.alphabet = meaning.alphabet
      return lexer.skipBlanks(after, before: limit)
    }
    if let symbol = meaning.symbol, meaning.structure == nil { return put(symbol, command, &list) }
    if let alphabet = meaning.alphabet, let argument = lexer.argument(at: after, before: limit) {
      // Brackets for a fraction before it would move what is marked.
      settle(before: list.kind(.ordinary), &list)
      let mark = output.mark
      inline(argument.inner, &list, alphabet: alphabet, at: offset)
      output.widen(since: mark, to: offset..<argument.end)
      return argument.end
    }
    if let structure = meaning.structure, let end = run(structure, command, &list) { return end }
    if let accent = meaning.formulaAccent ?? (command.isWord ? nil : meaning.textAccent),
      let argument = lexer.argument(at: after, before: limit)
    {
      return accented(command, accent, argument, &list)
    }
    if let symbol = meaning.symbol { return put(symbol, command, &list) }
    if meaning.reference != nil {
      if let end = hidden(command, before: limit) { return end }
      begin(.ordinary, at: offset, &list)
      if let end = reference(command, before: limit) { return end }
    }
    if let end = conventional(command, &list) { return end }
    begin(.ordinary, at: offset, &list)
    let end = unknown(command, before: limit) { $0.list($1) }
    // The blank that ends its name stays between it and a letter.
    if list.isScript, end == after, end < limit, Lexer.isBlank(source[end]) {
      let next = lexer.skipBlanks(end, before: limit)
      list.owesBlank = next < limit && Lexer.isLetter(source[next])
    }
    return end
  }

  private mutating func verbatim(_ range: Range<Int>, _ list: inout FormulaList) -> Int {
    begin(.ordinary, at: range.lowerBound, &list)
    output.copy(source, range)
    return range.upperBound
  }

  mutating func put(
    _ symbol: Symbol, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int {
    let after = command.range.upperBound
    switch symbol.kind {
    case .nothing: break
    case .blank:
      if command.meaning.isWideBlank { list.pending = nil }
      blank(isThin: command.meaning.isThinBlank, &list)
    case .ordinary where command.meaning.isBar:
      bar(command.range, symbol.text == [0x7C] ? "|" : "‖", &list)
    default:
      // `\sim 10`: what stands at the beginning belongs to the number after it.
      let isSign =
        list.previous == .start && command.meaning.isEstimate && isNumber(at: after, before: list)
      begin(symbol.kind, at: command.range.lowerBound, &list)
      if isSign { list.previous = .open }
      if let alphabet = list.alphabet, alphabet == .bold {
        let text = String(decoding: symbol.text, as: UTF8.self)
        for scalar in text.unicodeScalars {
          output.put(alphabet.form(of: scalar), for: command.range)
        }
      } else {
        output.put(symbol.text, for: command.range)
      }
    }
    if symbol.kind == .punctuation { list.hasBlank = true }
    // A blank after a command ends its name.
    return command.isWord && symbol.kind != .binary && symbol.kind != .product
      ? lexer.skipBlanks(after, before: list.range.upperBound) : after
  }

  /// Whether a number comes next.
  func isNumber(at offset: Int, before list: FormulaList) -> Bool {
    let place = lexer.skipBlanks(offset, before: list.range.upperBound)
    return place < list.range.upperBound && Lexer.isDigit(source[place])
  }

  /// A letter with an accent; of several, each one where it is a line, else the first.
  private mutating func accented(
    _ command: Lexer.Command, _ accent: Unicode.Scalar, _ argument: Lexer.Argument,
    _ list: inout FormulaList
  ) -> Int {
    begin(accent == "\u{338}" ? .relation : .ordinary, at: command.range.lowerBound, &list)
    let mark = output.mark
    self.list(argument.inner, isScript: true, alphabet: list.alphabet)
    let text = output.text(since: mark)
    steps += text.utf8.count
    let whole = command.range.lowerBound..<argument.end
    let scalars = Array(text.unicodeScalars.prefix(24))
    let letters = scalars.filter { !Composer.isMark($0) }.count
    if letters == 1 {
      _ = output.accent(accent, since: mark, for: whole)
    } else if letters > 1, letters < 20, scalars.allSatisfy(Renderer.isLetterLike) {
      // The accent is on all of it, which is said by putting it on each letter.
      var result: [UInt8] = []
      for scalar in scalars {
        let start = result.count
        result.append(contentsOf: UTF8.encode(scalar)!)
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil,
          Scripts.isPlain(scalar)
        {
          Composer.append(accent, to: &result, from: start)
        }
      }
      output.replace(since: mark, by: result, for: whole)
    } else if letters > 1, command.isWord {
      output.insert(command.meaning.name + "(", at: mark, for: command.range)
      output.put(")".utf8, for: argument.end - 1..<argument.end)
    } else if letters > 1 {
      output.copy(source, command.range)
    }
    return argument.end
  }

  private static func isLetterLike(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || Composer.isMark(scalar) || !Scripts.isPlain(scalar)
      || "′″‴".unicodeScalars.contains(scalar)
  }

  /// An environment, on one line.
  mutating func environment(_ form: Environment, _ range: Range<Int>) {
    var inner = range
    if form.hasColumns {
      let option = lexer.option(at: inner.lowerBound, before: inner.upperBound)
      let start = option?.end ?? inner.lowerBound
      if let columns = lexer.argument(at: start, before: inner.upperBound) {
        inner = columns.end..<inner.upperBound
      }
    }
    if !form.opening.isEmpty {
      output.put(form.opening.utf8, for: range.lowerBound..<range.lowerBound)
    }
    var list = FormulaList(inner)
    list.separator = form.separator
    run(&list)
    if !form.closing.isEmpty {
      output.put(form.closing.utf8, for: range.upperBound..<range.upperBound)
    }
  }
}
