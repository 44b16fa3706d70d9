import Drafts
import Papers
import Testing

@testable import Catalog

@Suite struct LibraryTests {
  @Test func joinsEntriesOfOnePaper() {
    let older = Digest(
      "2025-04-01.md",
      [
        Draft(
          id: "2504.00001", version: 1, title: "First title", authors: ["A. One"],
          day: "2025-04-01", tags: ["kv", "sparse"], abstract: "The first abstract.")
      ])
    let newer = Digest(
      "2025-05-01.md",
      [
        Draft(id: "2504.00001", version: 2, title: "Second title", day: "2025-05-01", tags: ["KV"]),
        Draft(id: "2505.00002", title: "Another", day: "2025-05-01"),
      ])
    let orders = [
      Library().adding([older, newer]), Library().adding([older]).adding([newer]),
      Library().adding([newer]).adding([older]),
    ]
    for library in orders {
      #expect(library.count == 2)
      let paper = library.paper(at: library.row(of: PaperID("2504.00001")!)!)
      #expect(paper.title.string == "Second title")
      #expect(paper.authors.string == "A. One")
      #expect(paper.abstract.string == "The first abstract.")
      #expect(paper.tags.map(\.string) == ["KV", "sparse"])
      #expect(paper.version == 2)
      #expect(paper.entries.map(\.digest.path) == ["2025-05-01.md", "2025-04-01.md"])
      #expect(library.rows(in: SortOrder(.date)).count == 2)
      #expect(library.tags.count == 2)
    }
  }

  @Test func entryWithAbstractWinsAmongEqualVersionsAndDays() {
    let bare = Draft(id: "2504.00001", title: "Bare", day: "2025-04-01")
    let full = Draft(id: "2504.00001", title: "Full", day: "2025-04-01", abstract: "Text.")
    let library = Library().adding([Digest("a.md", [bare]), Digest("b.md", [full])])
    #expect(library.paper(at: library.rows(in: SortOrder(.date))[0]).title.string == "Full")
  }

  @Test(arguments: [
    (SortOrder(.date), "cab"), (SortOrder(.date, isReversed: true), "bac"),
    (SortOrder(.title), "bca"), (SortOrder(.title, isReversed: true), "acb"),
    (SortOrder(.author), "abc"), (SortOrder(.digest), "abc"),
    (SortOrder(.digest, isReversed: true), "cba"),
  ])
  func orders(order: SortOrder, expected: String) {
    let library = Library().adding([
      Digest([
        Draft(id: "2504.00001", title: "zeta a", authors: ["Zoe Ärm"], day: "2025-04-02"),
        Draft(id: "2504.00002", title: "Alpha b", authors: ["Ann Beta"], day: "2025-04-01"),
        Draft(id: "2504.00003", title: "éclair c", authors: ["Cher"], day: "2025-04-03"),
      ])
    ])
    let letters = library.rows(in: order).map { library.paper(at: $0).title.string.last! }
    #expect(String(letters) == expected)
  }

  @Test func equalPapersKeepTheOrderOfTheirDigests() {
    let drafts = (1...40).map { Draft(id: "2504.000\($0 + 10)", day: "2025-04-01") }
    let library = Library().adding([Digest("1.md", Array(drafts[..<20]))])
      .adding([Digest("2.md", Array(drafts[20...]))])
    for key in SortOrder.Key.allCases {
      #expect(library.rows(in: SortOrder(key)) == (0..<40).map { Row($0) })
    }
  }

  @Test func papersWithoutDateComeLast() {
    let library = Library().adding([
      Digest([Draft(id: "2504.00001"), Draft(id: "2504.00002", day: "1969-12-31")])
    ])
    #expect(library.rows(in: SortOrder(.date)) == [1, 0])
    #expect(library.rows(in: SortOrder(.date, isReversed: true)) == [1, 0])
  }

  @Test func emptyDigestsAddNothing() {
    let library = Library().adding([Digest([])])
    #expect(library.count == 0)
    #expect(library.row(of: PaperID("2504.00001")!) == nil)
    var search = Search(Query("x"), in: library, order: SortOrder(.date))
    #expect(search.finish()!.count == 0)
  }
}
