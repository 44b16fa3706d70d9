extension Renderer {
  /// Renders a formula or a group of one.
  mutating func list(_ range: Range<Int>, isScript: Bool = false, alphabet: Alphabet? = nil) {
    var list = FormulaList(range, isScript: isScript, alphabet: alphabet)
    run(&list)
  }

  mutating func run(_ list: inout FormulaList) {
    list.start = output.mark
    var offset = list.range.lowerBound
    while offset < list.range.upperBound { offset = atom(at: offset, &list) }
  }

  /// Renders the next thing in a formula, and returns where it ends.
  mutating func atom(at offset: Int, _ list: inout FormulaList) -> Int {
    let byte = source[offset]
    switch byte {
    case 0x20, 0x09, 0x0A, 0x7E:
      list.hasBlank = true
      return offset + 1
    case 0x5C: return mathCommand(at: offset, &list)
    case 0x5E, 0x5F: return script(at: offset, &list)
    case 0x7B: return mathGroup(at: offset, &list)
    case 0x26:
      if output.bytes.last == 0x2C {
        output.putBlank(at: offset)
      } else {
        output.put(list.separator.utf8, for: offset..<offset + 1)
      }
      (list.previous, list.hasBlank) = (.start, false)
      return offset + 1
    case 0x27: return primes(at: offset, &list)
    default: return character(at: offset, &list)
    }
  }

  /// Prepares for something of a kind: brackets for a fraction before it, a blank.
  mutating func begin(_ kind: Atom, at offset: Int, _ list: inout FormulaList) {
    let isSign = kind == .binary && list.kind(kind) == .ordinary
    let kind = list.kind(kind)
    settle(before: kind, &list)
    let isDivided = kind == .word && output.bytes.last == 0x2F
    if list.needsBlank(before: kind), !isDivided { output.putBlank(at: offset) }
    // What follows the sign of a number stands close to it.
    list.previous = isSign ? .open : kind
  }

  /// Puts a fraction in brackets if what comes next would seem to belong to it.
  mutating func settle(before kind: Atom, _ list: inout FormulaList) {
    guard let pending = list.pending else { return }
    list.pending = nil
    switch kind {
    case .ordinary, .open, .word, .large: bracket(since: pending.mark, for: pending.source)
    default: break
    }
  }

  mutating func bracket(since mark: Output.Mark, for source: Range<Int>) {
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
      if list.previous == .binary { list.previous = .ordinary }
      return pair.end
    }
    begin(.ordinary, at: offset, &list)
    var inner = FormulaList(pair.inner, isScript: list.isScript, alphabet: list.alphabet)
    run(&inner)
    if inner.isFraction { list.pending = inner.pending }
    return pair.end
  }

  private mutating func primes(at offset: Int, _ list: inout FormulaList) -> Int {
    settle(before: .ordinary, &list)
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

  /// A letter, a number, or a sign as it is typed.
  private mutating func character(at offset: Int, _ list: inout FormulaList) -> Int {
    let limit = list.range.upperBound
    if let (kind, length) = sign(at: offset, before: limit) {
      let isEstimate =
        kind == .relation && length == 1 && list.previous == .start
        && isNumber(at: offset + 1, before: list)
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
    case 0x2B, 0x2D, 0x2A: return (.binary, 1)
    case 0x2C, 0x3B, 0x3A: return (.punctuation, 1)
    case 0x28, 0x5B: return (.open, 1)
    case 0x29, 0x5D, 0x3F: return (.close, 1)
    default: return nil
    }
  }
}
