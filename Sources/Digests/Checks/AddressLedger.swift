import Papers

/// Keeps account of the papers whose addresses are in a file, whoever reads it, so that nothing is lost in
/// silence: what stands in no entry at the end is a problem.
///
/// The ledger looks at every byte of the file once, on its own, after the reader is done with it. An id that
/// the reader has just made an entry of is passed over at once, as nearly all are; of the others it is looked
/// whether an address or a prefix is before them, and they are kept with their line until the end.
struct AddressLedger {
  /// Ids of no entry yet, and the line on which each stands first.
  private var pending: [UInt64: Int] = [:]
  /// Ids of digests that were taken before the end, and those in their texts.
  private var taken: Set<UInt64> = []
  private var recent = RecentIDs()
  private var recordsSeen = 0
  /// The end of what was read: what may belong to an id that goes on, and what is before it.
  private var tail: [UInt8] = []
  /// Where in the tail marks have not been looked for.
  private var open = 0

  /// How far before its mark an id, its prefix and its address may begin; and how far behind it ends.
  private static let before = 512
  private static let behind = 24
  /// The most ids that are kept; the rest is not counted.
  private static let limit = 1 << 20
  /// The most lines that a problem names.
  private static let lineLimit = 10_000

  /// Looks through bytes that come behind those before, the first of them on a line of the file. `records` are
  /// the entries so far.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, line: Int, isLast: Bool, records: [EntryRecord]
  ) {
    recent.insert(records[min(recordsSeen, records.count)...])
    recordsSeen = records.count
    // The edge: the end of what was before, and the beginning of this.
    let edge = tail + bytes.prefix(2 * AddressLedger.before)
    let hasMore = bytes.count > 2 * AddressLedger.before
    let edgeEnd =
      hasMore
      ? tail.count + AddressLedger.before
      : isLast ? edge.count : max(open, edge.count - AddressLedger.behind)
    edge.withUnsafeBytes {
      let scanner = ByteScanner($0)
      look(through: open..<edgeEnd, of: scanner, line: line - scanner.lineFeeds(in: 0..<tail.count))
    }
    guard hasMore else {
      let dropped = max(0, edgeEnd - AddressLedger.before)
      tail = Array(edge[dropped...])
      open = edgeEnd - dropped
      return
    }
    let end = isLast ? bytes.count : bytes.count - AddressLedger.behind
    look(through: AddressLedger.before..<end, of: ByteScanner(bytes), line: line)
    tail = Array(bytes[(end - AddressLedger.before)...])
    open = AddressLedger.before
  }

  /// Notes the ids whose marks are in a range; `line` is where the scanner's bytes begin.
  private mutating func look(through range: Range<Int>, of scanner: ByteScanner, line: Int) {
    var (line, counted) = (line, 0)
    scanner.eachIDMark(from: range.lowerBound) { mark in
      guard mark < range.upperBound else { return false }
      if recent.haveID(around: mark, scanner.bytes) { return true }
      guard let (reference, id) = ArxivAddresses.parse(around: mark, scanner) else { return true }
      let number = reference.id.rawValue
      guard !recent.contains(number), pending[number] == nil,
        ArxivAddresses.counts(id, mark: mark, scanner), pending.count < AddressLedger.limit
      else { return true }
      line += scanner.lineFeeds(in: counted..<mark)
      counted = mark
      pending[number] = line
      return true
    }
  }

  /// Strikes out what is in a digest: its ids, and those in its texts. `isLast` is whether no digest follows; else they
  /// are kept, for what comes later in the file.
  mutating func settle(with records: [EntryRecord], text: UnsafeRawBufferPointer, isLast: Bool) {
    recordsSeen = 0
    if !isLast {
      for record in records {
        taken.insert(record.id.rawValue)
        AddressLedger.eachID(in: record, text) { taken.insert($0) }
      }
    }
    if !taken.isEmpty { pending = pending.filter { !taken.contains($0.key) } }
    if pending.isEmpty || !isLast { return }
    var filter = IDFilter()
    for id in pending.keys { filter.insert(id) }
    for record in records where filter.mayHave(record.id.rawValue) {
      pending[record.id.rawValue] = nil
    }
    strikeWhereTheyStand(records, text)
    for record in records {
      if pending.isEmpty { return }
      strike(record, text)
    }
  }

  /// Strikes out the ids that stand in the texts of the entries that are on their lines, as nearly all do that are
  /// in any. Each entry is looked through once.
  private mutating func strikeWhereTheyStand(
    _ records: [EntryRecord], _ text: UnsafeRawBufferPointer
  ) {
    var last = -1
    for (id, line) in pending.sorted(by: { $0.value < $1.value }) where pending[id] != nil {
      // The last entry that begins there or before.
      var (low, high) = (0, records.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(records[middle].line) <= line { low = middle + 1 } else { high = middle }
      }
      if low > 0, low != last { strike(records[low - 1], text) }
      last = low
    }
  }

  /// Strikes out the ids in the texts of an entry.
  private mutating func strike(_ record: EntryRecord, _ text: UnsafeRawBufferPointer) {
    AddressLedger.eachID(in: record, text) { pending[$0] = nil }
  }

  /// Shows the ids in the texts of an entry. They stand side by side in the arena: an id ends where its text ends.
  private static func eachID(
    in record: EntryRecord, _ text: UnsafeRawBufferPointer, _ body: (UInt64) -> Void
  ) {
    eachID(in: record.title, text, body)
    eachID(in: record.authors, text, body)
    eachID(in: record.tags, text, body)
    eachID(in: record.summary, text, body)
    eachID(in: record.abstract, text, body)
    eachID(in: record.comment, text, body)
    eachID(in: record.journal, text, body)
    eachID(in: record.venue, text, body)
    eachID(in: record.address, text, body)
    eachID(in: record.doi, text, body)
    eachID(in: record.code, text, body)
    eachID(in: record.extras, text, body)
  }

  private static func eachID(
    in span: TextSpan, _ text: UnsafeRawBufferPointer, _ body: (UInt64) -> Void
  ) {
    if span.isEmpty { return }
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: text[span.range]))
    scanner.eachIDMark(from: 0) { mark in
      if let (reference, _) = ArxivAddresses.parse(around: mark, scanner) {
        body(reference.id.rawValue)
      }
      return true
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
