public import Papers

extension Digest {
  /// `init(_:_:)` for tests that do not care about the path.
  public convenience init(_ drafts: [Draft]) { self.init("test.md", drafts) }

  /// A digest that says what the drafts say, without any file format between.
  public convenience init(_ path: String, _ drafts: [Draft]) {
    var arena: [UInt8] = []
    func add(_ text: String) -> TextSpan {
      let start = arena.count
      arena += text.utf8
      return TextSpan(offset: UInt32(start), length: UInt32(arena.count - start))
    }
    let records = drafts.enumerated().map { index, draft in
      var record = EntryRecord(id: PaperID(draft.id) ?? PaperID(rawValue: 0))
      record.version = draft.version
      record.line = UInt32(index + 1)
      record.day = draft.day.flatMap { Day($0) }
      record.firstDay = draft.firstDay.flatMap { Day($0) }
      record.title = add(draft.title)
      record.authors = add(draft.authors.joined(separator: "\u{1F}"))
      record.tags = add(draft.tags.joined(separator: "\u{1F}"))
      record.categories = add(draft.categories.joined(separator: "\u{1F}"))
      record.abstract = add(draft.abstract)
      record.doi = add(draft.doi)
      record.address = add(draft.address)
      record.journal = add(draft.journal)
      record.summary = add(draft.summary)
      record.comment = add(draft.comment)
      record.venue = add(draft.venue)
      record.isWithdrawn = draft.isWithdrawn
      if draft.id.isEmpty {
        record.id =
          arena.withUnsafeBytes { arena in
            record.doiKey(in: arena) ?? record.addressKey(in: arena) ?? record.titleKey(in: arena)
          }.id
      }
      return record
    }
    self.init(
      path: path, name: path, dialect: "test", arena: arena, records: records, emphasis: [],
      problems: [])
  }

  public var papers: [Paper] { entries.map { Paper(joining: [$0]) } }
}
