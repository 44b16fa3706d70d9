internal import CMd4c
import Digests
import Papers

/// The texts that md4c gives, as they stand in the source: lines, escapes, entities, HTML.
extension MarkdownOutline {
  mutating func take(_ kind: MD_TEXTTYPE, _ text: UnsafeRawBufferPointer) {
    let place = place(of: text)
    if let place, kind == MD_TEXT_NORMAL, isPlain(at: place) {
      lastEnd = place + text.count
      return builder.append(original(place, text.count), line: line)
    }
    if place != nil, kind == MD_TEXT_HTML || builder.needsLine { countLines(to: place!) }
    if kind == MD_TEXT_HTML {
      if raw.isEmpty { rawLine = line }
      raw.append(contentsOf: place.map { original($0, text.count) } ?? text)
      return
    }
    takeRaw()
    if !text.isEmpty { html.openRuns(line: line, into: &builder) }
    switch kind {
    case MD_TEXT_BR, MD_TEXT_SOFTBR: builder.breakLine()
    case MD_TEXT_NULLCHAR: break
    default:
      guard let place else { return builder.append(text, line: line) }
      take(kind, at: place, text.count)
    }
  }

  /// Whether nothing is to be done with a text but to add it, as with most.
  @inline(__always) func isPlain(at place: Int) -> Bool {
    place >= lastEnd && raw.isEmpty && html.inlines.isEmpty && !builder.needsLine
      && !joinsLines && (place == 0 || read[place - 1] != ASCII.backslash)
  }

  /// A text of the source.
  private mutating func take(_ kind: MD_TEXTTYPE, at place: Int, _ count: Int) {
    if kind == MD_TEXT_ENTITY {
      let text = original(place, source.count)
      if let (value, length) = Entities.reference(at: 0, in: text) {
        value.withUnsafeBytes { builder.append($0, line: line) }
        // One that was escaped twice goes on in what md4c takes for text.
        lastEnd = place + max(length, count)
        return
      }
    } else if place < lastEnd {
      let rest = place + count - lastEnd
      if rest > 0 { builder.append(original(lastEnd, rest), line: line) }
      lastEnd = max(lastEnd, place + count)
      return
    } else if kind == MD_TEXT_NORMAL, place > 0, read[place - 1] == ASCII.backslash,
      lastEnd < place,
      MarkdownOutline.mayBeTeX(
        read[place], before: place + 1 < read.count ? read[place + 1] : ASCII.space)
    {
      builder.appendBackslash(line: line)
    }
    lastEnd = place + count
    let text = original(place, count)
    // Line ends come by themselves, but for those that were hidden: a cell goes on in the next line.
    if kind == MD_TEXT_NORMAL, joinsLines,
      scanner.first(ASCII.lineFeed, in: bounds(of: text)) != nil
    {
      for word in text.split(whereSeparator: ASCII.isWhite) {
        builder.appendBlank()
        builder.append(UnsafeRawBufferPointer(rebasing: word), line: line)
      }
      if let last = text.last, ASCII.isWhite(last) { builder.appendBlank() }
    } else {
      builder.append(text, line: line)
    }
  }

  /// Where a text of the source is.
  private func bounds(of text: UnsafeRawBufferPointer) -> Range<Int> {
    guard let base = source.baseAddress, let start = text.baseAddress else { return 0..<0 }
    return start - base..<start - base + text.count
  }

  /// Where a text stands in what is read, if it is of that.
  @inline(__always) private func place(of text: UnsafeRawBufferPointer) -> Int? {
    guard let base = read.baseAddress, let start = text.baseAddress else { return nil }
    let place = start - base
    return place >= 0 && place < read.count ? place : nil
  }

  /// What the source has at a place of what is read; at most so many bytes.
  @inline(__always) func original(_ place: Int, _ count: Int) -> UnsafeRawBufferPointer {
    let start = isShifted ? masked?.original(place) ?? place : place
    return UnsafeRawBufferPointer(rebasing: source[start..<min(start + count, source.count)])
  }

  /// Makes `line` that of a place.
  private mutating func countLines(to place: Int) {
    let place = masked?.original(place) ?? place
    if place > counted {
      line += scanner.lineFeeds(in: counted..<place)
      counted = place
    }
    builder.place(at: line)
  }

  /// Whether a backslash before a sign, outside of formulas, may be TeX's. The others are Markdown's alone.
  private static func mayBeTeX(_ sign: UInt8, before next: UInt8) -> Bool {
    switch sign {
    // Accents, and what TeX shows as Markdown does.
    case 0x22, 0x27, 0x60, 0x5E, 0x7E, 0x3D, 0x2E, 0x23, 0x24, 0x26, 0x25, 0x5F, 0x7B, 0x7D, 0x2C:
      true
    // An escaped backslash before a name is that of a command.
    case ASCII.backslash: ASCII.lower(next) &- 0x61 >= 26
    default: false
    }
  }

  /// HTML is read when all of it has come.
  mutating func takeRaw() {
    guard !raw.isEmpty else { return }
    raw.withUnsafeBytes { html.read($0, line: rawLine, into: &builder) }
    raw.removeAll(keepingCapacity: true)
  }
}
