import Digests
import Papers

/// What is done with a text when all of it is there: escapes are undone, and what a reader of the text sees
/// but block readers do not is marked: bare addresses as links, wiki links, marks of footnotes.
extension Outline {
  /// Finishes the text that begins at `start` and ends where all texts do, whose runs are those from
  /// `firstRun` on. Returns where it ends up. Costs time as the text is long, sorting of new runs apart.
  mutating func finishText(from start: Int, runs firstRun: Int, hasEscapes: Bool) -> Range<Int> {
    trimEnd(from: start, runs: firstRun)
    if hasEscapes { undoEscapes(from: start, runs: firstRun) }
    var finder = MarkFinder(start: start)
    // Lent, not held: what is held in two places is copied when it grows.
    text.withUnsafeBytes { text in
      runs.withUnsafeBufferPointer { finder.find(in: text, known: $0[firstRun...]) }
    }
    if !finder.found.isEmpty { take(finder, from: start, runs: firstRun) }
    return start..<text.count
  }

  private mutating func trimEnd(from start: Int, runs firstRun: Int) {
    var end = text.count
    while end > start, ASCII.isWhite(text[end - 1]) { end -= 1 }
    guard end < text.count else { return }
    text.removeLast(text.count - end)
    for index in firstRun..<runs.count {
      let range = runs[index].range
      runs[index].range = min(range.lowerBound, end)..<min(range.upperBound, end)
    }
  }

  private mutating func undoEscapes(from start: Int, runs firstRun: Int) {
    let places = text.withUnsafeMutableBytes {
      MarkdownEscapes.undo(in: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
    }
    if places.isEmpty { return }
    text.removeLast(places.count)
    let removed = Removed(places.map { $0 + start..<$0 + start + 1 })
    for index in firstRun..<runs.count { runs[index].range = removed.moved(runs[index].range) }
  }

  private mutating func take(_ finder: MarkFinder, from start: Int, runs firstRun: Int) {
    let removed = finder.removed.isEmpty ? nil : Removed(finder.removed)
    if let removed {
      for index in firstRun..<runs.count { runs[index].range = removed.moved(runs[index].range) }
    }
    for mark in finder.found {
      let first = targets.count
      // A sign of an address may be escaped, for a renderer that does not know addresses.
      for place in mark.target where text[place] != ASCII.backslash { targets.append(text[place]) }
      let range = removed?.moved(mark.range) ?? mark.range
      runs.append(Run(kind: mark.kind, range: range, target: first..<targets.count))
    }
    removed?.apply(to: &text)
    // Outer ones first where several begin at one place.
    runs.withUnsafeMutableBufferPointer { runs in
      var all = UnsafeMutableBufferPointer(rebasing: runs[firstRun...])
      all.sort { one, other in
        let (a, b) = (one.range, other.range)
        return a.lowerBound != b.lowerBound ? a.lowerBound < b.lowerBound : a.count > b.count
      }
    }
  }
}

/// Parts of a text that go, and where everything else comes to stand.
struct Removed {
  private let ranges: [Range<Int>]
  /// How many bytes go before each range, and at last in all.
  private var before: [Int] = [0]

  /// The ranges are in order and do not meet.
  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
    for range in ranges { before.append(before[before.count - 1] + range.count) }
  }

  func moved(_ range: Range<Int>) -> Range<Int> {
    moved(range.lowerBound)..<moved(range.upperBound)
  }

  func moved(_ place: Int) -> Int {
    // The first range that does not begin before the place.
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < place { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return place }
    let last = ranges[low - 1]
    return place - before[low - 1] - min(last.count, place - last.lowerBound)
  }

  func apply(to text: inout [UInt8]) {
    guard var to = ranges.first?.lowerBound else { return }
    for (index, range) in ranges.enumerated() {
      let next = index + 1 < ranges.count ? ranges[index + 1].lowerBound : text.count
      for from in range.upperBound..<next {
        text[to] = text[from]
        to += 1
      }
    }
    text.removeLast(text.count - to)
  }
}
