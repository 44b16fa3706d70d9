import Digests

/// Hides from a reader of Markdown what it would take apart: a copy of the text in which the signs of
/// formulas, and some others, are letters. Every byte stays where it is, so that what the reader finds in
/// the copy is taken from the original.
///
/// - A formula is `$…$` as Pandoc has it (no blank within the dollars, no digit after them), `$$…$$`, and `\(…\)`
///   and `\[…\]` with mathematics in it. Two prices are no formula: nor is what has a link, code or bold text
///   between the dollars.
/// - Signs of emphasis in a bare address are a part of it. (md4c could find bare addresses itself, in a time
///   that grows with the square of their number in a paragraph.)
/// - Closing brackets in paragraphs of thousands of lines, where they might be references: each costs md4c
///   time for all lines before it.
struct FormulaMask {
  private let source: UnsafeRawBufferPointer
  private let scanner: ByteScanner
  private var hidden: [Range<Int>] = []
  /// No `\(` before here is closed, nor a `\[`.
  private var unclosed = (round: 0, square: 0)

  /// The longest formula that is looked for, in bytes.
  private static let limit = 2000
  /// From how many lines on a paragraph has no references.
  private static let lineLimit = 4000

  /// The copy, which is the caller's to free; nil when nothing needs to be hidden. Linear.
  static func masked(_ source: UnsafeRawBufferPointer) -> UnsafeMutableRawBufferPointer? {
    var mask = FormulaMask(source)
    mask.find()
    let brackets = mask.bracketsOfLongParagraphs()
    if mask.hidden.isEmpty, brackets.isEmpty { return nil }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 16)
    copy.copyMemory(from: source)
    for range in mask.hidden { mask.hide(range, in: copy) }
    for offset in brackets { copy[offset] = 0x78 }
    return copy
  }

  private init(_ source: UnsafeRawBufferPointer) {
    self.source = source
    scanner = ByteScanner(source)
  }

  private mutating func find() {
    var offset = 0
    while let place = scanner.first(
      0x24, or: ASCII.backslash, or: ASCII.colon, in: offset..<source.count),
      place + 1 < source.count
    {
      switch source[place] {
      case 0x24: offset = dollars(at: place)
      case ASCII.colon: offset = address(at: place)
      default:
        let sign = source[place + 1]
        offset =
          sign == ASCII.parenthesisOpen || sign == ASCII.bracketOpen
          ? brackets(at: place, isRound: sign == ASCII.parenthesisOpen) : place + 2
      }
    }
  }

  /// `https://…` in running text: not one in brackets, quotation marks or after `]:`, which md4c reads.
  private mutating func address(at colon: Int) -> Int {
    guard scanner.has("://", at: colon, before: source.count) else { return colon + 1 }
    let end = BareAddress.end(in: source, from: colon + 3, before: source.count)
    var start = colon
    while start > 0, colon - start < 6, ASCII.lower(source[start - 1]) &- 0x61 < 26 { start -= 1 }
    let before = start > 0 ? source[start - 1] : ASCII.space
    if "(<\"'=`".utf8.contains(before) { return end }
    if start > 1, before == ASCII.space, source[start - 2] == ASCII.colon { return end }
    var (offset, isSpecial) = (colon + 3, false)
    while offset < end, !isSpecial {
      isSpecial =
        source[offset] == 0x5F || source[offset] == 0x7E || source[offset] == ASCII.asterisk
      offset += 1
    }
    if isSpecial { hidden.append(colon + 3..<end) }
    return end
  }

  private func bracketsOfLongParagraphs() -> [Int] {
    // Most texts have no such paragraph, and few have so many lines at all.
    guard scanner.lineFeeds(in: 0..<source.count) > FormulaMask.lineLimit else { return [] }
    var found: [Int] = []
    var (offset, lines) = (0, 0)
    while offset < source.count {
      let end = scanner.lineEnd(from: offset)
      let line = scanner.trimmed(offset..<end)
      lines = line.isEmpty || isItem(line) ? 0 : lines + 1
      if lines > FormulaMask.lineLimit {
        var place = line.lowerBound
        while let bracket = scanner.first(ASCII.bracketClosed, in: place..<line.upperBound) {
          place = bracket + 1
          if place == source.count || source[place] != ASCII.parenthesisOpen {
            found.append(bracket)
          }
        }
      }
      offset = end + 1
    }
    return found
  }

  /// A list mark with a blank after it.
  private func isItem(_ line: Range<Int>) -> Bool {
    var offset = line.lowerBound
    if "-*+".utf8.contains(source[offset]) {
      offset += 1
    } else {
      while offset < line.upperBound, ASCII.isDigit(source[offset]) { offset += 1 }
      guard offset > line.lowerBound, offset < line.upperBound else { return false }
      offset += 1
    }
    return offset < line.upperBound && ASCII.isWhite(source[offset])
  }

  /// What follows the formula that begins here, or the dollars that begin none. Nothing is looked at twice
  /// but the bytes up to the next dollar.
  private mutating func dollars(at open: Int) -> Int {
    let width = source[open + 1] == 0x24 ? 2 : 1
    let first = open + width
    guard let close = nextDollar(from: first) else { return first }
    let isClosed = width == 1 || close + 1 < source.count && source[close + 1] == 0x24
    let end = close + width
    if isClosed, close > first, isFormula(first..<close),
      width == 2
        || !ASCII.isWhite(source[first]) && !ASCII.isWhite(source[close - 1])
          && !(end < source.count && ASCII.isDigit(source[end]))
    {
      hidden.append(open..<end)
      return end
    }
    return close
  }

  /// The next dollar in the same paragraph that is not escaped.
  private func nextDollar(from first: Int) -> Int? {
    var offset = first
    let end = min(source.count, first + FormulaMask.limit)
    while offset < end {
      switch source[offset] {
      case 0x24: return offset
      case ASCII.backslash: offset += 1
      case ASCII.lineFeed where scanner.isBlankLine(after: offset): return nil
      default: break
      }
      offset += 1
    }
    return nil
  }

  private func isFormula(_ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch source[offset] {
      case 0x60: return false
      case ASCII.bracketClosed where scanner.has("](", at: offset, before: range.upperBound),
        ASCII.colon where scanner.has("://", at: offset, before: range.upperBound),
        ASCII.asterisk where scanner.has("**", at: offset, before: range.upperBound),
        ASCII.less where scanner.has("</", at: offset, before: range.upperBound):
        return false
      default: break
      }
      offset += 1
    }
    return true
  }

  private mutating func brackets(at open: Int, isRound: Bool) -> Int {
    guard open >= (isRound ? unclosed.round : unclosed.square) else { return open + 2 }
    let closing = isRound ? ASCII.parenthesisClosed : ASCII.bracketClosed
    var offset = open + 2
    var isMathematical = false
    while offset < source.count {
      let byte = source[offset]
      if byte == ASCII.lineFeed, scanner.isBlankLine(after: offset) { break }
      if byte == ASCII.backslash, offset + 1 < source.count {
        let sign = source[offset + 1]
        if sign == closing {
          guard isMathematical else { break }
          hidden.append(open..<offset + 2)
          return offset + 2
        }
        isMathematical = isMathematical || ASCII.lower(sign) &- 0x61 < 26
        offset += 1
      } else if "^_=<>".utf8.contains(byte) {
        isMathematical = true
      }
      offset += 1
    }
    if isRound { unclosed.round = offset } else { unclosed.square = offset }
    return open + 2
  }

  /// Signs become letters, but for bars, which divide cells, and what begins a line.
  private func hide(_ range: Range<Int>, in copy: UnsafeMutableRawBufferPointer) {
    var isLineStart = false
    for offset in range {
      let byte = copy[offset]
      if byte == ASCII.lineFeed {
        isLineStart = true
      } else if isLineStart, " \t>-+*#|~=`0123456789.".utf8.contains(byte) {
        continue
      } else {
        isLineStart = false
        if byte > 0x20, byte < 0x7F, byte != ASCII.bar { copy[offset] = 0x78 }
      }
    }
  }
}

extension ByteScanner {
  /// Whether the line after a line feed is blank, or there is none.
  func isBlankLine(after feed: Int) -> Bool {
    var offset = feed + 1
    while offset < bytes.count, bytes[offset] != ASCII.lineFeed {
      guard ASCII.isWhite(bytes[offset]) else { return false }
      offset += 1
    }
    return true
  }
}
