import Papers

/// Reads the members of one entry into the builder.
struct JSONEntry {
  private let table: JSONTable
  /// Where the values are that count only if others are missing.
  private var authors: Int?
  private var summary: Int?
  private var laterDay: Int?

  /// Reads the object that comes next into the entry that the builder has begun. What was read before
  /// a failure counts.
  static func read(
    _ reader: inout JSONReader, as table: JSONTable, into builder: inout DigestBuilder
  ) {
    var entry = JSONEntry(table: table)
    entry.readMembers(&reader, table.fields, into: &builder)
    entry.fill(&reader, into: &builder)
  }

  private init(table: JSONTable) {
    self.table = table
  }

  /// The depth of this recursion is the table's, not the file's.
  private mutating func readMembers(
    _ reader: inout JSONReader, _ fields: [JSONField], into builder: inout DigestBuilder
  ) {
    guard reader.enterObject() else { return reader.skip() }
    // Members come in the same order in most entries.
    var next = 0
    while true {
      if next >= fields.count || !reader.takeName(of: fields[next]) {
        guard let name = reader.nextName() else { return }
        guard let place = table.place(of: name, in: fields) else {
          reader.skip()
          continue
        }
        next = place
      }
      read(&reader, fields[next].target, into: &builder)
      next &+= 1
    }
  }

  private mutating func read(
    _ reader: inout JSONReader, _ target: JSONField.Target, into builder: inout DigestBuilder
  ) {
    switch target {
    case .text(let field):
      let text = reader.text()
      if text.count != 5 || !text.elementsEqual("Error".utf8) { builder.set(field, text) }
    case .abstract: builder.setAnnounced(reader.text())
    case .extra(let label): builder.add(extra: label, reader.text())
    case .list(let list): readList(&reader, list, isWords: false, into: &builder)
    case .words(let list): readList(&reader, list, isWords: true, into: &builder)
    case .parsedAuthors: readParsedAuthors(&reader, into: &builder)
    case .reference: builder.setReference(in: reader.text())
    case .day: builder.setDay(text: reader.text())
    case .versions: readVersions(&reader, into: &builder)
    case .authors: note(&authors, &reader)
    case .summaryOrAbstract: note(&summary, &reader)
    case .laterDay: note(&laterDay, &reader)
    case .inner: readMembers(&reader, table.inner, into: &builder)
    case .ignored: reader.pass()
    }
  }

  /// Notes where a value is that may be read later; null is none.
  private func note(_ place: inout Int?, _ reader: inout JSONReader) {
    guard let first = reader.peek() else { return reader.skip() }
    let start = reader.offset
    reader.pass()
    if reader.failure == nil, first != 0x6E, first != 0x4E { place = start }
  }

  /// Fills what is missing with what was noted.
  private func fill(_ reader: inout JSONReader, into builder: inout DigestBuilder) {
    if let authors, builder.draft.record.authors.isEmpty {
      reader.again(at: authors) { readAuthors(&$0, into: &builder) }
    }
    if let summary {
      reader.again(at: summary) { reader in
        if builder.draft.record.abstract.isEmpty {
          builder.setAnnounced(reader.text())
        } else {
          builder.set(.summary, reader.text())
        }
      }
    }
    if let laterDay, builder.draft.record.day == nil {
      reader.again(at: laterDay) { builder.setDay(text: $0.text()) }
    }
  }

  private func readList(
    _ reader: inout JSONReader, _ list: EntryList, isWords: Bool, into builder: inout DigestBuilder
  ) {
    if reader.enterArray() {
      while reader.hasElement() { builder.add(reader.text(), to: list) }
      return
    }
    let text = reader.text()
    guard isWords else { return builder.add(commaSeparated: text, to: list) }
    let scanner = ByteScanner(text)
    var start = 0
    for offset in 0...text.count {
      let isPart =
        offset < text.count && !ASCII.isWhite(text[offset]) && text[offset] != ASCII.comma
      if isPart { continue }
      if offset > start { builder.add(scanner.slice(start..<offset), to: list) }
      start = offset + 1
    }
  }

  private func readAuthors(_ reader: inout JSONReader, into builder: inout DigestBuilder) {
    guard reader.enterArray() else { return builder.add(names: reader.text()) }
    let known = JSONField("name", .ignored)
    while reader.hasElement() {
      guard reader.enterObject() else {
        builder.add(reader.text(), to: .authors)
        continue
      }
      while let name = reader.nextName() {
        if known.isNamed(name) {
          builder.add(reader.text(), to: .authors)
        } else {
          reader.skip()
        }
      }
    }
  }

  private func readParsedAuthors(_ reader: inout JSONReader, into builder: inout DigestBuilder) {
    guard reader.enterArray() else { return reader.skip() }
    while reader.hasElement() { builder.add(reader.parsedName(), to: .authors) }
  }

  private func readVersions(_ reader: inout JSONReader, into builder: inout DigestBuilder) {
    guard reader.enterArray() else { return reader.skip() }
    guard reader.hasElement() else { return }
    let created = JSONField("created", .ignored)
    if reader.enterObject() {
      while let name = reader.nextName() {
        if created.isNamed(name) {
          builder.setDay(text: reader.text())
        } else {
          reader.skip()
        }
      }
    }
    reader.leaveArray()
  }
}
