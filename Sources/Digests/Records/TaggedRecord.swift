import Papers

/// One record of RIS or PubMed: what its tags mean.
struct TaggedRecord {
  private var record = RecordEntry()
  private let isPubMed: Bool
  private var isConference = false
  /// PubMed gives names in full and short; the full ones come first.
  private var hasFullNames = false

  init(isPubMed: Bool) { self.isPubMed = isPubMed }

  mutating func put(
    _ tag: Range<Int>, _ value: Range<Int>, _ scanner: ByteScanner, _ builder: inout DigestBuilder
  ) {
    guard !value.isEmpty else { return }
    let text = scanner.slice(value)
    func isTag(_ names: StaticString...) -> Bool { names.contains { scanner.says($0, tag) } }
    if isTag("ty") {
      isConference = ["CONF", "CPAPER", "CHAP"].contains { text.elementsEqual($0.utf8) }
    } else if isPubMed, isTag("fau", "cn") {
      hasFullNames = true
      record.put(.author, text, into: &builder)
    } else if isPubMed, isTag("au") {
      if !hasFullNames { record.put(.author, text, into: &builder) }
    } else if isPubMed, isTag("lid", "aid") {
      putPubMedID(text, &builder)
    } else if isTag("py", "y1", "da") {
      putDate(text, &builder)
    } else if let field = field(isTag) {
      record.put(field, text, into: &builder)
    }
  }

  private func field(_ isTag: (StaticString...) -> Bool) -> RecordField? {
    if isTag("ti", "t1", "bti") { return .title }
    if isTag("bt", "ct") { return .name }
    if isTag("au", "a1") { return .author }
    if isTag("ab", "n2") { return .abstract }
    if isTag("dp", "dep") { return .date }
    if isTag("jo", "jf", "ja", "j1", "j2", "jt", "ta") { return .publication }
    if isTag("t2") { return isConference ? .venue : .publication }
    if isTag("t3", "c3") { return .venue }
    if isTag("do") { return .doi }
    if isTag("ur", "lk") { return .link }
    if isTag("l1", "l2") { return .pdf }
    if isTag("kw", "ot") { return .keywords }
    if isTag("n1") { return .comment }
    if isTag("an", "m1", "m3", "c1", "c7", "vl", "is", "sp", "av", "pb", "id", "nt") {
      return .hint
    }
    return nil
  }

  /// `2024/01/02/`, with or without month and day.
  private mutating func putDate(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder) {
    let parts = text.split(separator: ASCII.slash, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 1 else { return record.put(.date, text, into: &builder) }
    for (part, field) in zip(parts, [RecordField.year, .month, .day]) {
      record.put(field, UnsafeRawBufferPointer(rebasing: part), into: &builder)
    }
  }

  /// `10.1000/x [doi]`, `arXiv:2401.01234v1 [pii]`.
  private mutating func putPubMedID(_ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder)
  {
    let scanner = ByteScanner(text)
    if scanner.ends(0..<text.count, with: "[doi]") {
      record.put(.doi, scanner.slice(0..<text.count - 5), into: &builder)
    } else {
      let end = scanner.first(ASCII.bracketOpen, in: 0..<text.count) ?? text.count
      record.put(.id, scanner.slice(0..<end), into: &builder)
    }
  }

  mutating func end(_ builder: inout DigestBuilder, line: Int) {
    let hasTitle = !builder.draft.record.title.isEmpty
    record.end(isBibliography: true, into: &builder)
    if !hasTitle { builder.add(.missingTitle, line: line) }
  }
}
