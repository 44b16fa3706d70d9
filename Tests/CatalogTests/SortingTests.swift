import Digests
import Drafts
import Testing

@testable import Catalog
@testable import Papers

/// Lists in all orders are those that comparing every two papers by every key gives: over libraries that grow and
/// shrink, marks that change, and queries that are typed on.
@Suite struct SortingTests {
  private static let words = ["kv", "KV cache", "sparse", "flow", "moe", "Müller"]
  private static let queries = [
    "", "kv", "KV", "kv sparse", "kv | flow", "sparse (moe | flow) -cache", "title:kv",
    "ab:sparse moe", "author:one", "\"kv cache\" | muller", "nothing like this",
  ]

  private func draft(_ random: inout SeededGenerator) -> Draft {
    func some(_ most: Int) -> [String] {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        SortingTests.words.randomElement(using: &random)!
      }
    }
    func id() -> String { "2504.1\(1000 + Int.random(in: 0..<30, using: &random))" }
    let named = [
      "", "", "see arXiv:\(id())v2 and \(id()).", "(\(id()), 12504.11001, 2504.110011)",
      "https://arxiv.org/abs/\(id()) and math/0211159",
    ].randomElement(using: &random)!
    return Draft(
      id: Int.random(in: 0..<20, using: &random) == 0 ? "math/0211159" : id(),
      title: (some(2)).joined(separator: " "),
      authors: ["Ann Zeta", "Zoe", "Bo Chen", "A. One"].filter { _ in
        Int.random(in: 0..<3, using: &random) == 0
      },
      day: Bool.random(using: &random)
        ? "2025-04-0\(Int.random(in: 1...4, using: &random))" : nil,
      tags: Array(Set(["kv", "flow"].filter { _ in Bool.random(using: &random) })).sorted(),
      abstract: some(5).filter { $0 != "Müller" }.joined(separator: " and ") + " " + named)
  }

  private func order(_ random: inout SeededGenerator) -> SortOrder {
    let parts = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      SortOrder.Part(
        SortOrder.Key.allCases.randomElement(using: &random)!, falls: Bool.random(using: &random))
    }
    return SortOrder(parts)
  }

  private func mark(_ marks: inout PaperMarks, _ random: inout SeededGenerator) {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: marks.rating = Int.random(in: 0...5, using: &random)
    case 1:
      marks.queueRank = Bool.random(using: &random) ? Double.random(in: 0..<9, using: &random) : nil
    default: marks.isRead.toggle()
    }
  }

  @Test func allOrdersAreThoseOfComparing() {
    var random = SeededGenerator(seed: 16)
    for round in 0..<30 {
      var digests = [Digest("0.md", (0..<20).map { _ in draft(&random) })]
      var library = Library().updated(to: digests)
      var marks: [PaperID: PaperMarks] = [:]
      var arrivals = Arrivals()
      var marked = MarkedRows(Marks(marks), arrivals, in: library)
      var previous: Selection?
      var (text, order) = ("", SortOrder(.date))
      for step in 0..<25 {
        let ids = library.rows(in: SortOrder(.digest)).map { library.id(of: $0) }
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
          if Bool.random(using: &random), digests.count > 1 {
            digests.remove(at: Int.random(in: 0..<digests.count, using: &random))
          } else {
            let more = Digest(
              "\(step).md",
              (0..<Int.random(in: 0...6, using: &random)).map { _ in draft(&random) })
            digests.insert(more, at: Int.random(in: 0...digests.count, using: &random))
          }
          library = library.updated(to: digests)
          if Bool.random(using: &random) { library.makeOrders() }
          previous = previous?.left(in: library)
          marked = MarkedRows(Marks(marks), arrivals, in: library)
        case 1:
          arrivals.days = ArrivalDays(
            ["2026-01-01", "2026-01-03"].map { day in
              ArrivalDays.Listed(
                Day(day)!, papers: ids.filter { _ in Bool.random(using: &random) })
            })
          marked = MarkedRows(Marks(marks), arrivals, in: library)
        case 2, 3:
          for id in ids.shuffled(using: &random).prefix(4) {
            let old = marks[id] ?? PaperMarks()
            var new = old
            mark(&new, &random)
            marks[id] = new
            marked.update(id, library.row(of: id)!, from: old, to: new)
          }
        case 4: text = SortingTests.queries.randomElement(using: &random)!
        default: order = self.order(&random)
        }
        let query = Query(text)
        var search = Search(
          query, in: library, order: order, marked: marked, startingFrom: previous)
        let found: Selection
        switch Int.random(in: 0..<3, using: &random) {
        case 0: found = search.finish()!
        case 1:
          let shared = SharedSearch(search, most: 1, block: 4)
          found = shared.work()!
        default: found = inSteps(&search)
        }
        let place = "round \(round), step \(step): \(query.text) by \(order.text)"
        let slow = SlowSorting(library: library, marks: marks, arrivals: arrivals, query: query)
        let rows = library.rows(in: SortOrder(.digest)).filter(found.contains)
        let expected = slow.sorted(rows.map { library.id(of: $0) }, by: order)
        #expect(found.rows.map { library.id(of: $0) } == expected, "\(place)")
        #expect(found.isRanked && found.rows.count == expected.count, "\(place)")
        #expect(
          found.rows.enumerated().allSatisfy { found.rank(of: $1) == $0 }, "\(place)")
        previous = found
      }
    }
  }

  /// A search that is interrupted all the time: what it has found on its way is in some order, and nothing else.
  private func inSteps(_ search: inout Search) -> Selection {
    var budget = 3
    while true {
      if case .done(let found) = search.advance(budget: budget) { return found }
      let part = search.soFar
      #expect(Set(part.rows).count == part.count && part.rows.allSatisfy(part.contains))
      // What orders take is done at once or not at all.
      budget += 1
    }
  }

  // MARK: The kinds of order

  @Test(arguments: [
    ("date", "date"), ("-date", "date"), ("+date", "+date"), ("-title", "-title"),
    ("+title", "title"), ("-date,title", "date,title"), ("rating,+added", "rating,+added"),
    ("date,-date", "date"), ("title,digest,date", "title,digest"), ("RATING", "rating"),
  ])
  func orderAsText(typed: String, printed: String) {
    #expect(SortOrder(typed)?.text == printed)
    #expect(SortOrder(printed) == SortOrder(typed))
  }

  @Test(arguments: ["", "colour", "date,", ",date", "--date", "date title", "-", "date;title"])
  func whatIsNoOrder(text: String) { #expect(SortOrder(text) == nil) }

  @Test func anOrderIsNothingToFind() {
    let query = Query("sort:rating kv sort:title | x")
    #expect(query.tree == Query("kv | x").tree)
    #expect(query.order?.text == "rating,title" && query.problems.isEmpty)
    #expect(Query("sort:title").isEmpty && Query("-sort:title").order == nil)
    #expect(
      Query("-sort:title").problems == [QueryProblem(.wrongValue(.sort), at: 0..<11)])
  }

  /// A key that is not finished leaves those before it as they are.
  @Test func anOpenOrderSortsByWhatIsThere() {
    func order(_ text: String) -> String? { Query(text, caret: text.utf8.count).order?.text }
    #expect(order("sort:") == nil && order("sort:dat") == nil && order("sort:-") == nil)
    #expect(order("sort:rating,") == "rating" && order("sort:rating,ti") == "rating")
    #expect(order("sort:rating,title") == "rating,title")
    #expect(Query("sort:rating,ti").order == nil)
  }

  @Test func theOrderOfAViewCountsWhereThereIsNoOther() {
    let views = ViewList([
      NamedView(name: "best", text: "kv sort:rating"), NamedView(name: "old", text: "sort:+date x"),
    ])
    #expect(Query("view:best", views: views).order?.text == "rating")
    #expect(Query("view:old view:best", views: views).order?.text == "+date")
    #expect(Query("view:best sort:title", views: views).order?.text == "title")
  }

  @Test(arguments: [
    ("kv sort:date", "kv sort:title"), ("sort:date kv sort:rating x", "sort:title kv x"),
    ("sort:x kv", "sort:x kv sort:title"), ("a | sort:date b", "a | sort:title b"),
    ("view:best", "view:best sort:title"), ("a | b", "(a | b) sort:title"),
  ])
  func anotherOrderInItsPlace(text: String, expected: String) {
    #expect(Query(text).text(sortedBy: SortOrder(.title)) == expected)
  }

  // MARK: Columns

  @Test func columnsSortLikeComparing() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let count = Int.random(in: 0...300, using: &random)
      let most = [0, 1, 5, 3000, UInt32.max - 1].randomElement(using: &random)!
      var column = SortColumn(rowCount: Row(count))
      for row in 0..<Row(count) where Int.random(in: 0..<8, using: &random) > 0 {
        column[row] = UInt32.random(in: 0...most, using: &random)
      }
      let rows = (0..<Row(count)).filter { _ in Bool.random(using: &random) }
        .shuffled(using: &random)
      for falls in [false, true] {
        func key(_ row: Row) -> Int {
          let number = column[row]
          return number == SortColumn.absent ? .max : falls ? -Int(number) : Int(number)
        }
        let expected = rows.enumerated().sorted {
          (key($0.element), $0.offset) < (key($1.element), $1.offset)
        }.map(\.element)
        var sorted = rows
        column.sort(&sorted, falls: falls)
        #expect(sorted == expected)
      }
    }
  }

  // MARK: Fitting

  /// Which paper fits best is what a reader would say.
  @Test func titlesCountMoreAndRareWordsToo() throws {
    let filler = String(repeating: "lorem ipsum dolor ", count: 20)
    let library = Library().adding([
      Digest([
        Draft(id: "2504.10001", title: "Other", abstract: filler + "attention"),
        Draft(id: "2504.10002", title: "Attention", abstract: filler + "ipsums"),
        Draft(id: "2504.10003", title: "Other", abstract: filler + "attention attention"),
        Draft(id: "2504.10004", title: "Rare", abstract: filler + "words"),
        Draft(id: "2504.10005", title: "Attention", abstract: filler + filler + "attention"),
      ])
    ])
    func order(_ text: String) throws -> String {
      let query = Query(text)
      var search = Search(query, in: library, order: try #require(query.order))
      return search.finish()!.rows.map { "\(library.id(of: $0))".suffix(1) }.joined()
    }
    #expect(try order("attention sort:relevance") == "2531")
    #expect(try order("attention sort:+relevance") == "1352")
    #expect(try order("attention | rare sort:relevance").first == "4")
    #expect(try order("sort:relevance") == "12345")
  }
}
