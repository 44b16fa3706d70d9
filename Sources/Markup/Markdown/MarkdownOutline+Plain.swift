internal import CMd4c
import Papers

/// Blocks that are plain, without md4c: they become what they would through it.
extension MarkdownOutline {
  /// Reads all that there is.
  mutating func readBlocks() {
    guard !throughMd4c, !PlainBlocks.mayHaveDefinitions(ByteScanner(read)) else {
      return parse(0..<read.count)
    }
    var blocks = PlainBlocks(read)
    while let block = blocks.next() {
      switch block {
      case .heading(let level): addHeading(blocks.lines[...], level)
      case .paragraph: addParagraph(blocks.lines[...])
      case .list: addList(blocks.lines)
      case .other(let range): parse(range)
      }
    }
  }

  private mutating func addHeading(_ lines: ArraySlice<PlainLine>, _ level: Int) {
    guard let line = lines.first else { return }
    guard inlines.find(lines, in: read) else {
      return parse(line.begin..<min(line.end + 1, read.count))
    }
    enter(.heading(level: level))
    addMarked(line.start..<line.end)
    leaveContainer()
  }

  private mutating func addParagraph(_ lines: ArraySlice<PlainLine>) {
    builder.endParagraph()
    add(lines)
    html.endInlines()
    builder.endParagraph()
  }

  private mutating func addList(_ lines: [PlainLine]) {
    // Each open item is within a list of its own.
    var depth = -1
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.kind == .blank {
        index += 1
        continue
      }
      while depth > line.depth {
        leaveContainer()
        leaveContainer()
        depth -= 1
      }
      if line.kind == .item {
        if depth == line.depth { leaveContainer() }
        if line.beginsList {
          if depth == line.depth { leaveContainer() }
          enter(.list(isOrdered: line.isNumbered))
        }
        depth = line.depth
        enter(.item)
      }
      var end = index + 1
      while end < lines.count, lines[end].kind == .text, !lines[end].beginsParagraph { end += 1 }
      addParagraph(lines[index..<end])
      index = end
    }
    for _ in 0..<2 * (depth + 1) { leaveContainer() }
  }

  /// Adds the text of lines, through md4c when it is not plain.
  private mutating func add(_ lines: ArraySlice<PlainLine>) {
    guard let first = lines.first, let last = lines.last else { return }
    guard inlines.find(lines, in: read) else {
      return parse(first.start..<min(last.end + 1, read.count))
    }
    addMarked(first.start..<last.end)
  }

  /// Adds a text in which marks were found.
  private mutating func addMarked(_ range: Range<Int>) {
    var place = range.lowerBound
    for mark in inlines.marks where mark.kind != .none {
      addText(place..<mark.place)
      place = mark.next
      switch mark.kind {
      case .none, .cut: break
      case .lineEnd: builder.breakLine()
      case .bold: beginSpan(.bold)
      case .italic: beginSpan(.italic)
      case .link: beginSpan(.link, to: mark.target)
      case .image: beginSpan(.image, to: mark.target)
      case .end: leaveSpan()
      }
    }
    addText(place..<range.upperBound)
  }

  private mutating func addText(_ range: Range<Int>) {
    if range.isEmpty { return }
    if isPlain(at: range.lowerBound) {
      lastEnd = range.upperBound
      builder.append(original(range.lowerBound, range.count), line: line)
    } else {
      take(MD_TEXT_NORMAL, UnsafeRawBufferPointer(rebasing: read[range]))
    }
  }

  private mutating func beginSpan(_ kind: Outline.RunKind, to target: Range<Int>) {
    guard let run = beginSpan(kind) else { return }
    // md4c makes a copy of what has references to characters.
    let text = UnsafeRawBufferPointer(rebasing: read[target])
    guard ByteScanner(text).first(ASCII.ampersand, in: 0..<text.count) != nil else {
      return builder.setTarget(original(target.lowerBound, target.count), of: run)
    }
    setTarget(text, of: run)
  }
}
