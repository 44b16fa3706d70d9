/// A member of an entry's object, and what it is.
struct JSONField: Sendable {
  indirect enum Target: Sendable {
    case text(EntryField)
    case extra(StaticString)
    /// An array of texts, or one text with commas.
    case list(EntryList)
    /// Texts divided by blanks, or an array of texts.
    case words(EntryList)
    /// An array of names or of objects with a `name`, or one text as arXiv writes authors.
    case authors
    /// arXiv's `authors_parsed`: family name, given names, suffix.
    case parsedAuthors
    /// An id or an address with one.
    case reference
    /// `2025-04-23…`, or a date as mails have it.
    case day
    /// The day of the first of arXiv's `versions`.
    case versions
    /// An abstract with the head that feeds put before it.
    case announcement
    /// An object with members of its own.
    case members([JSONField])
  }

  let name: StaticString
  let target: Target

  init(_ name: StaticString, _ target: Target) {
    self.name = name
    self.target = target
  }

  @inline(__always)
  func isNamed(_ other: UnsafeRawBufferPointer) -> Bool {
    guard other.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<other.count where other[index] != name.utf8Start[index] { return false }
    return true
  }
}

extension JSONReader {
  /// Reads an object into the entry that the builder has begun. False when it does not end well; what
  /// was read before counts.
  mutating func readEntry(_ fields: [JSONField], into builder: inout DigestBuilder) -> Bool {
    var authors: Int?
    let isWhole = members { reader, name in
      guard let field = fields.first(where: { $0.isNamed(name) }) else { return reader.skip() }
      // Names in parts are better, and may come later.
      if case .authors = field.target {
        authors = reader.offset
        return reader.skip()
      }
      return reader.read(field.target, into: &builder)
    }
    if let authors, builder.draft.record.authors.isEmpty {
      var reader = JSONReader(bytes, from: authors, isPython: isPython)
      _ = reader.readAuthors(into: &builder)
    }
    return isWhole
  }

  private mutating func read(_ target: JSONField.Target, into builder: inout DigestBuilder) -> Bool
  {
    switch target {
    case .text(let field):
      return readText { text in
        if !text.elementsEqual("Error".utf8) { builder.set(field, text) }
      }
    case .extra(let label): return readText { builder.add(extra: label, $0) }
    case .list(let list): return readList(list, isWords: false, into: &builder)
    case .words(let list): return readList(list, isWords: true, into: &builder)
    case .authors: return readAuthors(into: &builder)
    case .parsedAuthors: return readParsedAuthors(into: &builder)
    case .reference: return readText { builder.setReference(in: $0) }
    case .day: return readText { builder.setDay(text: $0) }
    case .versions: return readVersions(into: &builder)
    case .announcement: return readText { builder.setAnnounced($0) }
    case .members(let fields):
      return peek() == 0x7B ? readEntry(fields, into: &builder) : skip()
    }
  }

  /// Lends a string, or a number as text; passes over anything else.
  private mutating func readText(_ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    guard let first = peek() else { return false }
    if isQuote(first) { return string(body) != nil }
    if ASCII.isDigit(first) || first == ASCII.hyphen {
      guard let number = word() else { return false }
      body(number)
      return true
    }
    return skip()
  }

  private mutating func readList(
    _ list: EntryList, isWords: Bool, into builder: inout DigestBuilder
  ) -> Bool {
    guard let first = peek() else { return false }
    if opens(first), first != 0x7B {
      return elements { reader in reader.readText { builder.add($0, to: list) } }
    }
    return readText { text in
      guard isWords else { return builder.add(commaSeparated: text, to: list) }
      for word in text.split(whereSeparator: { ASCII.isWhite($0) || $0 == ASCII.comma }) {
        builder.add(UnsafeRawBufferPointer(rebasing: word), to: list)
      }
    }
  }

  private mutating func readAuthors(into builder: inout DigestBuilder) -> Bool {
    guard let first = peek() else { return false }
    guard opens(first), first != 0x7B else {
      return readText { AuthorNames.add($0, to: &builder) }
    }
    return elements { reader in
      guard reader.peek() == 0x7B else {
        return reader.readText { builder.add($0, to: .authors) }
      }
      let name = JSONField("name", .text(.title))
      return reader.members { reader, member in
        name.isNamed(member)
          ? reader.readText { builder.add($0, to: .authors) } : reader.skip()
      }
    }
  }

  private mutating func readParsedAuthors(into builder: inout DigestBuilder) -> Bool {
    guard let first = peek(), opens(first) else { return skip() }
    var parts: [[UInt8]] = []
    var name: [UInt8] = []
    return elements { reader in
      parts.removeAll(keepingCapacity: true)
      guard let first = reader.peek(), reader.opens(first) else { return reader.skip() }
      let isWhole = reader.elements { reader in
        reader.readText { if parts.count < 3 { parts.append(Array($0)) } }
      }
      name.removeAll(keepingCapacity: true)
      // Given names, family name, suffix.
      for place in [1, 0, 2] where place < parts.count && !parts[place].isEmpty {
        if !name.isEmpty { name.append(ASCII.space) }
        name += parts[place]
      }
      name.withUnsafeBytes { builder.add($0, to: .authors) }
      return isWhole
    }
  }

  private mutating func readVersions(into builder: inout DigestBuilder) -> Bool {
    guard let first = peek(), opens(first) else { return skip() }
    let created = JSONField("created", .day)
    var isFirst = true
    return elements { reader in
      guard isFirst, reader.peek() == 0x7B else { return reader.skip() }
      isFirst = false
      return reader.members { reader, member in
        created.isNamed(member) ? reader.readText { builder.setDay(text: $0) } : reader.skip()
      }
    }
  }
}

extension DigestBuilder {
  /// A day in either of the forms that machines use.
  package mutating func setDay(text: UnsafeRawBufferPointer) {
    if text.isEmpty { return }
    let start = UnsafeRawBufferPointer(rebasing: text.prefix(10))
    setDay(Day(utf8: start) ?? Day(mail: text))
  }

  /// `arXiv:2502.00001v1 Announce Type: new Abstract: …` as feeds have it: the abstract without its
  /// head, what kind of announcement it is, and the id if there was none.
  package mutating func setAnnounced(_ text: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(text)
    guard scanner.has("arXiv:", at: 0, before: text.count),
      let place = scanner.find("Abstract:", in: 0..<min(text.count, 200))
    else { return set(.abstract, text) }
    if let type = scanner.find("Announce Type:", in: 0..<place) {
      add(extra: "Announced", scanner.slice(scanner.trimmed(type + 14..<place)))
    }
    set(.abstract, scanner.slice(place + 9..<text.count))
  }
}
