extension Renderer {
  /// Renders a formula or a group of one.
  mutating func list(_ range: Range<Int>, isScript: Bool = false, alphabet: Alphabet? = nil) {
    var list = FormulaList(range, isScript: isScript, alphabet: alphabet)
    run(&list)
  }

  mutating func run(_ list: inout FormulaList) {
    list.start = output.mark
    descend(into: list.range) { renderer in
      var offset = list.range.lowerBound
      while offset < list.range.upperBound { offset = renderer.atom(at: offset, &list) }
    }
  }

  /// Renders a group whose signs are not shown: what is in it stands beside what is around it.
  mutating func inline(
    _ range: Range<Int>, _ list: inout FormulaList, alphabet: Alphabet?, at offset: Int
  ) {
    let touches = list.isTouching
    begin(.ordinary, at: offset, &list)
    var inner = FormulaList(range, isScript: list.isScript, alphabet: alphabet)
    inner.isTouched = touches
    run(&inner)
    list.pending = inner.pending
    list.owesBlank = inner.owesBlank
  }

  /// Renders the next thing in a formula, and returns where it ends.
  mutating func atom(at offset: Int, _ list: inout FormulaList) -> Int {
    steps += 1
    let byte = source[offset]
    switch byte {
    case 0x20, 0x09, 0x0A:
      list.hasBlank = true
      return offset + 1
    case 0x7E:
      blank(isThin: false, &list)
      return offset + 1
    case 0x25: return percent(at: offset, &list)
    case 0x5C: return mathCommand(at: offset, &list)
    case 0x5E, 0x5F: return script(at: offset, &list)
    case 0x7B: return mathGroup(at: offset, &list)
    case 0x26:
      if output.bytes.last == 0x2C {
        output.putBlank(at: offset)
      } else {
        output.put(list.separator.utf8, for: offset..<offset + 1)
      }
      (list.previous, list.hasBlank, list.pending) = (.start, false, nil)
      return offset + 1
    case 0x27: return primes(at: offset, &list)
    case 0x7C:
      bar(offset..<offset + 1, "|", &list)
      return offset + 1
    default: return character(at: offset, &list)
    }
  }

  /// Prepares for something of a kind: brackets for a fraction before it, a blank.
  mutating func begin(_ kind: Atom, at offset: Int, _ list: inout FormulaList) {
    let own = list.kind(kind)
    settle(before: own, &list)
    let isDivided = own == .word && output.bytes.last == 0x2F
    let isClosing = own == .close || own == .punctuation
    // A letter after `x^α` would seem to belong to the script.
    let isLoose =
      looseEnd == output.bytes.count && list.previous != .start
      && (own == .ordinary || own == .word || own == .large)
    let needsBlank = list.needsBlank(before: own) && !isDivided
    if needsBlank || isLoose || list.owesBlank && !isClosing { output.putBlank(at: offset) }
    (list.owesBlank, list.owesThinBlank, list.isAfterWords) = (false, false, false)
    // What follows the sign of a number stands close to it.
    list.previous = own != kind ? .open : own
  }

  /// A blank that the author asked for.
  mutating func blank(isThin: Bool, _ list: inout FormulaList) {
    if list.previous == .start { return }
    if !isThin || !list.isScript || list.isAfterWords {
      list.owesBlank = true
    } else {
      list.owesThinBlank = true
    }
    if list.previous == .word || list.previous == .large { list.previous = .close }
  }

  /// Puts a fraction in brackets if what comes next would seem to belong to it.
  mutating func settle(before kind: Atom, _ list: inout FormulaList) {
    guard let pending = list.pending else { return }
    list.pending = nil
    switch kind {
    case .product where pending.root != nil: break
    case .ordinary, .open, .word, .large, .product:
      bracket(since: pending.mark, for: pending.source)
    default: break
    }
  }

  /// The same before what belongs to the whole of it: a power, a prime.
  mutating func settleWhole(_ list: inout FormulaList) {
    guard let pending = list.pending else { return }
    list.pending = nil
    bracket(since: pending.root ?? pending.mark, for: pending.source)
  }

  mutating func bracket(since mark: Output.Mark, for source: Range<Int>) {
    steps += output.count(since: mark)
    output.insert("(", at: mark, for: source.lowerBound..<source.lowerBound)
    output.put(")".utf8, for: source.upperBound..<source.upperBound)
  }

  private mutating func mathGroup(at offset: Int, _ list: inout FormulaList) -> Int {
    guard let pair = lexer.group(at: offset, before: list.range.upperBound) else {
      return character(at: offset, &list)
    }
    if pair.inner.isEmpty {
      // An empty group is something, to which a script belongs.
      settle(before: .ordinary, &list)
      if list.previous == .binary || list.previous == .product { list.previous = .ordinary }
    } else {
      inline(pair.inner, &list, alphabet: list.alphabet, at: offset)
    }
    return pair.end
  }

