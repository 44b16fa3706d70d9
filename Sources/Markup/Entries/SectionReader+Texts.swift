import Digests
import Papers

/// Several papers in one text: on lines of their own, or one after the other in a sentence.
extension SectionReader {
  func isOneText(_ unit: Unit) -> Bool {
    page.blocks[unit.blocks.lowerBound].kind == .paragraph
  }

  /// The block of text in a unit of which several lines name papers, so that its lines count.
  func dividedText(_ unit: Unit, _ marks: Range<Int>) -> Int? {
    guard marks.count > 1 else { return nil }
    let block: Int
    if page.blocks[unit.blocks.lowerBound].kind == .paragraph {
      block = unit.blocks.lowerBound
    } else if unit.isItem, page.blocks[unit.blocks.lowerBound].kind == .item, unit.blocks.count == 2
    {
      block = unit.blocks.lowerBound + 1
    } else {
      return nil
    }
    let own = page.marks(in: block..<block + 1)
    let range = page.blocks[block].text
    guard page.lineEnd(from: range.lowerBound, before: range.upperBound) < range.upperBound else {
      return nil
    }
    if !page.isOnePaper(own) { return isProse(range, own) ? nil : block }
    // Papers that arXiv does not have, each on a line with a title of its own.
    var titled = 0
    var last = -1
    for index in own where page.marks[index].run >= 0 && !page.marks[index].isLabel {
      let place = page.marks[index].range.lowerBound
      if last >= 0, !page.slice(last..<place).contains(ASCII.lineFeed) { continue }
      (titled, last) = (titled + 1, place)
    }
    return titled > 1 && !page.marks[own].contains { $0.kind == .arxiv } ? block : nil
  }

  /// Running text: lines are full, and hardly one begins with a title.
  func isProse(_ range: Range<Int>, _ marks: Range<Int>) -> Bool {
    let lines = page.scanner.lineFeeds(in: range) + 1
    // Lines of a list have an address each, or every few.
    return lines >= 2 && marks.count * 4 < lines && range.count / lines > 60
  }

  mutating func readLines(of block: Int, _ unit: Unit, into builder: inout DigestBuilder) {
    let range = page.blocks[block].text
    var place = range.lowerBound
    while place < range.upperBound {
      let end = page.lineEnd(from: place, before: range.upperBound)
      readUnit(Unit(block..<block + 1, part: place..<end, isItem: unit.isItem), into: &builder)
      place = end + 1
    }
  }

  /// Several papers on one line or in running text, each with a link that is its title. Returns false when it
  /// is one paper, and others are named in passing.
  mutating func readEnumeration(
    _ unit: Unit, _ marks: Range<Int>, into builder: inout DigestBuilder
  ) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    let own = page.marks(of: text.block, in: text.range)
    var titled: [Int] = []
    var (linked, isFirstTitled, hasLabel) = (0, false, false)
    var last: PaperID?
    for index in own {
      let mark = page.marks[index]
      if mark.run >= 0, !mark.isLabel,
        TitleText.look(at: TitleText(mark.range, page).range, page) == .full
      {
        if mark.reference?.id != last || last == nil { titled.append(index) }
        last = mark.reference?.id
        linked += mark.range.count
        if index == own.lowerBound { isFirstTitled = true }
      } else {
        hasLabel = true
      }
    }
    guard titled.count > 1 else { return false }
    let start = LineStart(text.range, text.block, page)
    let leads = start.place + 1 >= page.marks[titled[0]].range.lowerBound
    let rest = text.range.count - linked
    // A bullet that begins with its paper is about that one, unless links are nearly all of it.
    if openLevel != nil, !leads { return false }
    if unit.isItem || leads || start.run.map({ page.runs[$0].kind == .bold }) ?? false {
      guard isFirstTitled, !hasLabel || rest < linked, rest < max(linked / 2, 24 * titled.count)
      else { return false }
    }
    attachPending()
    flush(&builder)
    for (number, index) in titled.enumerated() {
      let from = number == 0 ? text.range.lowerBound : page.marks[index].range.lowerBound
      let end =
        number + 1 < titled.count
        ? page.marks[titled[number + 1]].range.lowerBound : text.range.upperBound
      begin(Unit(text.block..<text.block + 1, part: from..<end, isItem: true))
      flush(&builder)
    }
    return true
  }
}
