package import Papers

/// Putting an entry together, field by field and in any order:
///
///     builder.beginEntry(line: 12)
///     builder.setReference(in: "http://arxiv.org/abs/2504.16922v1")
///     builder.set(.title, bytes, markup: .bold)
///     builder.add(commaSeparated: names, to: .authors)
///     builder.endEntry(needsAbstract: true)
///
/// Texts are given as they stand in the file; they are cleaned on the way into the arena.
extension DigestBuilder {
  /// Begins an entry; one that was not ended is left out. `line` is where it stands, from 1.
  package mutating func beginEntry(line: Int) {
    dropEntry()
    draft.record.line = UInt32(clamping: line)
    draft.usedBefore = used
    draft.keywordsBefore = keywordCount
  }

  /// Forgets the entry that was begun.
  package mutating func dropEntry() {
    if draft.record.line > 0 {
      takeBack(to: draft.usedBefore)
      dropKeywords(since: draft.keywordsBefore)
    }
    draft = EntryDraft()
  }

  /// Forgets the authors that were added.
  mutating func dropAuthors() {
    draft.record.authors = .empty
    draft.pieces.removeAll { $0.list == .authors }
  }

  /// What the entry is about. The first one counts.
  package mutating func setReference(_ reference: ArxivReference) {
    draft.hasAddress = true
    draft.reference = draft.reference ?? reference
  }

  /// Looks for an id in an address or in a text that holds one (`http://arxiv.org/abs/ID`, `ID`,
  /// `arXiv:ID`). Text without an id is a bad address, unless another field has a good one.
  package mutating func setReference(in text: UnsafeRawBufferPointer) {
    if text.isEmpty { return }
    draft.hasAddress = true
    guard draft.reference == nil else { return }
    draft.reference = ArxivReference.find(in: text)
    if draft.reference == nil, draft.impossibleID == nil {
      draft.impossibleID = ArxivReference.impossibleID(in: text)
    }
  }

  /// The day; nil when there is one but no calendar has it. The first good one counts.
  package mutating func setDay(_ day: Day?) {
    draft.record.day = draft.record.day ?? day
    if day == nil { draft.hasBadDate = true }
  }

  /// The day of the first version. The first good one counts.
  package mutating func setFirstDay(_ day: Day?) {
    draft.record.firstDay = draft.record.firstDay ?? day
  }

  /// The entry is a paper also without an arXiv id: by its DOI, its address, or its title and first author.
  package mutating func setPaperAnyway() { draft.isPaperAnyway = true }

  /// The paper is withdrawn, in the version that the entry is about.
  package mutating func setWithdrawn(_ isWithdrawn: Bool = true) {
    draft.record.isWithdrawn = isWithdrawn
  }

  /// The file ends within the entry.
  package mutating func setCut() { draft.isCut = true }

  /// Sets a field; an empty text leaves what there was.
  package mutating func set(
    _ field: EntryField, _ text: UnsafeRawBufferPointer, markup: TextCleaner.Markup = .none
  ) {
    let before = keywordCount
    let outcome = append(sentence: Thoughts.removed(from: text), markup: markup)
    draft.note(outcome)
    guard !outcome.span.isEmpty else { return }
    switch field {
    case .title: draft.record.title = outcome.span
    case .abstract:
      draft.record.abstract = outcome.span
      draft.record.emphasisStart = UInt32(before)
      draft.record.emphasisCount = UInt32(keywordCount - before)
    case .summary: draft.record.summary = outcome.span
    case .comment:
      draft.record.comment = outcome.span
      if Withdrawal.isSaid(in: text) { setWithdrawn() }
    case .journal: draft.record.journal = outcome.span
    case .venue: draft.record.venue = outcome.span
    case .address: draft.record.address = outcome.span
    case .doi: draft.record.doi = outcome.span
    }
  }

