import Canvas

/// A paper set as a page: its blocks of text wrapped to a measure, with what stands out marked.
///
/// Made anew when the paper, the measure or the query changes, never by scrolling. A place in the
/// page is a block and an offset in its text, so that it survives another measure.
struct ReaderPage {
  /// A row of the page: a part of a block.
  struct Line {
    let block: Int
    let range: Range<Int>
  }

  /// A place in the text.
  struct Place: Hashable, Comparable {
    var block = 0
    var offset = 0

    static func < (left: Place, right: Place) -> Bool {
      (left.block, left.offset) < (right.block, right.offset)
    }
  }

  let blocks: [Block]
  let lines: [Line]
  /// The matches of all blocks, in order.
  let matches: [(block: Int, range: Range<Int>)]

  init(blocks: [Block], columns: Int, width: Width) {
    self.blocks = blocks
    var lines: [Line] = []
    for (index, block) in blocks.enumerated() {
      let ranges = block.text.withUnsafeBytes { Wrap.lines($0, columns: columns, width: width) }
      if ranges.isEmpty { lines.append(Line(block: index, range: 0..<0)) }
      lines += ranges.map { Line(block: index, range: $0) }
    }
    self.lines = lines
    self.matches = blocks.enumerated().flatMap { index, block in
      block.matches.map { (index, $0) }
    }
  }

  /// The row of the page that shows a place.
  func line(of place: Place) -> Int {
    lines.lastIndex { Place(block: $0.block, offset: $0.range.lowerBound) <= place } ?? 0
  }

  /// Where a row of the page begins.
  func place(ofLine line: Int) -> Place {
    guard lines.indices.contains(line) else { return Place() }
    return Place(block: lines[line].block, offset: lines[line].range.lowerBound)
  }

  /// The pieces of a row, each in one role; `current` is the match to stand out most.
  func pieces(ofLine line: Int, current: Int?) -> [(range: Range<Int>, role: Role)] {
    let line = lines[line]
    let block = blocks[line.block]
    let strong = current.flatMap { matches.indices.contains($0) ? matches[$0] : nil }
    var pieces: [(range: Range<Int>, role: Role)] = []
    var start = line.range.lowerBound
    while start < line.range.upperBound {
      let run = ReaderPage.part(of: block.runs.lazy.map(\.range), at: start)
      let match = ReaderPage.part(of: block.matches.lazy.map(\.self), at: start)
      let end = min(run.range.upperBound, match.range.upperBound, line.range.upperBound)
      var role = run.index.map { block.runs[$0].role } ?? block.role
      if match.index != nil { role = .match }
      if let strong, strong.block == line.block, strong.range.contains(start) {
        role = .currentMatch
      }
      pieces.append((start..<end, role))
      start = end
    }
    return pieces
  }

  /// The range that an offset is in, and its number; else the gap between two of them. The ranges are
  /// in order and don't overlap; binary search.
  private static func part(
    of ranges: some RandomAccessCollection<Range<Int>>, at offset: Int
  ) -> (range: Range<Int>, index: Int?) {
    var (low, high) = (0, ranges.count)
    func range(_ index: Int) -> Range<Int> {
      ranges[ranges.index(ranges.startIndex, offsetBy: index)]
    }
    while low < high {
      let middle = (low + high) / 2
      if range(middle).upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count else { return (offset..<Int.max, nil) }
    let next = range(low)
    return next.contains(offset) ? (next, low) : (offset..<next.lowerBound, nil)
  }
}
