import Digests

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

  /// What is read only fills gaps: the text under the facts of a note.
  var isBody = false

  // What is being read.
  var titleBlock = -1
  var titleUsed = 0..<0
  /// The line before was the title.
  var isAfterTitle = false
  /// The field to which text belongs.
  var label: FieldLabel?
  /// The label of a text for which an entry has no field: it is kept under it.
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
    let finder = EntryReader.title(of: units, found.mark, page)
    found.title = finder.title
    found.venue = finder.venue
    found.day = finder.date
    if let authors = finder.authors { found.authors.append(authors) }
    titleBlock = finder.rank == nil ? -1 : finder.block
    titleUsed = finder.used
  }

  /// The mark that says which paper it is: the first of arXiv, else the first of a known host, else the first
  /// that is called a paper.
  static func mark(of units: [Unit], _ page: Page) -> PaperMark? {
    var best: PaperMark?
    for unit in units {
      for index in page.marks(in: unit) {
        let mark = page.marks[index]
        if mark.kind == .arxiv { return mark }
        if best.map({ mark.kind.rawValue < $0.kind.rawValue }) ?? true { best = mark }
      }
    }
    return best
  }

  static func title(of units: [Unit], _ mark: PaperMark?, _ page: Page) -> TitleFinder {
    var finder = TitleFinder(page, id: mark?.reference?.id)
    var hasMark = false
    for (index, unit) in units.enumerated() {
      if index > 0 {
        finder.look(at: unit, isFirst: false)
      } else if let known = page.answers.finder(for: unit, mark?.reference?.id) {
        finder = known
      } else {
        finder.look(at: unit, isFirst: true)
        page.answers.keep(finder, for: unit, mark?.reference?.id)
      }
      // The title stands before the address or right after it.
      if hasMark, finder.rank != nil { break }
      hasMark = hasMark || !page.marks(in: unit).isEmpty
      if index > 12 { break }
    }
    return finder
  }

  mutating func finish(
    _ page: Page, topic: [UInt8], into builder: inout DigestBuilder
  ) {
    found.write(page, topic: topic, room: &room, to: &builder)
  }

  // MARK: Blocks

  mutating func read(_ unit: Unit, _ page: Page) {
    if let part = unit.part {
      readText(part, of: unit.blocks.lowerBound, page)
      return
    }
    for block in unit.blocks {
      switch page.blocks[block].kind {
      case .heading, .summary, .term: readHeading(block, page)
      case .code: continue
      case .rule: endField()
      case .field(let name): readField(name, block, page)
      case .quotation, .item, .table, .row:
        if !isOpen, !isSection { endField() }
      default:
        if !page.blocks[block].text.isEmpty { readText(page.blocks[block].text, of: block, page) }
      }
    }
  }

  private mutating func readHeading(_ block: Int, _ page: Page) {
    let range = page.blocks[block].text
    endField()
    if block == titleBlock {
      readAroundTitle(range, block, page)
      isAfterTitle = true
      return
    }
    if let known = page.fieldLabel(ofWhole: range) {
      (label, isOpen, isSection, otherLabel) = (known, true, true, known.hasField ? nil : range)
    } else if let (known, value) = page.fieldLabel(ofLine: range), !value.isEmpty {
      otherLabel = range.lowerBound..<value.lowerBound
      give(value, known, block, page)
    } else if !found.title.isEmpty, block > titleBlock, titleBlock >= 0 {
      addText(range, page)
    }
  }

  /// Reads a fact under a name. Lists have a line each.
  mutating func readField(_ name: String, _ block: Int, _ page: Page) {
    let range = page.blocks[block].text
    guard let known = FieldNames.label(of: name), !range.isEmpty else { return }
    if known.isSecond || !known.label.hasField {
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

  mutating func endField() { (label, isOpen, isSection, otherLabel) = (nil, false, false, nil) }

  // MARK: Lines

  mutating func readText(_ range: Range<Int>, of block: Int, _ page: Page) {
    if !isOpen, !isSection, !(label == .abstract && page.blocks[block].kind == .paragraph) {
      endField()
    }
    var place = range.lowerBound
    var text: Range<Int>?
    while place < range.upperBound {
      let end = page.lineEnd(from: place, before: range.upperBound)
      var line = place..<end
      place = end + 1
      if block == titleBlock, titleUsed.lowerBound < line.upperBound,
        line.lowerBound < titleUsed.upperBound
      {
        flush(&text, block, page)
        endField()
        // A title over several lines.
        if titleUsed.upperBound > line.upperBound {
          line =
            line.lowerBound..<page.lineEnd(from: titleUsed.upperBound, before: range.upperBound)
          place = line.upperBound + 1
        }
        readAroundTitle(line, block, page)
        isAfterTitle = true
        continue
      }
      if let (known, value) = page.fieldLabel(ofLine: line) {
        flush(&text, block, page)
        begin(known, line, value)
        if !page.scanner.trimmed(value).isEmpty { text = value }
        continue
      }
      if let (known, value) = page.boldLabel(ofLine: line, block) {
        flush(&text, block, page)
        begin(known, line, value)
        text = value
        continue
      }
      if line.count < 60, page.links(of: block, in: line).isEmpty,
        let known = page.fieldLabel(ofWhole: line)
      {
        flush(&text, block, page)
        begin(known, line, line.upperBound..<line.upperBound)
        continue
      }
      if label != nil {
        text = text.map { $0.lowerBound..<line.upperBound } ?? line
        continue
      }
      if let after = readFree(line, block, within: range, isText: text != nil, page) {
        flush(&text, block, page)
        place = max(place, after)
        continue
      }
      text = text.map { $0.lowerBound..<line.upperBound } ?? line
    }
    flush(&text, block, page)
    isAfterTitle = false
    // A field that has its text is over with its block, but a section is not.
    if isOpen || isSection { return }
    if label != .abstract { endField() }
  }

  private mutating func begin(_ known: FieldLabel, _ line: Range<Int>, _ value: Range<Int>) {
    (label, isOpen, isSection) = (known, true, false)
    otherLabel = known.hasField ? nil : line.lowerBound..<value.lowerBound
  }

  /// Gives the text that was gathered to its field, or to the text of the entry.
  private mutating func flush(_ text: inout Range<Int>?, _ block: Int, _ page: Page) {
    guard let range = text else { return }
    text = nil
    if let label {
      isOpen = false
      give(range, label, block, page)
    } else {
      addText(range, page)
    }
  }

  mutating func addText(_ range: Range<Int>, _ page: Page) {
    let range = page.scanner.trimmed(range)
    if !range.isEmpty { found.abstract.append(range) }
  }

  // MARK: Fields

  /// Gives a text to the field of a label.
  mutating func give(
    _ range: Range<Int>, _ label: FieldLabel, _ block: Int, _ page: Page
  ) {
    let value = page.scanner.trimmed(range)
    if value.isEmpty { return }
    if isBody, found.has(label) {
      // The head of the file has said it; an abstract in other words is kept.
      if label == .abstract || label == .summary { addText(value, page) }
      return
    }
    switch label {
    case .title: break
    case .authors: found.authors.append(withoutLinks(value, block, page))
    case .date:
      let day = Day(text: page.slice(value)) ?? Day(within: page.slice(value))
      if found.day == nil { found.day = day }
      found.hasBadDate = found.hasBadDate || day == nil
    case .firstDate:
      found.firstDay =
        found.firstDay ?? Day(text: page.slice(value)) ?? Day(within: page.slice(value))
    case .abstract: found.named.append(value)
    case .summary: found.summary.append(value)
    case .categories: found.categories.append(value)
    case .comment: found.comment.append(value)
    case .keywords: found.tags.append(value)
    case .code: takeLinks(value, block, page, asCode: true)
    case .journal: found.journal = found.journal ?? value
    case .venue: found.venue = found.venue ?? value
    case .doi:
      found.doi = found.doi ?? value
    case .id, .pdf, .link:
      takeLinks(value, block, page, asCode: false)
      if page.links(of: block, in: value).isEmpty, page.marks(of: block, in: value).isEmpty {
        addText(value, page)
      }
      // What leads to other papers stays.
      let others = page.marks(of: block, in: value).contains {
        page.marks[$0].reference.map { $0.id != found.reference?.id } ?? false
      }
      if others { addText(value, page) }
    default:
      if let otherLabel { addExtra(TextEdges.trimmed(otherLabel, in: page.text), value, page) }
    }
  }

  mutating func addExtra(_ label: Range<Int>, _ text: Range<Int>, _ page: Page) {
    if !label.isEmpty, !text.isEmpty { found.extras.append((label, text, false)) }
  }

  private func withoutLinks(_ range: Range<Int>, _ block: Int, _ page: Page) -> Range<Int> {
    var end = range.upperBound
    for index in page.runs(of: block, in: range)
    where page.runs[index].kind == .link && page.isLabel(page.runs[index].range)
      && page.runs[index].range.lowerBound > range.lowerBound
    {
      end = min(end, page.runs[index].range.lowerBound)
    }
    return TextEdges.trimmed(range.lowerBound..<end, in: page.text)
  }

  /// The links of a text: those to code, and others that are not the paper's own.
  mutating func takeLinks(_ range: Range<Int>, _ block: Int, _ page: Page, asCode: Bool) {
    for index in page.runs(of: block, in: range) where page.runs[index].kind == .link {
      takeLink(index, page, asCode: asCode)
    }
  }

  private mutating func takeLink(_ index: Int, _ page: Page, asCode: Bool) {
    let run = page.runs[index]
    guard !run.target.isEmpty else { return }
    let place = LinkTarget(page.target(of: run))
    if asCode || place.isCode {
      if page.target(of: run).starts(with: "http".utf8) { found.code.append((run.target, true)) }
    } else if place.isPaper {
      if found.doi == nil, LinkTarget.doi(in: page.target(of: run)) != nil {
        (found.doi, found.isDOITarget) = (run.target, true)
      }
    } else if ArxivAddresses.next(in: page.target(of: run), from: 0) == nil, run.range.count <= 40,
      page.target(of: run).starts(with: "http".utf8), found.extras.count < 32
    {
      let label = LabelText.trimmed(run.range, page)
      if !label.isEmpty, page.scanner.find("://", in: label) == nil,
        !LabelWords.saysPaper(page.slice(label))
      {
        found.extras.append((label, run.target, true))
      }
    }
  }

  // MARK: Lines without a label

  /// What is on the line of the title besides it.
  private mutating func readAroundTitle(_ line: Range<Int>, _ block: Int, _ page: Page) {
    if line.lowerBound < titleUsed.lowerBound {
      readRest(line.lowerBound..<titleUsed.lowerBound, block, page, isAfterTitle: false)
    }
    // Labels within what was used up by the title are links all the same.
    takeLinks(titleUsed, block, page, asCode: false)
    if titleUsed.upperBound < line.upperBound {
      readRest(titleUsed.upperBound..<line.upperBound, block, page, isAfterTitle: true)
    }
  }

  private mutating func readRest(
    _ range: Range<Int>, _ block: Int, _ page: Page, isAfterTitle: Bool
  ) {
    var rest = RestReader(page, block: block, id: found.reference?.id)
    rest.read(range, isAfterTitle: isAfterTitle, into: &found)
    for link in rest.links { takeLink(link, page, asCode: false) }
  }

  /// Reads a line that is no running text; returns where to go on, nil when it is text.
  private mutating func readFree(
    _ line: Range<Int>, _ block: Int, within range: Range<Int>, isText: Bool, _ page: Page
  ) -> Int? {
    let trimmed = TextEdges.trimmed(line, in: page.text)
    if trimmed.isEmpty { return line.upperBound }
    defer { isAfterTitle = isAfterTitle && found.authors.isEmpty && trimmed.isEmpty }
    // An italic line after the title is of the authors.
    if found.authors.isEmpty, !isText, titleBlock >= 0,
      let authors = authors(in: line, block, range, page)
    {
      found.authors.append(authors.names)
      return authors.end
    }
    guard RestReader(page, block: block, id: found.reference?.id).isShort(line) else { return nil }
    readRest(line, block, page, isAfterTitle: isAfterTitle)
    return line.upperBound
  }

  private func authors(
    in line: Range<Int>, _ block: Int, _ range: Range<Int>, _ page: Page
  ) -> (names: Range<Int>, end: Int)? {
    let start = TextEdges.trimmed(line, in: page.text)
    for index in page.runs(of: block, in: line)
    where page.runs[index].kind == .italic
      && page.runs[index].range.lowerBound <= start.lowerBound + 1
    {
      let run = page.runs[index].range
      guard run.upperBound > start.lowerBound else { continue }
      let names = TextEdges.trimmed(
        max(run.lowerBound, start.lowerBound)..<run.upperBound, in: page.text)
      guard run.upperBound >= start.upperBound || run.upperBound > line.upperBound else { continue }
      let look = NameLists.look(at: names, in: page.text)
      if look.isNames || isAfterTitle && looksShort(names, page) { return (names, run.upperBound) }
    }
    if page.scanner.has("by ", at: start.lowerBound, before: start.upperBound)
      || page.scanner.has("By ", at: start.lowerBound, before: start.upperBound)
    {
      let names = start.lowerBound + 3..<start.upperBound
      if NameLists.look(at: names, in: page.text).isNames { return (names, line.upperBound) }
    }
    if NameLists.look(at: start, in: page.text).isList, page.marks(of: block, in: line).isEmpty {
      return (start, line.upperBound)
    }
    return nil
  }

  /// No sentence: a few words, or parts between commas.
  private func looksShort(_ range: Range<Int>, _ page: Page) -> Bool {
    if Day(text: page.slice(range)) != nil || Venues.isVenue(range, in: page.text) { return false }
    let text = page.slice(range)
    let words = text.count { ASCII.isWhite($0) } + 1
    let commas = text.count { $0 == ASCII.comma }
    return words <= 4 || commas * 5 >= words
  }
}

/// The label of a link without pictures and brackets around it.
enum LabelText {
  static func trimmed(_ range: Range<Int>, _ page: Page) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    start = TextEdges.afterPictures(start, before: end, page.text)
    while start < end, ByteSet("[( ").contains(page.text[start]) { start += 1 }
    while end > start, ByteSet("]) ").contains(page.text[end - 1]) { end -= 1 }
    return TextEdges.trimmed(start..<end, in: page.text)
  }
}
