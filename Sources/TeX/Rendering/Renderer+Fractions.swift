/// Fractions and what else stands in two rows, on one line. Brackets stand wherever the slash could
/// bind otherwise: around a part that is more than one thing, and around the whole where something
/// that could be multiplied with it stands before or after.
extension Renderer {
  /// `\frac{a}{b}`: `a/b`.
  mutating func fraction(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    guard let above = lexer.argument(at: command.range.upperBound, before: limit),
      let below = lexer.argument(at: above.end, before: limit)
    else { return nil }
    let whole = command.range.lowerBound..<below.end
    fraction(above.inner, below.inner, command, for: whole, &list)
    return below.end
  }

  private mutating func fraction(
    _ above: Range<Int>, _ below: Range<Int>, _ command: Lexer.Command, for whole: Range<Int>,
    _ list: inout FormulaList
  ) {
    let isFactor = list.isTouching
    if isFactor, list.hasBlank, !list.isScript, list.previous != .word, list.previous != .product {
      list.owesBlank = true
    }
    begin(isFactor ? .open : .ordinary, at: whole.lowerBound, &list)
    let mark = output.mark
    let isDifferential = part(above, isBelow: false)
    output.put("/".utf8, for: command.range)
    part(below, isBelow: true, isDifferential: isDifferential)
    if isFactor {
      bracket(since: mark, for: whole)
      list.previous = .close
    } else {
      list.pending = FormulaList.Pending(mark: mark, source: whole)
    }
  }

  /// What stands above or below the line of a fraction. Returns whether it is `dy`, so that `dx` may
  /// stand below it.
  @discardableResult
  private mutating func part(
    _ range: Range<Int>, isBelow: Bool, isDifferential: Bool = false
  ) -> Bool {
    let mark = output.mark
    list(range)
    steps += output.count(since: mark)
    let text = output.text(since: mark)
    if !Simple.isPart(
      text, isBelow: isBelow, isWord: isName(range), isDifferential: isDifferential)
    {
      bracket(since: mark, for: range)
    }
    return !isBelow && Simple.isDifferential(text)
  }

  /// Whether all of a part is a name of several letters: `\mathrm{SNR}`.
  private func isName(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, source[range.lowerBound] == 0x5C,
      let command = lexer.command(at: range.lowerBound, before: range.upperBound),
      let argument = lexer.argument(at: command.range.upperBound, before: range.upperBound),
      argument.end == range.upperBound
    else { return false }
    switch command.meaning.structure {
    case .text, .name: return true
    default: return command.meaning.alphabet == .upright
    }
  }

  /// `\sqrt[3]{x}`: ∛x.
  mutating func root(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    let degree = lexer.option(at: command.range.upperBound, before: limit)
    guard let argument = lexer.argument(at: degree?.end ?? command.range.upperBound, before: limit)
    else { return nil }
    var sign = "√"
    if let degree, !degree.inner.isEmpty {
      switch source[degree.inner].elementsEqual("3".utf8) {
      case true: sign = "∛"
      case _ where source[degree.inner].elementsEqual("4".utf8): sign = "∜"
      // A degree would seem to be a power of what stands before it.
      default:
        if list.isTouching && list.previous != .product || list.previous == .large {
          list.owesBlank = true
        }
      }
    }
    begin(.ordinary, at: command.range.lowerBound, &list)
    let whole = output.mark
    if sign == "√", let degree { scripted(degree.inner, isRaised: true, for: degree.inner) }
    output.put(sign.utf8, for: command.range.lowerBound..<(degree?.end ?? command.range.upperBound))
    let mark = output.mark
    self.list(argument.inner)
    steps += output.count(since: mark)
    if !Simple.isUnderRoot(output.text(since: mark)) { bracket(since: mark, for: argument.inner) }
    list.pending = FormulaList.Pending(
      mark: mark, source: command.range.lowerBound..<argument.end, root: whole)
    return argument.end
  }

