package import Papers

/// Collects what a dialect reads: the arena, the records and the problems of one digest.
public struct DigestBuilder {
  /// The digest's own heading, when a reader has found one.
  var heading: String?
  /// The line at which the window begins that is being read, from 1.
  package var line = 1
  private(set) var records: [EntryRecord] = []
  /// The id that the file's name is, for a file that is one paper: `2401.01234.json`.
  package internal(set) var fileReference: ArxivReference?
  /// Titles and abstracts are Markdown.
  var isMarkdown = false
  /// The entry that is being put together; see `DigestBuilder+Entry.swift`.
  var draft = EntryDraft()
  private(set) var problems: [Problem] = []
  private var hasWindows1252 = false
  /// Bytes from `used` on are room to write into.
  private(set) var arena: [UInt8] = []
  private(set) var used = 0
  private var keywords = Keywords()
  /// Its room is used again for the next names.
  var plainNames = PlainNames()

  /// The largest arena: offsets have 32 bits, and a window must still fit.
  static let largestArena = Int(UInt32.max) - (256 << 20)
  private let arenaLimit: Int
  private let expectedBytes: Int
  private let memory: MemoryAdvice
  /// How many entries and problems are in the digests that were taken before.
  private var taken = (entries: 0, problems: 0)
  /// Entries of those that turned out to have no tags, by their numbers in the file.
  private(set) var untagged: Set<Int> = []
  /// How much room is made at once.
  private static let step = 64 << 10
  /// How many problems are kept, so that a file of nonsense does not fill the memory.
  private static let problemLimit = 10_000

  /// `expectedBytes` is what the file has, if that is known; it saves growing.
  package init(
    expectedBytes: Int, memory: MemoryAdvice = .none, arenaLimit: Int = DigestBuilder.largestArena
  ) {
    self.arenaLimit = arenaLimit
    self.expectedBytes = expectedBytes
    self.memory = memory
    let expected = min(expectedBytes, arenaLimit)
    arena.reserveCapacity(expected + expected / 64 + 4096)
    memory.apply(to: &arena)
    records.reserveCapacity(expected / 1500)
  }

  /// Whether the arena had reached its limit when an entry began there: it cannot be taken any more. One that
  /// goes beyond the limit is taken whole.
  func isFull(before start: Int) -> Bool { start > arenaLimit }

  /// Leaves an entry out because the arena is full. That is said once, whatever comes after it.
  mutating func leaveOutFull(line: Int) {
    if problems.last?.kind != .digestFull { add(.digestFull, line: line) }
  }

  /// Makes room for as many records as the file has if it goes on as it began. So they are not moved again and
  /// again; room that is not needed costs no memory.
  mutating func expectRecords(likeThoseOf bytes: Int) {
    guard bytes > 0, expectedBytes > bytes else { return }
    let expected = records.count * (expectedBytes / bytes + 1)
    // No more than the arena, so that there is memory for both.
    let limit = min(expectedBytes, arenaLimit) / MemoryLayout<EntryRecord>.stride
    records.reserveCapacity(min(expected + expected / 8, limit))
  }

  mutating func add(_ record: EntryRecord) {
    records.append(record)
  }

  package mutating func add(_ kind: Problem.Kind, line: Int) {
    if taken.problems + problems.count < DigestBuilder.problemLimit {
      problems.append(Problem(line: line, kind: kind))
    }
  }

  /// Adds a problem of the whole file, however many there are.
  mutating func say(_ problem: Problem) { problems.append(problem) }

