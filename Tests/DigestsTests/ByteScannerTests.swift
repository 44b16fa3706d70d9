import Papers
import Testing

@testable import Digests

/// What is done with many bytes at once gives what a step a byte would.
@Suite struct ByteScannerTests {
  private var state: UInt64 = 5

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  /// Texts of some signs, with long stretches of one.
  private mutating func text(_ signs: String) -> [UInt8] {
    let signs = Array(signs.utf8)
    var text: [UInt8] = []
    for _ in 0..<next(12) {
      text += [UInt8](
        repeating: signs[next(signs.count)], count: next(8) == 0 ? next(9000) : next(9))
      text.append(signs[next(signs.count)])
    }
    return text
  }

  @Test mutating func lineFeedsAreCounted() {
    for _ in 0..<1000 {
      let text = text("\na")
      let start = next(text.count + 1)
      let range = start..<start + next(text.count - start + 1)
      let count = text.withUnsafeBytes { ByteScanner($0).lineFeeds(in: range) }
      #expect(count == text[range].count { $0 == 0x0A })
    }
  }

  @Test mutating func aByteIsFound() {
    for _ in 0..<1000 {
      let text = text("aab")
      let start = next(text.count + 1)
      let range = start..<start + next(text.count - start + 1)
      let place = text.withUnsafeBytes { ByteScanner($0).first(0x62, in: range) }
      #expect(place == text[range].firstIndex(of: 0x62))
    }
  }

  @Test mutating func linesWithAMarkAreFound() {
    for _ in 0..<2000 {
      let text = text("\na#b")
      var wanted: [[Int]] = []
      var (line, isStart) = (0, true)
      for (place, byte) in text.enumerated() {
        if isStart, byte == 0x23 { wanted.append([place, line]) }
        isStart = byte == 0x0A
        line += isStart ? 1 : 0
      }
      var found: [[Int]] = []
      var (from, feeds) = (0, 0)
      text.withUnsafeBytes { bytes in
        let scanner = ByteScanner(bytes)
        while let place = scanner.hashLine(from: from, feeds: &feeds) {
          found.append([place, feeds])
          let end = scanner.lineEnd(from: place)
          guard end < bytes.count else { return }
          feeds += 1
          from = end + 1
        }
      }
      #expect(found == wanted)
      if found.isEmpty, text.first != 0x23 { #expect(feeds == line) }
    }
  }

  @Test mutating func listsAreDivided() {
    let items = [
      "Ann Smith", "A", "", " ", "et al.", "et al", "et al. x", "e", "Bo van der Example-Lee",
      "Łukasz",
    ]
    for _ in 0..<3000 {
      var parts: [String] = []
      for _ in 0..<next(8) {
        let blanks = String(repeating: " ", count: next(2))
        parts.append(
          blanks + items[next(items.count)]
            + String(repeating: "x", count: next(4) == 0 ? next(40) : 0))
      }
      let before = Array("before,".utf8)
      let text = Array(parts.joined(separator: ",").utf8)
      var room = before + text + Array("after".utf8)
      if next(2) == 0 { room += [UInt8](repeating: 0, count: 40) }
      let rest = Array(room[(before.count + text.count)...])
      let range = before.count..<before.count + text.count
      let end = room.withUnsafeMutableBytes { ListDivider.divide(range, of: $0) }
      let wanted = parts.map { $0.drop { $0 == " " } }.map { item in
        String(item.reversed().drop { $0 == " " }.reversed())
      }.filter { !["", "et al.", "et al"].contains($0) }
      #expect(
        String(decoding: room[before.count..<end], as: UTF8.self)
          == wanted.joined(separator: "\u{1F}"))
      #expect(Array(room[..<before.count]) == before && Array(room[range.upperBound...]) == rest)
    }
  }
}
