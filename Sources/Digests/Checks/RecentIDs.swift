import Papers

/// The ids of the entries that were read last: a table in which each has one place and takes it from the one
/// before. What it has not may all the same be in an entry.
struct RecentIDs {
  private var table = [UInt64](repeating: 0, count: 1 << 8)
  /// The digits that were found in it last, as they stand: most entries name their id more than once.
  private var last: (UInt64, UInt16) = (0, 0)

  /// More places than this would not stay in a cache.
  private static let limit = 1 << 18

  /// Takes ids in; the table has room for those of some windows like these.
  mutating func insert(_ records: ArraySlice<EntryRecord>) {
    let wanted = min(4 * records.count, RecentIDs.limit)
    if table.count < wanted {
      var count = table.count
      while count < wanted { count *= 2 }
      table = [UInt64](repeating: 0, count: count)
    }
    for record in records { table[place(of: record.id.rawValue)] = record.id.rawValue }
  }

  func contains(_ id: UInt64) -> Bool { table[place(of: id)] == id }

  /// Whether the digits around a dot are an id of the table.
  mutating func haveID(around mark: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard mark >= 4, mark + 5 < bytes.count else { return false }
    let digits = (
      bytes.loadUnaligned(fromByteOffset: mark - 4, as: UInt64.self),
      bytes.loadUnaligned(fromByteOffset: mark + 4, as: UInt16.self)
    )
    if digits == last { return true }
    guard let month = RecentIDs.number(mark - 4..<mark, bytes),
      let number = RecentIDs.number(mark + 1..<mark + (month < 1501 ? 5 : 6), bytes),
      contains(PaperID.newStyle | (month * 100_000 + number))
    else { return false }
    last = digits
    return true
  }

  private static func number(_ places: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> UInt64? {
    var value: UInt64 = 0
    for place in places {
      let digit = bytes[place] &- ASCII.zero
      guard digit < 10 else { return nil }
      value = value * 10 + UInt64(digit)
    }
    return value
  }

  private func place(of id: UInt64) -> Int {
    Int(truncatingIfNeeded: (id &* 0x9E37_79B9_7F4A_7C15) >> 44) & (table.count - 1)
  }
}

/// Says of most ids that they are not among some, without a look at those.
struct IDFilter {
  private var bits = [UInt64](repeating: 0, count: 64)

  mutating func insert(_ id: UInt64) {
    let (word, bit) = IDFilter.place(of: id)
    bits[word] |= bit
  }

  func mayHave(_ id: UInt64) -> Bool {
    let (word, bit) = IDFilter.place(of: id)
    return bits[word] & bit != 0
  }

  private static func place(of id: UInt64) -> (word: Int, bit: UInt64) {
    let hash = (id &* 0x9E37_79B9_7F4A_7C15) >> 52
    return (Int(hash >> 6), 1 << (hash & 63))
  }
}
