import Papers
import Testing

/// What grows with the square of a text shows here: a paragraph of ten thousand papers would take minutes.
@Suite struct ManyPapersTests {
  @Test(.timeLimit(.minutes(10)))
  func linesOfOneParagraphKnowWhereTheyStand() {
    let count = 10_000
    let text = (0..<count).map { index in
      "[A title of some words](https://arxiv.org/abs/2401.\(10_000 + index)) ![](https://example.com/a.png)\n"
    }.joined()
    let digest = read("# Papers\n\n" + text)
    #expect(digest.records.count == count)
    #expect(digest.records.enumerated().allSatisfy { Int($0.element.line) == $0.offset + 3 })
  }
}
