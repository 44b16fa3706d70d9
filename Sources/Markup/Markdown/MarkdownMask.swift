import Papers

/// Makes of a text what a reader of Markdown reads instead, where that would read it otherwise than people do:
/// a copy in which some signs are others. What the reader finds in the copy is taken from the original, so
/// that nobody sees the copy.
///
/// - Signs of formulas are letters. A formula is `$…$` as Pandoc has it (no blank within the dollars, no digit
///   after them), `$$…$$`, and `\(…\)` and `\[…\]` with mathematics in it. Two prices are no formula: nor is what
///   has a link, code or bold text between the dollars.
/// - Signs of emphasis in a bare address are a part of it. (md4c could find bare addresses itself, in a time
///   that grows with the square of their number in a paragraph.)
/// - Closing brackets in paragraphs of thousands of lines are letters, where they might be references: each
///   costs md4c time for all lines before it.
/// - `**作者：**张三` and `**By:**Ann` are bold, though CommonMark wants a blank somewhere; `##Title` is a heading
///   (`#tag` is none); a table may follow a line of text, and
///   have columns of one hyphen.
/// - A last line without an end gets one: md4c 0.4.8 looks at the byte behind a text that does not end with a
///   line's end, where there may be no memory, or another text.
struct MarkdownMask {
  let source: UnsafeRawBufferPointer
  let scanner: ByteScanner
  /// Signs that become letters.
  private var hidden: [Range<Int>] = []
  /// Bytes that become another.
  var replaced: [(place: Range<Int>, byte: UInt8)] = []
  /// Some of them are ends of lines.
  var joinsLines = false
  /// What is put in, before which places.
  var inserted: [(place: Int, byte: UInt8)] = []
  /// No `\(` before here is closed, nor a `\[`.
  private var unclosed = (round: 0, square: 0)

  /// The longest formula that is looked for, in bytes.
  private static let limit = 2000

  /// The copy; nil when it would be the same. Linear.
  static func masked(_ source: UnsafeRawBufferPointer) -> MaskedText? {
    var mask = MarkdownMask(source)
    mask.findSigns()
    mask.findLines()
    if let last = source.last, last != ASCII.lineFeed, last != ASCII.carriageReturn {
      mask.inserted.append((source.count, ASCII.lineFeed))
    }
    if mask.hidden.isEmpty, mask.replaced.isEmpty, mask.inserted.isEmpty { return nil }
    var copy = MaskedText(source, joinsLines: mask.joinsLines)
    for range in mask.hidden { mask.hide(range, in: copy.bytes) }
    for (place, byte) in mask.replaced {
      for offset in place { copy.bytes[offset] = byte }
    }
    if !mask.inserted.isEmpty { copy.insert(mask.inserted) }
    return copy
  }

  private init(_ source: UnsafeRawBufferPointer) {
    self.source = source
    scanner = ByteScanner(source)
  }

  private mutating func findSigns() {
    var offset = 0
    while let place = scanner.first(
      0x24, or: ASCII.backslash, or: ASCII.colon, or: ASCII.asterisk, in: offset..<source.count),
      place + 1 < source.count
    {
      switch source[place] {
      case 0x24: offset = dollars(at: place)
      case ASCII.colon: offset = address(at: place)
      case ASCII.asterisk: offset = asterisks(at: place)
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
    if ByteSet("(<\"'=`").contains(before) { return end }
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
    let end = min(source.count, first + MarkdownMask.limit)
    while offset < end,
      let place = scanner.first(0x24, or: ASCII.backslash, or: ASCII.lineFeed, in: offset..<end)
    {
      switch source[place] {
      case 0x24: return place
      case ASCII.backslash: offset = place + 2
      default:
        if scanner.isBlankLine(after: place) { return nil }
        offset = place + 1
      }
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
      } else if ByteSet("^_=<>").contains(byte) {
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
      } else if isLineStart, ByteSet(" \t>-+*#|~=`0123456789.").contains(byte) {
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
