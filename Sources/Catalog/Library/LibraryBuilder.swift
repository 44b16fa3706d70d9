public import Papers

// A library never changes: adding digests and leaving some out make another one, which shares with the one
// before all that is the same in both. What is done costs as much as has changed, but for a few passes over
// bits; `LibraryUpdateTests` hold the result against one made from nothing.

extension Library {
  /// The library with more digests.
  public func adding(
    _ more: [Digest], memory: MemoryAdvice = .none, segmentLimit: Int = 1 << 30
  ) -> Library {
    var builder = LibraryBuilder(self, sources + more, segmentLimit)
    return builder.build(memory, tidies: false)
  }

  /// The library of these digests, in this order.
  ///
  /// What it has already of them stays as it is. Papers of new digests, and those that lose an entry, are
  /// joined, folded (about 1 GB/s) and written into new segments, none of more than about `segmentLimit` bytes
  /// of folded text. Small segments at the end become one, so that there are never many.
  public func updated(
    to sources: [Digest], memory: MemoryAdvice = .none, segmentLimit: Int = 1 << 30
  ) -> Library {
    if isLibrary(of: sources) { return self }
    var builder = LibraryBuilder(self, sources, segmentLimit)
    let library = builder.build(memory, tidies: true)
    // Which of two keys with one hash came first is known only when all are taken in their order; and rows
    // that are no more should not outnumber the others by far.
    let isWorn = Int(library.rowCount) > 8 * library.count + 1 << 20
    let isOdd = !library.clashes.isEmpty || builder.isCut
    guard isWorn || isOdd, !segments.isEmpty else { return library }
    return Library().adding(sources, memory: memory, segmentLimit: segmentLimit)
  }

  /// Whether it is of just these digests, in this order.
  private func isLibrary(of others: [Digest]) -> Bool {
    sources.count == others.count && zip(sources, others).allSatisfy { $0 === $1 }
  }

  /// The numbers of the digests, as they stand among `sources`; nil for a digest that is given again later.
  fileprivate var numbers: [Int?] {
    var numbers = [Int?](repeating: nil, count: sources.count)
    for (number, rank) in ranks.enumerated() where rank != Library.gone {
      numbers[Int(rank)] = number
    }
    return numbers
  }
}

/// Makes the next snapshot of a library.
private struct LibraryBuilder {
  private let old: Library
  private let sources: [Digest]
  private let segmentLimit: Int
  /// The digests by their numbers, and where they stand among `sources`.
  private var digests: [Digest]
  private var ranks: [UInt32]
  /// The numbers of the digests that come, in their order, and of those that go.
  private var new: [Int] = []
  private var gone: [Int] = []
  /// Whether the digests that stay stand in the order in which they stood.
  private var isInOrder = true
  /// Whether a paper lost an entry that has more than are kept.
  private(set) var isCut = false

  private var segments: [Segment] = []
  private var retired: RowSet
  private var values: PaperValues
  private var identitySource: IdentitySource
  /// Whether it may be said of papers that they are others than before.
  private var hasOtherIdentities = false
  private var parts = SegmentParts()
  private var groups = EntryGroups()

  init(_ old: Library, _ sources: [Digest], _ segmentLimit: Int) {
    self.old = old
    self.segmentLimit = segmentLimit
    self.digests = old.digests
    self.retired = old.retired
    self.values = PaperValues(of: old)
    self.identitySource = old.identitySource
    self.ranks = [UInt32](repeating: Library.gone, count: old.digests.count)
    self.sources = sources
    number(sources)
  }

