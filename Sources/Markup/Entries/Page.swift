import Digests
import Papers

/// An outline while its papers are looked for: its arrays as they lie in memory, and where papers are named.
/// Valid as long as the arrays are not moved: for one call of `OutlineEntries.read`.
struct Page {
  let blocks: UnsafeBufferPointer<Outline.Block>
  let runs: UnsafeBufferPointer<Outline.Run>
  let text: UnsafeRawBufferPointer
  let targets: UnsafeRawBufferPointer
  /// Where papers are named, in the order of the text.
  var marks: [PaperMark] = []
  /// For each block, and for the end, the first mark that is in it or after it.
  var firstMark: [Int32] = []
  /// For each mark, the next that is of another arXiv paper.
  var nextOther: [Int32] = []
  /// Whether several lines are led by an id alone (`ListedID`); nil as long as none was seen.
  var hasListedIDs: Bool?
  /// What was found out about parts of the text.
  let answers = Answers()

  /// Looks at bytes of the text.
  var scanner: ByteScanner { ByteScanner(text) }

  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[range])
  }

  func target(of run: Outline.Run) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: targets[run.target])
  }

  // MARK: Marks

  /// The marks within blocks.
  func marks(in blocks: Range<Int>) -> Range<Int> {
    Int(firstMark[blocks.lowerBound])..<Int(firstMark[blocks.upperBound])
  }

  /// The marks of a part of a block's text.
  func marks(of block: Int, in range: Range<Int>) -> Range<Int> {
    var marks = marks(in: block..<block + 1)
    // Parts are asked for in the order of the text, of few marks each: halves, so that many are no matter.
    marks = lowerBound(range.lowerBound, marks)..<lowerBound(range.upperBound, marks)
    return marks
  }

  private func lowerBound(_ place: Int, _ marks: Range<Int>) -> Int {
    var (low, high) = (marks.lowerBound, marks.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self.marks[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether marks are all of one paper, as far as arXiv is concerned.
  func isOnePaper(_ marks: Range<Int>) -> Bool {
    marks.isEmpty || Int(nextOther[marks.lowerBound]) >= marks.upperBound
  }

  // MARK: Runs

  /// The runs of a block that have something in `range`, an outer one first.
  func runs(of block: Int, in range: Range<Int>) -> Range<Int> {
    let all = blocks[block].runs
    // Runs are in the order in which they begin; those that begin before a part and reach into it are
    // looked for a little way back.
    let low = firstRun(in: all, from: range.lowerBound)
    var first = low
    for index in stride(from: low - 1, through: max(all.lowerBound, low - 8), by: -1)
    where runs[index].range.upperBound > range.lowerBound { first = index }
    let end = firstRun(in: low..<all.upperBound, from: range.upperBound)
    return first..<max(end, first)
  }

  /// The first of some runs that begins at a place or behind it; binary search.
  private func firstRun(in all: Range<Int>, from place: Int) -> Int {
    var (low, high) = (all.lowerBound, all.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a text that is all of a link is a label.
  func isLabel(_ range: Range<Int>) -> Bool {
    answers.labels.answer(range) { LinkLabel.isLabel(slice(range)) }
  }

  func hasLinks(_ block: Int) -> Bool {
    if answers.linked.block != block {
      answers.linked = (block, blocks[block].runs.contains { runs[$0].kind == .link })
    }
    return answers.linked.hasLinks
  }

  // MARK: Lines

  /// The end of the line that begins at `start`, at most `end`.
  func lineEnd(from start: Int, before end: Int) -> Int {
    scanner.first(ASCII.lineFeed, in: start..<end) ?? end
  }

  /// The line of the file on which a place of a block's text stands, as near as that is known.
  func line(of block: Int, at place: Int) -> Int {
    var counted = answers.counted
    // Lines of one text are asked for in their order: from the last one on.
    if counted.block != block || counted.place > place {
      counted = (block, blocks[block].text.lowerBound, 0)
    }
    counted.lines += scanner.lineFeeds(in: counted.place..<max(counted.place, place))
    counted.place = max(counted.place, place)
    answers.counted = counted
    return Int(blocks[block].line) + counted.lines
  }

  /// The children of a block, or the blocks of a range that are in none of it: `body` gets each index.
  func siblings(in range: Range<Int>) -> Siblings { Siblings(page: self, range: range) }

  struct Siblings: Sequence, IteratorProtocol {
    let page: Page
    var range: Range<Int>

    mutating func next() -> Int? {
      guard let first = range.first else { return nil }
      range = Swift.min(page.blocks[first].end, range.upperBound)..<range.upperBound
      return first
    }
  }
}
