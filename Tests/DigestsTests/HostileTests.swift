import Testing

@testable import Digests

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

  @Test func headingsWithoutEnd() {
    let digest = read(String(repeating: "## a\n", count: 100_000))
    #expect(digest.records.count == 1)
  }

  @Test(arguments: ["[", "[a](", "](", "[x](y", "**", "<a ", "|", "- ", "`"])
  func marksThatNeverClose(mark: String) {
    let text = "- **A Title Here** arXiv:2504.00001 " + String(repeating: mark, count: 100_000)
    let digest = DigestParser.parse(Array(text.utf8), path: "hostile.md")
    #expect(digest.records.count == 1)
  }
}
