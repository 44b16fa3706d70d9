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

  /// The link that begins at `start`. Brackets within the text may be paired or escaped; one that
  /// is neither still counts, if `](` comes later. A link has at most 8 KB.
  func link(at start: Int, before end: Int) -> Link? {
    guard start < end, bytes[start] == ASCII.bracketOpen else { return nil }
    let end = min(end, start + 8192)
    var offset = start + 1
    while let close = find("](", in: offset..<end) {
      let address = close + 2
      var stop = address
      var depth = 0
      while stop < end, bytes[stop] != ASCII.lineFeed {
        if bytes[stop] == ASCII.parenthesisOpen { depth += 1 }
        if bytes[stop] == ASCII.parenthesisClosed {
          if depth == 0 { break }
          depth -= 1
        }
        stop += 1
      }
      if stop < end, bytes[stop] == ASCII.parenthesisClosed, looksLikeAddress(address..<stop) {
        return Link(
          text: trimmed(start + 1..<close), address: trimmed(address..<stop),
          range: start..<stop + 1)
      }
      offset = close + 2
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
      "*_`".utf8.contains(first)
    {
      range = trimmed(range.lowerBound + 1..<range.upperBound - 1)
    }
    return range
  }

  /// The cells of a table row: what stands between bars that are not escaped.
  func cells(_ line: Range<Int>) -> [Range<Int>] {
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
