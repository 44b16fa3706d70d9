import Papers

/// One `\bibitem`: its parts as text, and where it leads.
struct BibItem {
  /// The item as text, with a divider where a block begins.
  private var text: [UInt8] = []
  /// Addresses of `\url` and `\href`, and what is called an id.
  private var links: [[UInt8]] = []
  private var ids: [[UInt8]] = []
  /// Parts that are named: authors one by one.
  private var authors: [[UInt8]] = []
  private var title: [UInt8]?
  /// What is emphasized first, and in quotation marks, and what stands before it.
  private var emphasized: (before: Int, range: Range<Int>)?

  private static let divider: UInt8 = 0x1E

  // MARK: What is read

  mutating func append(_ byte: UInt8) {
    if ASCII.isWhite(byte) {
      if let last = text.last, last != ASCII.space, last != BibItem.divider {
        text.append(ASCII.space)
      }
    } else {
      text.append(byte)
    }
  }

  mutating func beginBlock() { text.append(BibItem.divider) }

  /// How much text there is.
  var count: Int { text.count }

  /// Says that the text from a place on is emphasized; the first one counts.
  mutating func emphasize(from start: Int) {
    if emphasized == nil, start < text.count { emphasized = (start, start..<text.count) }
  }

  mutating func add(link: UnsafeRawBufferPointer) { links.append(Array(link)) }
  mutating func add(id: UnsafeRawBufferPointer) { ids.append(Array(id)) }

  /// Says that the text from a place on is a title, or the name of an author.
  mutating func takeTitle(from start: Int) { title = title ?? Array(text[start...]) }
  mutating func takeAuthor(from start: Int) { authors.append(Array(text[start...])) }

  // MARK: What it says

  func put(into record: inout RecordEntry, _ builder: inout DigestBuilder) {
    let (names, found, rest) = parts()
    if authors.isEmpty { put(.authors, names, &record, &builder) }
    for author in authors { put(.authors, author[...], &record, &builder) }
    put(.title, title?[...] ?? found, &record, &builder)
    put(.hint, text[...], &record, &builder)
    for id in ids { put(.id, id[...], &record, &builder) }
    for link in links { put(.link, link[...], &record, &builder) }
    if let doi = doi() { put(.doi, doi, &record, &builder) }
    let dated = rest.isEmpty ? text[...] : text[rest.startIndex...]
    if let year = BibItem.year(in: dated) { put(.year, year, &record, &builder) }
    put(.publication, BibItem.withoutYear(rest), &record, &builder)
  }

  private func put(
    _ field: RecordField, _ value: ArraySlice<UInt8>, _ record: inout RecordEntry,
    _ builder: inout DigestBuilder
  ) {
    let plain = value.filter { $0 != BibItem.divider }
    let unbraced = plain.withUnsafeBytes { BibTeXText.unbraced($0) }
    BibItem.trimmed(unbraced[...], isName: field == .authors || field == .author).withUnsafeBytes {
      record.put(field, $0, into: &builder)
    }
  }

  /// The names, the title, and what is behind it.
  private typealias Parts = (
    names: ArraySlice<UInt8>, title: ArraySlice<UInt8>, rest: ArraySlice<UInt8>
  )

  private func parts() -> Parts {
    if let quoted = quoted() { return quoted }
    let blocks = text.split(separator: BibItem.divider)
    if blocks.count > 1 {
      return (blocks[0], blocks[1], blocks.count > 2 ? blocks[2] : text[text.count...])
    }
    guard let (before, range) = emphasized, isTitle(range) else {
      return (text[..<0], text[...], text[text.count...])
    }
    return (text[..<before], text[range], text[range.upperBound...])
  }

  /// Whether what is emphasized has some words, and is no name of a journal: `Phys. Rev. D`.
  private func isTitle(_ range: Range<Int>) -> Bool {
    let words = text[range].split(separator: ASCII.space)
    return words.count >= 3 && !words.dropLast().contains { $0.last == ASCII.period }
  }

  /// ``` ``Title,'' ```, `“Title”`
  private func quoted() -> Parts? {
    text.withUnsafeBytes { bytes in
      let scanner = ByteScanner(bytes)
      for (open, close) in [("``", "''"), ("“", "”")] as [(StaticString, StaticString)] {
        guard let start = scanner.find(open, in: 0..<bytes.count) else { continue }
        let first = start + open.utf8CodeUnitCount
        if let end = scanner.find(close, in: first..<bytes.count), end > first + 2 {
          return (text[..<start], text[first..<end], text[(end + close.utf8CodeUnitCount)...])
        }
      }
      return nil
    }
  }

  private func doi() -> ArraySlice<UInt8>? {
    let place = text.withUnsafeBytes { bytes in
      let scanner = ByteScanner(bytes)
      return scanner.find("doi:10.", in: 0..<bytes.count).map { $0 + 4 }
        ?? scanner.find("doi: 10.", in: 0..<bytes.count).map { $0 + 5 }
    }
    return place.map { start in
      text[start...].prefix {
        !ASCII.isWhite($0) && $0 != ASCII.braceClosed && $0 != BibItem.divider
      }
    }
  }

  /// The last year in a text: four digits that are no part of a longer number or an id.
  private static func year(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    var place = text.startIndex
    while place < text.endIndex {
      let number = text[place...].prefix(while: ASCII.isDigit)
      let end = place + number.count
      if number.count == 4, number.starts(with: "19".utf8) || number.starts(with: "20".utf8),
        place == text.startIndex || !ByteSet(":./-").contains(text[place - 1]),
        end + 1 >= text.endIndex || text[end] != ASCII.period || !ASCII.isDigit(text[end + 1])
      {
        found = number
      }
      place = max(end, place + 1)
    }
    return found
  }

  /// `In Proc. of Reefs, 2024.` without `In` and the year.
  private static func withoutYear(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.drop { ASCII.isWhite($0) || ByteSet(",.'").contains($0) }
    for word in ["In ", "in "] where rest.starts(with: word.utf8) { rest = rest.dropFirst(3) }
    if let year = year(in: rest), let comma = rest[..<year.startIndex].lastIndex(of: ASCII.comma),
      year.startIndex - comma <= 12
    {
      rest = rest[..<comma]
    }
    return rest
  }

  private static func trimmed(_ text: ArraySlice<UInt8>, isName: Bool) -> [UInt8] {
    var rest = text.drop { ASCII.isWhite($0) || $0 == ASCII.comma }
    while let last = rest.last, ASCII.isWhite(last) || last == ASCII.comma { rest.removeLast() }
    // The dot of an initial stays.
    if rest.last == ASCII.period, !isName || rest.suffix(3).first.map(ASCII.isLetter) ?? false {
      rest.removeLast()
    }
    return Array(rest)
  }
}
