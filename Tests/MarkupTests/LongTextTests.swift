import Digests
import Papers
import Testing

@testable import Markup

/// Twenty thousand of something cost no more than twenty times a thousand: what is not linear does not come to its
/// end here in time.
@Suite(.timeLimit(.minutes(10))) struct LongTextTests {
  private static let count = 20_000

  private func entries(_ text: String, path: String = "long.md") -> Int {
    DigestParser.parse(Array(text.utf8), path: path, dialects: Dialect.lists).entries.count
  }

  private func outline(_ text: String) -> Outline {
    Array(text.utf8).withUnsafeBytes { MarkdownOutline.read($0) }
  }

  /// Room for runs, and where it is.
  private func room(_ place: inout UnsafePointer<Outline.Run>?) -> Outline {
    var outline = Outline()
    outline.runs.reserveCapacity(4096)
    outline.runs.withUnsafeBufferPointer { place = $0.baseAddress }
    return outline
  }

  /// The runs of all texts before it would else be copied for each text with an address.
  @Test func aTextWithAddressesLeavesTheRunsWhereTheyAre() {
    let text = String(repeating: "**A Title** https://x.org/a\n\n", count: 1000)
    var (before, after): (UnsafePointer<Outline.Run>?, UnsafePointer<Outline.Run>?)
    let outline = Array(text.utf8).withUnsafeBytes {
      MarkdownOutline.read($0, after: OutlineBuilder(reusing: room(&before)))
    }
    outline.runs.withUnsafeBufferPointer { after = $0.baseAddress }
    #expect(outline.runs.count == 2000)
    #expect(before == after)
  }

  @Test func aParagraphOfLines() {
    let lines = (0..<Self.count).map {
      "Title of \($0) https://arxiv.org/abs/2401.\(10_000 + $0 % 80_000)\n"
    }
    #expect(entries(lines.joined()) == Self.count)
  }

  @Test func rowsOfATable() {
    let rows = (0..<Self.count).map {
      "| A Title of \($0) | Ann Lee | [pdf](https://arxiv.org/abs/2401.\(10_000 + $0 % 80_000)) |\n"
    }
    #expect(entries("| Title | Authors | Link |\n|---|---|---|\n" + rows.joined()) == Self.count)
  }

  /// Names a paper, so that what follows is read as a list.
  private let paper = "[A Title](https://arxiv.org/abs/2401.01234)\n\n"

  @Test(arguments: ["- ", "1. ", "* ", "+ ", "> "])
  func marksOfListsInALine(_ mark: String) {
    let text = paper + String(repeating: mark, count: Self.count) + "end\n"
    let depth = outline(text).blocks.map(\.depth).max() ?? 0
    #expect((10...OutlineBuilder.depthLimit + 1).contains(Int(depth)))
    #expect(entries(text) == 1)
  }

  @Test func itemsWithinItems() {
    let items = (0..<1000).map { String(repeating: "  ", count: $0) + "- Title of \($0)\n" }
    let text = paper + items.joined()
    #expect(outline(text).blocks.count { $0.kind == .item } >= OutlineBuilder.depthLimit / 2)
    #expect(entries(text) == 1)
  }
}
