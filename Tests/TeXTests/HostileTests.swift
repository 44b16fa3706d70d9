import Testing

@testable import TeX

/// Text that was never meant to be TeX, and text that was made to cost more than its size. Were
/// something not linear in it, these would run for hours.
@Suite struct HostileTests {
  private func render(_ text: String, _ count: Int) -> TeXText {
    TeXText(String(repeating: text, count: count))
  }

  @Test(arguments: [
    "{", "}", "$", "$$", "\\", "\\(", "\\[", "\\]", "^", "_", "$x^", "{\\bf ", "$\\frac{", "\\frac",
    "\\begin{a}", "$\\begin{pmatrix}", "\\end{a}", "\\sqrt[", "`", "``", "''", "~", "--", "a--",
    "x~", "\u{301}", "a\u{301}\u{302}\u{303}", "$\\hat{", "\\'", "\\'e", "\\left", "$\\left(",
    "\\href{", "\\textbf{", "$a$", "$a", "\\u00e9", "$\\over", "{a \\over b}", "&", "\\\\", "$'",
    "$\\not", "$_{", "$^{a}", "\\foo{", "\\foo{a}", "$\\binom{a}{b}", "http://a~",
  ])
  func repeated(_ text: String) {
    #expect(render(text, 20_000).text.count < 20_000 * (text.utf8.count + 8))
    _ = render("$" + text + "$ ", 1000)
  }

  @Test func deeplyNested() {
    let open = String(repeating: "\\frac{", count: 10_000)
    let text = TeXText("$" + open + String(repeating: "}{b}", count: 10_000) + "$")
    #expect(!text.text.isEmpty)
    let groups =
      String(repeating: "{\\bf ", count: 100_000) + String(repeating: "}", count: 100_000)
    #expect(!TeXText(groups).text.isEmpty)
    let powers = "$" + String(repeating: "2^{", count: 60) + String(repeating: "}", count: 60) + "$"
    #expect(!TeXText(powers).text.isEmpty)
  }

  /// An alphabet after a root whose brackets come late: what it stands for lay before its beginning.
  @Test func alphabetsAfterRoots() {
    let text = TeXText(#"$\sqrt{x}$ $\sqrt{x+1}\mathbf\(^^\mathbf\(^^\mathbf\(x\)\)\)$"#)
    #expect(!text.text.isEmpty)
  }

  /// Bytes from a generator that gives the same ones always.
  @Test func anyBytes() {
    var state: UInt64 = 42
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let parts = [
      "{", "}", "$", "\\", "^", "_", "&", "\\frac", "\\sqrt", "[", "]", "\\left", "\\right", "x",
      "\\alpha", "\\mathbb", "\\text", "\\'", "~", "--", "`", "'", " ", "1", "\\begin{cases}",
      "\\end{cases}", "\\\\", "\u{301}", "é", "\n", "\\over", "\\not", "\\hat", "\\href", "%", "=",
      "-", "(", ")", ".", ",", "\\log", "\\sum", "\\textbf", "\\bf", "\\(", "\\)", "\\pmod",
    ].map { Array($0.utf8) }
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<(next() % 24) {
        if next() % 16 == 0 {
          bytes.append(UInt8(truncatingIfNeeded: next()))
        } else {
          bytes += parts[Int(next() % UInt64(parts.count))]
        }
      }
      let text = bytes.withUnsafeBytes { TeXText($0) }
      var end = 0
      for piece in text.pieces {
        if piece.output.lowerBound != end || piece.source.upperBound > bytes.count
          || piece.isVerbatim && bytes[piece.source] != text.text[piece.output]
        {
          Issue.record("pieces of \(bytes)")
          break
        }
        end = piece.output.upperBound
      }
      #expect(end == text.text.count, "\(bytes)")
      _ = text.output(of: 0..<bytes.count)
      _ = text.source(of: 0..<text.text.count)
    }
  }
}
