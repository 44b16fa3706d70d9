extension Renderer {
  /// Renders a part of a text outside of formulas.
  mutating func text(_ range: Range<Int>) {
    let outer = textStart
    if depth > 0 { textStart = output.mark }
    defer { textStart = outer }
    descend(into: range) { renderer in
      var offset = range.lowerBound
      while offset < range.upperBound {
        let special = Special.first(in: renderer.source, offset..<range.upperBound)
        renderer.output.copy(renderer.source, offset..<special)
        if special == range.upperBound { return }
        renderer.steps += 1
        offset = renderer.take(at: special, in: range)
      }
    }
  }

  /// Renders what begins with a special byte, and returns where it ends.
  private mutating func take(at offset: Int, in range: Range<Int>) -> Int {
    switch source[offset] {
    case 0x5C: return command(at: offset, in: range)
    case 0x24: return dollar(at: offset, in: range)
    case 0x7B: return group(at: offset, in: range)
    case 0x7E: return tie(at: offset, in: range)
    case 0x2D: return dashes(at: offset, in: range)
    case 0x60: return openingQuote(at: offset, in: range)
    case 0x27: return closingQuote(at: offset, in: range)
    default: return accent(at: offset, in: range)
    }
  }

  private mutating func verbatim(_ range: Range<Int>) -> Int {
    output.copy(source, range)
    return range.upperBound
  }

  private mutating func dollar(at offset: Int, in range: Range<Int>) -> Int {
    if let pair = lexer.outline.pair(at: offset), pair.end <= range.upperBound {
      formula(pair)
      return pair.end
    }
    let isDouble = offset + 1 < range.upperBound && source[offset + 1] == 0x24
    return verbatim(offset..<offset + (isDouble ? 2 : 1))
  }

  /// Braces that are for TeX are not shown; those of a text without TeX are.
  private mutating func group(at offset: Int, in range: Range<Int>) -> Int {
    guard let pair = lexer.group(at: offset, before: range.upperBound) else {
      return verbatim(offset..<offset + 1)
    }
    let isTeX = source[pair.inner].contains { $0 == 0x5C || $0 == 0x24 }
    if !isTeX { _ = verbatim(pair.open..<pair.open + 1) }
    styled([]) { $0.text(pair.inner) }
    if !isTeX { _ = verbatim(pair.close..<pair.end) }
    return pair.end
  }

  /// A tie is a blank between two words, and itself before one: `Fig.~3`, but `~10 %`. Before a number
  /// it says “about”, or “to”, where a number, a sign or a lone letter stands before it: `10~20%`,
  /// `z~1.8`.
  private mutating func tie(at offset: Int, in range: Range<Int>) -> Int {
    guard offset > 0, !Lexer.isBlank(source[offset - 1]), source[offset - 1] != 0x28,
      source[offset - 1] != 0x0A, offset + 1 < range.upperBound,
      !Lexer.isBlank(source[offset + 1]), !isQuantity(before: offset),
      !word.isAddress(source, upTo: offset)
    else { return verbatim(offset..<offset + 1) }
    output.put(CollectionOfOne(0x20), for: offset..<offset + 1)
    return offset + 1
  }

  /// Whether a number stands after a tie, and before it a number, a sign or a lone letter.
  private func isQuantity(before tie: Int) -> Bool {
    guard tie + 1 < source.count, Lexer.isDigit(source[tie + 1]) else { return false }
    let last = source[tie - 1]
    if Lexer.isLetter(last) { return tie < 2 || !isWord(source[tie - 2]) }
    return Lexer.isDigit(last) || "%+-=<>*/±×≈".utf8.contains(last)
  }

  /// Whether a byte is one of a word's or a command's.
  private func isWord(_ byte: UInt8) -> Bool {
    Lexer.isLetter(byte) || byte >= 0x80 || byte == 0x5C || byte == 0x27
  }

  /// Two hyphens are a dash, three a long one; not in an address or before an option: `--help`.
  private mutating func dashes(at offset: Int, in range: Range<Int>) -> Int {
    let end = source[offset..<range.upperBound].firstIndex { $0 != 0x2D } ?? range.upperBound
    let isWordBefore = offset > 0 && !isGap(source[offset - 1])
    let isWordAfter = end < source.count && !isGap(source[end])
    guard end - offset <= 3, isWordBefore || !isWordAfter || end - offset == 3,
      !output.style.contains(.typewriter), !word.isAddress(source, upTo: offset)
    else { return verbatim(offset..<end) }
    output.put(end - offset == 2 ? "\u{2013}" as Unicode.Scalar : "\u{2014}", for: offset..<end)
    return end
  }

  private func isGap(_ byte: UInt8) -> Bool {
    Lexer.isBlank(byte) || byte == 0x0A || byte == 0x28 || byte == 0x2F
  }

  private mutating func openingQuote(at offset: Int, in range: Range<Int>) -> Int {
    let end = source[offset..<range.upperBound].firstIndex { $0 != 0x60 } ?? range.upperBound
    if end - offset == 2, closing(of: 2, from: end, in: range) != nil {
      output.put("\u{201C}" as Unicode.Scalar, for: offset..<end)
      openQuotes += 1
      return end
    }
    if end - offset == 1, let close = closing(of: 1, from: end, in: range) {
      output.put("\u{2018}" as Unicode.Scalar, for: offset..<end)
      styled([]) { $0.text(end..<close) }
      output.put("\u{2019}" as Unicode.Scalar, for: close..<close + 1)
      return close + 1
    }
    return verbatim(offset..<end)
  }

  /// Where the quotation marks stand that close what back-quotes open, in the next few words; nil
  /// when another back-quote comes first, as around code in Markdown.
  private func closing(of count: Int, from start: Int, in range: Range<Int>) -> Int? {
    let limit = min(range.upperBound, start + 400)
    var offset = start
    while offset < limit, source[offset] != 0x60, source[offset] != 0x0A {
      guard source[offset] == 0x27 else {
        offset += 1
        continue
      }
      let end = source[offset..<limit].firstIndex { $0 != 0x27 } ?? limit
      let isApostrophe = end < limit && Lexer.isLetter(source[end])
      if end - offset == count, count == 2 || !isApostrophe { return offset }
      offset = end
    }
    return nil
  }

  /// Two apostrophes close what two back-quotes opened.
  private mutating func closingQuote(at offset: Int, in range: Range<Int>) -> Int {
    let end = source[offset..<range.upperBound].firstIndex { $0 != 0x27 } ?? range.upperBound
    guard end - offset == 2, openQuotes > 0 else { return verbatim(offset..<end) }
    openQuotes -= 1
    output.put("\u{201D}" as Unicode.Scalar, for: offset..<end)
    return end
  }

  /// An accent that stands in the text as a character of its own.
  private mutating func accent(at offset: Int, in range: Range<Int>) -> Int {
    let end = lexer.characterEnd(at: offset, before: range.upperBound)
    let text = String(decoding: source[offset..<end], as: UTF8.self)
    if end == offset + 2, let scalar = text.unicodeScalars.first, Composer.isMark(scalar),
      output.accent(scalar, since: textStart, for: offset..<end)
    {
      return end
    }
    return verbatim(offset..<end)
  }
}