  /// Gives numbers to the digests that come, and finds those that go. One that is given twice stands in the last of
  /// its places.
  private mutating func number(_ sources: [Digest]) {
    // Mostly the first and the last ones are what they were, and only those between are looked up.
    let known = old.numbers
    let first = zip(known, sources).prefix { isKnown($1, as: $0) }.count
    let last = zip(known[first...].reversed(), sources[first...].reversed())
      .prefix { isKnown($1, as: $0) }.count
    let between = first..<sources.count - last
    let wanted = Set(sources[between].map(ObjectIdentifier.init))
    var numbers: [ObjectIdentifier: Int] = [:]
    for case let number? in known where wanted.contains(ObjectIdentifier(old.digests[number])) {
      numbers[ObjectIdentifier(old.digests[number])] = number
    }
    for (rank, digest) in sources.enumerated() {
      let number =
        between.contains(rank)
        ? numbers[ObjectIdentifier(digest)]
        : known[rank < first ? rank : rank + known.count - sources.count]
      if let number {
        ranks[number] = UInt32(rank)
      } else {
        numbers[ObjectIdentifier(digest)] = digests.count
        new.append(digests.count)
        digests.append(digest)
        ranks.append(UInt32(rank))
      }
    }
    let left = known.compactMap(\.self).filter { ranks[$0] != Library.gone }
    isInOrder = zip(left, left.dropFirst()).allSatisfy { ranks[$0] < ranks[$1] }
    gone = old.digests.indices.filter {
      old.ranks[$0] != Library.gone && ranks[$0] == Library.gone
    }
  }

  private func isKnown(_ digest: Digest, as number: Int?) -> Bool {
    number.map { old.digests[$0] === digest } ?? false
  }

  mutating func build(_ memory: MemoryAdvice, tidies: Bool) -> Library {
    takeIdentities()
    takeApart()
    takeNew()
    if tidies { takeSmall() }
    for number in gone { digests[number] = Digest.none }
    writePapers(memory)
    let rowCount = segments.last?.endRow ?? old.rowCount
    segments = old.segments.filter { retired.count(in: $0.rows) < $0.rows.count } + segments
    return Library(
      segments: segments, digests: digests, ranks: ranks, sources: sources, retired: retired,
      rowCount: rowCount, tags: values.tags, categories: values.categories,
      tagTotals: values.tagTotals, identitySource: identitySource,
      rankings: Rankings(before: old.rankings.legacy(isInOrder: isInOrder)),
      columns: FacetColumns(before: old.columns.all))
  }

  /// Takes what the digests say of papers without an arXiv id, from the first one on.
  private mutating func takeIdentities() {
    guard (new + gone).contains(where: { Identities.isAsked(digests[$0]) }) else { return }
    var identities = old.identities
    if identities == nil {
      guard new.contains(where: { digests[$0].records.contains { !$0.id.isArxiv } }) else { return }
      identities = Identities()
      for (number, rank) in old.ranks.enumerated() where rank != Library.gone {
        identities?.add(digests[number], number: number)
      }
    }
    identities?.prepare(for: (new + gone).reduce(0) { $0 + digests[$1].records.count })
    for number in gone { identities?.remove(digests[number], number: number) }
    for number in new { identities?.add(digests[number], number: number) }
    identities?.close()
    if identities?.hasOutside == false { identities = nil }
    identitySource = IdentitySource(identities)
    hasOtherIdentities = true
  }

  /// Retires the papers that have lost an entry, and those of which entries are now known under another id
  /// than before.
  private mutating func takeApart() {
    for number in gone {
      for entry in digests[number].entries {
        if let row = old.row(of: old.id(of: entry)) { retire(row) }
      }
    }
    guard hasOtherIdentities, let before = old.identities else { return }
    let identities = identitySource.value
    var changed: [PaperID] = []
    before.visitOutside { id in
      let (was, now) = (before.current(id), identities?.current(id) ?? id)
      if was != now { changed += [was, now] }
    }
    for id in changed {
      if let row = old.row(of: id) { retire(row) }
    }
  }

  private mutating func takeNew() {
    groups.reserve(new.reduce(groups.ids.count) { $0 + digests[$1].records.count })
    for number in new {
      for (index, record) in digests[number].records.enumerated() {
        let reference = EntryReference(digest: UInt32(number), entry: UInt32(index))
        groups.add(record.id.isArxiv ? record.id : id(of: reference), reference)
      }
    }
    // Papers that come again are joined with what there is of them, which may lead to others.
    var index = 0
    while index < groups.ids.count {
      let rows = old.rows(of: groups.ids[index...])
      index = groups.ids.count
      for row in rows { retire(row) }
    }
  }

