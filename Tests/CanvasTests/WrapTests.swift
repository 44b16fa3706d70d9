import Canvas
import Testing

@Suite struct WrapTests {
  private func wrap(_ text: String, _ columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      Wrap.lines(buffer, columns: columns, width: .bundled).map {
        String(decoding: bytes[$0], as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 100, ["one two three"]),
    ("one  two", 4, ["one", "two"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("a unbreakable", 4, ["a", "unbr", "eaka", "ble"]),
    ("稀疏注意力", 4, ["稀疏", "注意", "力"]),
    ("稀疏，注意", 4, ["稀", "疏，", "注意"]),
    ("（稀疏）注", 4, ["（稀", "疏）", "注"]),
    ("see 稀疏 now", 6, ["see 稀", "疏 now"]),
    ("one\ntwo", 9, ["one", "", "two"]),
    ("", 5, []),
    ("中", 1, ["中"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
  ])
  func breaksLines(text: String, columns: Int, expected: [String]) {
    #expect(wrap(text, columns) == expected)
  }

  /// No character is lost or moved, no line is too wide, and no line could have taken the next word.
  @Test func losesNothing() {
    var random = SeededGenerator(seed: 9)
    let pieces = ["word", " ", " ", "稀疏", "，", "（", "e\u{301}", "-", "averylongword", "\n", "한"]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...25, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined().split(separator: " ").joined(
          separator: " ")
      let columns = Int.random(in: 1...30, using: &random)
      let lines = wrap(text, columns)
      let solid = text.filter { $0 != " " && $0 != "\n" }
      #expect(lines.joined().filter { $0 != " " } == solid, "\(text) at \(columns)")
      for line in lines {
        let width = Width.bundled.columns(of: line)
        #expect(width <= columns || line.count == 1, "\(line) at \(columns)")
        #expect(!line.hasPrefix(" ") && !line.hasSuffix(" "))
      }
      if columns >= 14, !text.contains("\n") {
        for (line, next) in zip(lines, lines.dropFirst()) {
          let word = next.prefix { $0 != " " && $0.isASCII }
          if word.isEmpty || !next.dropFirst(word.count).hasPrefix(" ") { continue }
          let together = Width.bundled.columns(of: line) + 1 + word.count
          #expect(together > columns, "\(line) had room for \(word) at \(columns)")
        }
      }
    }
  }
}