  /// Adds an item to a list; an empty one is no item.
  package mutating func add(
    _ item: UnsafeRawBufferPointer, to list: EntryList, markup: TextCleaner.Markup = .none
  ) {
    let start = openList(list)
    let outcome = append(item, markup: markup)
    draft.note(outcome)
    if list != .extras, outcome.hasParagraphs { makeOneLine(outcome.span) }
    closeList(list, from: start, isEmpty: outcome.span.isEmpty)
  }

  /// Adds the items of a comma-separated text, without empty ones and “et al.”.
  package mutating func add(commaSeparated text: UnsafeRawBufferPointer, to list: EntryList) {
    let start = openList(list)
    let items = append(commaSeparated: text)
    closeList(list, from: start, isEmpty: items.isEmpty)
  }

  /// Sets the tags to those of some texts of the arena that differ not only by case.
  mutating func setTags(_ texts: ArraySlice<TextSpan>) {
    draft.record.tags = append(distinct: texts)
    draft.hasDistinctTags = true
  }

  /// Adds something that has no field of its own, under a label. An empty text and one that says
  /// only `Error`, as failed summaries do, are left out.
  package mutating func add(extra label: StaticString, _ text: UnsafeRawBufferPointer) {
    add(
      extra: UnsafeRawBufferPointer(start: label.utf8Start, count: label.utf8CodeUnitCount), text)
  }

  /// The same with a label that the digest itself gives.
  package mutating func add(extra label: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer) {
    var text = Thoughts.removed(from: text)
    text = ByteScanner(text).slice(ByteScanner(text).trimmed(0..<text.count))
    guard !text.isEmpty, !text.elementsEqual("Error".utf8) else { return }
    // Both or none, so that labels and texts stay in turn.
    let (before, pieces) = (draft.record.extras, draft.pieces.count)
    for part in [label, text] {
      let start = openList(.extras)
      let outcome = append(part, markup: .none)
      draft.note(outcome)
      closeList(.extras, from: start, isEmpty: outcome.span.isEmpty)
      if outcome.span.isEmpty {
        draft.record.extras = before
        draft.pieces.removeSubrange(pieces...)
        return
      }
    }
  }

  /// Adds labels and texts in turn that are clean, with separators between them.
  mutating func addExtras(clean text: [UInt8]) {
    let start = openList(.extras)
    append(clean: text)
    closeList(.extras, from: start, isEmpty: text.isEmpty)
  }

  /// Ends the entry. What it lacks becomes a problem; without an id or a title it is left out.
  /// `needsAbstract` is whether this kind of digest has abstracts.
  package mutating func endEntry(needsAbstract: Bool) {
    let line = Int(draft.record.line)
    guard !isFull(before: draft.usedBefore) else {
      leaveOutFull(line: line)
      return dropEntry()
    }
    // First: a paper may be known by its first author.
    joinPieces()
    guard !draft.record.title.isEmpty, let reference = draft.reference ?? outsideReference() else {
      let kind: Problem.Kind =
        draft.reference != nil ? .missingTitle : draft.hasAddress ? .badAddress : .missingAddress
      add(kind, line: line)
      return dropEntry()
    }
    draft.record.id = reference.id
    draft.record.version = reference.version ?? 0
    // A paper of which only the first day is known is of that day.
    let hasDay = draft.record.day != nil
    draft.record.day = draft.record.day ?? draft.record.firstDay
    makeTagsDistinct()
    // Only the abstract's keywords are kept.
    if draft.record.emphasisCount == 0 { dropKeywords(since: draft.keywordsBefore) }
    add(draft.record)
    if needsAbstract, draft.record.abstract.isEmpty { add(.missingAbstract, line: line) }
    if draft.hasBadDate, !hasDay { add(.badDate, line: line) }
    if draft.reference == nil, draft.impossibleID != nil { add(.impossibleID, line: line) }
    if draft.isCut { add(.truncated, line: line) }
    if draft.hasInvalid { add(.invalidUTF8, line: line) }
    if draft.hasControl { add(.controlCharacters, line: line) }
    if draft.hasWindows1252 { noteWindows1252(line: line) }
    draft = EntryDraft()
  }

