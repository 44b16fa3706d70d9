import Digests

/// Hides formulas from a reader of Markdown, which would see emphasis, escapes and tags in them: a copy of
/// the text in which their signs are letters. Every byte stays where it is, so that what the reader finds in
/// the copy is taken from the original.
///
/// A formula is `$…$` as Pandoc has it (no blank within the dollars, no digit after them), `$$…$$`, and `\(…\)`
/// and `\[…\]` with mathematics in it. Two prices are no formula: nor is what has a link, code or bold text
/// between the dollars.
struct FormulaMask {
  private let source: UnsafeRawBufferPointer
  private let scanner: ByteScanner
  private var formulas: [Range<Int>] = []
  /// No `\(` before here is closed, nor a `\[`.
  private var unclosed = (round: 0, square: 0)

  /// The longest formula that is looked for, in bytes.
  private static let limit = 2000

  /// The copy; nil when there is no formula, as in most lists. Linear.
  static func masked(_ source: UnsafeRawBufferPointer) -> [UInt8]? {
    let scanner = ByteScanner(source)
    let whole = 0..<source.count
    guard
      scanner.first(0x24, in: whole) != nil || scanner.find(#"\("#, in: whole) != nil
        || scanner.find(#"\["#, in: whole) != nil
    else { return nil }
    var mask = FormulaMask(source)
    mask.find()
    if mask.formulas.isEmpty { return nil }
    var copy = Array(source)
    for formula in mask.formulas { mask.hide(formula, in: &copy) }
    return copy
  }

  private init(_ source: UnsafeRawBufferPointer) {
    self.source = source
    scanner = ByteScanner(source)
  }

  private mutating func find() {
    var offset = 0
    while offset + 1 < source.count {
      switch source[offset] {
      case 0x24: offset = dollars(at: offset)
      case ASCII.backslash:
        let sign = source[offset + 1]
        offset =
          sign == ASCII.parenthesisOpen || sign == ASCII.bracketOpen
          ? brackets(at: offset, isRound: sign == ASCII.parenthesisOpen) : offset + 2
      default: offset += 1
      }
    }
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
      formulas.append(open..<end)
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
          formulas.append(open..<offset + 2)
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
  private func hide(_ range: Range<Int>, in copy: inout [UInt8]) {
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
