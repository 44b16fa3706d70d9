import Digests
import Drafts
import Testing

@testable import Catalog
@testable import Papers

/// Rows by ranks are what a list of the rows would say.
@Suite struct RankedRowsTests {
  @Test func equalAList() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let size = [0, 1, 63, 64, 65, 511, 512, 513, 1100].randomElement(using: &random)!
      let rows = (0..<Row(size)).filter { _ in Int.random(in: 0..<10, using: &random) > 0 }
        .shuffled(using: &random)
      let ranking = Ranking(rows, rowCount: Row(size))
      let share = Int.random(in: 0...10, using: &random)
      var set = RowSet()
      for row in rows where Int.random(in: 0..<10, using: &random) < share { set.insert(row) }
      let list = rows.filter { set.contains($0) }
      let ranked = RankedRows(set, in: ranking)
      #expect(Array(ranked) == list)
      #expect(ranked.indices.map { ranked[$0] } == list)
      let places = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1, $0) })
      var near = places
      var before = 0
      for row in rows {
        if near[row] == nil { near[row] = before } else { before += 1 }
      }
      for row in 0..<Row(size) + 70 {
        #expect(ranked.rank(of: row) == places[row])
        #expect(ranked.rank(near: row) == near[row] ?? list.count)
      }
      let range = list.count / 3..<list.count * 2 / 3
      #expect(Array(ranked[range]) == Array(list[range]))
    }
  }

  /// Where a large set begins far down in the order, its first rows are not looked for one after the other.
  @Test func largeSetsAtTheEndOfAnOrder() {
    let ranking = Ranking(Array((0..<Row(40_000)).reversed()), rowCount: 40_000)
    for set in [RowSet(0..<3000), RowSet(30_000..<39_900), RowSet(100..<23_700)] {
      let list = ranking.rows.filter(set.contains)
      let ranked = RankedRows(set, in: ranking)
      #expect(ranked.indices.map { ranked[$0] } == list && Array(ranked) == list)
      for (rank, row) in list.enumerated() where rank % 97 == 0 {
        #expect(ranked.rank(of: row) == rank && ranked.rank(near: row) == rank)
      }
      #expect(ranked.rank(near: 39_950) == 0 && ranked.rank(of: 39_950) == nil)
      #expect(RankedRows(set, in: ranking).rank(near: list.last!) == list.count - 1)
    }
  }

  /// What is found among all others is the library in the same order.
  @Test func amongOthersIsTheLibrary() {
    let drafts = (1...40).map {
      Draft(
        id: "2504.000\(10 + $0)", title: "T\($0 * 7 % 40)", abstract: $0 % 3 == 0 ? "sparse" : "x")
    }
    var library = Library().adding([Digest(drafts)])
    for order in [SortOrder(.title), SortOrder(.date), SortOrder(.title, isReversed: true)] {
      var search = Search(Query("sparse"), in: library, order: order)
      let found = search.finish()!
      #expect(Array(found.amongOthers(in: library)) == library.rows(in: order))
      #expect(found.count == 13)
    }
    // Of a library that has changed since, no row is shown that is not there any more.
    var search = Search(Query("sparse"), in: library, order: SortOrder(.title))
    let before = search.finish()!
    let joined = Draft(id: "2504.00011", version: 2, title: "A", abstract: "sparse")
    library = library.adding([Digest("more.md", [joined])])
    library.makeOrders()
    let rows = Array(before.left(in: library).amongOthers(in: library))
    #expect(rows == library.rows(in: SortOrder(.date)) && rows.count == 40)
  }

  @Test func setsOfRangesHaveTheirRows() {
    for first in [Row(0), 1, 63, 64, 100] {
      for end in [first, first + 1, first + 63, first + 64, first + 200] {
        let set = RowSet(first..<end)
        #expect(set.count == Int(end - first))
        #expect((0..<end + 70).allSatisfy { set.contains($0) == (first..<end).contains($0) })
        var seen: [Row] = []
        set.visit(in: first + 1..<Swift.max(first + 1, end)) { seen.append($0) }
        #expect(seen == Array((first + 1..<Swift.max(first + 1, end))))
      }
    }
  }
}

/// An order that was extended is the one that sorting all rows gives.
@Suite struct RankingTests {
  @Test func extendedOrdersEqualSortedOnes() {
    var random = SeededGenerator(seed: 17)
    for round in 0..<40 {
      var library = Library()
      for part in 0..<Int.random(in: 1...6, using: &random) {
        let drafts = (0..<Int.random(in: 0...30, using: &random)).map { _ in
          Draft(
            id: "2504.\(Int.random(in: 10_000...10_060, using: &random))",
            title: ["Alpha", "alphabet soup", "Beta", "", "alphabet"].randomElement(
              using: &random)!,
            authors: ["Ann Zeta", "Zoe", "Bo Chen"].filter { _ in Bool.random(using: &random) },
            day: Bool.random(using: &random)
              ? "2025-04-0\(Int.random(in: 1...4, using: &random))" : nil)
        }
        library = library.adding([Digest("\(part).md", drafts)])
        for key in SortOrder.Key.allCases {
          for order in [SortOrder(key), SortOrder(key, isReversed: true)]
          where Bool.random(using: &random) {
            #expect(library.rows(in: order) == fresh(library).rows(in: order), "round \(round)")
          }
        }
      }
    }
  }

  /// The same library without any orders.
  private func fresh(_ library: Library) -> Library {
    Library(
      segments: library.segments, digests: library.digests, ranks: library.ranks,
      sources: library.sources, retired: library.retired, rowCount: library.rowCount,
      tags: library.tags, categories: library.categories, tagTotals: library.tagTotals,
      identitySource: library.identitySource,
      rankings: Rankings())
  }
}
