/// Reads the commands and arguments of TeX.
struct Lexer {
  let bytes: UnsafeRawBufferPointer
  let outline: Outline

  struct Command {
    /// With its backslash.
    let range: Range<Int>
    let meaning: Meaning
    /// Made of letters: blanks after it are none of the text.
    let isWord: Bool
  }

  /// A group without its braces, a command, or one character.
  struct Argument {
    let inner: Range<Int>
    /// What comes after it.
    let end: Int
    let isGroup: Bool
  }

  /// The command at a backslash; nil when nothing comes after it.
  func command(at offset: Int, before end: Int) -> Command? {
    guard offset + 1 < end else { return nil }
    var stop = offset + 1
    while stop < end, Lexer.isLetter(bytes[stop]) { stop += 1 }
    let isWord = stop > offset + 1
    if !isWord { stop = characterEnd(at: offset + 1, before: end) }
    return Command(
      range: offset..<stop, meaning: Meaning.of(bytes[(offset + 1)..<stop]), isWord: isWord)
  }

  func skipBlanks(_ offset: Int, before end: Int) -> Int {
    var offset = offset
    while offset < end, Lexer.isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  /// The argument at an offset, blanks before it passed over; nil when there is none.
  func argument(at offset: Int, before end: Int) -> Argument? {
    let start = skipBlanks(offset, before: end)
    guard start < end else { return nil }
    switch bytes[start] {
    case 0x7B:
      guard let pair = group(at: start, before: end) else { return nil }
      return Argument(inner: pair.inner, end: pair.end, isGroup: true)
    case 0x5C:
      guard let command = command(at: start, before: end),
        let stop = extent(of: command, before: end)
      else { return nil }
      return Argument(inner: start..<stop, end: stop, isGroup: false)
    case 0x7D, 0x24, 0x26, 0x5E, 0x5F, 0x0A: return nil
    default:
      let stop = characterEnd(at: start, before: end)
      return Argument(inner: start..<stop, end: stop, isGroup: false)
    }
  }

  /// An argument in brackets, which need not be there. It is not longer than a few words; groups in it
  /// count as one.
  func option(at offset: Int, before end: Int) -> Argument? {
    let start = skipBlanks(offset, before: end)
    guard start < end, bytes[start] == 0x5B else { return nil }
    var close = start + 1
    for _ in 0..<64 {
      guard close < end, bytes[close] != 0x5D else { break }
      close = bytes[close] == 0x7B ? group(at: close, before: end)?.end ?? close + 1 : close + 1
    }
    guard close < end, bytes[close] == 0x5D else { return nil }
    return Argument(inner: start + 1..<close, end: close + 1, isGroup: true)
  }

  func group(at offset: Int, before end: Int) -> Outline.Pair? {
    guard offset < end, bytes[offset] == 0x7B, let pair = outline.pair(at: offset),
      pair.kind == .group, pair.end <= end
    else { return nil }
    return pair
  }

  /// More commands in a row than anyone writes as one argument: `x^\mathbf\hat…`.
  static let chainLimit = 16

  /// Where a command ends that stands as an argument itself, with its own arguments: `\mathbb Q`.
  /// Only itself when one of them is missing; nil for a chain without an end.
  private func extent(of command: Command, before end: Int) -> Int? {
    var stop = command.range.upperBound
    guard var missing = command.meaning.arity else {
      return command.isWord ? groups(from: stop, before: end) : stop
    }
    if command.meaning.takesOption { stop = option(at: stop, before: end)?.end ?? stop }
    var length = 1
    while missing > 0 {
      missing -= 1
      let start = skipBlanks(stop, before: end)
      guard start < end, bytes[start] == 0x5C, let next = self.command(at: start, before: end)
      else {
        guard let argument = argument(at: start, before: end) else {
          return command.range.upperBound
        }
        stop = argument.end
        continue
      }
      length += 1
      if length > Lexer.chainLimit { return nil }
      stop = next.range.upperBound
      if next.meaning.takesOption { stop = option(at: stop, before: end)?.end ?? stop }
      guard let more = next.meaning.arity else {
        stop = groups(from: stop, before: end)
        continue
      }
      missing += more
    }
    return stop
  }

  /// Where the groups end that follow a command of which nothing is known.
  private func groups(from start: Int, before end: Int) -> Int {
    var stop = start
    while let pair = group(at: stop, before: end) { stop = pair.end }
    return stop
  }

  /// Where the character ends that begins at an offset.
  func characterEnd(at offset: Int, before end: Int) -> Int {
    let length =
      switch bytes[offset] {
      case 0xC0...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xFF: 4
      default: 1
      }
    var stop = offset + 1
    while stop < min(end, offset + length), bytes[stop] & 0xC0 == 0x80 { stop += 1 }
    return stop
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