  private mutating func primes(at offset: Int, _ list: inout FormulaList) -> Int {
    settleWhole(&list)
    let end =
      source[offset..<list.range.upperBound].firstIndex { $0 != 0x27 } ?? list.range.upperBound
    var count = end - offset
    while count > 0 {
      let sign: Unicode.Scalar = count >= 3 ? "‴" : count == 2 ? "″" : "′"
      output.put(sign, for: offset..<end)
      count -= min(count, 3)
    }
    return end
  }

  /// A bar opens something after what can't be divided, else it closes what is open, or stands in
  /// the middle: `P(A|B)`.
  mutating func bar(_ range: Range<Int>, _ sign: String, _ list: inout FormulaList) {
    switch list.previous {
    case .start, .open, .binary, .product, .relation, .punctuation, .large, .word:
      begin(.ordinary, at: range.lowerBound, &list)
      list.openBars += 1
      list.previous = .open
    case _ where list.openBars > 0:
      begin(.close, at: range.lowerBound, &list)
      list.openBars -= 1
    default:
      // It may open something all the same, `\frac12|x|`: a fraction before it must not seem to go on.
      begin(.ordinary, at: range.lowerBound, &list)
      list.previous = .punctuation
    }
    if range.count == 1 { output.copy(source, range) } else { output.put(sign.utf8, for: range) }
  }

  /// A comment at the end of a line: the line goes on with what comes after it. The end of the line
  /// may have become a blank, which only a script after it tells.
  private mutating func percent(at offset: Int, _ list: inout FormulaList) -> Int {
    let limit = list.range.upperBound
    var next = lexer.skipBlanks(offset + 1, before: limit)
    let isLine = next < limit && source[next] == 0x0A
    while next < limit, Lexer.isBlank(source[next]) || source[next] == 0x0A { next += 1 }
    let isScript = next < limit && (source[next] == 0x5E || source[next] == 0x5F)
    if isLine || isScript && next > offset + 1 { return next }
    return character(at: offset, &list)
  }

  /// A letter, a number, or a sign as it is typed.
  private mutating func character(at offset: Int, _ list: inout FormulaList) -> Int {
    let limit = list.range.upperBound
    if let (kind, length) = sign(at: offset, before: limit) {
      let isEstimate =
        kind == .relation && length == 1 && list.previous == .start
        && isNumber(at: offset + 1, before: list)
      if source[offset] == 0x21, kind == .close { settleWhole(&list) }
      begin(kind, at: offset, &list)
      if isEstimate, source[offset] != 0x3D { list.previous = .open }
      let range = offset..<offset + length
      if length == 1, source[offset] == 0x2D {
        output.put("−" as Unicode.Scalar, for: range)
      } else {
        output.copy(source, range)
      }
      return range.upperBound
    }
    if source[offset] == 0x2F {
      settle(before: .product, &list)
      looseEnd = -1
    }
    begin(.ordinary, at: offset, &list)
    var end = lexer.characterEnd(at: offset, before: limit)
    if Lexer.isLetter(source[offset]) || Lexer.isDigit(source[offset]) {
      while end < limit, Lexer.isLetter(source[end]) || Lexer.isDigit(source[end]) { end += 1 }
    }
    put(offset..<end, in: list.alphabet)
    return end
  }

  /// Puts letters in an alphabet.
  private mutating func put(_ range: Range<Int>, in alphabet: Alphabet?) {
    guard let alphabet else { return output.copy(source, range) }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = lexer.characterEnd(at: offset, before: range.upperBound)
      let text = String(decoding: source[offset..<end], as: UTF8.self)
      let scalar = text.unicodeScalars.first ?? " "
      let form = alphabet.form(of: scalar)
      if form == scalar {
        output.copy(source, offset..<end)
      } else {
        output.put(form, for: offset..<end)
      }
      offset = end
    }
  }

  /// What a typed sign is, and its length; nil for letters, digits, and what is like them.
  private func sign(at offset: Int, before end: Int) -> (Atom, Int)? {
    let next = offset + 1 < end ? source[offset + 1] : 0
    switch source[offset] {
    case 0x3A where next == 0x3D: return (.relation, 2)
    case 0x2D where next == 0x3E: return (.relation, 2)
    case 0x3C, 0x3E, 0x3D, 0x21:
      // `<=`, `==`, `!=`, `<-`, `=>`.
      let isTwo = next == 0x3D || source[offset] == 0x3D && next == 0x3E
      if source[offset] == 0x21, next != 0x3D { return (.close, 1) }
      return (.relation, isTwo ? 2 : 1)
    case 0x2B, 0x2D: return (.binary, 1)
    case 0x2A: return (.product, 1)
    case 0x2C, 0x3B, 0x3A: return (.punctuation, 1)
    case 0x28, 0x5B: return (.open, 1)
    case 0x29, 0x5D, 0x3F: return (.close, 1)
    // The end of a sentence.
    case 0x2E where offset + 1 >= end || Lexer.isBlank(next): return (.punctuation, 1)
    default: return nil
    }
  }
}
