import Digests
import Papers

/// Finds where a page names papers. Its room is used again for the next page.
struct PaperMarks {
  private var marks: [PaperMark] = []
  private var firstMark: [Int32] = []
  private var nextOther: [Int32] = []
  private var links: [PageLink] = []
  /// Whether several lines are led by an id alone (`ListedID`); nil as long as none was seen.
  private var hasListedIDs: Bool?
  // Those of one block.
  private var linked: [PaperMark] = []
  private var written: [PaperMark] = []

  /// Finds the marks and links of a page whose arrays are in `parts`; while `body` is called, they are there.
  mutating func find(
    _ parts: UnsafeMutablePointer<Page.Parts>, _ body: (Page) -> Void
  ) {
    let page = Page(parts)
    findLinks(page)
    links.withUnsafeBufferPointer { links in
      parts.pointee.links = links
      findMarks(page)
      marks.withUnsafeBufferPointer { marks in
        firstMark.withUnsafeBufferPointer { firstMark in
          nextOther.withUnsafeBufferPointer { nextOther in
            (parts.pointee.marks, parts.pointee.firstMark) = (marks, firstMark)
            parts.pointee.nextOther = nextOther
            body(page)
          }
        }
      }
    }
  }

  private mutating func findLinks(_ page: Page) {
    links.removeAll(keepingCapacity: true)
    links.reserveCapacity(page.runs.count)
    for run in page.runs {
      guard run.kind == .link else {
        links.append(PageLink())
        continue
      }
      var link = run.target.isEmpty ? PageLink() : PageLink(to: page.target(run.target))
      link.isLabel = run.range.isEmpty || page.isLabel(run.range)
      links.append(link)
    }
  }

  /// Blocks of code have none.
  private mutating func findMarks(_ page: Page) {
    firstMark.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    hasListedIDs = nil
    var columns = TableMarks()
    for index in page.blocks.indices {
      let before = marks.count
      firstMark.append(Int32(before))
      columns.see(index, page)
      if page.blocks[index].text.isEmpty || page.blocks[index].kind == .code { continue }
      findLinked(in: index, isPaper: columns.isPaper, page)
      findWritten(in: index, page)
      if written.isEmpty { marks += linked } else { merge() }
      if marks.count == before {
        addBare(page.blocks[index].text, of: index, isIDs: columns.isID, page)
        if columns.isDOI, marks.count == before { addDOI(index, page) }
      } else if page.blocks[index].kind == .paragraph {
        addBareLines(index, besides: before, page)
      }
    }
    firstMark.append(Int32(marks.count))
    chain()
  }

  /// `isPaper` is whether the block is a cell in a column for papers.
  private mutating func findLinked(in block: Int, isPaper: Bool, _ page: Page) {
    linked.removeAll(keepingCapacity: true)
    for index in page.blocks[block].runs where page.runs[index].kind == .link {
      let (link, range) = (page.links[index], page.runs[index].range)
      var kind = link.reference != nil ? PaperMark.Kind.arxiv : link.isPaper ? .paper : nil
      let mayBe = kind == nil && link.mayBePaper
      let saysPaper = mayBe && LabelWords.saysPaper(page.slice(range))
      if mayBe, saysPaper || isPaper && link.isWeb { kind = .labelled }
      guard let kind else { continue }
      linked.append(
        PaperMark(
          kind: kind, reference: link.reference, range: range, run: Int32(index),
          isLabel: kind == .labelled && saysPaper || link.isLabel))
    }
  }

