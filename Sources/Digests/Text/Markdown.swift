import Papers

/// The pieces of Markdown that digests are made of, found in place: headings, links, labels, table
/// cells. All ranges are offsets into the scanner's bytes.
extension ByteScanner {
  /// `## Text`, with one to six marks and a blank after them.
  func heading(_ line: Range<Int>) -> (level: Int, text: Range<Int>)? {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start] == ASCII.hash { start += 1 }
    let level = start - line.lowerBound
    guard (1...6).contains(level), start < line.upperBound, ASCII.isWhite(bytes[start]) else {
      return nil
    }
    let text = trimmed(start..<line.upperBound)
    return text.isEmpty ? nil : (level, text)
  }

  /// `[text](address)`.
  struct Link {
    let text: Range<Int>
    let address: Range<Int>
    /// The whole of it.
    let range: Range<Int>
  }

  /// The link that begins at `start`. Brackets within the text may be paired, escaped or neither.
  ///
  /// A link has at most 8 KB and eight more brackets opened in its text, and none in its address, so
  /// that looking for one at every bracket costs no more than the text has bytes.
  func link(at start: Int, before end: Int) -> Link? {
    guard start < end, bytes[start] == ASCII.bracketOpen else { return nil }
    let end = min(end, start + 8192)
    var opened = 0
    var offset = start + 1
    while offset + 1 < end, opened <= 8 {
      if bytes[offset] == ASCII.bracketOpen { opened += 1 }
      if bytes[offset] == ASCII.lineFeed, endsParagraph(offset, before: end) { return nil }
      if bytes[offset] == ASCII.bracketClosed, bytes[offset + 1] == ASCII.parenthesisOpen,
        let stop = addressEnd(from: offset + 2, before: end)
      {
        return Link(
          text: trimmed(start + 1..<offset), address: trimmed(offset + 2..<stop),
          range: start..<stop + 1)
      }
      offset += 1
    }
    return nil
  }

  /// Whether a blank line follows a line feed.
  private func endsParagraph(_ feed: Int, before end: Int) -> Bool {
    var offset = feed + 1
    while offset < end, bytes[offset] != ASCII.lineFeed, ASCII.isWhite(bytes[offset]) {
      offset += 1
    }
    return offset < end && bytes[offset] == ASCII.lineFeed
  }

  /// The parenthesis that closes an address; nil if what stands there is none.
  private func addressEnd(from start: Int, before end: Int) -> Int? {
    var depth = 0
    for offset in start..<max(start, end) {
      switch bytes[offset] {
      case ASCII.bracketOpen, ASCII.lineFeed: return nil
      case ASCII.parenthesisOpen: depth += 1
      case ASCII.parenthesisClosed where depth == 0:
        return looksLikeAddress(start..<offset) ? offset : nil
      case ASCII.parenthesisClosed: depth -= 1
      default: break
      }
    }
    return nil
  }

  /// The first link in a range.
  func firstLink(in range: Range<Int>) -> Link? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == ASCII.bracketOpen, let link = link(at: offset, before: range.upperBound) {
        return link
      }
      offset += 1
    }
    return nil
  }

  /// A place on the web or on the page, or nothing: no part of a sentence.
  private func looksLikeAddress(_ range: Range<Int>) -> Bool {
    range.isEmpty || has("http", at: range.lowerBound, before: range.upperBound)
      || !bytes[range].contains(where: ASCII.isWhite)
  }

  /// What follows a label at the beginning of a line: `**Authors**: …`, `**Authors:** …`,
  /// `Authors: …`, also after a list mark or quotation mark, also with a full-width colon.
  func value(of label: StaticString, in line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    let end = line.upperBound
    while start < end, ASCII.isWhite(bytes[start]) || bytes[start] == ASCII.greater { start += 1 }
    if start + 1 < end, bytes[start] == ASCII.hyphen || bytes[start] == ASCII.asterisk,
      ASCII.isWhite(bytes[start + 1])
    {
      start += 2
    }
    while start < end, bytes[start] == ASCII.asterisk { start += 1 }
    guard has(label, at: start, before: end) else { return nil }
    start += label.utf8CodeUnitCount
    var hasColon = false
    while start < end {
      if bytes[start] == ASCII.asterisk {
        start += 1
      } else if !hasColon, bytes[start] == ASCII.colon {
        (start, hasColon) = (start + 1, true)
      } else if !hasColon, has("：", at: start, before: end) {
        (start, hasColon) = (start + 3, true)
      } else {
        break
      }
    }
    return hasColon ? trimmed(start..<end) : nil
  }

  /// A range without pairs of `**`, `__`, `*`, `_` and back-quotes around the whole of it.
  func unmarked(_ range: Range<Int>) -> Range<Int> {
    var range = trimmed(range)
    while range.count > 2, let first = bytes[range].first, first == bytes[range.upperBound - 1],
      ByteSet("*_`").contains(first)
    {
      range = trimmed(range.lowerBound + 1..<range.upperBound - 1)
    }
    return range
  }

  /// The cells of a table row: what stands between bars that are not escaped.
  package func cells(_ line: Range<Int>) -> [Range<Int>] {
    var range = trimmed(line)
    if range.count > 0, bytes[range.lowerBound] == ASCII.bar { range = range.dropFirst() }
    if range.count > 0, bytes[range.upperBound - 1] == ASCII.bar { range = range.dropLast() }
    var cells: [Range<Int>] = []
    var from = range.lowerBound
    for offset in range where bytes[offset] == ASCII.bar {
      if offset > range.lowerBound, bytes[offset - 1] == ASCII.backslash { continue }
      cells.append(trimmed(from..<offset))
      from = offset + 1
    }
    cells.append(trimmed(from..<range.upperBound))
    return cells
  }
}
