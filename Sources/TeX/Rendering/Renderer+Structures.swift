extension Renderer {
  /// Runs a command of formulas; nil when what it needs is not there.
  mutating func run(
    _ kind: MathCommands, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    switch kind {
    case .fraction: return fraction(command, &list)
    case .generalFraction: return generalFraction(command, &list)
    case .root: return root(command, &list)
    case .over(let form): return over(form, command, &list)
    case .binomial: return binomial(command, &list)
    case .delimiter(let kind): return delimiter(kind, command, &list)
    case .above, .below: return pair(kind, command, &list)
    case .wrap(let opening, let closing, let between, let count):
      return wrap(opening, closing, between, count, command, &list)
    case .last(let count): return last(of: count, command, &list)
    case .choice: return choice(command, &list)
    case .prescript: return prescript(command, &list)
    case .sideset: return sideset(command, &list)
    case .tensor: return tensor(command, &list)
    case .character: return coded(command, &list)
    case .arrow(let sign): return arrow(sign, command, &list)
    case .newline: return newline(command, &list)
    default:
      let first = afterStar(command.range.upperBound, limit)
      guard let argument = lexer.argument(at: boxed(first, command, limit), before: limit) else {
        return nil
      }
      return run(kind, command, argument, &list) ? argument.end : nil
    }
  }

  /// Runs a command of one argument; false when it is none.
  private mutating func run(
    _ kind: MathCommands, _ command: Lexer.Command, _ argument: Lexer.Argument,
    _ list: inout FormulaList
  ) -> Bool {
    let start = command.range.lowerBound
    switch kind {
    case .text(let style): words(argument.inner, style, at: start, &list)
    case .raised: scripted(argument.inner, isRaised: true, for: start..<argument.end)
    case .lowered: scripted(argument.inner, isRaised: false, for: start..<argument.end)
    case .name:
      begin(.word, at: start, &list)
      self.list(argument.inner, isScript: true, alphabet: .upright)
    case .kind(let atom):
      begin(atom, at: start, &list)
      self.list(argument.inner, isScript: true, alphabet: list.alphabet)
    case .plain: inline(argument.inner, &list, alphabet: list.alphabet, at: start)
    case .brace(let sign): brace(sign, argument, command, &list)
    case .modulo:
      settle(before: .open, &list)
      output.putBlank(at: start)
      output.put("(mod ".utf8, for: command.range)
      self.list(argument.inner)
      output.put(")".utf8, for: argument.end - 1..<argument.end)
      list.previous = .close
    case .negation:
      begin(command.meaning.name == "not" ? .relation : .ordinary, at: start, &list)
      let mark = output.mark
      self.list(argument.inner, isScript: true, alphabet: list.alphabet)
      if !output.accent("\u{338}", since: mark, for: start..<argument.end) {
        output.copy(source, command.range)
      }
    case .label:
      output.putBlank(at: start)
      output.put("(".utf8, for: command.range)
      styled([]) { $0.text(argument.inner) }
      output.put(")".utf8, for: argument.end - 1..<argument.end)
      list.previous = .close
    default: return false
    }
    return true
  }

  /// `\xrightarrow[b]{a}`: what stands over and under it is raised and lowered.
  private mutating func arrow(
    _ sign: String, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let (start, after) = (command.range.lowerBound, command.range.upperBound)
    let option = lexer.option(at: after, before: list.range.upperBound)
    guard
      let argument = lexer.argument(at: option?.end ?? after, before: list.range.upperBound)
    else { return nil }
    begin(.relation, at: start, &list)
    output.put(sign.utf8, for: command.range)
    scripted(argument.inner, isRaised: true, for: start..<argument.end)
    if let option { scripted(option.inner, isRaised: false, for: start..<argument.end) }
    return argument.end
  }

  /// `\\`: a semicolon, unless it ends the formula.
  private mutating func newline(_ command: Lexer.Command, _ list: inout FormulaList) -> Int {
    let (after, limit) = (command.range.upperBound, list.range.upperBound)
    output.put(";".utf8, for: command.range)
    (list.previous, list.hasBlank, list.pending) = (.punctuation, true, nil)
    if lexer.skipBlanks(after, before: limit) == limit || output.bytes.dropLast().last == 0x20 {
      output.removeLast()
    }
    return lexer.option(at: after, before: limit)?.end ?? after
  }

  private func afterStar(_ offset: Int, _ limit: Int) -> Int {
    offset < limit && source[offset] == 0x2A ? offset + 1 : offset
  }

  /// Words in a formula. A blank at their beginning or end is one.
  mutating func words(
    _ range: Range<Int>, _ style: TeXText.Style, at start: Int, _ list: inout FormulaList
  ) {
    let inner = lexer.skipBlanks(range.lowerBound, before: range.upperBound)..<range.upperBound
    if inner.lowerBound > range.lowerBound { list.pending = nil }
    if list.owesThinBlank { list.owesBlank = true }
    begin(.ordinary, at: start, &list)
    let hadBlank = output.bytes.last == 0x20
    styled(style) { renderer in
      renderer.output.style.remove(.mathematics)
      renderer.text(hadBlank ? inner : range)
    }
    if output.bytes.last == 0x20 { list.previous = .start }
    list.isAfterWords = true
  }

  /// `\overbrace{a+b}^{n}`: what stands over a brace is no power, which the brace itself says.
  private mutating func brace(
    _ sign: String, _ argument: Lexer.Argument, _ command: Lexer.Command,
    _ list: inout FormulaList
  ) {
    begin(.ordinary, at: command.range.lowerBound, &list)
    let mark = output.mark
    self.list(argument.inner, alphabet: list.alphabet)
    steps += output.count(since: mark)
    if !Simple.isOne(output.text(since: mark)) { bracket(since: mark, for: argument.inner) }
    output.put(sign.utf8, for: command.range)
  }

  /// `\left(`: the sign comes with the command; a point is none.
  private mutating func delimiter(
    _ kind: Atom, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    if kind == .close, let outer = list.outer.popLast() {
      (list.start, list.first, list.isTouched) = outer
    }
    let start = lexer.skipBlanks(command.range.upperBound, before: limit)
    guard start < limit else { return start }
    let isTouching = list.isTouching
    let end = putDelimiter(kind, command, at: start, &list)
    if kind == .open {
      if list.outer.count < Renderer.depthLimit {
        list.outer.append((list.start, list.first, list.isTouched))
      }
      (list.start, list.first) = (output.mark, end)
      list.isTouched = isTouching && source[start] == 0x2E
    }
    return end
  }

  private mutating func putDelimiter(
    _ kind: Atom, _ command: Lexer.Command, at start: Int, _ list: inout FormulaList
  ) -> Int {
    let limit = list.range.upperBound
    if source[start] == 0x2E {
      // It is not seen: what is inside stands beside what is outside.
      if kind == .open {
        begin(.ordinary, at: start, &list)
        list.previous = .start
      }
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

  /// `\overset{a}{=}`: what stands over or under a relation or a word is raised or lowered. Over a
  /// letter it would seem to be a power; there a brace says that it is none.
  private mutating func pair(
    _ kind: MathCommands, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    guard let first = lexer.argument(at: command.range.upperBound, before: limit),
      let second = lexer.argument(at: first.end, before: limit)
    else { return nil }
    var isAbove = false
    if case .above = kind { isAbove = true }
    let whole = command.range.lowerBound..<second.end
    let atom = self.kind(of: second.inner)
    begin(atom, at: whole.lowerBound, &list)
    let mark = output.mark
    self.list(second.inner, isScript: true)
    if atom == .ordinary {
      if isAbove, let accent = accent(for: first.inner),
        output.accent(accent, since: mark, for: whole)
      {
        return second.end
      }
      output.put((isAbove ? "⏞" : "⏟").utf8, for: command.range)
    }
    scripted(first.inner, isRaised: isAbove, for: whole)
    return second.end
  }

  /// The accent that something is which stands over a letter: a ring, a tilde, an arrow.
  private func accent(for range: Range<Int>) -> Unicode.Scalar? {
    guard let command = lexer.command(at: range.lowerBound, before: range.upperBound),
      command.range == range
    else { return source[range].elementsEqual("~".utf8) ? "\u{303}" : nil }
    switch command.meaning.name {
    case "circ": return "\u{30A}"
    case "sim": return "\u{303}"
    case "to", "rightarrow", "longrightarrow": return "\u{20D7}"
    case "leftarrow": return "\u{20D6}"
    case "leftrightarrow": return "\u{20E1}"
    default: return nil
    }
  }

  /// What a base is that something stands over or under.
  private func kind(of range: Range<Int>) -> Atom {
    var range = range
    for _ in 0..<Lexer.chainLimit {
      guard !range.isEmpty else { return .ordinary }
      guard let command = lexer.command(at: range.lowerBound, before: range.upperBound),
        source[range.lowerBound] == 0x5C
      else {
        let first = source[range.lowerBound]
        if "=<>:~".utf8.contains(first) { return .relation }
        return "+-*".utf8.contains(first) ? .binary : .ordinary
      }
      switch command.meaning.structure {
      case .above, .below:
        guard
          let above = lexer.argument(at: command.range.upperBound, before: range.upperBound),
          let base = lexer.argument(at: above.end, before: range.upperBound)
        else { return .ordinary }
        range = base.inner
      case .name: return .word
      case .kind(let atom): return atom
      case .arrow: return .relation
      default:
        if let symbol = command.meaning.symbol, symbol.kind == .nothing || symbol.kind == .blank {
          range = command.range.upperBound..<range.upperBound
          continue
        }
        return command.meaning.symbol?.kind ?? .ordinary
      }
    }
    return .ordinary
  }
}
