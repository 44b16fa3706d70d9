import Papers

/// Text within a line of Org: links, bold and the like.
struct OrgText {
  private let scanner: ByteScanner
  private let bytes: UnsafeRawBufferPointer
  private let line: Int

  /// How far is looked for the end of a link or of a mark, in bytes.
  private static let linkLimit = 2000
  private static let markLimit = 300

  init(_ scanner: ByteScanner, line: Int) {
    self.scanner = scanner
    bytes = scanner.bytes
    self.line = line
  }

  /// Adds the text of a range to what is open.
  func add(_ range: Range<Int>, to builder: inout OutlineBuilder) {
    add(range, marks: true, to: &builder)
  }

  /// Marks are within links and links within marks, one of each: no more depth than that.
  private func add(_ range: Range<Int>, marks: Bool, to builder: inout OutlineBuilder) {
    var (from, offset) = (range.lowerBound, range.lowerBound)
    func flush(_ end: Int, _ builder: inout OutlineBuilder) {
      if from < end { builder.append(scanner.slice(from..<end), line: line) }
    }
    while offset < range.upperBound {
      // The cases below begin with one of these; most bytes are none.
      guard ByteSet("[*/=~+").contains(bytes[offset]) else {
        offset &+= 1
        continue
      }
      switch bytes[offset] {
      case ASCII.bracketOpen:
        if let link = link(at: offset, before: range.upperBound) {
          flush(offset, &builder)
          add(link, to: &builder)
          offset = link.end
          from = offset
          continue
        }
        if scanner.has("[fn:", at: offset, before: range.upperBound),
          let close = find(ASCII.bracketClosed, from: offset, before: range.upperBound, limit: 80)
        {
          flush(offset, &builder)
          let run = builder.beginRun(.raised, line: line)
          builder.append(scanner.slice(offset..<close + 1), line: line)
          if let run { builder.endRun(run, of: builder.holderCount) }
          offset = close + 1
          from = offset
          continue
        }
      case ASCII.asterisk, ASCII.slash, 0x3D, 0x7E, 0x2B:
        if marks, let close = mark(at: offset, in: range) {
          flush(offset, &builder)
          let kind: Outline.RunKind =
            switch bytes[offset] {
            case ASCII.asterisk: .bold
            case ASCII.slash: .italic
            case 0x2B: .struck
            default: .code
            }
          let run = builder.beginRun(kind, line: line)
          if kind == .code {
            builder.append(scanner.slice(offset + 1..<close), line: line)
          } else {
            add(offset + 1..<close, marks: false, to: &builder)
          }
          if let run { builder.endRun(run, of: builder.holderCount) }
          offset = close + 1
          from = offset
          continue
        }
      default: break
      }
      offset += 1
    }
    flush(range.upperBound, &builder)
  }

  private struct Link {
    let target: Range<Int>
    let text: Range<Int>
    let end: Int
  }

  /// `[[target][text]]`, `[[target]]`.
  private func link(at open: Int, before end: Int) -> Link? {
    guard open + 4 < end, bytes[open + 1] == ASCII.bracketOpen,
      let close = find(ASCII.bracketClosed, from: open + 2, before: end, limit: OrgText.linkLimit),
      close > open + 2, close + 1 < end
    else { return nil }
    let target = open + 2..<close
    if bytes[close + 1] == ASCII.bracketClosed {
      return Link(target: target, text: target, end: close + 2)
    }
    guard bytes[close + 1] == ASCII.bracketOpen else { return nil }
    // The text may have brackets in it, but not two closing ones.
    let limit = min(end - 1, close + OrgText.linkLimit)
    var offset = close + 2
    while offset < limit {
      if bytes[offset] == ASCII.bracketClosed, bytes[offset + 1] == ASCII.bracketClosed {
        return Link(target: target, text: close + 2..<offset, end: offset + 2)
      }
      offset += 1
    }
    return nil
  }

  private func add(_ link: Link, to builder: inout OutlineBuilder) {
    let isWeb =
      scanner.find("://", in: link.target) != nil
      || scanner.has("doi:", at: link.target.lowerBound, before: link.target.upperBound)
      || scanner.has("arxiv:", at: link.target.lowerBound, before: link.target.upperBound)
    let run = builder.beginRun(isWeb ? .link : .wiki, line: line)
    if let run { builder.setTarget(scanner.slice(link.target), of: run) }
    builder.append(scanner.slice(link.text), line: line)
    if let run { builder.endRun(run, of: builder.holderCount) }
  }

  /// The mark that closes the one here: a mark opens after a blank or a bracket, before no blank.
  private func mark(at open: Int, in range: Range<Int>) -> Int? {
    let sign = bytes[open]
    if open > range.lowerBound, !ByteSet(" \t-('\"{").contains(bytes[open - 1]) { return nil }
    guard open + 2 < range.upperBound, !ASCII.isWhite(bytes[open + 1]), bytes[open + 1] != sign
    else { return nil }
    let limit = min(range.upperBound, open + OrgText.markLimit)
    var offset = open + 2
    while offset < limit {
      if bytes[offset] == sign, !ASCII.isWhite(bytes[offset - 1]),
        offset + 1 == range.upperBound || ByteSet(" \t-.,:!?;'\")}[").contains(bytes[offset + 1])
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  private func find(_ byte: UInt8, from start: Int, before end: Int, limit: Int) -> Int? {
    scanner.first(byte, in: start..<min(end, start + limit))
  }
}
