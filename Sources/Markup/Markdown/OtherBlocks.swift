import Papers

/// Finds where a stretch of Markdown ends that is left to md4c: before the first line at the margin of which it
/// is certain that it belongs to no block before it.
///
/// What goes on over blank lines are code between fences and some kinds of HTML. Fences at the margin are
/// followed to their end; behind what else may do so, nothing is certain any more. Other HTML and tables go on to
/// the next blank line, headings and all.
struct OtherBlocks {
  private let scanner: ByteScanner
  private var fence: (byte: UInt8, count: Int)?
  /// HTML or a table goes on to the next blank line.
  private var goesOn = false
  private var isUncertain = false

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  /// The end of the stretch that begins on the line at `start`. Linear.
  mutating func end(from start: Int) -> Int {
    let bytes = scanner.bytes
    var offset = start
    var wasBlank = false
    while offset < bytes.count {
      let end = scanner.lineEnd(from: offset)
      if offset > start, fence == nil, isPlace(offset..<end, wasBlank: wasBlank) { return offset }
      wasBlank = scanner.trimmed(offset..<end).isEmpty
      if wasBlank { goesOn = false } else { see(offset..<end) }
      if isUncertain { return bytes.count }
      offset = min(end + 1, bytes.count)
    }
    return bytes.count
  }

  private func isPlace(_ line: Range<Int>, wasBlank: Bool) -> Bool {
    guard !goesOn, let first = scanner.bytes[line].first else { return false }
    if first == ASCII.hash { return scanner.isHeading(line) }
    guard wasBlank else { return false }
    let found = PlainLine(at: line.lowerBound, scanner)
    return found.indent == 0 && found.kind == .text
  }

  /// Looks at a line for what it may open or close.
  private mutating func see(_ line: Range<Int>) {
    let bytes = scanner.bytes
    if scanner.isDelimiter(line) { goesOn = true }
    // Marks of lists and quotations may stand before.
    var place = line.lowerBound
    while place < line.upperBound, ByteSet(" \t\r>-+*0123456789.)").contains(bytes[place]) {
      place += 1
    }
    guard place < line.upperBound else { return }
    let byte = bytes[place]
    if byte == 0x60 || byte == 0x7E {
      seeFence(byte, place, line)
    } else if byte == ASCII.less, fence == nil {
      seeTag(place, line)
    }
  }

  private mutating func seeFence(_ byte: UInt8, _ place: Int, _ line: Range<Int>) {
    let bytes = scanner.bytes
    var end = place
    while end < line.upperBound, bytes[end] == byte { end += 1 }
    let count = end - place
    guard count >= 3 else { return }
    let rest = scanner.trimmed(end..<line.upperBound)
    if let open = fence {
      guard byte == open.byte, count >= open.count, rest.isEmpty else { return }
      if place == line.lowerBound { fence = nil } else { isUncertain = true }
    } else if place == line.lowerBound, !goesOn, !bytes[rest].contains(0x60) {
      fence = (byte, count)
    } else {
      isUncertain = true
    }
  }

  private mutating func seeTag(_ place: Int, _ line: Range<Int>) {
    goesOn = true
    let next = place + 1
    if scanner.has("!--", at: next, before: line.upperBound) {
      isUncertain = scanner.find("-->", in: next + 3..<line.upperBound) == nil
    } else if next < line.upperBound, ByteSet("!?").contains(scanner.bytes[next]) {
      isUncertain = true
    } else {
      for name in ["pre", "script", "style", "textarea"] as [StaticString] {
        let end = next + name.utf8CodeUnitCount
        if end <= line.upperBound, scanner.says(name, next..<end) { isUncertain = true }
      }
    }
  }
}