  private mutating func findWritten(in block: Int, _ page: Page) {
    written.removeAll(keepingCapacity: true)
    let start = page.blocks[block].text.lowerBound
    let text = page.slice(page.blocks[block].text)
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
  private mutating func merge() {
    var next = 0
    for mark in written {
      while next < linked.count, linked[next].range.upperBound <= mark.range.lowerBound {
        marks.append(linked[next])
        next += 1
      }
      if next < linked.count, linked[next].range.lowerBound <= mark.range.lowerBound {
        if linked[next].kind == .arxiv { continue }
        if linked[next].isLabel {
          linked[next].kind = .arxiv
          linked[next].reference = mark.reference
          continue
        }
      }
      marks.append(mark)
    }
    marks += linked[next...]
  }

  /// An id without anything before it, where the name of the field says what it is.
  private mutating func addBare(
    _ range: Range<Int>, of block: Int, isIDs: Bool, _ page: Page
  ) {
    let text = page.text
    var offset = range.lowerBound
    while let dot = page.scanner.first(ASCII.period, in: offset..<range.upperBound) {
      offset = dot + 1
      guard dot >= range.lowerBound + 4, dot + 5 <= range.upperBound,
        ASCII.isDigit(text[dot - 1]), ASCII.isDigit(text[dot - 4]), ASCII.isDigit(text[dot + 1])
      else { continue }
      let start = dot - 4
      guard start == range.lowerBound || !ASCII.isDigit(text[start - 1]),
        let (reference, length) = ArxivReference.parse(page.slice(start..<range.upperBound)),
        isIDs || PaperMarks.isNamedID(block, at: start, page)
          || isListedID(start..<start + length, of: block, page)
      else { continue }
      marks.append(
        PaperMark(
          kind: .arxiv, reference: reference, range: start..<start + length, run: -1, isLabel: true)
      )
      offset = start + length
    }
  }

  /// Ids alone on lines of a text that has marks from `first` on: on lines besides theirs.
  private mutating func addBareLines(_ block: Int, besides first: Int, _ page: Page) {
    let (range, count) = (page.blocks[block].text, marks.count)
    var (place, next) = (range.lowerBound, first)
    while place < range.upperBound {
      let line = place..<page.lineEnd(from: place, before: range.upperBound)
      if line == range { return }
      while next < count, marks[next].range.upperBound <= line.lowerBound { next += 1 }
      if next == count || marks[next].range.lowerBound >= line.upperBound {
        addBare(line, of: block, isIDs: false, page)
      }
      place = line.upperBound + 1
    }
    if marks.count > count { marks[first...].sort { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// A DOI without anything before it, in a column for those.
  private mutating func addDOI(_ block: Int, _ page: Page) {
    let range = page.scanner.trimmed(page.blocks[block].text)
    guard page.scanner.has("10.", at: range.lowerBound, before: range.upperBound),
      LinkTarget.doi(in: page.slice(range)) != nil
    else { return }
    marks.append(
      PaperMark(kind: .paper, reference: nil, range: range, run: -1, isLabel: true))
  }

  /// Whether a number is the id of its line, in a document that has several such lines.
  private mutating func isListedID(_ id: Range<Int>, of block: Int, _ page: Page) -> Bool {
    guard ListedID.isOne(id, of: block, page) else { return false }
    if let hasListedIDs { return hasListedIDs }
    // Asked once: the first one looks for a second.
    let hasSecond = ListedID.hasOne(after: id, from: block, page)
    hasListedIDs = hasSecond
    return hasSecond
  }

  private static func isNamedID(_ block: Int, at start: Int, _ page: Page) -> Bool {
    if let name = page.fieldName(of: block) { return FieldNames.meansID(name) }
    let text = page.blocks[block].text
    var begin = start
    while begin > text.lowerBound, page.text[begin - 1] != ASCII.lineFeed, start - begin < 64 {
      begin -= 1
    }
    let line = begin..<page.lineEnd(from: start, before: text.upperBound)
    guard let (label, value) = page.fieldLabel(ofLine: line) else { return false }
    return (label == .id || label == .link || label == .pdf) && value.lowerBound >= begin
      && start - value.lowerBound < 8
  }

  /// For each mark the next of another paper of arXiv: from the end to the beginning, so that asking costs
  /// nothing.
  private mutating func chain() {
    nextOther.removeAll(keepingCapacity: true)
    nextOther.append(contentsOf: repeatElement(Int32(marks.count), count: marks.count))
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
