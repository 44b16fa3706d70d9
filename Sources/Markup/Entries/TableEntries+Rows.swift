import Digests
import Papers

/// Papers of which more than one row says something.
extension TableEntries {
  /// The beginning of a title that is broken over two rows: the row before has nothing but a text in the first
  /// column, and this one goes on on the next line with a title that has no link of its own.
  func titleStart(_ title: Int?, _ row: Range<Int>, _ page: Page) -> Range<Int>? {
    guard let begun, title == 0, columns.first?.label == .title,
      page.blocks[row.lowerBound].line == begun.line + 1, let cell = cells.first,
      begun.text.count >= 20
    else { return nil }
    let marks = page.marks(in: cell..<cell + 1)
    guard !marks.isEmpty, page.marks[marks].allSatisfy({ $0.isLabel }) else { return nil }
    return TitleText(begun.text, page).range
  }

  /// How many lines of a cell have a link to a paper that is a title, each another one.
  func titledLines(_ cell: Unit, _ page: Page) -> Int {
    var (count, last) = (0, 0..<0)
    for mark in page.marks[page.marks(in: cell)] where mark.run >= 0 && !mark.isLabel {
      let isNext =
        count == 0
        || last.upperBound <= mark.range.lowerBound
          && page.slice(last.upperBound..<mark.range.lowerBound).contains(ASCII.lineFeed)
          && !page.isAlike(last, mark.range)
      guard isNext, TitleText.look(at: TitleText(mark.range, page).range, page) == .full else {
        continue
      }
      (count, last) = (count + 1, mark.range)
    }
    return count
  }

  /// The cell of the next row, if that is one across the table with a text about the paper of this one: an abstract
  /// that is folded away.
  func textBelow(_ row: Range<Int>, _ page: Page) -> Int? {
    let next = row.upperBound
    guard cells.count > 1, next + 1 < page.blocks.count,
      page.blocks[next].kind == .row(isHeader: false),
      page.blocks[next + 1].kind == .cell, page.blocks[next + 1].end == page.blocks[next].end,
      page.marks(in: next..<page.blocks[next].end).isEmpty
    else { return nil }
    let text = page.blocks[next + 1].text
    let line = text.lowerBound..<page.lineEnd(from: text.lowerBound, before: text.upperBound)
    let isField = page.fieldLabel(ofLine: line) != nil || page.fieldLabel(ofWhole: line) != nil
    return text.count >= 200 || isField && text.count > line.count ? next + 1 : nil
  }
}
