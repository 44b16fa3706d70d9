import Papers

/// Puts one record into the entry that the builder has begun, field by field in any order, and decides at the
/// end what the best of it is: which id, which day, and whether it is a paper at all.
package struct RecordEntry {
  var reference = RecordReference()
  private var days = RecordDays()
  var hasName = false
  var hasTitle = false
  private var hasAddress = false
  private var hasPaperAddress = false
  /// The abstract is a description, which it is only as long as there is no better one.
  var isDescription = false

  package init() {}

  /// Takes a field. `name` is what the format calls it.
  package mutating func put(
    _ field: RecordField, _ text: UnsafeRawBufferPointer,
    name: UnsafeRawBufferPointer = .init(start: nil, count: 0),
    into builder: inout DigestBuilder
  ) {
    let scanner = ByteScanner(text)
    let text = scanner.slice(scanner.trimmed(0..<text.count))
    if text.isEmpty || RecordEntry.saysNothing(text) { return }
    switch field {
    // `comments: true` is about a page, `code: false` about another list.
    case _ where RecordEntry.isSwitch(text) && ![.title, .name, .extra].contains(field): break
    case .title: putTitle(text, &builder)
    case .name: putName(text, &builder)
    case .authors: putAuthors(text, &builder)
    case .author: PersonName.add(text, to: &builder)
    case .date: days.put(date: text)
    case .firstDate: builder.setFirstDay(days.put(first: text))
    case .updated: days.put(updated: text)
    case .year: days.put(year: text)
    case .month: days.put(month: text)
    case .day: days.put(day: text)
    case .abstract: putAbstract(text, &builder)
    case .description: putDescription(text, &builder)
    case .summary:
      if builder.draft.record.summary.isEmpty {
        RecordText.plain(text) { builder.set(.summary, $0) }
      }
    case .categories: putWords(text, &builder)
    case .keywords: RecordText.items(text) { builder.add($0, to: .tags) }
    case .comment: RecordText.plain(text) { builder.set(.comment, $0) }
    case .journal: builder.set(.journal, text)
    case .publication: putPublication(text, &builder)
    case .venue: putVenue(text, &builder)
    case .code: putCode(text, &builder)
    case .doi: putDOI(text, &builder)
    case .arxivID, .id: putID(text, isArxiv: field == .arxivID, &builder)
    case .link, .pdf: putLink(text, isPDF: field == .pdf, &builder)
    case .hint: reference.take(mentionedIn: text)
    case .extra: if !name.isEmpty { builder.add(extra: name, text) }
    case .ignored, .ids, .dateParts, .versions, .parsedAuthors, .invertedAbstract: break
    }
  }

  /// Ends the entry. A record of a bibliography is a paper when it has a title; another one when it has an
  /// arXiv id or looks like one: a DOI, the address of a known host of papers, or authors and a place of
  /// publication. What is no paper is left out in silence. Returns whether there is an entry now.
  @discardableResult
  package mutating func end(
    isBibliography: Bool, needsAbstract: Bool = false, into builder: inout DigestBuilder
  ) -> Bool {
    guard settle(into: &builder) || isBibliography && !builder.draft.record.title.isEmpty else {
      builder.dropEntry()
      return false
    }
    if isBibliography { builder.setPaperAnyway() }
    let count = builder.records.count
    builder.endEntry(needsAbstract: needsAbstract)
    return builder.records.count > count
  }

  /// Whether there is an arXiv id.
  package var hasReference: Bool { reference.value != nil }

  /// Gives the entry the best of what was taken, without ending it. Returns whether it has an id, or is a
  /// paper without one.
  mutating func settle(into builder: inout DigestBuilder) -> Bool {
    days.settle(into: &builder)
    if let value = reference.value {
      builder.setReference(value)
      return true
    }
    let record = builder.draft.record
    let isPublished = !record.journal.isEmpty || !record.venue.isEmpty
    let isPaper = isSurelyPaper(builder) || (!record.authors.isEmpty && isPublished)
    if isPaper, !record.title.isEmpty { builder.setPaperAnyway() }
    return isPaper && !record.title.isEmpty
  }

  /// Whether it is a paper also when other papers may be within it.
  func isSurelyPaper(_ builder: DigestBuilder) -> Bool {
    let record = builder.draft.record
    return hasReference || !record.doi.isEmpty || hasPaperAddress
      || (!record.authors.isEmpty && !record.abstract.isEmpty && !isDescription)
  }

  private mutating func putID(
    _ text: UnsafeRawBufferPointer, isArxiv: Bool, _ builder: inout DigestBuilder
  ) {
    if let reference = ArxivReference.find(in: text) {
      self.reference.take(reference, .id)
    } else if let (reference, length) = ArxivReference.parse(text),
      length == text.count || isArxiv && !ASCII.isDigit(text[length])
    {
      self.reference.take(reference, .id)
    } else if RecordEntry.isAddress(text) {
      putLink(text, isPDF: false, &builder)
    } else if isArxiv {
      // An id that arXiv cannot have is a paper's, too.
      builder.setReference(in: text)
    } else if text.starts(with: "10.".utf8) || text.starts(with: "doi:".utf8) {
      putDOI(text, &builder)
    }
  }

  private mutating func putDOI(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    let scanner = ByteScanner(text)
    guard let start = scanner.find("10.", in: 0..<text.count) else { return }
    if let place = RecordEntry.arxivDOI(scanner, from: start),
      let (reference, _) = ArxivReference.parse(scanner.slice(place..<text.count))
    {
      self.reference.take(reference, .address)
    }
    let end = text[start...].firstIndex(where: ASCII.isWhite) ?? text.count
    if builder.draft.record.doi.isEmpty { builder.set(.doi, scanner.slice(start..<end)) }
  }

  /// Where the id stands in `10.48550/arXiv.2401.01234`.
  private static func arxivDOI(_ scanner: ByteScanner, from start: Int) -> Int? {
    let sign: StaticString = "10.48550/arxiv."
    let end = start + sign.utf8CodeUnitCount
    guard end < scanner.bytes.count, scanner.says(sign, start..<end) else { return nil }
    return end
  }

  mutating func putLink(
    _ text: UnsafeRawBufferPointer, isPDF: Bool, _ builder: inout DigestBuilder
  ) {
    if let reference = ArxivReference.find(in: text) {
      return self.reference.take(reference, .address)
    }
    let scanner = ByteScanner(text)
    guard RecordEntry.isAddress(text) else { return }
    let place = scanner.slice(0..<(text.firstIndex(where: ASCII.isWhite) ?? text.count))
    if scanner.find("doi.org/10.", in: 0..<place.count) != nil { return putDOI(place, &builder) }
    let isPaper = LinkTarget(place).isPaper
    if isPaper { hasPaperAddress = true }
    guard !hasAddress || !isPDF else { return }
    if !hasAddress || isPaper { builder.set(.address, place) }
    hasAddress = true
  }

  static func isAddress(_ text: UnsafeRawBufferPointer) -> Bool {
    text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
  }

  private static func isSwitch(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == 4 || text.count == 5 else { return false }
    let scanner = ByteScanner(text)
    return scanner.says("true", 0..<text.count) || scanner.says("false", 0..<text.count)
  }

  /// What machines write where there is nothing.
  private static func saysNothing(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count <= 5 else { return false }
    let scanner = ByteScanner(text)
    let words: [StaticString] = ["null", "none", "nan", "n/a", "-", "error", "na"]
    return words.contains { scanner.says($0, 0..<text.count) }
  }
}
