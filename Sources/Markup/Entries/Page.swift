import Digests
import Papers

/// An outline while its papers are looked for: its arrays as they lie in memory, where papers are named, and
/// what was found out about its parts.
///
/// Everybody who asks something of a page is given it, so it is no more than the address of all that: passing it
/// on costs a word, and nothing is counted. It is valid for one call of `OutlineEntries.read`.
struct Page {
  private let parts: UnsafePointer<Parts>

  /// What a page has. Whoever makes one keeps it, and the arrays behind it, where they are.
  struct Parts {
    let blocks: UnsafeBufferPointer<Outline.Block>
    let runs: UnsafeBufferPointer<Outline.Run>
    let text: UnsafeRawBufferPointer
    let targets: UnsafeRawBufferPointer
    let names: UnsafeBufferPointer<String>
    let answers: UnsafeMutablePointer<Answers>
    /// Where papers are named, in the order of the text.
    var marks = UnsafeBufferPointer<PaperMark>(start: nil, count: 0)
    /// For each block, and for the end, the first mark that is in it or after it.
    var firstMark = UnsafeBufferPointer<Int32>(start: nil, count: 0)
    /// For each mark, the next that is of another arXiv paper.
    var nextOther = UnsafeBufferPointer<Int32>(start: nil, count: 0)
    /// Where the links lead, by their runs.
    var links = UnsafeBufferPointer<PageLink>(start: nil, count: 0)
  }

  init(_ parts: UnsafePointer<Parts>) { self.parts = parts }

  var blocks: UnsafeBufferPointer<Outline.Block> { parts.pointee.blocks }
  var runs: UnsafeBufferPointer<Outline.Run> { parts.pointee.runs }
  var text: UnsafeRawBufferPointer { parts.pointee.text }
  var marks: UnsafeBufferPointer<PaperMark> { parts.pointee.marks }
  var links: UnsafeBufferPointer<PageLink> { parts.pointee.links }
  var answers: UnsafeMutablePointer<Answers> { parts.pointee.answers }

  /// Looks at bytes of the text.
  var scanner: ByteScanner { ByteScanner(text) }

  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text[range])
  }

  func target(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: parts.pointee.targets[range])
  }

  /// The name with a number.
  func name(_ index: Int) -> String { parts.pointee.names[index] }

  /// The name of a block that is a fact under one.
  func fieldName(of block: Int) -> String? {
    if case .field(let index) = blocks[block].kind { name(index) } else { nil }
  }

  // MARK: Marks

  /// The marks within blocks.
  func marks(in blocks: Range<Int>) -> Range<Int> {
    let firstMark = parts.pointee.firstMark
    return Int(firstMark[blocks.lowerBound])..<Int(firstMark[blocks.upperBound])
  }

  /// The marks of a part of a block's text.
  func marks(of block: Int, in range: Range<Int>) -> Range<Int> {
    let all = marks(in: block..<block + 1)
    if all.isEmpty { return all }
    // Of few marks each part is asked for; halves, so that many are no matter.
    return lowerBound(range.lowerBound, all)..<lowerBound(range.upperBound, all)
  }

  private func lowerBound(_ place: Int, _ all: Range<Int>) -> Int {
    let marks = marks
    var (low, high) = (all.lowerBound, all.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether marks are all of one paper, as far as arXiv is concerned.
  func isOnePaper(_ marks: Range<Int>) -> Bool {
    marks.isEmpty || Int(parts.pointee.nextOther[marks.lowerBound]) >= marks.upperBound
  }

  // MARK: Runs

  /// How far runs are looked for that begin before a part and reach into it.
  private static let reach = 8

  /// The runs of a block that have something in `range`, an outer one first.
  func runs(of block: Int, in range: Range<Int>) -> Range<Int> {
    let (runs, all) = (runs, blocks[block].runs)
    // Runs are in the order in which they begin.
    var (first, low) = (all.lowerBound, all.lowerBound)
    if all.count > Page.reach {
      low = firstRun(in: all, from: range.lowerBound)
      first = max(first, low - Page.reach)
    }
    while first < all.upperBound, runs[first].range.upperBound <= range.lowerBound,
      runs[first].range.lowerBound < range.lowerBound
    { first += 1 }
    var end = max(first, low)
    if all.upperBound - end > Page.reach {
      end = firstRun(in: end..<all.upperBound, from: range.upperBound)
    } else {
      while end < all.upperBound, runs[end].range.lowerBound < range.upperBound { end += 1 }
    }
    return first..<end
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

  /// Whether there is a link in a part of a block's text.
  func hasLinks(_ block: Int, in range: Range<Int>) -> Bool {
    firstLink(of: block, in: range) != nil
  }

  /// The first link in a part of a block's text.
  func firstLink(of block: Int, in range: Range<Int>) -> Int? {
    for index in runs(of: block, in: range) where runs[index].kind == .link { return index }
    return nil
  }

  func hasLinks(_ block: Int) -> Bool {
    if answers.pointee.linked.block != block {
      let hasLinks = blocks[block].runs.contains { runs[$0].kind == .link }
      answers.pointee.linked = (block, hasLinks)
    }
    return answers.pointee.linked.hasLinks
  }

  // MARK: Lines

  /// The end of the line that begins at `start`, at most `end`.
  func lineEnd(from start: Int, before end: Int) -> Int {
    scanner.first(ASCII.lineFeed, in: start..<end) ?? end
  }

  /// The line of the file on which a place of a block's text stands, as near as that is known.
  func line(of block: Int, at place: Int) -> Int {
    var counted = answers.pointee.counted
    // Lines of one text are asked for in their order: from the last one on.
    if counted.block != block || counted.place > place {
      counted = (block, blocks[block].text.lowerBound, 0)
    }
    counted.lines += scanner.lineFeeds(in: counted.place..<max(counted.place, place))
    counted.place = max(counted.place, place)
    answers.pointee.counted = counted
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
