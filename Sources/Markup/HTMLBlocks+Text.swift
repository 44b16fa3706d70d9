import Digests
import Papers

/// Text and the marks in it.
extension HTMLBlocks {
  /// White space of any length is a blank, but in code.
  mutating func takeText(
    _ text: UnsafeRawBufferPointer, line: Int, into builder: inout OutlineBuilder
  ) {
    if builder.isVerbatim {
      scratch.removeAll(keepingCapacity: true)
      EntityText.append(text, to: &scratch)
      scratch.withUnsafeBytes { builder.append($0, line: line) }
      return
    }
    var line = line
    var offset = 0
    while offset < text.count {
      let start = offset
      while offset < text.count, ASCII.isWhite(text[offset]) {
        line += text[offset] == ASCII.lineFeed ? 1 : 0
        offset += 1
      }
      if offset > start { builder.appendBlank() }
      let word = offset
      offset = HTMLBlocks.plainEnd(from: word, in: text)
      if offset > word {
        openRuns(line: line, into: &builder)
        builder.append(UnsafeRawBufferPointer(rebasing: text[word..<offset]), line: line)
        continue
      }
      while offset < text.count, !ASCII.isWhite(text[offset]) { offset += 1 }
      guard offset > word else { continue }
      openRuns(line: line, into: &builder)
      scratch.removeAll(keepingCapacity: true)
      EntityText.append(UnsafeRawBufferPointer(rebasing: text[word..<offset]), to: &scratch)
      scratch.withUnsafeBytes { builder.append($0, line: line) }
    }
  }

  /// The end of the words at `start` that are as they are to be read: one blank between two, no entity. Sixteen
  /// bytes are looked at together.
  private static func plainEnd(from start: Int, in text: UnsafeRawBufferPointer) -> Int {
    var offset = start
    while let base = text.baseAddress, offset &+ 17 <= text.count {
      let marks = unusual(base + offset)
      if marks[0] | marks[1] != 0 {
        let place =
          marks[0] != 0
          ? marks[0].trailingZeroBitCount / 8 : 8 &+ marks[1].trailingZeroBitCount / 8
        offset &+= place
        break
      }
      offset &+= 16
    }
    // The blank before white space is between no words.
    if offset > start, text[offset &- 1] == ASCII.space { offset &-= 1 }
    while offset < text.count {
      let byte = text[offset]
      if byte <= ASCII.space || byte == ASCII.ampersand {
        let isBetween =
          byte == ASCII.space && offset > start && offset + 1 < text.count
          && !ASCII.isWhite(text[offset + 1])
        if !isBetween, byte == ASCII.ampersand || ASCII.isWhite(byte) { break }
      }
      offset &+= 1
    }
    return offset
  }

  /// Which of sixteen bytes may end plain words: white space but a single blank, and what begins an entity. One byte
  /// more must be there.
  @inline(__always)
  private static func unusual(_ base: UnsafeRawPointer) -> SIMD2<UInt64> {
    let block = base.loadUnaligned(as: SIMD16<UInt8>.self)
    let next = (base + 1).loadUnaligned(as: SIMD16<UInt8>.self)
    @inline(__always) func are(_ byte: UInt8, _ block: SIMD16<UInt8>) -> SIMD2<UInt64> {
      unsafeBitCast(block .== SIMD16<UInt8>(all: byte), to: SIMD2<UInt64>.self)
    }
    return are(ASCII.space, block) & are(ASCII.space, next) | are(ASCII.ampersand, block)
      | are(ASCII.lineFeed, block) | are(ASCII.carriageReturn, block) | are(ASCII.tab, block)
  }

  /// Marks that are open begin where text comes, and anew in a new text.
  mutating func openRuns(line: Int, into builder: inout OutlineBuilder) {
    if inlines.isEmpty { return }
    let holder = builder.isHolding ? builder.holderCount : nil
    // Asked first: they are few, and taking out moves all.
    func isOver(_ inline: Inline) -> Bool {
      inline.isOfClass && inline.holder >= 0 && inline.holder != holder
    }
    if inlines.contains(where: isOver) { inlines.removeAll(where: isOver) }
    for index in inlines.indices {
      guard let kind = inlines[index].kind,
        !builder.isHolding || inlines[index].holder != builder.holderCount
      else { continue }
      inlines[index].run = builder.beginRun(kind, line: line)
      inlines[index].holder = builder.holderCount
      if let run = inlines[index].run { builder.setTarget(inlines[index].target, of: run) }
    }
  }

  mutating func openInline(
    _ element: HTMLElement, _ attributes: HTMLAttributes, line: Int,
    into builder: inout OutlineBuilder
  ) {
    switch element {
    case .lineBreak: builder.breakLine()
    case .image:
      openRuns(line: line, into: &builder)
      guard let run = builder.beginRun(.image, line: line) else { return }
      builder.setTarget(attributes.value("src") ?? [], of: run)
      if let text = attributes.value("alt") {
        text.withUnsafeBytes { builder.append($0, line: line) }
      }
      builder.endRun(run, of: builder.holderCount)
    case .plain, .lowered: break
    default:
      if element == .anchor { closeInline(.anchor, &builder) }
      guard inlines.count < HTMLBlocks.depthLimit else { return }
      var target = element == .anchor ? attributes.value("href") : nil
      // arXiv's own pages have addresses from the root.
      if !keepsUnknown, let path = target,
        path.starts(with: "/abs/".utf8) || path.starts(with: "/pdf/".utf8)
      {
        target = Array("https://arxiv.org".utf8) + path
      }
      let kind: Outline.RunKind? =
        switch element {
        case .anchor: target.map { $0.isEmpty || $0.first == ASCII.hash } ?? true ? nil : .link
        case .bold: .bold
        case .italic: .italic
        case .code: .code
        case .struck: .struck
        default: .raised
        }
      if kind == .link, elements.last?.element == .term,
        let item = innermost(.item, below: [.definitions, .table])
      {
        elements[item].isLinked = true
      }
      inlines.append(Inline(element: element, kind: kind, target: target ?? []))
    }
  }

  /// Pages say by classes what is a title and who are authors (`<div class="title">`). In the outline they are
  /// what they are in a list: bold and italic.
  mutating func openClass(_ element: HTMLElement, _ attributes: HTMLAttributes) {
    guard element == .plain || element == .division else { return }
    if let index = inlines.lastIndex(where: { $0.element == element && $0.isOfClass }) {
      inlines[index].inner += 1
      return
    }
    guard inlines.count < HTMLBlocks.depthLimit, let name = attributes.value("class"),
      let kind = name.withUnsafeBytes({ HTMLClass.kind(of: $0) })
    else { return }
    inlines.append(Inline(element: element, kind: kind, target: [], isOfClass: true))
  }

  mutating func closeInline(_ element: HTMLElement, _ builder: inout OutlineBuilder) {
    guard let index = inlines.lastIndex(where: { $0.element == element }) else { return }
    if inlines[index].inner > 0 {
      inlines[index].inner -= 1
      return
    }
    let inline = inlines.remove(at: index)
    if let run = inline.run { builder.endRun(run, of: inline.holder) }
  }
}
