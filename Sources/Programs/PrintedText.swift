import Papers

/// What a program has printed, as lines that can be shown: text is kept, what a terminal would obey is taken out.
public enum PrintedText {
  /// The lines, without blank ones at the end.
  public static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = String(decoding: plain(bytes), as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(line)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines
  }

  /// The first line that says something.
  public static func firstLine(_ bytes: [UInt8]) -> String? {
    lines(bytes).first { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The last one.
  public static func lastLine(_ bytes: [UInt8]) -> String? { lines(bytes).last }

  /// A line as it would stand there at the end: what a carriage return was written over is gone.
  private static func line(_ text: Substring) -> String {
    let last = text.split(separator: "\r").last ?? ""
    var line = ""
    var column = 0
    for character in last {
      if character == "\t" {
        let gap = 8 - column % 8
        line += String(repeating: " ", count: gap)
        column += gap
      } else {
        line.append(character)
        column += 1
      }
    }
    return SafeText.line(line)
  }

  /// Without sequences of escape, and without what was struck over (`_` backspace `x`, as manuals have it).
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x1B: index = endOfSequence(bytes, index)
      case 0x08:
        removeCharacter(from: &plain)
        index += 1
      case 0x07, 0x00: index += 1
      case let byte:
        plain.append(byte)
        index += 1
      }
    }
    return plain
  }

  /// Takes the last character of the line away, all of its bytes.
  private static func removeCharacter(from text: inout [UInt8]) {
    while let byte = text.last, byte != 0x0A {
      text.removeLast()
      if byte & 0xC0 != 0x80 { return }
    }
  }

  /// Where what begins with an escape ends: `ESC [ … letter`, `ESC ] … BEL` or `ESC \`, `ESC x`.
  private static func endOfSequence(_ bytes: [UInt8], _ start: Int) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    switch bytes[start + 1] {
    case 0x5B:
      var index = start + 2
      while index < bytes.count, (0x20...0x3F).contains(bytes[index]) { index += 1 }
      let isWhole = index < bytes.count && (0x40...0x7E).contains(bytes[index])
      return isWhole ? index + 1 : index
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F:
      // A text for the terminal: to its end, or to that of the line, if it has none.
      var index = start + 2
      while index < bytes.count, bytes[index] != 0x07, bytes[index] != 0x0A {
        if bytes[index] == 0x1B {
          let isEnd = index + 1 < bytes.count && bytes[index + 1] == 0x5C
          return isEnd ? index + 2 : index
        }
        index += 1
      }
      return index < bytes.count && bytes[index] == 0x07 ? index + 1 : index
    case 0x20...0x2F: return min(bytes.count, start + 3)
    case 0x0A, 0x1B: return start + 1
    default: return start + 2
    }
  }
}
