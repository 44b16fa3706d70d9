import Papers

/// Where one part of a line ends.
extension RestReader {
  /// Up to the next sign that divides parts for sure.
  func nextPart(_ range: Range<Int>) -> Range<Int> {
    let end = divider(in: range) ?? range.upperBound
    var rest = range.lowerBound..<end
    // A dot after a word that is long or has small letters ends a part.
    while let dot = page.scanner.find(". ", in: rest) {
      var start = dot
      while start > range.lowerBound,
        TextEdges.isLetter(page.text[start - 1]) || page.text[start - 1] >= 0x80
      { start -= 1 }
      if dot - start > 2 || ASCII.isDigit(page.text[dot - 1])
        || page.scanner.ends(range.lowerBound..<dot, with: "et al")
      {
        return range.lowerBound..<dot
      }
      rest = dot + 1..<end
    }
    return range.lowerBound..<end
  }

  /// A bar or a dash between blanks, a bracket after one, or the end of the line.
  private func divider(in range: Range<Int>) -> Int? {
    let (text, end) = (page.text, range.upperBound)
    var offset = range.lowerBound
    while let place = RestReader.nextEnd(in: offset..<end, text) {
      offset = place + 1
      if text[place] != ASCII.space { return place }
      guard offset < end else { return nil }
      switch text[offset] {
      case ASCII.parenthesisOpen, ASCII.bracketOpen: return place
      case ASCII.bar, ASCII.hyphen:
        if offset + 1 < end, text[offset + 1] == ASCII.space { return place }
      case 0xE2:
        if page.scanner.has("– ", at: offset, before: end)
          || page.scanner.has("— ", at: offset, before: end)
          || page.scanner.has("• ", at: offset, before: end)
        {
          return place
        }
      default: break
      }
    }
    return nil
  }

  /// The next place where a part may end: a line feed, a tab, a blank before a bracket, a bar or a dash. Sixteen
  /// bytes are looked at at once, as there are many blanks in prose.
  private static func nextEnd(in range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var offset = range.lowerBound
    @inline(__always) func marks(_ block: SIMD16<UInt8>, _ byte: UInt8) -> SIMD2<UInt64> {
      unsafeBitCast(block .== SIMD16(all: byte), to: SIMD2<UInt64>.self)
    }
    while offset < range.upperBound, offset &+ 17 <= text.count {
      let block = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let next = (base + offset + 1).loadUnaligned(as: SIMD16<UInt8>.self)
      let signs =
        (marks(next, ASCII.parenthesisOpen) | marks(next, ASCII.bracketOpen))
        | (marks(next, ASCII.bar) | marks(next, ASCII.hyphen)) | marks(next, 0xE2)
      let found =
        (marks(block, ASCII.space) & signs) | marks(block, ASCII.lineFeed)
        | marks(block, ASCII.tab)
      if found[0] | found[1] != 0 {
        let lane =
          found[0] != 0
          ? found[0].trailingZeroBitCount / 8 : 8 &+ found[1].trailingZeroBitCount / 8
        return offset &+ lane < range.upperBound ? offset &+ lane : nil
      }
      offset &+= 16
    }
    while offset < range.upperBound {
      if ASCII.isWhite(text[offset]), text[offset] != ASCII.carriageReturn { return offset }
      offset &+= 1
    }
    return nil
  }
}
