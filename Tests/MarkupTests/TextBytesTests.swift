import Markup
import Testing

@testable import Digests
@testable import Papers

/// Files that are not quite UTF-8.
@Suite struct TextBytesTests {
  private func read(_ bytes: [UInt8]) -> Digest {
    DigestParser.parse(
      bytes, path: "week.md", dialects: Dialect.text + Dialect.lists + Dialect.anyOther)
  }

  private static let entry =
    "### Small Models\n**Authors**: Ann Smith\n**Link**: https://arxiv.org/abs/2401.00001\n"

  @Test func oneNULIsTakenOutAndTold() {
    let digest = read(Array((TextBytesTests.entry + "**Abstract**: one\u{0}NUL byte.\n").utf8))
    #expect(digest.entries.map { $0.passage(\.title).string } == ["Small Models"])
    #expect(digest.entries[0].passage(\.abstract).string == "oneNUL byte.")
    #expect(digest.problems == [Problem(line: 4, kind: .nulBytes(count: 1))])
  }

  /// What is known of a file is known from as much text, whether or not bytes were taken out of it.
  @Test func aDialectIsKnownFromAsMuchTextInPieces() {
    let line = "word word word\n"
    let text =
      "a\u{0}b\u{0}c\n" + String(repeating: line, count: 12)
      + "see https://arxiv.org/abs/2401.00001\n"
    func digest(by step: Int) -> Digest {
      let bytes = Array(text.utf8)
      var parser = DigestParser(path: "a.txt", prefixSize: 200)
      var (start, end) = (0, 0)
      while end < bytes.count {
        end = min(bytes.count, end + step)
        start += bytes[start..<end].withUnsafeBytes {
          parser.feed($0, isLast: end == bytes.count)
        }
      }
      return parser.finish()
    }
    let whole = digest(by: 1000)
    for step in [1, 7, 50, 201] {
      let pieces = digest(by: step)
      #expect(pieces.dialect == whole.dialect && pieces.problems == whole.problems, "\(step)")
    }
  }

  @Test func manyNULsAreNoText() {
    #expect(read([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3]).problems.map(\.kind) == [.binary])
    #expect(read([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).problems.map(\.kind) == [.binary])
  }

  @Test func whatIsNotUTF8IsWindows1252() {
    let text =
      TextBytesTests.entry.replacing("Ann Smith", with: "Jos? M+ller")
      + "**Abstract**: It'ed na=ve.\n"
    let digest = read(
      text.utf8.map {
        $0 == 0x3F ? 0xE9 : $0 == 0x2B ? 0xFC : $0 == 0x27 ? 0x92 : $0 == 0x3D ? 0xEF : $0
      })
    #expect(digest.entries[0].passage(\.authors).string == "José Müller")
    #expect(digest.entries[0].passage(\.abstract).string == "It’ed naïve.")
    #expect(
      digest.problems == [Problem(line: 3, kind: .windows1252)]
        || digest.problems == [Problem(line: 1, kind: .windows1252)])
  }

  @Test func oneBadByteAmongUTF8MakesNoMojibake() {
    let text = TextBytesTests.entry + "**Abstract**: “Über” die ?chte.\n"
    let digest = read(text.utf8.map { $0 == 0x3F ? 0xE4 : $0 })
    #expect(digest.entries[0].passage(\.abstract).string == "“Über” die \u{FFFD}chte.")
    #expect(digest.problems.map(\.kind) == [.invalidUTF8])
  }

  @Test func aQuotationMarkThatWasCutIsNone() {
    let digest = read(
      Array((TextBytesTests.entry + "**Abstract**: It is ").utf8) + [0xE2, 0x80, 0x2E, 0x0A])
    #expect(digest.entries[0].passage(\.abstract).string == "It is \u{FFFD}.")
  }

  @Test func manyQuotationMarksOfWindowsHaveRoom() {
    let digest = read(
      Array((TextBytesTests.entry + "**Abstract**: ").utf8)
        + [UInt8](repeating: 0x93, count: 100_000) + [0x0A])
    #expect(digest.entries[0].passage(\.abstract).span.length == 300_000)
  }

  @Test func linesMayEndWithReturnsAlone() {
    let text =
      (TextBytesTests.entry + "\n" + TextBytesTests.entry.replacing("00001", with: "00002"))
      .replacing("\n", with: "\r")
    let digest = read(Array(text.utf8))
    #expect(
      digest.entries.map { "\($0.record.id) \($0.passage(\.authors).string)" } == [
        "2401.00001 Ann Smith", "2401.00002 Ann Smith",
      ])
    let lines = digest.entries.map(\.record.line)
    #expect(lines[1] - lines[0] == 4)
  }
}
