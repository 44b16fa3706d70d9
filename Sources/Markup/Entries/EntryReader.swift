import Digests
import Papers

/// Reads the units that are about one paper: finds its title, then goes through the lines and gives each to a
/// field.
///
/// A line that says what it is (`**Authors**: …`) is a field, and so is what follows it up to the next block,
/// field, quotation or blank line; where nothing follows the label on its line, the next block is meant. Lines
/// without a label are read by their looks: links, a date, a venue, names after the title, tags; what is left
/// is the text about the paper.
struct EntryReader {
  var found = FoundEntry()
  var room: [UInt8] = []
  /// The heading under which the last entry stood.
  private var topic = RepeatedExtra("Topic", [])
  /// Room for the links of a line.
  var links: [Int] = []

  /// What is read only fills gaps: the text under the facts of a note.
  var isBody = false

  // What is being read.
  var titleBlock = -1
  var titleUsed = 0..<0
  /// The line before was the title.
  var isAfterTitle = false
  /// Entries of this document have had their names on a line after the title.
  var namesFollowTitles = false
  /// The field to which text belongs.
  var label: FieldLabel?
  /// The label of a text for which an entry has no field, or has one already: it is kept under it.
  var otherLabel: Range<Int>?
  /// Nothing has come for it yet.
  var isOpen = false
  /// It was announced by a block of its own (a heading, a summary), and goes on over blocks.
  var isSection = false

  /// Reads units that are about one paper, and writes the entry. `firstMark` is the mark of the paper;
  /// nil when there is none (the entry is then a problem, or has its id from elsewhere).
  mutating func read(
    _ units: [Unit], _ page: Page, topic: [UInt8], into builder: inout DigestBuilder
  ) {
    guard let first = units.first else { return }
    begin(units, page)
    found.line = line(of: first, page)
    for unit in units { read(unit, page) }
    finish(page, topic: topic, into: &builder)
  }

  func line(of unit: Unit, _ page: Page) -> Int {
    unit.part.map { page.line(of: unit.blocks.lowerBound, at: $0.lowerBound) }
      ?? Int(page.blocks[unit.blocks.lowerBound].line)
  }

  mutating func begin(_ units: [Unit], _ page: Page) {
    found.clear()
    (label, isOpen, isSection, isAfterTitle, otherLabel) = (nil, false, false, false, nil)
    isBody = false
    found.mark = EntryReader.mark(of: units, page)
    found.reference = found.mark?.reference
    take(EntryReader.title(of: units, found.reference?.id, page))
  }

  private mutating func take(_ title: FoundTitle) {
    found.title = title.range
    found.venue = title.venue
    found.day = title.date
    if let authors = title.authors { found.authors.append(authors) }
    titleBlock = title.rank == nil ? -1 : title.block
    titleUsed = title.used
  }

  /// The mark that says which paper it is: the first of arXiv, else the first of a known host, else the first
  /// that is called a paper.
  static func mark(of units: some Collection<Unit>, _ page: Page) -> PaperMark? {
    var best: PaperMark?
    for unit in units {
      guard let mark = mark(of: unit, page) else { continue }
      if mark.kind == .arxiv { return mark }
      if best.map({ mark.kind.rawValue < $0.kind.rawValue }) ?? true { best = mark }
    }
    return best
  }

  static func mark(of unit: Unit, _ page: Page) -> PaperMark? {
    var best: Int?
    for index in page.marks(in: unit) {
      let kind = page.marks[index].kind
      if kind == .arxiv { return page.marks[index] }
      if best.map({ kind.rawValue < page.marks[$0].kind.rawValue }) ?? true { best = index }
    }
    return best.map { page.marks[$0] }
  }

  /// The title in units that are about a paper.
  static func title(of units: [Unit], _ id: PaperID?, _ page: Page) -> FoundTitle {
    guard let first = units.first else { return FoundTitle() }
    let found = title(of: first, id, page)
    if units.count == 1 { return found }
    var hasMark = !page.marks(in: first).isEmpty
    var finder = TitleFinder(page, id: id, found: found)
    for unit in units[1...].prefix(13) {
      finder.look(at: unit, isFirst: false)
      // The title stands before the address or right after it.
      if hasMark, finder.found.rank != nil { break }
      hasMark = hasMark || !page.marks(in: unit).isEmpty
    }
    return finder.found
  }

