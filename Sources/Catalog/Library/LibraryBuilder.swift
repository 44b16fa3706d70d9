public import Papers

extension Library {
  /// The library with more digests: a new segment, or several where one would have more than
  /// `segmentLimit` bytes of text. Costs a sort of the new ids and the folding of the new text, about
  /// 1 GB/s; papers of older segments are touched only where they join.
  public func adding(
    _ more: [Digest], memory: MemoryAdvice = .none, segmentLimit: Int = 1 << 30
  ) -> Library {
    var builder = LibraryBuilder(self, more, segmentLimit)
    return builder.build(memory)
  }
}

/// Makes the next snapshot of a library.
private struct LibraryBuilder {
  private let old: Library
  private let digests: [Digest]
  private let new: Range<Int>
  private let segmentLimit: Int
  private var segments: [Segment]
  private var retired: RowSet
  private var tags: Vocabulary
  private var tagTotals: [UInt32]
  private var identities: Identities?

  private var parts = Segment.Parts()

  init(_ old: Library, _ more: [Digest], _ segmentLimit: Int) {
    self.old = old
    self.segmentLimit = segmentLimit
    self.segments = old.segments
    self.digests = old.digests + more
    self.new = old.digests.count..<old.digests.count + more.count
    self.retired = old.retired
    self.tags = old.tags
    self.tagTotals = old.tagTotals
    self.identities = old.identities
  }

  mutating func build(_ memory: MemoryAdvice) -> Library {
    let bytes = digests[new].reduce(0) { $0 + $1.arena.count }
    let rows = digests[new].reduce(0) { $0 + $1.records.count }
    var left = bytes + 6 * rows
    // A little more than the limit, which the last paper of a segment goes beyond.
    func room() -> Int { min(left, segmentLimit + segmentLimit / 16) }
    parts.text.reserve(bytes: room(), rows: rows, memory)
    parts.ids.reserveCapacity(rows)
    takeIdentities()
    for (id, group) in groups() {
      append(group, id)
      guard parts.text.byteCount >= segmentLimit else { continue }
      left = max(0, left - parts.text.byteCount)
      endSegment()
      parts.text.reserve(bytes: room(), rows: 0, memory)
    }
    endSegment()
    return Library(
      segments: segments, digests: digests, retired: retired, tags: tags,
      tagTotals: tagTotals, identities: identities, rankings: Rankings(before: old.rankings.all))
  }

  /// Takes what the new digests say of papers without an arXiv id, from the first one on.
  private mutating func takeIdentities() {
    if identities == nil {
      let isNeeded = digests[new].contains { $0.records.contains { !$0.id.isArxiv } }
      guard isNeeded else { return }
      identities = Identities()
      for digest in 0..<new.lowerBound { identities?.add(digests[digest], number: digest) }
    }
    for digest in new { identities?.add(digests[digest], number: digest) }
  }

  /// Retires the papers of which entries are now known under another id than before, and gives their
  /// entries back.
  private mutating func takeApart() -> [EntryReference] {
    guard let before = old.identities, let identities else { return [] }
    var entries: [EntryReference] = []
    for id in before.outsideIDs {
      let (was, now) = (before.current(id), identities.current(id))
      if was == now { continue }
      for known in [was, now] {
        guard let row = old.row(of: known), !retired.contains(row) else { continue }
        entries += retire(row)
      }
    }
    return entries.sorted { old.place(of: $0) < old.place(of: $1) }
  }

  /// Retires an old row, and gives its entries.
  private mutating func retire(_ row: Row) -> ArraySlice<EntryReference> {
    let (segment, local) = old.locate(row)
    retired.insert(row)
    for tag in segment.tags(of: local) { tagTotals[Int(tag)] -= 1 }
    return segment.entries(of: local)
  }

  /// Makes a segment of the papers since the last one.
  private mutating func endSegment() {
    guard !parts.ids.isEmpty else { return }
    segments.append(Segment(firstRow: segments.last?.endRow ?? 0, parts))
    parts = Segment.Parts()
  }

  /// The new entries by paper, the papers in the order of their first entries.
  private mutating func groups() -> [(PaperID, [EntryReference])] {
    var byID: [PaperID: Int] = [:]
    var groups: [(id: PaperID, entries: [EntryReference])] = []
    func add(_ id: PaperID, _ reference: EntryReference) {
      if let known = byID[id] {
        groups[known].entries.append(reference)
      } else {
        byID[id] = groups.count
        groups.append((id, [reference]))
      }
    }
    for reference in takeApart() { add(id(of: reference), reference) }
    for digest in new {
      for (entry, record) in digests[digest].records.enumerated() {
        let reference = EntryReference(digest: UInt32(digest), entry: UInt32(entry))
        add(record.id.isArxiv ? record.id : id(of: reference), reference)
      }
    }
    return groups
  }

  /// The id under which an entry's paper is known.
  private func id(of reference: EntryReference) -> PaperID {
    let entry = Entry(digest: digests[Int(reference.digest)], index: Int(reference.entry))
    return identities?.id(of: entry) ?? entry.record.id
  }

  private mutating func append(_ group: [EntryReference], _ id: PaperID) {
    var group = group
    if let row = old.row(of: id), !retired.contains(row) { group += retire(row) }
    // A paper keeps at most 65,535 entries: a digest that repeats one more often says nothing new.
    group = Array(group.prefix(Int(UInt16.max)))
    let paper = Paper(
      joining: group.map { Entry(digest: digests[Int($0.digest)], index: Int($0.entry)) }, id: id)
    parts.append(
      paper, entries: group.count == 1 ? group : ordered(paper, group), tags: tagNumbers(paper))
  }

  /// The tags of a paper, each once.
  private mutating func tagNumbers(_ paper: Paper) -> [UInt32] {
    var numbers: [UInt32] = []
    var known: Set<UInt32> = []
    for tag in paper.tags.prefix(Int(UInt16.max)) {
      let number = tags.add(tag)
      guard known.insert(number).inserted else { continue }
      numbers.append(number)
      if number == tagTotals.count { tagTotals.append(0) }
      tagTotals[Int(number)] += 1
    }
    return numbers
  }

  /// The references in the order that joining gave the entries.
  private func ordered(_ paper: Paper, _ group: [EntryReference]) -> [EntryReference] {
    var numbers: [ObjectIdentifier: UInt32] = [:]
    for reference in group {
      numbers[ObjectIdentifier(digests[Int(reference.digest)])] = reference.digest
    }
    return paper.entries.map { entry in
      EntryReference(
        digest: numbers[ObjectIdentifier(entry.digest)]!, entry: UInt32(entry.index))
    }
  }
}
