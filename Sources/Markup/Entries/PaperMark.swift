import Digests
import Papers

/// A place in a text where a paper is named: a link that leads to it, an address, or an id.
struct PaperMark {
  enum Kind: UInt8 {
    /// An id of arXiv.
    case arxiv
    /// A DOI, or an address at a host of papers.
    case paper
    /// A link that is called a paper, at a host that may have anything.
    case labelled
  }

  var kind: Kind
  /// Of a mark of arXiv.
  var reference: ArxivReference?
  /// The text of the link, or the address as it stands.
  var range: Range<Int>
  /// The link; -1 when the address stands in the text.
  var run: Int32
  /// The text of the link says only what is there (`PDF`, `arXiv`), or is the address: it is no title.
  var isLabel: Bool
}

/// Which columns of a table have ids, as its header says, and whether the cell that was seen last is in one.
private struct IDColumns {
  /// A bit for each of the first columns.
  private var bits: UInt64 = 0
  private var column = 0
  private var isHeader = false
  private(set) var isHere = false

  /// To be told of all blocks in turn.
  mutating func see(_ block: Int, _ page: Page) {
    switch page.blocks[block].kind {
    case .table: bits = 0
    case .row(let isHeader):
      self.isHeader = isHeader
      column = 0
      if isHeader { bits = 0 }
    case .cell:
      let bit: UInt64 = column < 64 ? 1 << UInt64(column) : 0
      if isHeader, page.fieldLabel(ofWhole: page.blocks[block].text) == .id { bits |= bit }
      isHere = !isHeader && bits & bit != 0
      column += 1
    default: break
    }
  }
}

extension Page {
  /// Finds the marks. `Block`s of code have none.
  mutating func findMarks() {
    firstMark = [Int32](repeating: 0, count: blocks.count + 1)
    marks.reserveCapacity(runs.count / 2)
    var links: [PaperMark] = []
    var written: [PaperMark] = []
    var columns = IDColumns()
    for index in blocks.indices {
      firstMark[index] = Int32(marks.count)
      columns.see(index, self)
      if blocks[index].text.isEmpty || blocks[index].kind == .code { continue }
      links.removeAll(keepingCapacity: true)
      written.removeAll(keepingCapacity: true)
      findLinks(of: index, &links)
      findWritten(in: index, &written)
      if written.isEmpty { marks += links } else { merge(&links, written) }
      if marks.count == Int(firstMark[index]) {
        addBare(block: index, isIDs: columns.isHere && blocks[index].kind == .cell)
      }
    }
    firstMark[blocks.count] = Int32(marks.count)
    chain()
  }

  private func findLinks(of block: Int, _ links: inout [PaperMark]) {
    for index in blocks[block].runs where runs[index].kind == .link && !runs[index].target.isEmpty {
      let target = target(of: runs[index])
      let range = runs[index].range
      let place = LinkTarget(target)
      let reference = ArxivAddresses.next(in: target, from: 0)?.reference
      var kind = reference != nil ? PaperMark.Kind.arxiv : place.isPaper ? .paper : nil
      if kind == nil, place.mayBePaper, LabelWords.saysPaper(slice(range)) { kind = .labelled }
      guard let kind else { continue }
      links.append(
        PaperMark(
          kind: kind, reference: reference, range: range, run: Int32(index),
          isLabel: kind == .labelled || range.isEmpty || isLabel(range)))
    }
  }

  private func findWritten(in block: Int, _ written: inout [PaperMark]) {
    let start = blocks[block].text.lowerBound
    let text = slice(blocks[block].text)
    var offset = 0
    while let found = ArxivAddresses.next(in: text, from: offset) {
      written.append(
        PaperMark(
          kind: .arxiv, reference: found.reference,
          range: found.range.lowerBound + start..<found.range.upperBound + start, run: -1,
          isLabel: true))
      offset = max(found.range.upperBound, offset + 1)
    }
  }

  /// Both in the order of the text. What is written as the text of a link is one mark with it.
  private mutating func merge(_ links: inout [PaperMark], _ written: [PaperMark]) {
    var next = 0
    for mark in written {
      while next < links.count, links[next].range.upperBound <= mark.range.lowerBound {
        marks.append(links[next])
        next += 1
      }
      if next < links.count, links[next].range.lowerBound <= mark.range.lowerBound {
        if links[next].kind == .arxiv { continue }
        if links[next].isLabel {
          links[next].kind = .arxiv
          links[next].reference = mark.reference
          continue
        }
      }
      marks.append(mark)
    }
    marks += links[next...]
  }

  /// An id without anything before it, where the name of the field says what it is.
  private mutating func addBare(block: Int, isIDs: Bool) {
    let range = blocks[block].text
    var offset = range.lowerBound
    while let dot = scanner.first(0x2E, in: offset..<range.upperBound) {
      offset = dot + 1
      guard dot >= range.lowerBound + 4, dot + 5 <= range.upperBound,
        ASCII.isDigit(text[dot - 1]), ASCII.isDigit(text[dot - 4]), ASCII.isDigit(text[dot + 1])
      else { continue }
      let start = dot - 4
      guard start == range.lowerBound || !ASCII.isDigit(text[start - 1]),
        let (reference, length) = ArxivReference.parse(slice(start..<range.upperBound)),
        isIDs || isNamedID(block, at: start)
          || isListedID(start..<start + length, of: block)
      else { continue }
      marks.append(
        PaperMark(
          kind: .arxiv, reference: reference, range: start..<start + length, run: -1, isLabel: true)
      )
      offset = start + length
    }
  }

  private func isNamedID(_ block: Int, at start: Int) -> Bool {
    if case .field(let name) = blocks[block].kind { return FieldNames.meansID(name) }
    var begin = start
    let first = blocks[block].text.lowerBound
    while begin > first, text[begin - 1] != ASCII.lineFeed, start - begin < 64 { begin -= 1 }
    let line = begin..<lineEnd(from: start, before: blocks[block].text.upperBound)
    guard let (label, value) = fieldLabel(ofLine: line) else { return false }
    return (label == .id || label == .link || label == .pdf) && value.lowerBound >= begin
      && start - value.lowerBound < 8
  }

  /// For each mark the next of another paper of arXiv: from the end to the beginning, so that asking costs
  /// nothing.
  private mutating func chain() {
    nextOther = [Int32](repeating: Int32(marks.count), count: marks.count)
    var known: PaperID?
    var (place, beyond) = (marks.count, marks.count)
    for index in marks.indices.reversed() {
      if let id = marks[index].reference?.id {
        if id != known { (known, beyond) = (id, known == nil ? marks.count : place) }
        place = index
      }
      nextOther[index] = Int32(beyond)
    }
  }
}
