import Testing

@testable import Papers

/// Every id in a text is at a mark that is found, wherever it stands.
@Suite struct IDMarksTests {
  private static let pieces = [
    "2401.01234", "0704.0001v2", "hep-th/9901001", "math.GT/0309136v1", "cs%2F0101001",
    "quant-ph%2f0101001", "2401.0123", "12/2024", "1234567", "f1", "%2F", "85.6%", "/9901001", ".",
    "2F", " ", "word ", "2401.01234.", "/", "arXiv:", "\n", "0", "astro-ph/", "2024", "10.48550/",
  ]

  @Test func everyIDIsAtAMark() {
    var state: UInt64 = 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var ids = 0
    for round in 0..<4000 {
      var text: [UInt8] = []
      for _ in 0..<next(30) {
        text += Self.pieces[next(Self.pieces.count)].utf8
        if next(3) == 0 { text += [UInt8](repeating: 0x61, count: next(80)) }
      }
      text.withUnsafeBytes { bytes in
        let scanner = ByteScanner(bytes)
        let start = round % 2 == 0 ? 0 : next(text.count + 1)
        var found: Set<Int> = []
        var (offset, last) = (start, -1)
        while let mark = scanner.idMark(from: offset) {
          #expect(mark >= start && mark > last)
          found.insert(mark)
          (offset, last) = (mark + 1, mark)
        }
        for place in bytes.indices where place >= start && ByteSet("./%").contains(bytes[place]) {
          guard ArxivAddresses.parse(around: place, scanner) != nil else { continue }
          ids += 1
          #expect(found.contains(place), "\(String(decoding: text, as: UTF8.self)) \(place)")
        }
      }
    }
    #expect(ids > 2000)
  }

  @Test func anIDMayStandAtAnyPlace() {
    for (id, sign) in [("2401.01234", 4), ("cs/0101001", 2), ("cs%2F0101001", 2)] {
      for place in 0..<200 {
        for after in [0, 1, 7, 100] {
          let text =
            [UInt8](repeating: 0x20, count: place) + Array(id.utf8)
            + [UInt8](repeating: 0x20, count: after)
          let mark = text.withUnsafeBytes { ByteScanner($0).idMark(from: 0) }
          #expect(mark == place + sign, "\(id) \(place) \(after)")
        }
      }
    }
  }
}
