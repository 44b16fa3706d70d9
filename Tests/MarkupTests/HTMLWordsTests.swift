import Papers
import Testing

@testable import Markup

/// Words of pages, of which many bytes are looked at together.
@Suite struct HTMLWordsTests {
  @Test func whiteSpaceOfAnyKindIsOneBlankWhereverItStands() {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    let pieces = [
      "a", "word", "seventeen-letters", "é", " ", " ", " ", "  ", "\n", " \n", "\t", "\r\n",
      "&amp;",
      "&", "\u{1}",
    ]
    for _ in 0..<4000 {
      let text = (0...random(below: 14)).map { _ in pieces[random(below: pieces.count)] }.joined()
      let words = text.replacing("&amp;", with: "&").utf8
        .split(whereSeparator: ASCII.isWhite).map { String(decoding: $0, as: UTF8.self) }
      let outline = read("x" + text)
      #expect(
        String(decoding: outline.text, as: UTF8.self)
          == ("x" + (text.utf8.first.map(ASCII.isWhite) ?? false ? " " : "")
          + words.joined(separator: " ")).trimmed, "\(text.debugDescription)")
    }
  }

  @Test func linesAreCountedAlongTheWay() {
    let text = Array("a\nb\n\n<p>c</p>\nd".utf8)
    text.withUnsafeBytes { bytes in
      var lines = LineCount(bytes, line: 7)
      for place in 0...bytes.count {
        lines.move(to: place)
        #expect(lines.line == 7 + bytes.prefix(place).count { $0 == ASCII.lineFeed })
      }
    }
  }

  private func read(_ text: String) -> Outline {
    var builder = OutlineBuilder()
    var blocks = HTMLBlocks(keepsUnknown: false)
    Array(text.utf8).withUnsafeBytes { blocks.read($0, line: 1, into: &builder) }
    return builder.finish()
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
