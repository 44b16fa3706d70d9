import Digests
import Papers

/// What a unit does to the entry that is being gathered: it begins one, belongs to it, or waits for one.
extension SectionReader {
  mutating func readUnit(_ unit: Unit, into builder: inout DigestBuilder) {
    let marks = page.marks(in: unit)
    guard isPaper(marks), !namesInPassing(unit, marks) else {
      return readText(unit, into: &builder)
    }
    if unit.part == nil, let block = dividedText(unit, marks) {
      return readLines(of: block, unit, into: &builder)
    }
    if unit.part != nil || unit.isItem || isOneText(unit), !page.isOnePaper(marks),
      readEnumeration(unit, marks, into: &builder)
    {
      return
    }
    readNaming(unit, marks, into: &builder)
  }

  /// Whether running text names papers by DOIs or addresses alone that arXiv does not have, and is no citation.
  private func namesInPassing(_ unit: Unit, _ marks: Range<Int>) -> Bool {
    guard unit.part == nil, !unit.isItem, isOneText(unit), let text = page.firstText(of: unit),
      page.marks[marks].allSatisfy({ $0.kind == .paper && $0.isLabel }), !isFieldLed(unit),
      page.slice(text.range.lowerBound..<page.marks[marks.lowerBound].range.lowerBound)
        .split(whereSeparator: ASCII.isWhite).count > 2
    else { return false }
    let title = EntryReader.title(of: unit, nil, page)
    return title.authors == nil && !title.isStrong
      && !RestReader(page, block: text.block, id: nil).isShort(text.range)
      && !Capitals.areOfTitle(title.range, in: page.text)
  }

  mutating func readNaming(
    _ unit: Unit, _ marks: Range<Int>, into builder: inout DigestBuilder
  ) {
    let id = EntryReader.mark(of: unit, page)?.reference?.id
    if !open.isEmpty, id != nil, id == openID {
      attachPending()
      open.append(unit)
      return
    }
    if readRecord(unit, id, into: &builder) { return }
    // Under the heading of a paper, a field names it or is about another in passing.
    if openLevel != nil, openID != nil || !unit.isItem, isFieldLed(unit) {
      attachPending()
      open.append(unit)
      return
    }
    let title = EntryReader.title(of: unit, id, page)
    let isTitled =
      title.isStrong && title.rank != .heading || title.rank == .before && isQuoted(title.range)
    if isTitled || title.rank == .inner && (openLevel == nil || unit.isItem) || isWeak(title, unit)
    {
      if openLevel != nil, !unit.isItem, !isTitled || title.rank == .bold && openID == nil {
        // A paragraph under the heading of a paper.
        attachPending()
        open.append(unit)
        return
      }
      return start(unit, isTitled: isTitled, into: &builder)
    }
    startUntitled(unit, title, into: &builder)
  }

  /// What stands before an address is a title if nothing better can be: in a list, or without a heading.
  func isWeak(_ title: FoundTitle, _ unit: Unit) -> Bool {
    guard let rank = title.rank, rank != .heading else { return false }
    if openLevel != nil { return unit.isItem && rank == .before && endsWithLink(unit) }
    // `Ann Smith, “Title”, 2024`: a citation.
    if title.authors != nil || isQuoted(title.range) { return true }
    if pending.contains(where: { isBoldLed($0) }) { return false }
    if unit.isItem { return rank == .before || rank == .after || heading == nil }
    return heading == nil || rank == .before && words(title.range) >= 3 && !headingIsTitle
      || rank == .after && !headingIsTitle
  }

  /// Whether a text stands in quotation marks.
  private func isQuoted(_ range: Range<Int>) -> Bool {
    let before = page.scanner.trimmed(max(0, range.lowerBound - 4)..<range.lowerBound)
    return (["\"", "“", "«", "„", "「", "《"] as [StaticString]).contains {
      page.scanner.ends(before, with: $0)
    }
  }

  var headingIsTitle: Bool {
    guard let heading, let text = page.firstText(of: heading) else { return false }
    let title = TitleText(text.range, page).range
    return words(title) >= 3 || page.slice(title).contains(ASCII.colon)
  }

  func words(_ range: Range<Int>) -> Int {
    page.slice(range).count { ASCII.isWhite($0) } + (range.isEmpty ? 0 : 1)
  }

  func endsWithLink(_ unit: Unit) -> Bool {
    page.marks[page.marks(in: unit)].contains {
      $0.run >= 0 && $0.isLabel && ArxivReference.find(in: page.slice($0.range)) == nil
    }
  }

