import Papers

/// Keeps account of the papers whose addresses are in a file, whoever reads it, so that nothing is lost in
/// silence: what stands in no entry at the end is a problem.
///
/// The ledger looks at every byte of the file once, on its own, after the reader had the same window. An id that
/// the reader has just made an entry of is passed over at once, as nearly all are; of the others it is looked
/// whether an address or a prefix is before them, and they are kept with their line until the end.
struct AddressLedger {
  /// Ids of no entry yet, and the line on which each stands first.
  private var pending: [UInt64: Int] = [:]
  /// Ids of digests that were taken before the end.
  private var taken: Set<UInt64> = []
  /// Ids of entries, by their lower bits: the latest.
  private var recent = [UInt64](repeating: 0, count: 1 << 14)
  private var recordsSeen = 0
  /// The end of what was read: what may belong to an id that goes on, and what is before it.
  private var tail: [UInt8] = []
  /// Where in the tail marks have not been looked for, and the line there.
  private var open = 0
  private var line = 1

  /// How far before its mark an id, its prefix and its address may begin; and how far behind it ends.
  private static let before = 512
  private static let behind = 24
  /// What is looked through at once: it stays in the fastest cache.
  private static let step = 16 << 10
  /// The most ids that are kept; the rest is not counted.
  private static let limit = 1 << 20
  /// The most lines that a problem names.
  private static let lineLimit = 10_000

  /// Looks through bytes that come behind those before. `records` are the entries so far.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, records: [EntryRecord]
  ) {
    for record in records[min(recordsSeen, records.count)...] {
      recent[slot(record.id.rawValue)] = record.id.rawValue
    }
    recordsSeen = records.count
    // The edge: the end of what was before, and the beginning of this.
    let edge = tail + bytes.prefix(2 * AddressLedger.before)
    let hasMore = bytes.count > 2 * AddressLedger.before
    let edgeEnd =
      hasMore
      ? tail.count + AddressLedger.before
      : isLast ? edge.count : max(open, edge.count - AddressLedger.behind)
    edge.withUnsafeBytes { look(through: open..<edgeEnd, of: ByteScanner($0)) }
    guard hasMore else {
      let dropped = max(0, edgeEnd - AddressLedger.before)
      tail = Array(edge[dropped...])
      open = edgeEnd - dropped
      return
    }
    let end = isLast ? bytes.count : bytes.count - AddressLedger.behind
    var start = AddressLedger.before
    while start < end {
      let next = min(end, start + AddressLedger.step)
      look(through: start..<next, of: ByteScanner(bytes))
      start = next
    }
    tail = Array(bytes[(end - AddressLedger.before)...])
    open = AddressLedger.before
  }

  /// Notes the ids whose marks are in a range, and counts its lines.
  private mutating func look(through range: Range<Int>, of scanner: ByteScanner) {
    if range.isEmpty { return }
    let marks = ByteScanner(
      UnsafeRawBufferPointer(
        rebasing: scanner.bytes[..<min(scanner.bytes.count, range.upperBound + 1)]))
    var counted = range.lowerBound
    var offset = range.lowerBound
    while let mark = marks.idMark(from: offset), mark < range.upperBound {
      offset = mark + 1
      if isOfLatestEntries(mark, scanner.bytes) { continue }
      guard let (reference, id) = ArxivAddresses.parse(around: mark, scanner) else { continue }
      let number = reference.id.rawValue
      guard recent[slot(number)] != number, pending[number] == nil,
        ArxivAddresses.counts(id, mark: mark, scanner), pending.count < AddressLedger.limit
      else { continue }
      line += scanner.lineFeeds(in: counted..<mark)
      counted = mark
      pending[number] = line
    }
    line += scanner.lineFeeds(in: counted..<range.upperBound)
  }

  /// Whether the digits around a point are those of an entry that was just made, as nearly all are.
  private func isOfLatestEntries(_ mark: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard mark >= 4, mark + 5 < bytes.count else { return false }
    func number(_ places: Range<Int>) -> UInt64? {
      var value: UInt64 = 0
      for place in places {
        let digit = bytes[place] &- ASCII.zero
        guard digit < 10 else { return nil }
        value = value * 10 + UInt64(digit)
      }
      return value
    }
    guard let month = number(mark - 4..<mark),
      let number = number(mark + 1..<mark + (month < 1501 ? 5 : 6))
    else { return false }
    let id = PaperID.newStyle | (month * 100_000 + number)
    return recent[slot(id)] == id
  }

  private func slot(_ id: UInt64) -> Int {
    Int(truncatingIfNeeded: (id &* 0x9E37_79B9_7F4A_7C15) >> 50)
  }

  /// Strikes out what is in a digest: its ids, and those in its texts. `isLast` is whether no digest follows.
  mutating func settle(with records: [EntryRecord], text: UnsafeRawBufferPointer, isLast: Bool) {
    if !isLast { for record in records { taken.insert(record.id.rawValue) } }
    recordsSeen = 0
    if pending.isEmpty { return }
    for record in records { pending[record.id.rawValue] = nil }
    for id in taken { pending[id] = nil }
    if pending.isEmpty { return }
    // Texts stand side by side in the arena: an id ends where its text ends.
    for record in records {
      strike(record.title, text)
      strike(record.authors, text)
      strike(record.tags, text)
      strike(record.summary, text)
      strike(record.abstract, text)
      strike(record.comment, text)
      strike(record.journal, text)
      strike(record.venue, text)
      strike(record.address, text)
      strike(record.doi, text)
      strike(record.code, text)
      strike(record.extras, text)
      if pending.isEmpty { return }
    }
  }

  /// Strikes out the ids in a text of an entry.
  private mutating func strike(_ span: TextSpan, _ text: UnsafeRawBufferPointer) {
    if span.isEmpty { return }
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: text[span.range]))
    var offset = 0
    while let mark = scanner.idMark(from: offset) {
      offset = mark + 1
      if let (reference, _) = ArxivAddresses.parse(around: mark, scanner) {
        pending[reference.id.rawValue] = nil
      }
    }
  }

  /// What is in no entry; nil when nothing is.
  var problem: Problem? {
    if pending.isEmpty { return nil }
    let lines = Set(pending.values).sorted().prefix(AddressLedger.lineLimit)
    return Problem(
      line: 0, kind: .unreadAddresses(count: pending.count, lines: Array(lines)))
  }
}
