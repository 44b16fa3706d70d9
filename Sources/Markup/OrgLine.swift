import Papers

/// The parts of a line of Org.
enum OrgLine {
  /// `** Text`: its level and where the text is.
  static func heading(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (level: Int, text: Range<Int>)? {
    var offset = line.lowerBound
    while offset < line.upperBound, scanner.bytes[offset] == ASCII.asterisk { offset += 1 }
    let level = offset - line.lowerBound
    guard level > 0, offset < line.upperBound, scanner.bytes[offset] == ASCII.space else {
      return nil
    }
    return (level, scanner.trimmed(offset..<line.upperBound))
  }

  private static let todos: [StaticString] = [
    "TODO", "DONE", "NEXT", "WAITING", "WAIT", "HOLD", "CANCELLED", "CANCELED", "STARTED",
    "IN-PROGRESS", "INPROGRESS", "SOMEDAY", "READ", "READING", "TOREAD", "TO-READ", "PROJ",
    "[ ]", "[X]", "[-]", "[?]",
  ]

  /// Whether a heading has a word that says what is to be done.
  static func todo(_ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let heading = heading(line, scanner) else { return false }
    return afterTodo(heading.text, scanner).lowerBound > heading.text.lowerBound
  }

  /// A heading's text without words to do, `[#A]` and `[1/2]`.
  static func afterTodo(_ text: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    var text = text
    for todo in todos where scanner.has(todo, at: text.lowerBound, before: text.upperBound) {
      let end = text.lowerBound + todo.utf8CodeUnitCount
      guard end == text.upperBound || scanner.bytes[end] == ASCII.space else { continue }
      text = scanner.trimmed(end..<text.upperBound)
      break
    }
    if scanner.has("[#", at: text.lowerBound, before: text.upperBound), text.count > 3,
      scanner.bytes[text.lowerBound + 3] == ASCII.bracketClosed
    {
      text = scanner.trimmed(text.lowerBound + 4..<text.upperBound)
    }
    return text
  }

  /// `:one:two:` at the end of a heading.
  static func tags(_ text: Range<Int>, _ scanner: ByteScanner) -> Range<Int>? {
    guard text.count > 2, scanner.bytes[text.upperBound - 1] == ASCII.colon else { return nil }
    var start = text.upperBound - 1
    while start > text.lowerBound, !ASCII.isWhite(scanner.bytes[start - 1]) { start -= 1 }
    guard scanner.bytes[start] == ASCII.colon, start + 2 < text.upperBound, start > text.lowerBound
    else { return nil }
    return start..<text.upperBound
  }

  /// `- text`, `+ text`, `1. text`, ` * text`: how far it is indented, and where the text is.
  static func item(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (indent: Int, isOrdered: Bool, text: Range<Int>)? {
    let bytes = scanner.bytes
    var start = line.lowerBound
    while start < line.upperBound, ASCII.isWhite(bytes[start]) { start += 1 }
    guard start < line.upperBound else { return nil }
    let indent = start - line.lowerBound
    var end = start
    if bytes[start] == ASCII.hyphen || bytes[start] == 0x2B
      || bytes[start] == ASCII.asterisk && indent > 0
    {
      end += 1
    } else {
      while end < line.upperBound, ASCII.isDigit(bytes[end]) { end += 1 }
      guard end > start, end < line.upperBound,
        bytes[end] == 0x2E || bytes[end] == ASCII.parenthesisClosed
      else { return nil }
      end += 1
    }
    guard end == line.upperBound || ASCII.isWhite(bytes[end]) else { return nil }
    var text = scanner.trimmed(end..<line.upperBound)
    for box in ["[ ] ", "[X] ", "[x] ", "[-] "] as [StaticString]
    where scanner.has(box, at: text.lowerBound, before: text.upperBound) {
      text = scanner.trimmed(text.lowerBound + 4..<text.upperBound)
      break
    }
    return (indent, ASCII.isDigit(bytes[start]), text)
  }

  /// `:NAME: value`.
  static func property(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (name: Range<Int>, value: Range<Int>)? {
    guard line.count > 2, scanner.bytes[line.lowerBound] == ASCII.colon,
      let close = scanner.first(ASCII.colon, in: line.lowerBound + 1..<line.upperBound),
      close > line.lowerBound + 1,
      !scanner.bytes[line.lowerBound..<close].contains(where: ASCII.isWhite),
      close + 1 == line.upperBound || ASCII.isWhite(scanner.bytes[close + 1])
    else { return nil }
    return (line.lowerBound + 1..<close, scanner.trimmed(close + 1..<line.upperBound))
  }

  /// `#+name: value`.
  static func keyword(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (name: Range<Int>, value: Range<Int>)? {
    guard scanner.has("#+", at: line.lowerBound, before: line.upperBound),
      let colon = scanner.first(ASCII.colon, in: line.lowerBound + 2..<line.upperBound)
    else { return nil }
    return (line.lowerBound + 2..<colon, scanner.trimmed(colon + 1..<line.upperBound))
  }

  /// Whether a line says a word, whatever the case and what follows.
  static func begins(_ word: StaticString, _ line: Range<Int>, _ scanner: ByteScanner) -> Bool {
    let end = line.lowerBound + word.utf8CodeUnitCount
    return end <= line.upperBound && scanner.says(word, line.lowerBound..<end)
  }
}