  /// `{a \over b}`: all of the group before it, and all after it, or all between `\left` and
  /// `\right`.
  mutating func over(
    _ form: MathCommands.Over, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    guard let start = list.start, list.first < command.range.lowerBound else { return nil }
    let end = endOfPart(from: command.range.upperBound, list)
    let (before, after) = (list.first..<command.range.lowerBound, command.range.upperBound..<end)
    (list.pending, list.owesBlank) = (nil, false)
    switch form {
    case .line:
      steps += output.count(since: start)
      if !Simple.isPart(output.text(since: start), isBelow: false) {
        bracket(since: start, for: before)
      }
      output.put("/".utf8, for: command.range)
      part(after, isBelow: true)
      if list.isTouched {
        bracket(since: start, for: before.lowerBound..<end)
      } else {
        list.pending = FormulaList.Pending(mark: start, source: before.lowerBound..<end)
      }
    case .choose:
      output.put(" choose ".utf8, for: command.range)
      self.list(after)
      bracket(since: start, for: before.lowerBound..<end)
    case .column(let opening, let closing):
      let isAlone = opening.isEmpty && !list.isScript && !output.isBracketed(before: start)
      output.insert(
        isAlone ? "(" : opening, at: start, for: before.lowerBound..<before.lowerBound)
      output.put((list.isScript ? ";" : "; ").utf8, for: command.range)
      self.list(after, isScript: list.isScript)
      output.put((isAlone ? ")" : closing).utf8, for: end..<end)
    }
    list.previous = .ordinary
    return end
  }

  /// Where the part ends that goes on from an offset: at the `\right` for the last `\left`.
  private mutating func endOfPart(from start: Int, _ list: FormulaList) -> Int {
    let limit = list.range.upperBound
    if list.outer.isEmpty { return limit }
    var (offset, depth) = (start, 0)
    while offset < limit {
      steps += 1
      if let pair = lexer.group(at: offset, before: limit) {
        offset = pair.end
      } else if source[offset] == 0x5C, let command = lexer.command(at: offset, before: limit) {
        if case .delimiter(.open) = command.meaning.structure { depth += 1 }
        if case .delimiter(.close) = command.meaning.structure {
          if depth == 0 { return offset }
          depth -= 1
        }
        offset = command.range.upperBound
      } else {
        offset += 1
      }
    }
    return limit
  }

  /// `\binom{n}{k}`.
  mutating func binomial(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    guard let above = lexer.argument(at: command.range.upperBound, before: limit),
      let below = lexer.argument(at: above.end, before: limit)
    else { return nil }
    binomial(above.inner, below.inner, command, end: below.end, &list)
    return below.end
  }

  private mutating func binomial(
    _ above: Range<Int>, _ below: Range<Int>, _ command: Lexer.Command, end: Int,
    _ list: inout FormulaList
  ) {
    begin(.ordinary, at: command.range.lowerBound, &list)
    output.put("(".utf8, for: command.range)
    self.list(above)
    output.put(" choose ".utf8, for: command.range)
    self.list(below)
    output.put(")".utf8, for: end - 1..<end)
    list.previous = .close
  }

  /// `\genfrac(){0pt}{}{n}{k}`: signs, the thickness of the line, a style, and the two parts.
  mutating func generalFraction(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    var arguments: [Lexer.Argument] = []
    var end = command.range.upperBound
    while arguments.count < 6 {
      guard let argument = lexer.argument(at: end, before: list.range.upperBound) else {
        return nil
      }
      arguments.append(argument)
      end = argument.end
    }
    let (left, right, line) = (arguments[0].inner, arguments[1].inner, arguments[2].inner)
    let (above, below) = (arguments[4].inner, arguments[5].inner)
    let hasLine = line.isEmpty || source[line].contains { (0x31...0x39).contains($0) }
    if hasLine, left.isEmpty, right.isEmpty {
      fraction(above, below, command, for: command.range.lowerBound..<end, &list)
    } else if !hasLine, source[left].elementsEqual("(".utf8) {
      binomial(above, below, command, end: end, &list)
    } else {
      begin(.open, at: command.range.lowerBound, &list)
      if left.isEmpty { output.put("(".utf8, for: command.range) } else { self.list(left) }
      if hasLine { part(above, isBelow: false) } else { self.list(above) }
      output.put((hasLine ? "/" : "; ").utf8, for: command.range)
      if hasLine { part(below, isBelow: true) } else { self.list(below) }
      if left.isEmpty { output.put(")".utf8, for: command.range) }
      self.list(right)
      list.previous = .close
    }
    return end
  }
}