  /// The title in a unit with which an entry begins.
  static func title(of unit: Unit, _ id: PaperID?, _ page: Page) -> FoundTitle {
    if let known = page.answers.pointee.title(of: unit, id) { return known }
    var finder = TitleFinder(page, id: id)
    finder.look(at: unit, isFirst: true)
    page.answers.pointee.keep(finder.found, of: unit, id)
    return finder.found
  }

  mutating func finish(
    _ page: Page, topic: [UInt8], into builder: inout DigestBuilder
  ) {
    if topic != self.topic.text { self.topic = RepeatedExtra("Topic", topic) }
    found.write(page, topic: &self.topic, room: &room, to: &builder)
  }

  mutating func read(_ unit: Unit, _ page: Page) {
    if let part = unit.part {
      readText(part, of: unit.blocks.lowerBound, page)
      return
    }
    var end = unit.blocks.lowerBound
    for block in unit.blocks where block >= end {
      switch page.blocks[block].kind {
      case .heading, .summary, .term: readHeading(block, page)
      case .code: continue
      case .rule: endField()
      case .field(let name): readField(page.name(name), block, page)
      case .row(isHeader: true) where page.isHeadOfValues(block):
        end = page.blocks[block].end
      case .quotation, .item, .table, .row:
        if !isOpen, !isSection { endField() }
      default:
        if !page.blocks[block].text.isEmpty {
          let beginsItem = block > 0 && page.blocks[block - 1].kind == .item
          readText(page.blocks[block].text, of: block, page, beginsItem: beginsItem)
        }
      }
    }
  }

  mutating func readHeading(_ block: Int, _ page: Page) {
    let range = page.blocks[block].text
    endField()
    if block < titleBlock, case .heading = page.blocks[block].kind {
      keepHeading(range, block, page)
    }
    if block == titleBlock {
      readAroundTitle(range, block, page)
      isAfterTitle = true
      return
    }
    if let known = page.fieldLabel(ofWhole: range) {
      let isKept = !known.hasField || known == .title
      (label, isOpen, isSection, otherLabel) = (known, true, true, isKept ? range : nil)
    } else if let (known, value) = page.fieldLabel(ofLine: range), !value.isEmpty {
      otherLabel = range.lowerBound..<value.lowerBound
      give(value, known, block, page)
    } else if !found.title.isEmpty, block > titleBlock, titleBlock >= 0 {
      addText(range, page)
    }
  }

  /// A heading of the paper that is not its title: a short name above `Title: …`.
  private mutating func keepHeading(_ range: Range<Int>, _ block: Int, _ page: Page) {
    let words = TitleFinder(page, id: found.reference?.id).words(of: range, block).range
    if page.fieldLabel(ofLine: range) != nil || page.isAlike(words, found.title) { return }
    guard TitleText.look(at: words, page) > .none else { return }
    found.second.append((Array("Heading".utf8), words))
  }

  /// Reads a fact under a name. Lists have a line each.
  mutating func readField(_ name: String, _ block: Int, _ page: Page) {
    let range = page.blocks[block].text
    guard let known = FieldNames.label(of: name), !range.isEmpty, !page.isSwitch(range) else {
      return
    }
    if known.isSecond || !known.label.hasField || isKeptName(name, known.label, block, page) {
      return found.second.append((Array(name.utf8), range))
    }
    guard known.label == .keywords || known.label == .categories else {
      return give(range, known.label, block, page)
    }
    var place = range.lowerBound
    while place < range.upperBound {
      let end = page.lineEnd(from: place, before: range.upperBound)
      give(place..<end, known.label, block, page)
      place = end + 1
    }
  }

  /// Facts that are none of the paper's texts: how the note is called, and a citation as a whole.
  private func isKeptName(_ name: String, _ label: FieldLabel, _ block: Int, _ page: Page) -> Bool {
    let range = page.blocks[block].text
    if label == .journal { return name.lowercased() == "citation" && range.count > 60 }
    guard [.id, .link, .pdf].contains(label), !page.hasLinks(block),
      page.marks(in: block..<block + 1).isEmpty
    else { return false }
    return page.scanner.find("://", in: range) == nil
  }

  mutating func endField() { (label, isOpen, isSection, otherLabel) = (nil, false, false, nil) }
}
