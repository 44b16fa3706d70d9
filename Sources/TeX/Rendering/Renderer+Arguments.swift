/// Commands of formulas that put signs around their arguments, or show only some of them.
extension Renderer {
  /// `\ket{x}`.
  mutating func wrap(
    _ opening: String, _ closing: String, _ between: String, _ count: Int,
    _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    var offset = command.range.upperBound
    // `\norm*{x}`, `\norm[\big]{x}`.
    if offset < limit, source[offset] == 0x2A { offset += 1 }
    var arguments: [Lexer.Argument] = []
    while arguments.count < count {
      guard let argument = lexer.argument(at: offset, before: limit) else { return nil }
      arguments.append(argument)
      offset = argument.end
    }
    if isOwn(command) { return nil }
    begin(.open, at: command.range.lowerBound, &list)
    output.put(opening.utf8, for: command.range)
    for (index, argument) in arguments.enumerated() {
      if index > 0 { output.put(between.utf8, for: command.range) }
      self.list(argument.inner, isScript: list.isScript)
    }
    if command.meaning.name == "braket", let other = lexer.group(at: offset, before: limit) {
      output.put("|".utf8, for: command.range)
      self.list(other.inner, isScript: list.isScript)
      offset = other.end
    }
    output.put(closing.utf8, for: offset - 1..<offset)
    list.previous = .close
    return offset
  }

  /// `\textcolor{red}{x}`: only the last argument is shown.
  mutating func last(
    of count: Int, _ command: Lexer.Command, _ list: inout FormulaList
  ) -> Int? {
    let limit = list.range.upperBound
    guard let argument = lastArgument(of: count, command, before: limit) else { return nil }
    if command.meaning.name.hasSuffix("box") {
      words(argument.inner, [], at: command.range.lowerBound, &list)
    } else {
      inline(argument.inner, &list, alphabet: list.alphabet, at: command.range.lowerBound)
    }
    return argument.end
  }

  /// The last of some arguments, options before each of them passed over.
  func lastArgument(
    of count: Int, _ command: Lexer.Command, before limit: Int
  ) -> Lexer.Argument? {
    var offset = command.range.upperBound
    var last: Lexer.Argument?
    for _ in 0..<count {
      while let option = lexer.option(at: offset, before: limit) { offset = option.end }
      guard let argument = lexer.argument(at: offset, before: limit) else { return nil }
      (last, offset) = (argument, argument.end)
    }
    return last
  }

  /// `\mathchoice{}{}{}{}`: the same for a display, for lines, and for scripts.
  mutating func choice(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    guard let text = lastArgument(of: list.isScript ? 3 : 2, command, before: limit),
      let end = lastArgument(of: 4, command, before: limit)?.end
    else { return nil }
    inline(text.inner, &list, alphabet: list.alphabet, at: command.range.lowerBound)
    return end
  }

  /// `\prescript{14}{6}{C}`.
  mutating func prescript(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    guard let above = lexer.argument(at: command.range.upperBound, before: limit),
      let below = lexer.argument(at: above.end, before: limit),
      let base = lexer.argument(at: below.end, before: limit)
    else { return nil }
    let whole = command.range.lowerBound..<base.end
    // What stands before it must not seem to be raised.
    list.owesBlank = list.owesBlank || list.isTouching || list.previous == .large
    begin(.ordinary, at: whole.lowerBound, &list)
    scripted(above.inner, isRaised: true, for: whole)
    scripted(below.inner, isRaised: false, for: whole)
    self.list(base.inner, isScript: list.isScript, alphabet: list.alphabet)
    return base.end
  }

  /// `\sideset{_a^b}{_c^d}\sum`.
  mutating func sideset(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    guard let left = lexer.argument(at: command.range.upperBound, before: limit),
      let right = lexer.argument(at: left.end, before: limit),
      let base = lexer.argument(at: right.end, before: limit)
    else { return nil }
    list.owesBlank = list.owesBlank || list.isTouching || list.previous == .large
    begin(.large, at: command.range.lowerBound, &list)
    self.list(left.inner)
    self.list(base.inner)
    self.list(right.inner)
    return base.end
  }

  /// `\tensor{T}{^a_b}`.
  mutating func tensor(_ command: Lexer.Command, _ list: inout FormulaList) -> Int? {
    let limit = list.range.upperBound
    var offset = command.range.upperBound
    if offset < limit, source[offset] == 0x2A { offset += 1 }
    let before = lexer.option(at: offset, before: limit)
    guard let base = lexer.argument(at: before?.end ?? offset, before: limit),
      let scripts = lexer.argument(at: base.end, before: limit)
    else { return nil }
    if before != nil, list.isTouching || list.previous == .large { list.owesBlank = true }
    begin(.ordinary, at: command.range.lowerBound, &list)
    if let before { self.list(before.inner) }
    self.list(base.inner, alphabet: list.alphabet)
    self.list(scripts.inner)
    return scripts.end
  }

  /// What comes after `to 10pt` or `[10pt]` of a box.
  func boxed(_ offset: Int, _ command: Lexer.Command, _ limit: Int) -> Int {
    guard ["hbox", "vbox", "makebox", "framebox"].contains(command.meaning.name) else {
      return offset
    }
    var start = lexer.skipBlanks(offset, before: limit)
    while let option = lexer.option(at: start, before: limit) { start = option.end }
    for word in ["to", "spread"] where source[start..<limit].starts(with: word.utf8) {
      return dimension(at: start + word.utf8.count, before: limit) ?? offset
    }
    return start
  }
}