  /// Takes the papers of old segments that are better written anew: small ones at the end, and those of which
  /// not half is left. A paper is written again once for each time that its segment has doubled.
  private mutating func takeSmall() {
    guard !groups.ids.isEmpty || !gone.isEmpty else { return }
    var isAtEnd = true
    for segment in old.segments.reversed() {
      let left = segment.rows.count - retired.count(in: segment.rows)
      isAtEnd = isAtEnd && left <= 2 * groups.ids.count
      guard isAtEnd || left <= segment.rows.count / 2 else { continue }
      for row in segment.rows { retire(row) }
    }
  }

  /// Retires an old row; what is left of its entries is joined anew.
  private mutating func retire(_ row: Row) {
    guard !retired.contains(row) else { return }
    let (segment, local) = old.locate(row)
    retired.insert(row)
    values.dropTags(segment.tags(of: local))
    let entries = segment.entries(of: local)
    isCut = isCut || entries.count == LibraryBuilder.mostEntries
    for reference in entries
    where reference.digest < ranks.count && ranks[Int(reference.digest)] != Library.gone {
      groups.add(id(of: reference), reference)
    }
  }

  /// The id under which an entry's paper is known.
  private func id(of reference: EntryReference) -> PaperID {
    let entry = Entry(digest: digests[Int(reference.digest)], index: Int(reference.entry))
    let id = entry.record.id
    return id.isArxiv ? id : identitySource.value?.id(of: entry) ?? id
  }

  /// Writes the papers that were taken, into one segment or several.
  private mutating func writePapers(_ memory: MemoryAdvice) {
    var left = new.reduce(0) { $0 + digests[$1].arena.count + 6 * digests[$1].records.count }
    // A little more than the limit, which the last paper of a segment goes beyond.
    func room() -> Int { min(left, segmentLimit + segmentLimit / 16) }
    parts.reserve(papers: groups.ids.count, text: room(), memory)
    var firstRow = old.rowCount
    for index in groups.ids.indices {
      append(groups.entries(of: index), groups.ids[index])
      guard parts.text.byteCount >= segmentLimit else { continue }
      left = max(0, left - parts.text.byteCount)
      endSegment(&firstRow)
      parts.reserve(papers: 0, text: room(), memory)
    }
    endSegment(&firstRow)
  }

  /// Makes a segment of the papers since the last one.
  private mutating func endSegment(_ firstRow: inout Row) {
    guard !parts.ids.isEmpty else { return }
    let segment = Segment(firstRow: firstRow, SegmentColumns(parts))
    segments.append(segment)
    firstRow = segment.rows.upperBound
    parts = SegmentParts()
  }

  /// A paper keeps at most so many entries: a digest that repeats one more often says nothing new.
  private static let mostEntries = 65_535

  private mutating func append(_ group: [EntryReference], _ id: PaperID) {
    if group.count == 1 {
      return append(Paper(ordered: [entry(group[0])], id: id), group)
    }
    // As they stand in the digests, so that it does not matter in what order they came.
    let group = group.sorted { position(of: $0) < position(of: $1) }.prefix(
      LibraryBuilder.mostEntries)
    let paper = Paper(joining: group.map(entry), id: id)
    var numbers: [ObjectIdentifier: UInt32] = [:]
    for reference in group {
      numbers[ObjectIdentifier(digests[Int(reference.digest)])] = reference.digest
    }
    let references = paper.entries.map { entry in
      EntryReference(
        digest: numbers[ObjectIdentifier(entry.digest)]!, entry: UInt32(entry.index))
    }
    append(paper, references)
  }

  private mutating func append(_ paper: Paper, _ entries: [EntryReference]) {
    parts.append(
      paper, entries: entries, tags: values.takeTags(of: paper),
      categories: values.takeCategories(of: paper))
  }

  private func entry(_ reference: EntryReference) -> Entry {
    Entry(digest: digests[Int(reference.digest)], index: Int(reference.entry))
  }

  private func position(of reference: EntryReference) -> Int {
    Int(ranks[Int(reference.digest)]) << 32 | Int(reference.entry)
  }
}
