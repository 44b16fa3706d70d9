import Testing

@testable import Digests
@testable import Markup
@testable import Papers

/// Where texts are cut.
@Suite struct ChunkTests {
  private func chunks(_ text: String, size: Int, limit: Int) -> [String] {
    var cutter = ChunkCutter(size: size, limit: limit)
    return Array(text.utf8).withUnsafeBytes { bytes in
      var (found, done): ([String], Int) = ([], 0)
      while done < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
        guard let length = cutter.next(in: rest, isLast: true) else { break }
        found.append(
          String(decoding: cutter.openHeader, as: UTF8.self) + "^"
            + String(decoding: rest[..<length], as: UTF8.self))
        done += length
      }
      return found
    }
  }

  @Test func beforeAHeadingElseAfterABlankLine() {
    #expect(
      chunks("aaaa\n\nbbbb\n# c\ndddd\n\n- e\n", size: 16, limit: 64) == [
        "^aaaa\n\nbbbb\n", "^# c\ndddd\n\n- e\n",
      ])
  }

  @Test func neverWithinAFence() {
    #expect(
      chunks("a\n\n```\n# b\n\nc\n```\n\nd\n\n\n\ne\n", size: 12, limit: 64) == [
        "^a\n\n```\n# b\n\nc\n```\n\n", "^d\n\n\n\ne\n",
      ])
  }

  @Test func aTableTakesItsHeaderAlong() {
    let header = "|h|g|\n|-|-|\n"
    let rows = (0..<8).map { "|\($0)|x|\n" }
    let found = chunks(header + rows.joined(), size: 32, limit: 128)
    #expect(found.first == header + "^" + header + rows[..<2].joined())
    #expect(found.dropFirst().allSatisfy { $0.hasPrefix(header + "^|") || $0.hasPrefix("^|") })
    #expect(found.map { $0.drop { $0 != "^" }.dropFirst() }.joined() == header + rows.joined())
  }

  @Test func rowsOfALargeTableAreRowsOfOne() {
    let row = "| 2024-01-02 | [A Title of Some Length](https://arxiv.org/abs/2401.00001) |\n"
    let text = "| Date | Paper |\n|---|---|\n" + String(repeating: row, count: 40_000)
    var problems: [Int] = []
    let found = outlines(of: text, by: MarkdownSource(), problems: &problems)
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.contains(" header\n") })
    let rows = found.joined(separator: "\n").split(separator: "\n").filter { $0.hasSuffix(" row") }
    #expect(rows.count == 40_000)
    #expect(rows.last == "  40002 row")
  }

  @Test func aFenceWithoutEndDoesNotTakeTheFile() {
    let text = "```\n" + String(repeating: "some text\n\n", count: 30)
    let found = chunks(text, size: 32, limit: 128)
    #expect(found.count > 2)
    #expect(found.map { String($0.dropFirst()) }.joined() == text)
  }

  @Test func aParagraphOfManyLinesIsCutBehindAnAddress() {
    let lines = (0..<40_000).map {
      "A Title of Number \($0)\nhttps://arxiv.org/abs/2401.\(10_000 + $0)\n"
    }
    let found = chunks(lines.joined(), size: 1 << 20, limit: 8 << 20)
    #expect(found.map { String($0.dropFirst()) }.joined() == lines.joined())
    // Each link costs the lines of its paragraph: in all no more than a bound for each line.
    #expect(found.allSatisfy { $0.split(separator: "\n").count <= ParagraphLines.limit })
    #expect(found.allSatisfy { $0.hasPrefix("^A Title") })
    // Items are paragraphs of their own.
    let items = String(repeating: "- a\n", count: 40_000)
    #expect(chunks(items, size: 1 << 20, limit: 8 << 20).count == 1)
  }

  @Test func aParagraphOfManyLinesIsReadAsIfItWereSeveral() {
    let lines = (0..<9000).map {
      "[A Title of Number \($0)](https://arxiv.org/abs/2401.\(10_000 + $0)), Ann Smith, Bo Lee\n"
    }
    func entries(_ text: String) -> [String] {
      let digest = DigestParser.parse(Array(text.utf8), path: "a.md", dialects: Dialect.lists)
      return digest.entries.map {
        "\($0.record.id) \($0.passage(\.title).string) \($0.passage(\.authors).string)"
      }
    }
    let several = stride(from: 0, to: lines.count, by: 100).map { lines[$0..<$0 + 100].joined() }
    let found = entries(lines.joined())
    #expect(found.count == lines.count)
    #expect(found == entries(several.joined(separator: "\n")))
  }

  @Test func aLongLineIsNotCutInACharacter() {
    let found = chunks(String(repeating: "é", count: 99), size: 17, limit: 34)
    #expect(found.map { String($0.dropFirst()) }.joined() == String(repeating: "é", count: 99))
    #expect(found.count > 4)
  }

  @Test func aPageIsCutBeforeARowAndGoesOn() {
    let row =
      "<tr><td>2024</td><td><a href='https://arxiv.org/abs/2401.00001'>A Title</a></td></tr>"
    let text = "<html><table>" + String(repeating: row, count: 30_000) + "</table>after"
    var problems: [Int] = []
    let found = outlines(of: text, by: HTMLPage(), problems: &problems)
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.hasPrefix("1 table\n  1 row\n    1 cell «2024»") })
    #expect(found.joined().split(separator: "\n").count { $0 == "  1 row" } == 30_000)
    #expect(found.last?.hasSuffix("\n1 paragraph «after»") == true)
  }
}
