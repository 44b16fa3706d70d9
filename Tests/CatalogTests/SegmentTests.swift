import Drafts
import Papers
import Testing

@testable import Catalog

/// Segments are cut before they have more text than one should; nobody who searches notices.
@Suite struct SegmentTests {
  private let digest = Digest(
    (1...50).map {
      Draft(
        id: "2504.000\($0 < 10 ? "0" : "")\($0)", title: "Paper number \($0) on caching",
        authors: ["A. One"], day: "2025-04-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1)",
        tags: ["kv", "t\($0 % 7)"], abstract: "An abstract that says \($0 % 5).")
    })

  private func titles(_ library: Library, _ text: String) -> [String] {
    var search = Search(Query(text), in: library, order: SortOrder(.title), marked: MarkedRows())
    return search.finish()?.rows.map { library.paper(at: $0).title.string } ?? []
  }

  @Test(arguments: [1, 100, 500]) func aSmallLimitChangesNothingElse(limit: Int) {
    let whole = Library().adding([digest])
    let cut = Library().adding([digest], segmentLimit: limit)
    #expect(whole.segments.count == 1 && cut.segments.count > 3)
    #expect(cut.count == 50 && cut.tags.count == whole.tags.count)
    for text in ["", "caching", "number 1", "says 3", "2504.00017"] {
      #expect(titles(cut, text) == titles(whole, text), "\(text)")
    }
    // The next batch joins papers of all of them.
    let more = Digest(
      "more.md",
      [
        Draft(id: "2504.00001", version: 2, title: "Newer"),
        Draft(id: "2504.00050", version: 2, title: "Newest"),
      ])
    let joined = cut.adding([more])
    #expect(joined.count == 50)
    #expect(titles(joined, "newe") == ["Newer", "Newest"])
  }

  /// Few or many ids, of papers that are there and of others, by a walk and one by one.
  @Test func aWalkMeetsWhatIsLookedUp() throws {
    var random = SeededGenerator(seed: 3)
    var numbers = (1...400).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
    numbers.shuffle(using: &random)
    let library = Library().adding([Digest(numbers.map { Draft(id: "2504.\(10_000 + $0)") })])
    let segment = try #require(library.segments.first)
    for share in [1, 2, 7, 50, 399] {
      let ids = (0...410).filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
        .map { PaperID("2504.\(10_000 + $0)")! }
      var rows: [Row] = []
      segment.visit(ids) { rows.append($0) }
      #expect(rows == ids.compactMap { segment.row(of: $0) })
      #expect(rows.map { library.id(of: $0) } == ids.filter { library.row(of: $0) != nil })
    }
  }

  /// The same paper in many digests, and many times in one.
  @Test(.timeLimit(.minutes(10))) func onePaperManyTimes() {
    let tags = (0..<300).map { "tag \($0)" }
    let many = Digest((0..<5_000).map { _ in Draft(id: "2504.00001", title: "T", tags: ["one"]) })
    let others = (0..<40).map {
      Digest("\($0).md", [Draft(id: "2504.00001", title: "T", tags: tags)])
    }
    let library = Library().adding([many] + others)
    #expect(library.count == 1)
    let paper = library.paper(at: 0)
    #expect(paper.entries.count == 5_040 && paper.tags.count == 301)
  }
}
