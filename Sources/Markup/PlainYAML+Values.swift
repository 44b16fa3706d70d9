import Papers

/// Values: on the line, or on those that follow.
extension PlainYAML {
  /// A value of a name or a hyphen that stands so far in.
  mutating func value(from start: Int, within indent: Int) -> Bool {
    switch bytes[start] {
    case ASCII.quote, ASCII.apostrophe:
      guard let text = quoted(at: start), let feed = lineEnd(behind: text.upperBound + 1) else {
        return false
      }
      json.add(scanner.slice(text), isPlain: false, at: line)
      goOn(behind: feed)
      return true
    case ASCII.bracketOpen: return list(from: start)
    case ASCII.greater, ASCII.bar: return lines(from: start, within: indent)
    default: return plain(from: start, within: indent)
    }
  }

  /// The line feed at a place, or after blanks there.
  private func lineEnd(behind place: Int) -> Int? {
    let end = afterBlanks(place)
    return bytes[end] == ASCII.lineFeed ? end : nil
  }

  /// What is in quotation marks that are closed on the line, if nothing in it is escaped.
  private func quoted(at start: Int) -> Range<Int>? {
    let rest = start + 1..<scanner.lineEnd(from: start)
    let isDouble = bytes[start] == ASCII.quote
    guard
      let end = isDouble
        ? scanner.first(ASCII.quote, or: ASCII.backslash, or: ASCII.backslash, in: rest)
        : scanner.first(ASCII.apostrophe, in: rest),
      bytes[end] == bytes[start], isDouble || bytes[end + 1] != ASCII.apostrophe
    else { return nil }
    return start + 1..<end
  }

  /// Whether plain text may begin with a byte.
  private static func beginsPlain(_ byte: UInt8) -> Bool {
    !ByteSet("-?:,[]{}#&*!|>'\"%@`").contains(byte)
  }

  /// `[one, "two"]`
  private mutating func list(from start: Int) -> Bool {
    json.begin(isMap: false, at: line)
    var place = afterBlanks(start + 1)
    var isFirst = true
    while !isFirst || bytes[place] != ASCII.bracketClosed {
      isFirst = false
      if let text = quoted(at: place), ByteSet("'\"").contains(bytes[place]) {
        json.add(scanner.slice(text), isPlain: false, at: line)
        place = afterBlanks(text.upperBound + 1)
      } else {
        guard PlainYAML.beginsPlain(bytes[place]) else { return false }
        var end = place
        while bytes[end] >= ASCII.space, !ByteSet("?:,[]{}#&*!|>'\"%@`").contains(bytes[end]) {
          end &+= 1
        }
        json.add(scanner.slice(scanner.trimmed(place..<end)), isPlain: true, at: line)
        place = end
      }
      if bytes[place] == ASCII.comma {
        place = afterBlanks(place + 1)
      } else if bytes[place] != ASCII.bracketClosed {
        return false
      } else {
        break
      }
    }
    guard let feed = lineEnd(behind: place + 1) else { return false }
    json.end()
    goOn(behind: feed)
    return true
  }

  /// Plain text, which goes on in lines that stand farther in.
  private mutating func plain(from start: Int, within indent: Int) -> Bool {
    guard PlainYAML.beginsPlain(bytes[start]), let end = plainEnd(from: start) else { return false }
    let first = line
    let text = scanner.trimmed(start..<end)
    var isLong = false
    goOn(behind: end)
    while offset < bytes.count {
      let begin = afterBlanks(offset)
      if bytes[begin] == ASCII.lineFeed {
        // A blank line may be one in the text.
        guard endsText(from: begin + 1, within: indent) else { return false }
        break
      }
      if begin - offset <= indent { break }
      guard bytes[begin] != ASCII.hash, let end = plainEnd(from: begin) else { return false }
      if !isLong {
        room.removeAll(keepingCapacity: true)
        room.append(contentsOf: scanner.slice(text))
        isLong = true
      }
      room.append(ASCII.space)
      room.append(contentsOf: scanner.slice(scanner.trimmed(begin..<end)))
      goOn(behind: end)
    }
    if isLong {
      room.withUnsafeBytes { json.add($0, isPlain: true, at: first) }
    } else {
      json.add(scanner.slice(text), isPlain: true, at: first)
    }
    return true
  }

  /// Whether the next line that is not blank stands no farther in.
  private func endsText(from start: Int, within indent: Int) -> Bool {
    var from = start
    while from < bytes.count {
      let begin = afterBlanks(from)
      if bytes[begin] != ASCII.lineFeed { return begin - from <= indent }
      from = begin + 1
    }
    return true
  }

  /// The end of a line of plain text; nil when there is a colon or a comment in it.
  private func plainEnd(from start: Int) -> Int? {
    let end = scanner.lineEnd(from: start)
    var place = start
    while let mark = scanner.first(ASCII.colon, or: ASCII.hash, or: ASCII.hash, in: place..<end) {
      let isOther =
        bytes[mark] == ASCII.colon
        ? bytes[mark + 1] > ASCII.space : mark > start && bytes[mark - 1] != ASCII.space
      guard isOther else { return nil }
      place = mark + 1
    }
    return end
  }

  /// `>` and `|`, and the lines behind them.
  private mutating func lines(from start: Int, within indent: Int) -> Bool {
    let isFolded = bytes[start] == ASCII.greater
    let keepsEnd = bytes[start + 1] != ASCII.hyphen
    guard let feed = lineEnd(behind: keepsEnd ? start + 1 : start + 2) else { return false }
    let first = line
    goOn(behind: feed)
    room.removeAll(keepingCapacity: true)
    // How far in the first line stands, and how many line ends came since the last text.
    var (margin, feeds) = (0, 0)
    while offset < bytes.count {
      let begin = afterBlanks(offset)
      let column = begin - offset
      if bytes[begin] == ASCII.lineFeed {
        guard margin > 0, column <= margin else { return false }
        feeds += 1
        goOn(behind: begin)
        continue
      }
      if margin == 0 {
        guard column > indent else { return false }
        margin = column
      } else if column < margin {
        break
      } else if isFolded, feeds == 1 {
        room.append(ASCII.space)
      } else {
        let count = isFolded ? feeds - 1 : feeds
        room.append(contentsOf: repeatElement(ASCII.lineFeed, count: count))
      }
      // In folded text, what stands farther in is not folded.
      if isFolded, column > margin { return false }
      let end = scanner.lineEnd(from: begin)
      room.append(contentsOf: scanner.slice(offset + margin..<end))
      feeds = 1
      goOn(behind: end)
    }
    guard margin > 0 else { return false }
    if keepsEnd { room.append(ASCII.lineFeed) }
    room.withUnsafeBytes { json.add($0, isPlain: false, at: first) }
    return true
  }
}
