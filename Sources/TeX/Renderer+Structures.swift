extension Renderer {
  /// Runs a command of formulas; nil when what it needs is not there.
  mutating func run(
    _ kind: MathCommands, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let (start, after) = (command.range.lowerBound, command.range.upperBound)
    let limit = list.range.upperBound
    switch kind {
    case .fraction: return fraction(command, &list)
    case .root: return root(command, &list)
    case .over(let sign): return over(sign, command, &list)
    case .delimiter(let kind): return delimiter(kind, command, &list)
    case .binomial, .above, .below: return pair(kind, command, &list)
    case .arrow(let arrow):
      var offset = after
      let option = lexer.option(at: after, before: limit)
      if let option { offset = option.end }
      guard let argument = lexer.argument(at: offset, before: limit) else { return nil }
      begin(.relation, at: start, &list)
      output.put(arrow.utf8, for: command.range)
      scripted(argument.inner, isRaised: true, for: start..<argument.end)
      if let option { scripted(option.inner, isRaised: false, for: start..<argument.end) }
      return argument.end
    case .newline:
      output.put(";".utf8, for: command.range)
      (list.previous, list.hasBlank) = (.punctuation, true)
      if lexer.skipBlanks(after, before: limit) == limit || output.bytes.dropLast().last == 0x20 {
        output.removeLast()
      }
      return lexer.option(at: after, before: limit)?.end ?? after
    default: break
    }
    guard let argument = lexer.argument(at: afterStar(after, limit), before: limit) else {
      return nil
    }
    switch kind {
    case .text(let style):
      begin(.ordinary, at: start, &list)
      let hadBlank = output.bytes.last == 0x20
      styled(style) { renderer in
        renderer.output.style.remove(.mathematics)
        let inner = argument.inner
        renderer.text(
          hadBlank
            ? renderer.lexer.skipBlanks(
              inner.lowerBound, before: inner.upperBound)..<inner.upperBound : inner)
      }
      // The blank at the end of a text is one.
      if output.bytes.last == 0x20 { list.previous = .start }
    case .raised: scripted(argument.inner, isRaised: true, for: start..<argument.end)
    case .lowered: scripted(argument.inner, isRaised: false, for: start..<argument.end)
    case .name:
      begin(.word, at: start, &list)
      self.list(argument.inner, isScript: true, alphabet: .upright)
    case .kind(let atom):
      begin(atom, at: start, &list)
      self.list(argument.inner, isScript: true, alphabet: list.alphabet)
    case .plain:
      begin(.ordinary, at: start, &list)
      self.list(argument.inner, isScript: list.isScript, alphabet: list.alphabet)
    case .modulo:
      settle(before: .open, &list)
      output.putBlank(at: start)
      output.put("(mod ".utf8, for: command.range)
      self.list(argument.inner)
      output.put(")".utf8, for: argument.end - 1..<argument.end)
      list.previous = .close
    case .negation:
      begin(.relation, at: start, &list)
      let mark = output.mark
      self.list(argument.inner, isScript: true)
      if !output.accent("\u{338}", since: mark, for: start..<argument.end) {
        output.copy(source, command.range)
      }
    case .label:
      output.putBlank(at: start)
      output.put("(".utf8, for: command.range)
      styled([]) { $0.text(argument.inner) }
      output.put(")".utf8, for: argument.end - 1..<argument.end)
      list.previous = .close
    case .coloured:
      guard let text = lexer.argument(at: argument.end, before: limit) else { return nil }
      begin(.ordinary, at: start, &list)
      self.list(text.inner, isScript: list.isScript, alphabet: list.alphabet)
      return text.end
    default: break
    }
    return argument.end
  }

  private func afterStar(_ offset: Int, _ limit: Int) -> Int {
    offset < limit && source[offset] == 0x2A ? offset + 1 : offset
  }

  /// Renders something, raised or lowered.
  private mutating func scripted(_ range: Range<Int>, isRaised: Bool, for whole: Range<Int>) {
    let mark = output.mark
    list(range, isScript: true)
    if !output.isEmpty(since: mark) { raise(since: mark, isRaised: isRaised, for: whole) }
  }

  /// `\frac{a}{b}`: `a/b`, with brackets where the two would run into what is around them.
  private mutating func fraction(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    guard let above = lexer.argument(at: command.range.upperBound, before: limit),
      let below = lexer.argument(at: above.end, before: limit)
    else { return nil }
    let whole = command.range.lowerBound..<below.end
    let touches = list.previous == .ordinary || list.previous == .close
    begin(.ordinary, at: whole.lowerBound, &list)
    let isApart = !touches || output.bytes.last == 0x20
    let mark = output.mark
    part(above.inner, isBelow: false)
    output.put("/".utf8, for: command.range)
    part(below.inner, isBelow: true)
    if isApart {
      list.pending = FormulaList.Pending(mark: mark, source: whole)
    } else {
      bracket(since: mark, for: whole)
    }
    return below.end
  }

  /// What stands above or below the line of a fraction.
  private mutating func part(_ range: Range<Int>, isBelow: Bool) {
    let mark = output.mark
    list(range)
    if !Simple.isPart(output.text(since: mark), isBelow: isBelow) {
      bracket(since: mark, for: range)
    }
  }

  /// `\sqrt[3]{x}`: ³√x.
  private mutating func root(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    let degree = lexer.option(at: command.range.upperBound, before: limit)
    guard let argument = lexer.argument(at: degree?.end ?? command.range.upperBound, before: limit)
    else { return nil }
    begin(.ordinary, at: command.range.lowerBound, &list)
    if let degree { scripted(degree.inner, isRaised: true, for: degree.inner) }
    output.put("√".utf8, for: command.range)
    let mark = output.mark
    self.list(argument.inner)
    if Simple.isPart(output.text(since: mark), isBelow: true) {
      list.pending = FormulaList.Pending(mark: mark, source: argument.inner)
    } else {
      bracket(since: mark, for: argument.inner)
    }
    return argument.end
  }

  /// `{a \over b}`: all of the group before it, and all after it.
  private mutating func over(
    _ sign: String, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    guard let start = list.start, list.range.lowerBound < command.range.lowerBound else {
      return nil
    }
    let (before, after) = (
      list.range.lowerBound..<command.range.lowerBound,
      command.range.upperBound..<list.range.upperBound
    )
    let isFraction = sign == "/"
    if isFraction, !Simple.isPart(output.text(since: start), isBelow: false) {
      bracket(since: start, for: before)
    }
    output.put(sign.utf8, for: command.range)
    if isFraction {
      part(after, isBelow: true)
      list.isFraction = true
      list.pending = FormulaList.Pending(mark: start, source: list.range)
    } else {
      self.list(after)
      bracket(since: start, for: list.range)
    }
    return list.range.upperBound
  }

  /// `\left(`: the sign comes with the command; a point is none.
  private mutating func delimiter(
    _ kind: Atom, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    let start = lexer.skipBlanks(command.range.upperBound, before: limit)
    guard start < limit else { return start }
    if source[start] == 0x2E {
      settle(before: kind, &list)
      return start + 1
    }
    begin(kind, at: command.range.lowerBound, &list)
    if source[start] == 0x5C, let sign = lexer.command(at: start, before: limit),
      let symbol = sign.meaning.symbol
    {
      output.put(symbol.text, for: command.range.lowerBound..<sign.range.upperBound)
      return sign.range.upperBound
    }
    let end = lexer.characterEnd(at: start, before: limit)
    switch source[start] {
    case 0x3C: output.put("⟨".utf8, for: start..<end)
    case 0x3E: output.put("⟩".utf8, for: start..<end)
    case 0x5C, 0x7B: return start
    default: output.copy(source, start..<end)
    }
    return end
  }

  /// Commands with two arguments that stand over one another.
  private mutating func pair(
    _ kind: MathCommands, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    guard let first = lexer.argument(at: command.range.upperBound, before: limit),
      let second = lexer.argument(at: first.end, before: limit)
    else { return nil }
    let whole = command.range.lowerBound..<second.end
    if case .binomial = kind {
      begin(.open, at: whole.lowerBound, &list)
      output.put("(".utf8, for: command.range)
      self.list(first.inner)
      output.put(" choose ".utf8, for: command.range)
      self.list(second.inner)
      output.put(")".utf8, for: second.end - 1..<second.end)
      list.previous = .close
      return second.end
    }
    // A sign with something over it is mostly a relation.
    let symbol = lexer.command(at: second.inner.lowerBound, before: second.inner.upperBound)
    let isLetter = Lexer.isLetter(
      source[second.inner.isEmpty ? whole.lowerBound : second.inner.lowerBound])
    let isWord =
      symbol?.meaning.symbol?.kind == .word
      || symbol?.meaning.name == "operatorname"
    begin(isLetter ? .ordinary : isWord ? .word : .relation, at: whole.lowerBound, &list)
    self.list(second.inner, isScript: true)
    if case .above = kind {
      scripted(first.inner, isRaised: true, for: whole)
    } else {
      scripted(first.inner, isRaised: false, for: whole)
    }
    return second.end
  }
}
