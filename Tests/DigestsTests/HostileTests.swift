import Glibc
import Testing

@testable import Digests
@testable import Papers

/// Content made to cost more than its size. With a reader that is not linear, these run for hours.
struct HostileTests {
  private static let head = """
    # 2025-04-25

    ## A Title

    >Authors: A. One

    >2025-04-23

    > http://arxiv.org/abs/2504.16922v1


    """

  private func read(_ abstract: String) -> Digest {
    DigestParser.parse(Array((HostileTests.head + abstract).utf8), path: "hostile.md")
  }

  @Test func boldRunsThatNeverClose() {
    let digest = read(String(repeating: "**a ", count: 100_000) + "end")
    #expect(digest.records.count == 1)
    #expect(digest.emphasis.isEmpty)
    #expect(Entry(digest: digest, index: 0).passage(\.abstract).string.hasSuffix("**a end"))
  }

  @Test func asManyKeywordsAsWords() {
    let words = (0..<50_000).map { "**k\($0)**" }
    let digest = read(words.joined(separator: " ") + " " + words.map { $0.uppercased() }.joined())
    #expect(Entry(digest: digest, index: 0).passage(\.tags).items.count == 50_000)
  }

  /// Lists that grow by turns are not copied at each turn.
  @Test func listsByTurns() {
    func size(_ count: Int) -> Int {
      let items = (0..<count).map {
        "<author><name>A\($0)</name></author><category term='c\($0)'/>"
      }
      var builder = DigestBuilder(expectedBytes: 0)
      builder.beginEntry(line: 1)
      for item in items {
        Array(item.utf8).withUnsafeBytes {
          builder.add($0, to: .authors)
          builder.add($0, to: .categories)
          builder.add(extra: "Label", $0)
        }
      }
      Array("2504.16922".utf8).withUnsafeBytes {
        builder.setReference(in: $0)
        builder.set(.title, $0)
      }
      builder.endEntry(needsAbstract: false)
      let digest = builder.build(path: "", name: "", dialect: "")
      let entry = Entry(digest: digest, index: 0)
      #expect(entry.passage(\.authors).items.count == count)
      #expect(entry.passage(\.categories).items.map(\.string) == items)
      #expect(entry.passage(\.extras).items.count == 2 * count)
      return digest.arena.count
    }
    #expect(size(2000) < 3 * size(1000))
    // The same entry is the same bytes each time.
    let text = (1...9).map { "<author><name>A\($0)</name></author><category term='c\($0)'/>" }
    var arenas: Set<[UInt8]> = []
    for _ in 0..<20 {
      var builder = DigestBuilder(expectedBytes: 0)
      builder.beginEntry(line: 1)
      for item in text {
        Array(item.utf8).withUnsafeBytes {
          for list in EntryList.allCases { builder.add($0, to: list) }
        }
      }
      Array("2504.16922".utf8).withUnsafeBytes {
        builder.setReference(in: $0)
        builder.set(.title, $0)
      }
      builder.endEntry(needsAbstract: false)
      arenas.insert(builder.build(path: "", name: "", dialect: "").arena.map(\.self))
    }
    #expect(arenas.count == 1)
  }

  /// A paper that many files have, each with tags of its own.
  @Test(.timeLimit(.minutes(10))) func onePaperManyTimesWithManyTags() {
    let tags = (0..<2000).map { "**Tag\($0)**" }.joined(separator: " ")
    let digests = (0..<20).map { _ in read(tags) }
    let paper = Paper(joining: digests.flatMap { Array($0.entries) })
    #expect(paper.tags.count == 2000)
  }

  /// Nesting is no way to the end of the stack: no reader goes down by recursion.
  @Test(arguments: [
    "[", "{\"a\":", "[{\"a\":", "(", ">", "> ", "- ", "  ", "<details><summary>", "![", "![](",
    "**", "*", "`",
    "\\", "[[", "{{", "# ", "|", "<a>",
  ])
  func nestingOnASmallStack(opening: String) {
    let deep = String(repeating: opening, count: 30_000)
    let texts = [
      deep, HostileTests.head + deep, "- **A Title Here** arXiv:2504.00001 \(deep)",
      "{\"id\": \"2504.00001\", \"title\": \"T\", \"x\": \(deep)", "---\ntitle: \(deep)\n---\n",
      "{'arxiv_id': '2504.00001', 'title': \(deep)",
    ]
    SmallStack.run {
      for text in texts {
        _ = DigestParser.parse(Array(text.utf8), path: "deep.md", dialects: Dialect.ofUsers)
      }
    }
  }

  @Test func headingsWithoutEnd() {
    let digest = read(String(repeating: "## a\n", count: 100_000))
    #expect(digest.records.count == 1)
  }

  @Test(arguments: ["[", "[a](", "](", "[x](y", "**", "<a ", "|", "- ", "`"])
  func marksThatNeverClose(mark: String) {
    let text = "- **A Title Here** arXiv:2504.00001 " + String(repeating: mark, count: 100_000)
    let digest = DigestParser.parse(Array(text.utf8), path: "hostile.md", dialects: Dialect.ofUsers)
    #expect(digest.records.count == 1)
  }
}
