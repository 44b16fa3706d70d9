import Digests
import Papers

/// Records below the heading of a paper: fields with a title and an address of their own are another paper.
///
/// A field alone says something about the paper of the heading, and one that leads elsewhere names another in
/// passing. Fields of which one is a title wait until the one with the address comes.
extension SectionReader {
  /// A unit below the heading of a paper that names none.
  mutating func readBelowHeading(_ unit: Unit) {
    let isTitle = isTitleLed(unit)
    if isTitle || pending.count > 24 { attachPending() }
    if isTitle || !pending.isEmpty { pending.append(unit) } else { open.append(unit) }
  }

  /// Begins an entry with a unit that names another paper than the heading above, if the unit, with those that
  /// wait for it, is a record. Returns false when it is none.
  mutating func readRecord(
    _ unit: Unit, _ id: PaperID?, into builder: inout DigestBuilder
  ) -> Bool {
    guard openLevel != nil, isNamedByField(unit, id) else { return false }
    var units = [unit]
    var title = EntryReader.title(of: unit, id, page)
    if title.rank != .field, !pending.isEmpty {
      units = pending + units
      title = EntryReader.title(of: units, id, page)
    }
    guard title.rank == .field, isFieldLed(units[0]) else { return false }
    // The paper of the heading is elsewhere, and arXiv has it too.
    let above = EntryReader.title(of: open, openID, page).range
    if openID == nil, page.isAlike(title.range, above) { return false }
    // One that arXiv does not have: the paper of the heading was named before, and is called otherwise.
    if id == nil {
      let isNamed = open.contains { !page.marks(in: $0).isEmpty }
      guard isNamed, isOther(title.range, than: above) else { return false }
    }
    if units.count > 1 { pending.removeAll(keepingCapacity: true) }
    let level = openLevel
    flush(&builder)
    // What was the title of a paper is no topic of others.
    if let level { Topics.set(&topics, level: level, page.slice(0..<0)) }
    begin(units)
    return true
  }

  /// Whether fields below the heading of a paper of arXiv are of another that arXiv does not have: what is called
  /// its title, and an address behind that.
  func holdsRecord(_ body: Range<Int>, below heading: Int) -> Bool {
    let above = TitleText(page.blocks[heading].text, page).range
    var (isNamed, isBegun) = (false, false)
    for block in body where !page.blocks[block].text.isEmpty && page.blocks[block].kind != .code {
      let unit = Unit(block..<block + 1)
      let marks = page.marks[page.marks(in: unit)]
      if marks.contains(where: { $0.kind == .arxiv }) {
        (isNamed, isBegun) = (true, false)
        continue
      }
      guard isNamed else { continue }
      if isTitleLed(unit) {
        isBegun = isOther(EntryReader.title(of: unit, nil, page).range, than: above)
      }
      if isBegun, marks.contains(where: { $0.kind == .paper }) { return true }
    }
    return false
  }

  /// Whether a title is of another paper: neither begins as the other.
  private func isOther(_ title: Range<Int>, than above: Range<Int>) -> Bool {
    !title.isEmpty && !page.begins(title, above) && !page.begins(above, title)
  }

  /// Whether a paper is named by a field for that (`arXiv: …`, `| PDF | … |`), or by a link that says only
  /// what it is and leads its line.
  private func isNamedByField(_ unit: Unit, _ id: PaperID?) -> Bool {
    let mark = page.marks(in: unit).first { index in
      id.map { page.marks[index].reference?.id == $0 } ?? (page.marks[index].kind == .paper)
    }
    guard let mark else { return false }
    let place = page.marks[mark].range.lowerBound
    var label: Range<Int>?
    for block in unit.blocks where !page.blocks[block].text.isEmpty {
      let text = page.blocks[block].text
      guard text.contains(place) else {
        label = text
        continue
      }
      let start = page.text[text.lowerBound..<place].lastIndex(of: ASCII.lineFeed).map { $0 + 1 }
      let from = max(start ?? text.lowerBound, unit.part?.lowerBound ?? 0)
      let line = from..<page.lineEnd(from: place, before: text.upperBound)
      if let (label, _) = page.fieldLabel(ofLine: line) { return SectionReader.names(label) }
      if page.marks[mark].isLabel, LineStart(line, block, page).place >= place { return true }
      return start == nil
        && label.flatMap(page.fieldLabel(ofWhole:)).map(SectionReader.names) ?? false
    }
    return false
  }

  /// Whether a field has the address of the paper itself.
  private static func names(_ label: FieldLabel) -> Bool {
    [.id, .link, .pdf, .paper, .doi].contains(label)
  }
}

extension Page {
  /// Whether two titles have the same letters and digits, without regard to the case of the ASCII ones; no more is
  /// looked at than a title has.
  func isAlike(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    letters(left).elementsEqual(letters(right))
  }

  /// Whether a title begins with the letters and digits of another.
  func begins(_ title: Range<Int>, _ start: Range<Int>) -> Bool {
    letters(title).starts(with: letters(start))
  }

  private func letters(_ range: Range<Int>) -> some Sequence<UInt8> {
    slice(range.prefix(TitleText.limit)).lazy.map(ASCII.lower).filter {
      TextEdges.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80
    }
  }
}
