import Digests
import Papers

/// Ids that stand alone, without a word of arXiv, where a list has one on each of its lines: `[1] 2401.01234 Title`,
/// `2401.01234: Title`, `Title [2401.01234]`.
///
/// One such number may be anything; several on lines of their own, each with words beside it, are ids.
enum ListedID {
  /// What may stand before an id that leads its line, and longer lines are looked at no further, in bytes.
  private static let (leadLimit, lineLimit) = (16, 1000)

  /// Whether a number leads its line but for signs of lists and numbers that count, or is all of a bracket at the
  /// end of it; words stand beside it. `range` is the text in which lines are looked for. Costs a look around the
  /// number, however long the line is.
  static func isOne(_ id: Range<Int>, in range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let near = id.upperBound..<min(range.upperBound, id.upperBound + lineLimit)
    let after = id.upperBound..<(scanner.first(ASCII.lineFeed, in: near) ?? near.upperBound)
    return leads(id, from: range.lowerBound, scanner) && isDivided(after, scanner)
      && hasWords(after, scanner) || ends(id, in: range, scanner)
  }

  private static func leads(_ id: Range<Int>, from start: Int, _ scanner: ByteScanner) -> Bool {
    var place = id.lowerBound
    // `Paper • 2401.01234 • Published Jan 5, 2024`, as Hugging Face has it in collections.
    if scanner.ends(start..<place, with: "Paper • ") { place -= "Paper • ".utf8.count }
    while place > start, scanner.bytes[place - 1] != ASCII.lineFeed {
      let byte = scanner.bytes[place - 1]
      guard id.lowerBound - place < leadLimit,
        ASCII.isDigit(byte) || ASCII.isWhite(byte) || ByteSet("-*+#>.:[]()").contains(byte)
      else { return false }
      place -= 1
    }
    return true
  }

  /// Something divides the number from what follows.
  private static func isDivided(_ after: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let first = after.first else { return false }
    return ASCII.isWhite(scanner.bytes[first]) || ByteSet(":,-|])").contains(scanner.bytes[first])
  }

  /// `Title [2401.01234]` at the end of a line.
  private static func ends(_ id: Range<Int>, in range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard id.lowerBound > range.lowerBound, id.upperBound < range.upperBound else { return false }
    let pair = (scanner.bytes[id.lowerBound - 1], scanner.bytes[id.upperBound])
    guard
      pair == (ASCII.bracketOpen, ASCII.bracketClosed)
        || pair == (ASCII.parenthesisOpen, ASCII.parenthesisClosed)
    else { return false }
    var end = id.upperBound + 1
    while end < range.upperBound, scanner.bytes[end] != ASCII.lineFeed {
      guard end < id.upperBound + 4,
        ASCII.isWhite(scanner.bytes[end]) || ByteSet(".,;").contains(scanner.bytes[end])
      else { return false }
      end += 1
    }
    let start = max(range.lowerBound, id.lowerBound - lineLimit)
    let feed = scanner.bytes[start..<id.lowerBound].lastIndex(of: ASCII.lineFeed)
    return hasWords((feed.map { $0 + 1 } ?? start)..<id.lowerBound - 1, scanner)
  }

  /// Several words.
  private static func hasWords(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var (letters, words) = (0, 0)
    for word in scanner.bytes[range].prefix(400).split(whereSeparator: ASCII.isWhite) {
      let count = word.count { TextEdges.isLetter($0) || $0 >= 0x80 }
      (letters, words) = (letters + count, words + (count > 0 ? 1 : 0))
      if words >= 2, letters >= 6 { return true }
    }
    return false
  }

  /// Whether several lines of a text are led by an id, or end with one.
  static func leadLines(of text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    var count = 0
    var offset = 0
    while let id = next(in: offset..<text.count, scanner) {
      if isOne(id, in: 0..<text.count, scanner) { count += 1 }
      if count == 2 { return true }
      offset = id.upperBound
    }
    return false
  }

  /// The next number in a range that may be an id.
  static func next(in range: Range<Int>, _ scanner: ByteScanner) -> Range<Int>? {
    var offset = range.lowerBound
    while let dot = scanner.first(0x2E, in: offset..<range.upperBound) {
      offset = dot + 1
      let start = dot - 4
      guard start >= range.lowerBound, dot + 5 <= range.upperBound,
        ASCII.isDigit(scanner.bytes[dot - 1]), ASCII.isDigit(scanner.bytes[start]),
        ASCII.isDigit(scanner.bytes[dot + 1]),
        start == 0 || !ASCII.isDigit(scanner.bytes[start - 1]),
        let (_, length) = ArxivReference.parse(scanner.slice(start..<range.upperBound))
      else { continue }
      return start..<start + length
    }
    return nil
  }

  /// Whether a number in a block of a page is the id of its line.
  static func isOne(_ id: Range<Int>, of block: Int, _ page: Page) -> Bool {
    switch page.blocks[block].kind {
    case .cell, .field, .code: return false
    default: return isOne(id, in: page.blocks[block].text, page.scanner)
    }
  }

  /// Whether another line of the page, behind an id in a block, is led by one or ends with one.
  static func hasOne(after id: Range<Int>, from first: Int, _ page: Page) -> Bool {
    for block in first..<page.blocks.count {
      let text = page.blocks[block].text
      var rest = block == first ? id.upperBound..<text.upperBound : text
      while let next = next(in: rest, page.scanner) {
        if isOne(next, of: block, page) { return true }
        rest = next.upperBound..<text.upperBound
      }
    }
    return false
  }
}