  /// Lends the text of all entries.
  func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<used])) }
  }

  /// Says once that text was not UTF-8 and read otherwise.
  mutating func noteWindows1252(line: Int) {
    if hasWindows1252 { return }
    hasWindows1252 = true
    say(Problem(line: line, kind: .windows1252))
  }

  /// How many entries there are, those of digests that were taken included.
  var entryCount: Int { taken.entries + records.count }

  /// Takes the tags of an entry back, by its number in the file.
  mutating func dropTags(ofEntry number: Int) {
    if number < taken.entries {
      untagged.insert(number)
    } else if number < entryCount {
      records[number - taken.entries].tags = .empty
    }
  }

  /// Appends a text, cleaned. What stands out in it is added to the keywords.
  mutating func append(
    _ text: UnsafeRawBufferPointer, markup: TextCleaner.Markup
  ) -> TextCleaner.Outcome {
    if text.isEmpty { return TextCleaner.Outcome(span: TextSpan(offset: UInt32(used), length: 0)) }
    makeRoom(3 * text.count + 64)
    if let span = appendShort(text) { return TextCleaner.Outcome(span: span) }
    let outcome = arena.withUnsafeMutableBytes { room in
      TextCleaner.clean(text, into: room, at: used, markup: markup, keywords: &keywords)
    }
    used = outcome.span.range.upperBound
    return outcome
  }

  /// Appends a title or an abstract. Where it is Markdown, its escapes are undone: before TeX is looked
  /// for, which would read some of them otherwise.
  mutating func append(
    sentence text: UnsafeRawBufferPointer, markup: TextCleaner.Markup
  ) -> TextCleaner.Outcome {
    let before = keywordCount
    var outcome = append(text, markup: markup)
    guard isMarkdown else { return outcome }
    let removed = arena.withUnsafeMutableBytes {
      MarkdownEscapes.undo(in: UnsafeMutableRawBufferPointer(rebasing: $0[outcome.span.range]))
    }
    if removed.isEmpty { return outcome }
    used -= removed.count
    outcome.span = TextSpan(
      offset: outcome.span.offset, length: outcome.span.length - UInt32(removed.count))
    let start = Int(outcome.span.offset)
    keywords.move(since: before) { place in
      place - removed.prefix { $0 + start < place }.count
    }
    return outcome
  }

  /// Appends a text of at most sixteen bytes in which nothing needs to be done, as names mostly are.
  @inline(__always)
  private mutating func appendShort(_ text: UnsafeRawBufferPointer) -> TextSpan? {
    guard text.count <= 16, let base = text.baseAddress, !ASCII.isWhite(text[0]) else { return nil }
    let block = SixteenBytes(base, text.count)
    guard block.plainCount(hasMarkup: true) >= text.count else { return nil }
    let start = used
    arena.withUnsafeMutableBytes { room in
      room.storeBytes(of: block.unwrapped, toByteOffset: start, as: SIMD2<UInt64>.self)
    }
    used += text.count
    return TextSpan(offset: UInt32(start), length: UInt32(text.count))
  }

  /// Appends the items of a comma-separated list, without empty ones and without “et al.”.
  mutating func append(commaSeparated text: UnsafeRawBufferPointer) -> TextSpan {
    // The text is cleaned as a whole, and divided where it came to stand: items only get shorter.
    let outcome = append(text, markup: .none)
    let all = outcome.span
    guard !all.isEmpty else { return all }
    // An item is one line.
    if outcome.hasParagraphs { makeOneLine(all) }
    used = arena.withUnsafeMutableBytes { ListDivider.divide(all.range, of: $0) }
    return TextSpan(offset: all.offset, length: UInt32(used) - all.offset)
  }

  /// Appends distinct texts of the arena as a list: of those that differ only by case, the first.
  mutating func append(distinct spans: ArraySlice<TextSpan>) -> TextSpan {
    let start = used
    makeRoom(spans.reduce(0) { $0 + Int($1.length) + 1 })
    var known = DistinctTexts()
    for span in spans where !span.isEmpty && known.insert(span, in: arena) {
      for offset in span.range {
        // An item is one line, and has no item within.
        arena[used] = arena[offset] == Digest.paragraph ? ASCII.space : arena[offset]
        used += 1
      }
      arena[used] = Digest.separator
      used += 1
    }
    if used > start { used -= 1 }
    return TextSpan(offset: UInt32(start), length: UInt32(used - start))
  }

  /// The keywords in a text that is no text of the entry; only its badges stay among those of the builder.
  mutating func keywords(in text: UnsafeRawBufferPointer) -> [TextSpan] {
    if text.isEmpty { return [] }
    let before = keywordCount
    _ = append(text, markup: .keywords)
    defer { dropKeywords(since: before) }
    return Array(keywords(since: before))
  }

  /// Keywords since there were `count`.
  func keywords(since count: Int) -> ArraySlice<TextSpan> { keywords.spans[count...] }
  var keywordCount: Int { keywords.spans.count }

  /// The badges among the keywords since they were last taken.
  mutating func takeBadges() -> [TextSpan] {
    if keywords.badges.isEmpty { return [] }
    defer { keywords.badges = [] }
    return keywords.badges
  }

  /// Takes back what was appended since `used` was that much, keywords apart.
  mutating func takeBack(to used: Int) {
    self.used = min(self.used, used)
  }

  /// Appends bytes in which nothing is to be done.
  mutating func append(clean text: [UInt8]) {
    makeRoom(text.count)
    arena.withUnsafeMutableBytes { room in
      UnsafeMutableRawBufferPointer(rebasing: room[used...]).copyBytes(from: text)
    }
    used += text.count
  }

  /// The same for a text of the arena.
  mutating func append(clean span: TextSpan) {
    makeRoom(span.range.count)
    arena.withUnsafeMutableBytes { room in
      UnsafeMutableRawBufferPointer(rebasing: room[used...]).copyBytes(from: room[span.range])
    }
    used += span.range.count
  }

  /// The bytes of a text of the entry.
  func text(of span: TextSpan) -> [UInt8] { Array(arena[span.range]) }

  /// Turns paragraphs of a text into blanks.
  mutating func makeOneLine(_ span: TextSpan) {
    for offset in span.range where arena[offset] == Digest.paragraph { arena[offset] = ASCII.space }
  }

  mutating func appendSeparator() {
    makeRoom(1)
    arena[used] = Digest.separator
    used += 1
  }

  /// Forgets the keywords since there were `count`.
  mutating func dropKeywords(since count: Int) {
    keywords.spans.removeSubrange(count...)
  }

  /// The digest of what was collected; the builder is empty afterwards.
  mutating func build(path: String, name: String, dialect: String) -> Digest {
    // Taken out, so that there is one owner and cutting it does not copy it.
    var text: [UInt8] = []
    swap(&text, &arena)
    text.removeLast(text.count - used)
    return Digest(
      path: path, name: SafeText.line(heading ?? name), dialect: dialect, arena: text,
      records: records,
      emphasis: keywords.spans, problems: problems.sorted { $0.line < $1.line })
  }

  /// The digest of what was collected, without the entry that was begun: that one goes on in the builder,
  /// whose offsets begin anew, with room for as many bytes of text as come next, if that is known.
  mutating func divide(
    path: String, name: String, dialect: String, expecting next: Int = 0
  ) -> Digest {
    let isOpen = draft.record.line > 0
    let start = isOpen ? draft.usedBefore : used
    let keyword = isOpen ? draft.keywordsBefore : keywordCount
    var rest = DigestBuilder(expectedBytes: next, memory: memory, arenaLimit: arenaLimit)
    rest.records.reserveCapacity(next / max(1, used / max(1, records.count)))
    rest.taken = (entryCount, taken.problems + problems.count)
    rest.isMarkdown = isMarkdown
    rest.untagged = untagged
    (rest.line, rest.heading, rest.fileReference) = (line, heading, fileReference)
    rest.hasWindows1252 = hasWindows1252
    rest.arena.append(contentsOf: arena[start..<used])
    rest.used = used - start
    rest.keywords.spans = keywords.spans[keyword...].map { $0.moved(back: start) }
    rest.keywords.badges = keywords.badges.filter { $0.offset >= start }.map {
      $0.moved(back: start)
    }
    rest.draft = draft
    rest.draft.moveBack(by: start, keywords: keyword)
    used = start
    keywords.spans.removeSubrange(keyword...)
    let digest = build(path: path, name: name, dialect: dialect)
    self = rest
    return digest
  }

  private mutating func makeRoom(_ count: Int) {
    if arena.count < used + count {
      // Many entries' worth, so that this is rare.
      let missing = used + count - arena.count
      let step = min(max(missing, DigestBuilder.step), max(missing, arena.capacity - arena.count))
      arena.append(contentsOf: repeatElement(0, count: step))
    }
  }
}
