import Papers

/// What is found line by line, and at asterisks.
extension MarkdownMask {
  /// From how many lines on a paragraph has no references.
  private static let lineLimit = 4000

  mutating func findLines() {
    var (offset, lines) = (0, 0)
    // The two lines before.
    var (last, beforeLast) = (0..<0, 0..<0)
    var row = BrokenRow()
    while offset < source.count {
      let end = scanner.lineEnd(from: offset)
      let line = scanner.trimmed(offset..<end)
      lines = line.isEmpty || isItem(line) ? 0 : lines + 1
      if let first = source[line].first {
        switch first {
        case ASCII.hash where line.lowerBound == offset: findHeading(line)
        case ASCII.colon where scanner.has(":::", at: line.lowerBound, before: line.upperBound):
          // `::: {#refs}`: a mark of blocks that Pandoc and others have.
          replaced.append((line, ASCII.space))
        case ASCII.bar, ASCII.colon, ASCII.hyphen:
          if !last.isEmpty, isTable(line, header: last), !hasBar(beforeLast) {
            if !beforeLast.isEmpty { inserted.append((lineStart(last), ASCII.lineFeed)) }
            lengthen(line)
            row.beginTable(below: line, scanner)
          }
        default: break
        }
        if lines > MarkdownMask.lineLimit { hideReferences(in: line) }
      }
      if row.goesOn(in: line, scanner) {
        // The line end, which may have two bytes.
        let feed =
          offset > 1 && source[offset - 2] == ASCII.carriageReturn ? offset - 2 : offset - 1
        replaced.append((feed..<offset, ASCII.space))
        joinsLines = true
      }
      (beforeLast, last) = (last, line)
      offset = end + 1
    }
  }

  /// `##Title`: the last mark becomes a blank.
  private mutating func findHeading(_ line: Range<Int>) {
    var offset = line.lowerBound
    while offset < line.upperBound, source[offset] == ASCII.hash { offset += 1 }
    guard (2...6).contains(offset - line.lowerBound), offset < line.upperBound,
      !ASCII.isWhite(source[offset])
    else { return }
    replaced.append((offset - 1..<offset, ASCII.space))
  }

  /// A line of hyphens and bars below one with bars.
  private func isTable(_ line: Range<Int>, header: Range<Int>) -> Bool {
    scanner.isDelimiter(line) && hasBar(line) && hasBar(header)
  }

  /// md4c wants three hyphens for each column, others one.
  private mutating func lengthen(_ line: Range<Int>) {
    var offset = line.lowerBound
    while offset < line.upperBound {
      var end = offset
      while end < line.upperBound, source[end] == ASCII.hyphen { end += 1 }
      if end > offset, end - offset < 3 {
        for _ in end - offset..<3 { inserted.append((offset, ASCII.hyphen)) }
      }
      offset = max(end, offset + 1)
    }
  }

  private func hasBar(_ line: Range<Int>) -> Bool { scanner.first(ASCII.bar, in: line) != nil }

  private func lineStart(_ line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start > 0, source[start - 1] != ASCII.lineFeed { start -= 1 }
    return start
  }

  private mutating func hideReferences(in line: Range<Int>) {
    var place = line.lowerBound
    while let bracket = scanner.first(ASCII.bracketClosed, in: place..<line.upperBound) {
      place = bracket + 1
      if place == source.count || source[place] != ASCII.parenthesisOpen {
        replaced.append((bracket..<place, 0x78))
      }
    }
  }

  /// A list mark with a blank after it.
  private func isItem(_ line: Range<Int>) -> Bool {
    var offset = line.lowerBound
    switch source[offset] {
    case ASCII.hyphen, ASCII.asterisk, 0x2B: offset += 1
    default:
      while offset < line.upperBound, ASCII.isDigit(source[offset]) { offset += 1 }
      guard offset > line.lowerBound, offset < line.upperBound else { return false }
      offset += 1
    }
    return offset < line.upperBound && ASCII.isWhite(source[offset])
  }

  /// Two asterisks between punctuation and a letter open or close nothing in CommonMark, when the letter is
  /// outside: it is replaced by a comma. Which of both they do is left to the reader. Returns what follows.
  mutating func asterisks(at place: Int) -> Int {
    var end = place
    while end < source.count, source[end] == ASCII.asterisk { end += 1 }
    guard end - place == 2, place > 0, end < source.count else { return end }
    let (before, after) = (character(before: place), character(from: end))
    if isClosing(before), isLetter(after) {
      replaced.append((after, ASCII.comma))
    } else if isLetter(before), isOpening(after) {
      replaced.append((before, ASCII.comma))
    }
    return end
  }

  private func character(before place: Int) -> Range<Int> {
    var start = place - 1
    while start > 0, place - start < 4, source[start] & 0xC0 == 0x80 { start -= 1 }
    return start..<place
  }

  private func character(from place: Int) -> Range<Int> {
    var end = place + 1
    while end < source.count, end - place < 4, source[end] & 0xC0 == 0x80 { end += 1 }
    return place..<end
  }

  private func isLetter(_ range: Range<Int>) -> Bool {
    let byte = source[range.lowerBound]
    if byte < 0x80 { return ASCII.lower(byte) &- 0x61 < 26 || ASCII.isDigit(byte) }
    return byte >= 0xC3 && !isWide(range)
  }

  private func isClosing(_ range: Range<Int>) -> Bool {
    switch source[range.lowerBound] {
    case ASCII.colon, ASCII.comma, ASCII.parenthesisClosed, ASCII.bracketClosed, 0x2E, 0x3B, 0x3F,
      ASCII.exclamation, ASCII.quote, ASCII.apostrophe:
      true
    default: isWide(range)
    }
  }

  private func isOpening(_ range: Range<Int>) -> Bool {
    switch source[range.lowerBound] {
    case ASCII.parenthesisOpen, ASCII.bracketOpen, ASCII.quote, ASCII.apostrophe: true
    default: isWide(range)
    }
  }

  /// Punctuation beyond ASCII: general (U+2010 to U+2027), of Chinese and Japanese (U+3001 to U+301F),
  /// full-width.
  private func isWide(_ range: Range<Int>) -> Bool {
    guard range.count == 3 else { return false }
    let (one, two, three) = (
      source[range.lowerBound], source[range.lowerBound + 1], source[range.lowerBound + 2]
    )
    switch (one, two) {
    case (0xE2, 0x80): return (0x90...0xA7).contains(three)
    case (0xE3, 0x80): return (0x81...0x9F).contains(three)
    // `！` to `／`, `：` to `＠`; letters and digits are others.
    case (0xEF, 0xBC): return (0x81...0x8F).contains(three) || (0x9A...0xA0).contains(three)
    default: return false
    }
  }
}
