import Catalog
import Drafts
import Papers
import Testing

/// Saved views in queries.
@Suite struct ViewQueryTests {
  private func list(_ lines: String...) -> ViewList {
    ViewsText(lines.joined(separator: "\n")).list
  }

  /// A view stands for what it asks for, as a tree.
  @Test(arguments: [
    ("view:a", "kv is:unread"), ("view:A", "kv is:unread"), ("view:\"a\"", "kv is:unread"),
    ("x view:b", "x -is:starred"), ("view:\"Both of them\"", "kv is:unread -is:starred"),
    ("-view:b", "is:starred"), ("view:a view:a", "kv is:unread kv is:unread"),
  ])
  func standsForItsQuery(typed: String, meant: String) {
    let views = list("a = kv is:unread", "b = -is:starred", "both of them = view:a view:b")
    let query = Query(typed, views: views)
    #expect(query == Query(meant) && query.problems.isEmpty && query.text == typed)
    #expect(query.terms == Query(meant).terms)
  }

  @Test func theOppositeOfSeveralThings() {
    let query = Query("-view:a", views: list("a = kv is:read"))
    #expect(query.tree == Query("kv is:read").tree.negated)
  }

  @Test(arguments: ["view:b", "kv view:b", "-view:b", "view:", "view:\"\""])
  func whatIsNotKnownIsNotApplied(typed: String) {
    let query = Query(typed, views: list("a = x", "c = view:c"))
    #expect(query == Query(typed.hasPrefix("kv") ? "kv" : ""))
    #expect(query.problems.count == 1)
  }

  @Test func circles() {
    let views = list("a = view:b", "b = kv view:c", "c = -view:a", "d = view:a", "e = kv")
    let faults = views.entries.map(\.fault)
    #expect(
      faults[..<4].allSatisfy {
        if case .circle(let names, _)? = $0 { names == ["a", "b", "c"] } else { false }
      })
    #expect(faults[4] == nil)
    #expect(Query("view:d kv", views: views) == Query("kv"))
  }

  /// Views of views of views double with every line; they are not made.
  @Test func viewsThatGrowWithoutEnd() {
    let lines = (1...60).map { "v\($0) = view:v\($0 - 1) view:v\($0 - 1)" }
    let views = ViewsText(("v0 = kv\n" + lines.joined(separator: "\n"))).list
    #expect(views.entries[60].fault == .tooLarge && views.entries[5].fault == nil)
    let many = Query(String(repeating: "view:v9 ", count: 500), views: views)
    #expect(!many.problems.isEmpty)
  }

  @Test func theViewThatIsShown() {
    let views = list("a = is:unread", "b = is:unread kv", "c = view:nowhere")
    #expect(views.isShown(0, by: Query("is:unread")) && !views.isShown(1, by: Query("is:unread")))
    #expect(views.isShown(1, by: Query("view:a  kv", views: views)))
    #expect(!views.isShown(2, by: Query()))
  }

  /// Counts are those of a search, whatever the budget, and leave out papers that are no more.
  @Test(arguments: [1, 7, 1000])
  func countsAreThoseOfASearch(budget: Int) throws {
    let views = list(
      "a = is:unread", "b = caching", "c = -is:starred caching", "d = is:unr", "e = view:b is:read",
      "f = nothing")
    let library = Library().adding([made(1...40), made(20...60)]).adding([made(55...70)])
    var marks = Marks()
    var known: [PaperID: PaperMarks] = [:]
    for number in stride(from: 1, to: 70, by: 3) {
      let id = try #require(PaperID("2504.\(10000 + number)"))
      known[id] = PaperMarks()
      known[id]?.set(number % 2 == 0 ? .read : .star, to: "1")
    }
    marks.take(known)
    let marked = MarkedRows(marks, in: library)
    var counter = QueryCounter(views.queries, in: library, marked: marked)
    var counts: [QueryCount?]?
    while counts == nil { counts = counter.advance(budget: budget) }
    for (entry, count) in zip(views.entries, try #require(counts)) {
      guard entry.fault == nil else {
        #expect(count == nil)
        continue
      }
      func naive(_ query: Query) -> Int {
        var search = Search(query, in: library, order: SortOrder(.date), marked: marked)
        return search.finish()!.count
      }
      #expect(count?.all == naive(entry.query))
      #expect(count?.unread == naive(Query(entry.view.text + " is:unread", views: views)))
    }
  }

  /// What a pattern was cut off for is counted, whatever the budget, and once when it comes again.
  @Test(arguments: [1, 1000]) func countsSayWhatWasCutOff(budget: Int) throws {
    let views = list("hostile = /(a+)+$/", "other = is:unread")
    let text = String(repeating: "a", count: 40) + "c"
    func hostile(_ numbers: ClosedRange<Int>) -> Digest {
      Digest("\(numbers).md", numbers.map { Draft(id: "2504.\(10000 + $0)", abstract: text) })
    }
    let library = Library().adding([hostile(1...5), made(10...12)]).adding([hostile(5...6)])
    var counter = QueryCounter(views.queries, in: library, marked: MarkedRows(Marks(), in: library))
    var counts: [QueryCount?]?
    while counts == nil { counts = counter.advance(budget: budget) }
    #expect(counts == [QueryCount(all: 0, unread: 0, cutOff: 6), QueryCount(all: 9, unread: 9)])
  }

  private func made(_ numbers: ClosedRange<Int>) -> Digest {
    Digest(
      "\(numbers).md",
      numbers.map { number in
        Draft(
          id: "2504.\(10000 + number)", version: UInt16(numbers.count),
          title: number % 4 == 0 ? "On caching" : "On pruning", abstract: "Paper \(number).")
      })
  }
}
