import Papers

/// Reads an object as a record, whatever service or program has written it: members by the names that
/// records have, values in whatever form they come. A text may be in a list or an object
/// (`{"value": …}`), names may be texts or in parts, and ids in an object of their own.
struct JSONRecord {
  private(set) var record = RecordEntry()
  /// Where names are; read at the end, when it is known which are better.
  private var authors: (place: Int, rank: Int)?
  /// Members that could not be used: their names, and where they are.
  private(set) var unusable: [(name: String, place: Int)] = []

  /// Objects and lists within a member's value are gone into this far.
  private static let depthLimit = 5
  /// More of these are not named.
  private static let unusableLimit = 8
  /// Texts that were kept under their own names; more are left out.
  private var kept = 0
  private static let keptLimit = 24

  /// Reads the object that comes next into the entry that the builder has begun. What was read before a
  /// failure counts.
  init(_ reader: inout JSONReader, into builder: inout DigestBuilder) {
    guard reader.enterObject() else {
      reader.skip()
      return
    }
    while let name = reader.nextName() {
      let known = RecordNames.field(name)
      guard let field = known, JSONRecord.isMember(name) else {
        readUnknown(name, isUnknown: known == nil, &reader, &builder)
        continue
      }
      let isTitle = field == .title
      let key = isTitle ? String(decoding: name, as: UTF8.self) : ""
      let isPlural = field == .authors && name.last == UInt8(ascii: "s")
      let place = reader.offset
      readMember(field, isPlural: isPlural, &reader, &builder)
      if isTitle, reader.failure == nil, builder.draft.record.title.isEmpty,
        unusable.count < Self.unusableLimit,
        !JSONRecord.isNothing(reader.bytes, from: place, before: reader.offset)
      {
        unusable.append((key, place))
      }
    }
    if let authors, builder.draft.record.authors.isEmpty {
      reader.again(at: authors.place) { readValue(.authors, 0, &$0, &builder) }
    }
  }

  /// What an entry has no field for: what services say besides under its label, any other text under its name.
  private mutating func readUnknown(
    _ name: UnsafeRawBufferPointer, isUnknown: Bool, _ reader: inout JSONReader,
    _ builder: inout DigestBuilder
  ) {
    guard let first = reader.peek(), !reader.syntax.opens(first) else { return reader.skip() }
    if let label = JSONRecord.extra(name) {
      builder.add(extra: label, reader.text())
    } else if isUnknown, reader.syntax.isQuote(first), kept < Self.keptLimit, Self.isLabel(name) {
      let label = Array(name)
      let text = reader.text()
      // What is a number or a sign for programs says nothing.
      guard text.contains(where: { ASCII.isLetter($0) || $0 >= 0x80 }) else { return }
      kept += 1
      label.withUnsafeBytes { builder.add(extra: $0, text) }
    } else {
      reader.skip()
    }
  }

  /// Whether a name is one for people: those of programs begin with a sign.
  private static func isLabel(_ name: UnsafeRawBufferPointer) -> Bool {
    guard let first = name.first, name.count <= 60 else { return false }
    return ASCII.isLetter(first) || first >= 0x80
  }

  /// Names of columns that are names of lists in objects.
  private static func isMember(_ name: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(name)
    let others: [StaticString] = ["papers", "paper", "name", "by", "label", "labels", "论文", "论文名称"]
    return !others.contains { scanner.says($0, 0..<name.count) }
  }

  /// What services say besides, under its label.
  private static func extra(_ name: UnsafeRawBufferPointer) -> StaticString? {
    let scanner = ByteScanner(name)
    return extras.first { scanner.says($0.name, 0..<name.count) }?.label
  }

  private static let extras: [(name: StaticString, label: StaticString)] = [
    ("score", "Score"), ("motivation", "Motivation"), ("method", "Method"), ("result", "Result"),
    ("conclusion", "Conclusion"), ("upvotes", "Upvotes"), ("citationcount", "Citations"),
    ("cited_by_count", "Citations"), ("citation_count", "Citations"), ("numcitedby", "Citations"),
  ]

  /// Whether a value is `null` or empty.
  private static func isNothing(_ bytes: UnsafeRawBufferPointer, from start: Int, before end: Int)
    -> Bool
  {
    let scanner = ByteScanner(bytes)
    let range = scanner.trimmed(start..<end)
    let nothings: [StaticString] = ["null", "none", "\"\"", "[]", "{}", "nan"]
    return nothings.contains { scanner.says($0, range) }
  }

  private mutating func readMember(
    _ field: RecordField, isPlural: Bool, _ reader: inout JSONReader,
    _ builder: inout DigestBuilder
  ) {
    guard let first = reader.peek() else { return reader.skip() }
    let isContainer = reader.syntax.opens(first)
    switch field {
    case .authors, .author:
      let start = reader.offset
      reader.pass()
      // A list is better than a text. Of two alike the last counts, as it does in JSON.
      let rank = (isContainer ? first == ASCII.braceOpen ? 2 : 4 : 0) + (isPlural ? 1 : 0)
      if first != 0x6E, first != 0x4E, rank >= authors?.rank ?? 0 { authors = (start, rank) }
    case .ids where isContainer: readIDs(&reader, &builder)
    case .parsedAuthors where isContainer: readParsedAuthors(&reader, &builder)
    case .versions where isContainer: readVersions(&reader, &builder)
    case .dateParts where isContainer: readDateParts(&reader, &builder)
    case .invertedAbstract where isContainer:
      let text = JSONInvertedText.read(&reader)
      text.withUnsafeBytes { record.put(.abstract, $0, into: &builder) }
    case .ignored: reader.skip()
    default:
      // What is in it may be papers, if this is none.
      if isContainer { reader.skipped += 1 }
      if field == .title, !isContainer { record.forgetTitle() }
      readValue(field, 0, &reader, &builder)
    }
  }