  mutating func start(_ unit: Unit, isTitled: Bool, into builder: inout DigestBuilder) {
    attachPending()
    flush(&builder)
    begin(unit)
    openIsTitled = isTitled
    hasTitledItem = hasTitledItem || isTitled && unit.isItem
  }

  /// A unit that names a paper and has no title: what was before it, or the heading, may have one.
  mutating func startUntitled(
    _ unit: Unit, _ title: FoundTitle, into builder: inout DigestBuilder
  ) {
    if openLevel != nil {
      attachPending()
      open.append(unit)
      return
    }
    if let first = titleInPending() {
      let units = Array(pending[first...]) + [unit]
      pending.removeSubrange(first...)
      attachPending()
      flush(&builder)
      begin(units)
      openIsTitled = true
      return
    }
    let isOfList = unit.isItem && hasTitledItem
    if let heading, !isOfList, let text = page.firstText(of: heading),
      TitleText.look(at: TitleText(text.range, page).range, page) > .none
        || page.isPictureOfTitle(text.range),
      !SectionNames.isOne(page.slice(TextEdges.trimmed(text.range, in: page.text)))
    {
      flush(&builder)
      begin([heading] + pending + [unit])
      pending.removeAll(keepingCapacity: true)
      openLevel = level
      self.heading = nil
      return
    }
    if !open.isEmpty && title.rank != .after && !isOnlyAddress(unit) && !unit.isItem {
      attachPending()
      open.append(unit)
      return
    }
    start(unit, isTitled: false, into: &builder)
  }

  func isOnlyAddress(_ unit: Unit) -> Bool {
    guard let text = page.firstText(of: unit) else { return false }
    return RestReader(
      page, block: text.block, id: EntryReader.mark(of: unit, page)?.reference?.id
    )
    .isShort(text.range)
  }

  /// A unit that names no paper.
  mutating func readText(_ unit: Unit, into builder: inout DigestBuilder) {
    guard let text = page.firstText(of: unit) else { return }
    if openLevel != nil { return readBelowHeading(unit) }
    if isFieldLed(unit), !isTitleLed(unit) {
      if open.isEmpty || !pending.isEmpty { pending.append(unit) } else { open.append(unit) }
      return
    }
    if isTitleLed(unit) && !open.isEmpty {
      // `arXiv:2401.01234 [pdf, other]`, and its title on the next line.
      if !openIsTitled, pending.isEmpty, EntryReader.title(of: open, openID, page).rank == nil {
        openIsTitled = true
        return open.append(unit)
      }
      flush(&builder)
    } else if !open.isEmpty, pending.isEmpty, !(unit.isItem && unit.part == nil) {
      let isTitle = isTitleLike(text.range, text.block, unit)
      if !openIsTitled
        || !isTitle && !(open[open.count - 1].isItem && open[open.count - 1].part == nil)
      {
        if isTitle { openIsTitled = true }
        open.append(unit)
        return
      }
    }
    pending.append(unit)
    if pending.count > 24 { pending.removeFirst(12) }
  }

  mutating func begin(_ unit: Unit) {
    open.removeAll(keepingCapacity: true)
    open.append(unit)
    begin(EntryReader.mark(of: unit, page))
  }

  mutating func begin(_ units: [Unit]) {
    open = units
    begin(EntryReader.mark(of: units, page))
  }

  private mutating func begin(_ mark: PaperMark?) {
    openID = mark?.reference?.id
    openIsTitled = true
    openLevel = nil
  }

  mutating func flush(_ builder: inout DigestBuilder) {
    if open.isEmpty { return }
    attachPending()
    let below = openLevel.map { max($0, 1) } ?? 7
    reader.read(open, page, topic: Topics.topic(topics, below: below), into: &builder)
    open.removeAll(keepingCapacity: true)
    (openID, openLevel, openIsTitled) = (nil, nil, false)
  }

  /// Gives text that was no title to the entry before it.
  mutating func attachPending() {
    defer { pending.removeAll(keepingCapacity: true) }
    // Under the heading of a paper everything belongs to it.
    if openLevel != nil {
      open += pending
      return
    }
    guard let last = open.last, !last.isItem || last.part != nil else { return }
    for unit in pending {
      guard !isBoldLed(unit), !unit.isItem || unit.part != nil,
        page.firstText(of: unit).map({ !page.hasLinks($0.block) }) ?? false
      else { return }
      open.append(unit)
    }
  }

  /// What waited for a paper is of none, but under the heading of one.
  mutating func dropPending() {
    if openLevel != nil { attachPending() }
    pending.removeAll(keepingCapacity: true)
  }
}
