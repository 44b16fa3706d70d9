import Papers
import Testing

/// Records that are packed are what they were.
@Suite struct EntryRecordsTests {
  private func record(_ random: inout SystemRandomNumberGenerator) -> EntryRecord {
    func number() -> UInt32 {
      UInt32.random(in: 0...UInt32.max, using: &random) >> UInt32.random(in: 0..<32, using: &random)
    }
    var record = EntryRecord(id: PaperID("2504.\(10_000 + number() % 80_000)")!)
    record.version = UInt16(truncatingIfNeeded: number())
    record.isWithdrawn = Bool.random(using: &random)
    record.line = number()
    record.day = Bool.random(using: &random) ? Day(number: Int32(number() >> 12)) : nil
    record.firstDay = Bool.random(using: &random) ? Day(number: -Int32(number() >> 13)) : nil
    for field in EntryRecordsTests.spans where Bool.random(using: &random) {
      record[keyPath: field] = TextSpan(offset: number(), length: number())
    }
    if Bool.random(using: &random) {
      (record.emphasisStart, record.emphasisCount) = (number(), number())
    }
    return record
  }

  private static var spans: [WritableKeyPath<EntryRecord, TextSpan>] {
    [
      \.title, \.authors, \.tags, \.categories, \.summary, \.abstract, \.comment, \.journal,
      \.venue, \.address, \.doi, \.code, \.extras,
    ]
  }

  @Test func packedRecordsAreTheSame() throws {
    var random = SystemRandomNumberGenerator()
    let records = (0..<2000).map { _ in record(&random) } + [.nothing]
    let packed = EntryRecords(try #require(EntryRecords(records).pack()))
    #expect(packed.count == records.count)
    for (index, record) in records.enumerated() {
      #expect(packed[index] == record, "\(record)")
    }
    #expect(packed == EntryRecords(records) && packed != EntryRecords(records.dropLast(1)))
    #expect(packed[-1] == .nothing && packed[records.count] == .nothing)
    let none = try #require(EntryRecords().pack())
    #expect(EntryRecords().isEmpty && EntryRecords(none).isEmpty)
  }

  /// A field for itself: none is forgotten, and none comes out in the place of another.
  @Test(arguments: 0..<13) func eachText(index: Int) throws {
    var record = EntryRecord(id: PaperID("math/0211159")!)
    record[keyPath: EntryRecordsTests.spans[index]] = TextSpan(offset: 70_000, length: 300)
    let packed = EntryRecords(try #require(EntryRecords([record]).pack()))
    #expect(packed.first == record)
  }

  /// An entry as most are takes a third of the memory of a record.
  @Test func usualOnesAreSmall() throws {
    var record = EntryRecord(id: PaperID("2504.16922")!)
    (record.version, record.line) = (2, 140_000)
    record.day = Day("2025-04-23")
    record.title = TextSpan(offset: 80_000_000, length: 90)
    record.authors = TextSpan(offset: 80_000_090, length: 200)
    record.categories = TextSpan(offset: 80_000_300, length: 11)
    record.comment = TextSpan(offset: 80_000_311, length: 30)
    record.abstract = TextSpan(offset: 80_000_341, length: 1200)
    let packed = try #require(EntryRecords([record]).pack())
    #expect((15...36).contains(packed.bytes.count))
  }

  /// What a damaged file says is some record.
  @Test func damagedOnesAreWrong() {
    let bytes = Column([UInt8](repeating: 0xFF, count: 50))
    for starts in [[0, 50], [50, 0], [.max, .max], [7]] as [[UInt32]] {
      let records = EntryRecords(EntryRecords.Packed(bytes: bytes, starts: Column(starts)))
      #expect(records.count == max(0, starts.count - 1))
      #expect(records.map(\.id).count == records.count)
    }
  }
}
