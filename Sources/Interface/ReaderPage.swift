import Canvas
import Catalog
import Digests

/// A paper set as a page: its blocks of text wrapped to a measure, with what stands out marked.
///
/// Made anew when the paper, the measure or the query changes, never by scrolling. A place in the
/// page is a block and an offset in its text, so that it survives another measure.
struct ReaderPage {
  /// One run of text: the title, the authors, the abstract.
  struct Block {
    var text: [UInt8]
    var role: Role
    /// Parts in another role, in order, without overlap.
    var runs: [(range: Range<Int>, role: Role)] = []
    /// Where the terms of the query stand.
    var matches: [Range<Int>] = []
  }

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
    let strong = current.map { matches[$0] }
    var pieces: [(range: Range<Int>, role: Role)] = []
    var cuts: Set<Int> = [line.range.lowerBound, line.range.upperBound]
    for range in block.runs.map(\.range) + block.matches where range.overlaps(line.range) {
      cuts.insert(max(range.lowerBound, line.range.lowerBound))
      cuts.insert(min(range.upperBound, line.range.upperBound))
    }
    let places = cuts.sorted()
    for (start, end) in zip(places, places.dropFirst()) {
      var role = block.role
      if let run = block.runs.first(where: { $0.range.contains(start) }) { role = run.role }
      if block.matches.contains(where: { $0.contains(start) }) { role = .match }
      if let strong, strong.block == line.block, strong.range.contains(start) {
        role = .currentMatch
      }
      pieces.append((start..<end, role))
    }
    return pieces
  }
}
