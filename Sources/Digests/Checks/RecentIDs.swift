import Papers

/// The ids of the entries that were read last: a table in which each has one place and takes it from the one
/// before. What it has not may all the same be in an entry.
struct RecentIDs {
  private var table = [UInt64](repeating: 0, count: 1 << 8)
  /// The digits that were found in it last, as they stand: most entries name their id more than once.
  private var last: (UInt64, UInt16) = (0, 0)

  /// More places than this would not stay in a cache.
  private static let limit = 1 << 18

  /// Takes ids in; the table has room for those of many pieces like these.
  mutating func insert(_ records: ArraySlice<EntryRecord>) {
    let wanted = min(32 * records.count, RecentIDs.limit)
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
    guard let month = RecentIDs.fourDigits(at: mark - 4, bytes),
      var number = RecentIDs.fourDigits(at: mark + 1, bytes)
    else { return false }
    if month >= 1501 {
      let fifth = bytes[mark + 5] &- ASCII.zero
      guard fifth < 10 else { return false }
      number = number * 10 + UInt64(fifth)
    }
    guard contains(PaperID.newStyle | (month * 100_000 + number)) else { return false }
    last = digits
    return true
  }

  /// The number that four digits are; all are reckoned at once.
  @inline(__always)
  private static func fourDigits(at place: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64? {
    let text = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    let digits = text ^ 0x3030_3030
    // A digit is below ten by now, so that 0x76 more does not reach the highest bit.
    guard (digits &+ 0x7676_7676 | digits) & 0x8080_8080 == 0 else { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    return UInt64((pairs & 0xFF) &* 100 &+ (pairs &>> 16 & 0xFF))
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