  /// What stands for an arXiv id where no field was one: that of a DOI or an address of arXiv, else the id
  /// of the paper's key. A text that has a title and a DOI is a paper, and one with an id that arXiv cannot
  /// have is one too; nil for others that nobody said are papers.
  private mutating func outsideReference() -> ArxivReference? {
    if let found = arxivReference(\.doi, ArxivReference.init(doi:))
      ?? arxivReference(\.address, ArxivReference.find(in:))
    {
      return found
    }
    if draft.record.address.isEmpty, let id = draft.impossibleID {
      draft.record.address = Array("https://arxiv.org/abs/".utf8 + id).withUnsafeBytes {
        append($0, markup: .none).span
      }
    }
    if let key = withText({ draft.record.doiKey(in: $0) }) {
      return ArxivReference(id: key.id, version: nil)
    }
    guard draft.isPaperAnyway || draft.impossibleID != nil else { return nil }
    let key = withText {
      draft.record.addressKey(in: $0) ?? draft.record.titleKey(in: $0)
    }
    return ArxivReference(id: key.id, version: nil)
  }

  private func arxivReference(
    _ field: (EntryRecord) -> TextSpan, _ read: (UnsafeRawBufferPointer) -> ArxivReference?
  ) -> ArxivReference? {
    let span = field(draft.record)
    if span.isEmpty { return nil }
    return arena.withUnsafeBytes { read(UnsafeRawBufferPointer(rebasing: $0[span.range])) }
  }

  /// Tags that differ only by case are one.
  private mutating func makeTagsDistinct() {
    let tags = draft.record.tags
    guard !draft.hasDistinctTags, arena[tags.range].contains(Digest.separator) else { return }
    var items: [TextSpan] = []
    var from = tags.range.lowerBound
    for offset in tags.range where arena[offset] == Digest.separator {
      items.append(TextSpan(offset: UInt32(from), length: UInt32(offset - from)))
      from = offset + 1
    }
    items.append(
      TextSpan(offset: UInt32(from), length: UInt32(tags.range.upperBound - from)))
    draft.record.tags = append(distinct: items[...])
  }

  /// Makes the list end where the arena does, so that an item can follow. Returns where it begins. What
  /// the list has elsewhere becomes a piece, so that lists that grow by turns are copied once.
  private mutating func openList(_ list: EntryList) -> Int {
    let span = draft[list]
    if span.isEmpty { return used }
    guard span.range.upperBound == used else {
      draft.pieces.append((list, span))
      draft[list] = .empty
      return used
    }
    appendSeparator()
    return Int(span.offset)
  }

  /// Takes the separator back when nothing came after it.
  private mutating func closeList(_ list: EntryList, from start: Int, isEmpty: Bool) {
    let span = draft[list]
    if isEmpty { return takeBack(to: span.isEmpty ? start : span.range.upperBound) }
    draft[list] = TextSpan(offset: UInt32(start), length: UInt32(used - start))
  }

  /// Puts the pieces of lists together.
  private mutating func joinPieces() {
    if draft.pieces.isEmpty { return }
    // In an order of its own: the same entry must be the same bytes.
    for list in EntryList.allCases where draft.pieces.contains(where: { $0.list == list }) {
      let start = used
      for piece in draft.pieces.filter({ $0.list == list }).map(\.span) + [draft[list]]
      where !piece.isEmpty {
        if used > start { appendSeparator() }
        append(clean: piece)
      }
      draft[list] = TextSpan(offset: UInt32(start), length: UInt32(used - start))
    }
    draft.pieces = []
  }
}

extension EntryDraft {
  subscript(list: EntryList) -> TextSpan {
    get {
      switch list {
      case .authors: record.authors
      case .tags: record.tags
      case .categories: record.categories
      case .code: record.code
      case .extras: record.extras
      }
    }
    set {
      switch list {
      case .authors: record.authors = newValue
      case .tags: record.tags = newValue
      case .categories: record.categories = newValue
      case .code: record.code = newValue
      case .extras: record.extras = newValue
      }
    }
  }
}