  /// Reads a text, a list of them, or the text in an object.
  private mutating func readValue(
    _ field: RecordField, _ depth: Int, _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    guard reader.failure == nil, let first = reader.peek() else { return reader.skip() }
    guard reader.syntax.opens(first) else {
      let needsText = field == .title || field == .authors || field == .abstract
      if needsText, !reader.syntax.isQuote(first) { return reader.pass() }
      let text = reader.text()
      if !text.isEmpty { put(field, text, isElement: depth > 0, &builder) }
      return
    }
    guard depth < Self.depthLimit else { return reader.skip() }
    if reader.enterArray() {
      while reader.hasElement() { readValue(field, depth + 1, &reader, &builder) }
    } else if field == .authors {
      JSONPerson.read(&reader, depth, into: &builder)
    } else if reader.enterObject() {
      while let name = reader.nextName() {
        if JSONRecord.isValue(name, of: field) {
          readValue(field, depth + 1, &reader, &builder)
        } else if field == .date || field == .firstDate, RecordNames.field(name) == .dateParts {
          readDateParts(&reader, &builder)
        } else if field == .link || field == .pdf, let inner = JSONRecord.linked(by: name) {
          readValue(inner, depth + 1, &reader, &builder)
        } else {
          reader.skip()
        }
      }
    }
  }

  /// What the name of one of several links says of it: `{"arxiv": …, "pdf": …, "code": …}`.
  private static func linked(by name: UnsafeRawBufferPointer) -> RecordField? {
    guard let field = RecordNames.field(name) else { return nil }
    if field == .name { return .link }
    return [.pdf, .arxivID, .code, .doi, .link].contains(field) ? field : nil
  }

  private mutating func put(
    _ field: RecordField, _ text: UnsafeRawBufferPointer, isElement: Bool,
    _ builder: inout DigestBuilder
  ) {
    switch field {
    case .authors where isElement: PersonName.add(text, to: &builder)
    case .keywords where isElement: builder.add(text, to: .tags)
    default: record.put(field, text, into: &builder)
    }
  }

  /// Whether a member of an object is the value that is meant: `{"url": …}`, `{"display_name": …}`.
  private static func isValue(_ name: UnsafeRawBufferPointer, of field: RecordField) -> Bool {
    let scanner = ByteScanner(name)
    let names: [StaticString]
    switch field {
    case .link, .pdf, .code, .arxivID, .id:
      names = [
        "url", "href", "landing_page_url", "link", "value", "uri", "identifier", "id", "name",
      ]
    case .keywords, .categories:
      names = ["tag", "name", "display_name", "keyword", "term", "category", "value", "label"]
    case .title, .abstract, .description, .summary:
      names = [
        "title", "value", "text", "abstract", "content", "summary", "en", "description", "#text",
        "$t",
      ]
    case .date, .year, .month, .day, .firstDate, .updated:
      names = ["value", "date", "raw", "date-time", "year"]
    default: names = ["name", "value", "text", "display_name", "title", "raw"]
    }
    return names.contains { scanner.says($0, 0..<name.count) }
  }

  /// `{"ArXiv": "2401.01234", "DOI": "10.…"}`, also as a list of such.
  private mutating func readIDs(_ reader: inout JSONReader, _ builder: inout DigestBuilder) {
    guard reader.enterObject() else { return readValue(.id, 1, &reader, &builder) }
    while let name = reader.nextName() {
      if let field = RecordNames.field(name), field == .doi || field == .arxivID {
        readValue(field, 1, &reader, &builder)
      } else {
        reader.pass()
      }
    }
  }

  private mutating func readParsedAuthors(
    _ reader: inout JSONReader, _ builder: inout DigestBuilder
  ) {
    guard reader.enterArray() else { return reader.skip() }
    while reader.hasElement() { builder.add(reader.parsedName(), to: .authors) }
  }

  /// The day of the first of arXiv's `versions`.
  private mutating func readVersions(_ reader: inout JSONReader, _ builder: inout DigestBuilder) {
    guard reader.enterArray() else { return reader.skip() }
    guard reader.hasElement() else { return }
    if reader.enterObject() {
      let created = JSONField("created", .ignored)
      while let name = reader.nextName() {
        if created.isNamed(name) {
          record.put(.date, reader.text(), into: &builder)
        } else {
          reader.skip()
        }
      }
    }
    reader.leaveArray()
  }

  /// `[[2024, 1, 2]]`, with or without month and day.
  private mutating func readDateParts(_ reader: inout JSONReader, _ builder: inout DigestBuilder) {
    guard reader.enterArray() else { return readValue(.date, 1, &reader, &builder) }
    var parts: [RecordField] = [.year, .month, .day]
    var isInner = false
    while reader.hasElement() {
      if !isInner, reader.enterArray() {
        isInner = true
        while reader.hasElement() {
          let text = reader.text()
          if !parts.isEmpty { record.put(parts.removeFirst(), text, into: &builder) }
        }
      } else {
        let text = reader.text()
        if !isInner, !parts.isEmpty { record.put(parts.removeFirst(), text, into: &builder) }
      }
    }
  }
}
