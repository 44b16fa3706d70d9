import Testing

@testable import Digests
@testable import Papers

/// What a first look at a text tells is what a closer one finds.
@Suite struct FirstLookTests {
  /// A number that seems to be any, the same in every run.
  private struct Random {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
  }

  @Test func textsThatAreNoLabelsOfLinksAreToldByTheirBeginning() {
    let pieces = [
      "Paper", "PDF", "pdf", "http://a.b", "https://a.b/c", "www.a.b", "Other", "other formats",
      "Ann", "Smith", "Deep", "Nets", "arXiv", "2401.01234", "hep-th/9901001", "论文", "📄", "Author",
      "Title", "[", "](", "](https://a.b)", " ", " ", " ", "-", ":", "7", "v2", "é", ",",
    ]
    var random = Random()
    var labels = 0
    for _ in 0..<20_000 {
      let text = (0...random.next(below: 5)).map { _ in pieces[random.next(below: pieces.count)] }
        .joined(separator: random.next(below: 2) == 0 ? " " : "")
      Array(text.utf8).withUnsafeBytes { bytes in
        let isLabel = LinkLabel.isLabelAtCloserLook(bytes)
        labels += isLabel ? 1 : 0
        #expect(LinkLabel.isLabel(bytes) == isLabel, "\(text)")
      }
    }
    #expect(labels > 1000)
  }

  @Test func everyLabelPassesTheFirstLook() {
    // A mark alone is nothing behind marks.
    for (word, _) in FieldLabel.words where word != "#" {
      for text in [word, word.uppercased(), word + " (x)", word + "/y"] {
        Array(text.utf8).withUnsafeBytes { bytes in
          let range = LabelText.bare(0..<bytes.count, ByteScanner(bytes))
          #expect(range.isEmpty || FieldLabel.mayBegin(range, ByteScanner(bytes)), "\(text)")
        }
      }
    }
  }

  @Test func entriesThatComeAgainAreFoundWhateverTheirOrder() {
    var random = Random()
    let titles = ["Sea Ice", "SEA ice", "Sea Ica", "Tides and Moons", "tides and moons", "A", "a"]
    var repeated = 0
    for _ in 0..<200 {
      var arena: [UInt8] = []
      let records = (0..<random.next(below: 40)).map { line in
        var record = EntryRecord(id: PaperID(rawValue: UInt64(random.next(below: 12))))
        record.version = UInt16(random.next(below: 3))
        record.line = UInt32(line)
        let title = Array(titles[random.next(below: titles.count)].utf8)
        record.title = TextSpan(offset: UInt32(arena.count), length: UInt32(title.count))
        arena += title
        return record
      }
      let first = Repeats.firstOfEach(EntryRecords(records))
      for (index, record) in records.enumerated() {
        #expect(
          first[index]
            == records.firstIndex { $0.id == record.id && $0.version == record.version })
      }
      func title(_ record: EntryRecord) -> String {
        String(decoding: arena[record.title.range], as: UTF8.self).lowercased()
      }
      let groups = Dictionary(grouping: records, by: title).values.map { group in
        (line: Int(group[0].line), count: Set(group.map(\.id)).count)
      }
      let found = arena.withUnsafeBytes { Repeats.titles(EntryRecords(records), $0) }
      repeated += found.count
      #expect(
        found
          == groups.filter { $0.count > 2 }.sorted { $0.line < $1.line }.map {
            Problem(line: $0.line, kind: .repeatedTitle(count: $0.count))
          })
    }
    #expect(repeated > 100)
  }
}
