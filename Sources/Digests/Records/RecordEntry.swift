import Papers

/// Puts one record into the entry that the builder has begun, field by field in any order, and decides at the
/// end what the best of it is: which id, which day, and whether it is a paper at all.
package struct RecordEntry {
  /// How sure an id is that of the paper: less than that which is given as one, an address is, and a text
  /// that mentions one least.
  private enum IDRank: Int {
    case mentioned = 1
    case address, id
  }
  /// How good a day is.
  private enum DayRank: Int {
    case updated = 1
    case first, year, month, day
  }

  private var reference: (value: ArxivReference, rank: Int)?
  private var day: (value: Day, rank: Int)?
  private var hasBadDate = false
  private var year: Int?
  private var month: Int?
  private var dayOfMonth: Int?
  private var hasName = false
  private var hasTitle = false
  private var hasAddress = false
  private var hasPaperAddress = false
  /// The abstract is a description, which it is only as long as there is no better one.
  private var isDescription = false

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
    case .title: putTitle(text, &builder)
    case .name: putName(text, &builder)
    case .authors: putAuthors(text, &builder)
    case .author: PersonName.add(text, to: &builder)
    case .date: putDate(text)
    case .firstDate:
      builder.setFirstDay(RecordEntry.day(text))
      if let day = RecordEntry.day(text) { take(day, .first) }
    case .updated: if let day = RecordEntry.day(text) { take(day, .updated) }
    case .year: putYear(text)
    case .month: month = RecordEntry.month(text) ?? month
    case .day: dayOfMonth = RecordEntry.number(text) ?? dayOfMonth
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
    case .hint: take(mentionedIn: text)
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
  package var hasReference: Bool { reference != nil }

  /// Gives the entry the best of what was taken, without ending it. Returns whether it has an id, or is a
  /// paper without one.
  mutating func settle(into builder: inout DigestBuilder) -> Bool {
    if let day = partsDay() { take(day.value, day.rank) }
    if let day { builder.setDay(day.value) } else if hasBadDate { builder.setDay(nil) }
    if let reference {
      builder.setReference(reference.value)
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
    return reference != nil || !record.doi.isEmpty || hasPaperAddress
      || (!record.authors.isEmpty && !record.abstract.isEmpty && !isDescription)
  }

  // MARK: Ids

  private mutating func take(_ reference: ArxivReference, _ rank: IDRank) {
    var reference = reference
    if let known = self.reference {
      // The same id with a version is better than without.
      if known.value.id == reference.id {
        if reference.version == nil { reference = known.value }
        self.reference?.value = reference
      }
      if known.rank >= rank.rawValue { return }
    }
    self.reference = (reference, rank.rawValue)
  }

  private mutating func take(mentionedIn text: UnsafeRawBufferPointer) {
    if let reference = ArxivReference.find(in: text) { return take(reference, .mentioned) }
    // `abs/2401.01234`, as DBLP numbers the volumes of CoRR.
    guard text.starts(with: "abs/".utf8) else { return }
    if let (reference, _) = ArxivReference.parse(ByteScanner(text).slice(4..<text.count)) {
      take(reference, .mentioned)
    }
  }

  private mutating func putID(
    _ text: UnsafeRawBufferPointer, isArxiv: Bool, _ builder: inout DigestBuilder
  ) {
    if let reference = ArxivReference.find(in: text) {
      take(reference, .id)
    } else if let (reference, length) = ArxivReference.parse(text),
      length == text.count || isArxiv && !ASCII.isDigit(text[length])
    {
      take(reference, .id)
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
      take(reference, .address)
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

  private mutating func putLink(
    _ text: UnsafeRawBufferPointer, isPDF: Bool, _ builder: inout DigestBuilder
  ) {
    if let reference = ArxivReference.find(in: text) { return take(reference, .address) }
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

  private static func isAddress(_ text: UnsafeRawBufferPointer) -> Bool {
    text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
  }

  // MARK: Texts

  /// One name may be written family name first, where a list of two would have a given name more.
  private func putAuthors(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    let parts = text.split(separator: ASCII.comma, maxSplits: 2)
    let words = parts.map { $0.split(whereSeparator: ASCII.isWhite).count }
    if words.count == 2, words[0] == 1, words[1] <= 2, !text.contains(UInt8(ascii: ";")) {
      PersonName.add(text, to: &builder)
    } else {
      builder.add(names: text)
    }
  }

  /// The next title takes the place of the one that there is.
  mutating func forgetTitle() { hasTitle = false }

  private mutating func putTitle(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    guard !hasTitle else { return }
    RecordText.plain(text) { plain in
      let announced = AnnouncedTitle(plain)
      builder.set(.title, announced.title)
      if let reference = announced.reference { take(reference, .address) }
      if let category = announced.category { builder.add(category, to: .categories) }
    }
    hasTitle = !builder.draft.record.title.isEmpty
  }

  private mutating func putAbstract(
    _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if isDescription {
      if builder.draft.record.summary.isEmpty {
        builder.draft.record.summary = builder.draft.record.abstract
      }
      isDescription = false
    } else if !builder.draft.record.abstract.isEmpty {
      return
    }
    RecordText.plain(text) { builder.setAnnounced($0) }
  }

  private mutating func putDescription(
    _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if builder.draft.record.abstract.isEmpty {
      RecordText.plain(text) { builder.setAnnounced($0) }
      isDescription = true
    } else if builder.draft.record.summary.isEmpty {
      RecordText.plain(text) { builder.set(.summary, $0) }
    }
  }

  private mutating func putName(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    if RecordEntry.isAddress(text) { return putLink(text, isPDF: false, &builder) }
    guard !hasTitle, !hasName else { return }
    hasName = true
    builder.set(.title, text)
  }

  /// arXiv is no journal, but the number after it may be the paper's.
  private mutating func putPublication(
    _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    take(mentionedIn: text)
    if RecordEntry.isArxiv(text) { return }
    if builder.draft.record.journal.isEmpty { RecordText.plain(text) { builder.set(.journal, $0) } }
  }

  private mutating func putVenue(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    take(mentionedIn: text)
    if RecordEntry.isArxiv(text) { return }
    if builder.draft.record.venue.isEmpty { RecordText.plain(text) { builder.set(.venue, $0) } }
  }

  /// `arXiv`, `CoRR`, `ArXiv preprint …`, `arXiv e-prints`, `arXiv.org`.
  private static func isArxiv(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    if scanner.says("corr", 0..<text.count) { return true }
    return text.count >= 5 && scanner.says("arxiv", 0..<5)
  }

  private mutating func putCode(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    guard let start = ByteScanner(text).find("http", in: 0..<text.count) else { return }
    for word in text[start...].split(whereSeparator: { ASCII.isWhite($0) || $0 == ASCII.comma }) {
      builder.add(UnsafeRawBufferPointer(rebasing: word), to: .code)
    }
  }

  private func putWords(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    RecordText.categories(text) { builder.add($0, to: .categories) }
  }

  /// What machines write where there is nothing.
  private static func saysNothing(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count <= 5 else { return false }
    let scanner = ByteScanner(text)
    let words: [StaticString] = ["null", "none", "nan", "n/a", "-", "error", "na"]
    return words.contains { scanner.says($0, 0..<text.count) }
  }

  // MARK: Days

  private mutating func take(_ day: Day, _ rank: DayRank) {
    if let known = self.day, known.rank >= rank.rawValue { return }
    self.day = (day, rank.rawValue)
  }

  private mutating func putDate(_ text: UnsafeRawBufferPointer) {
    if let day = RecordEntry.day(text) {
      take(day, RecordEntry.rank(of: text))
    } else if text.contains(where: ASCII.isDigit) {
      hasBadDate = true
    }
  }

  private mutating func putYear(_ text: UnsafeRawBufferPointer) {
    if let number = RecordEntry.number(text), (1500...2200).contains(number) {
      year = number
    } else {
      putDate(text)
    }
  }

  /// The day that year, month and day make, as far as they are given.
  private func partsDay() -> (value: Day, rank: DayRank)? {
    guard let year else { return nil }
    guard let month, (1...12).contains(month) else {
      return Day(year: year, month: 1, day: 1).map { ($0, .year) }
    }
    if let dayOfMonth, let day = Day(year: year, month: month, day: dayOfMonth) {
      return (day, .day)
    }
    return Day(year: year, month: month, day: 1).map { ($0, .month) }
  }

  private static func day(_ text: UnsafeRawBufferPointer) -> Day? {
    let start = UnsafeRawBufferPointer(rebasing: text.prefix(10))
    if let day = Day(utf8: start) ?? Day(text: text) { return day }
    // `2024-01-00`, where the day is not known.
    guard text.count == 10, text[7] == ASCII.hyphen, text[8] == ASCII.zero, text[9] == ASCII.zero
    else { return nil }
    return Day(text: UnsafeRawBufferPointer(rebasing: text.prefix(7)))
  }

  /// How exact a date is, by the numbers and words in it.
  private static func rank(of text: UnsafeRawBufferPointer) -> DayRank {
    var (runs, longest, run) = (0, 0, 0)
    var hasLetters = false
    for byte in text.prefix(40) {
      if ASCII.isDigit(byte) {
        if run == 0 { runs += 1 }
        run += 1
        longest = max(longest, run)
      } else {
        run = 0
        hasLetters = hasLetters || ASCII.lower(byte) &- 0x61 < 26
      }
    }
    if longest >= 8 { return .day }
    switch runs + (hasLetters ? 1 : 0) {
    case 0, 1: return .year
    case 2: return .month
    default: return .day
    }
  }

  private static func number(_ text: UnsafeRawBufferPointer) -> Int? {
    var value = 0
    guard (1...4).contains(text.count) else { return nil }
    for byte in text {
      guard ASCII.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - ASCII.zero)
    }
    return value
  }

  /// `1`, `jan`, `January`; a day may stand before or after: `10~jan`.
  private static func month(_ text: UnsafeRawBufferPointer) -> Int? {
    if let number = number(text) { return (1...12).contains(number) ? number : nil }
    let names: [StaticString] = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let scanner = ByteScanner(text)
    for offset in 0..<max(0, min(text.count, 16) - 2) {
      if let index = names.firstIndex(where: { scanner.says($0, offset..<offset + 3) }) {
        return index + 1
      }
    }
    return nil
  }
}
