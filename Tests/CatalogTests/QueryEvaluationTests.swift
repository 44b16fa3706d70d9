import Papers
import Testing

@testable import Catalog

/// What a tree finds, against asking each paper for each leaf, with `and`, `or` and `not` in any order; and
/// what is found when the search starts from what another tree found.
@Suite struct QueryEvaluationTests {
  private static let words = [
    "kv", "KV", "k", "Sparse", "spa", "müller", "mu", "2504.1", "flow", "é",
  ]
  private static let tags = ["kv", "KV cache", "State Space", "état", "e", "flow"]
  private static let leaves: [QueryLeaf] =
    words.map { .text(Term($0)!) }
    + ["kv", "KV CACHE", "state space", "etat", "nothing"].flatMap {
      [.tag(NameCondition($0, isWhole: true)), .tag(NameCondition($0, isWhole: false))]
    }
    + [.tag(NameCondition("s", isWhole: false)), .tag(NameCondition("sta", isWhole: false))]
    + [
      .read, .starred, .noted, .rated, .new, .rating(2...4), .rating(3...3), .rating(0...2),
      .label("to cite", isWhole: true), .label("CITE", isWhole: false), .label("c", isWhole: false),
      .note("café"), .note("caf"),
    ].map { .mark($0) }
    + TextField.allCases.flatMap { field in
      ["kv", "KV", "k", "Müller", "flow"].map { .field(field, Term($0, isPhrase: true)!) }
    }
    + ["muller", "kv"].map { .author(AuthorName($0)!) }
    + ["cs", "CS.LG", "lg", "x"].flatMap {
      [.category(NameCondition($0, isWhole: true)), .category(NameCondition($0, isWhole: false))]
    }
    + [
      .id(Term("2504.11")!), .id(Term("2504.110")!), .view("nobody knows"),
      .source(NameCondition("more", isWhole: false)), .source(NameCondition("test", isWhole: true)),
      .source(NameCondition("e", isWhole: false)),
      .date(DayRange(first: Day("2025-04-03"), last: Day("2025-04-06"))),
      .date(DayRange(first: nil, last: Day("2025-04-07"))), .number(.version, 1...2),
      .number(.version, 2...9), .number(.authors, 0...1), .number(.authors, 2...9),
      .content(.abstract), .pattern(try! Pattern("kv|flow"), in: nil),
      .pattern(try! Pattern("kv|flow"), in: .title), .fuzzy(FuzzyWords("sparze")!),
      .fuzzy(FuzzyWords("kv")!), .mark(.added(DayRange(first: Day("2026-01-01"), last: nil))),
      .mark(.added(DayRange(first: Day("2026-01-02"), last: Day("2026-01-05")))),
    ]

  /// A library and the marks of its papers.
  private struct World {
    var library = Library()
    var marks: [PaperID: PaperMarks] = [:]
    var arrivals = Arrivals()
    var kept: Set<PaperID> = []

    var marked: MarkedRows { MarkedRows(Marks(marks), arrivals, in: library) }
  }

  private func draft(_ random: inout SeededGenerator) -> Draft {
    func some() -> String { QueryEvaluationTests.words.randomElement(using: &random)! }
    return Draft(
      id: "2504.1\(1000 + Int.random(in: 0..<40, using: &random))",
      version: UInt16.random(in: 0...3, using: &random), title: some() + " " + some(),
      authors: (0..<Int.random(in: 0..<3, using: &random)).map { _ in some() },
      day: "2025-04-0\(Int.random(in: 1...9, using: &random))",
      tags: (0..<Int.random(in: 0..<3, using: &random)).map { _ in
        QueryEvaluationTests.tags.randomElement(using: &random)!
      }, categories: ["cs.LG", "stat.ML"].filter { _ in Bool.random(using: &random) },
      abstract: Bool.random(using: &random) ? some() : "",
      summary: Int.random(in: 0..<4, using: &random) == 0 ? some() : "")
  }

  private func marks(_ random: inout SeededGenerator) -> PaperMarks {
    var marks = PaperMarks()
    marks.isRead = Bool.random(using: &random)
    marks.isStarred = Bool.random(using: &random)
    marks.rating = Int.random(in: 0...5, using: &random)
    marks.note = ["", "A Café.", "At once."].randomElement(using: &random)!
    marks.labels = ["To Cite", "cite", "kv"].filter { _ in
      Int.random(in: 0..<3, using: &random) == 0
    }
    return marks
  }

  private func tree(depth: Int, _ random: inout SeededGenerator) -> QueryTree {
    if depth == 0 || Int.random(in: 0..<3, using: &random) == 0 {
      return .leaf(QueryEvaluationTests.leaves.randomElement(using: &random)!)
    }
    let parts = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
      tree(depth: depth - 1, &random)
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return tree(depth: depth - 1, &random).negated
    case 1: return .any(parts)
    default: return .all(parts)
    }
  }

  // MARK: The slow way

  private func holds(
    _ tree: QueryTree, _ paper: Paper, _ world: World, isStrict: Bool, isNegated: Bool = false
  ) -> Bool {
    switch tree {
    case .leaf(.mark(let condition)):
      return world.kept.contains(paper.id)
        || holds(condition, world.marks[paper.id] ?? PaperMarks(), paper.id, world) != isNegated
    case .leaf(.view): return true
    case .leaf(let leaf): return holds(leaf, paper, isStrict: isStrict) != isNegated
    case .not(let inner):
      return holds(inner, paper, world, isStrict: isStrict, isNegated: !isNegated)
    case .and(let parts), .or(let parts):
      let answers = parts.map { holds($0, paper, world, isStrict: isStrict, isNegated: isNegated) }
      let isAll = if case .and = tree { !isNegated } else { isNegated }
      return isAll ? !answers.contains(false) : answers.contains(true)
    }
  }

  private func holds(_ leaf: QueryLeaf, _ paper: Paper, isStrict: Bool) -> Bool {
    func names(_ names: [String], _ condition: NameCondition) -> Bool {
      names.map { folded($0) }.contains {
        condition.isWhole ? $0 == folded(condition.value) : $0.contains(folded(condition.value))
      }
    }
    switch leaf {
    case .text(let term): return holds(term, paper, isStrict: isStrict)
    case .field(let field, let term):
      return strings(paper, field).contains { holds(term, in: $0, isStrict: isStrict) }
    case .author(let name):
      return names(strings(paper, .author), NameCondition(name.text, isWhole: true))
    case .tag(let tag): return names(paper.tags.map(\.string), tag)
    case .category(let condition):
      let value = folded(condition.value)
      return paper.categories.map { folded($0.string) }.contains { name in
        condition.isWhole
          ? name == value
          : name.hasPrefix(value) || name.split(separator: ".").last!.hasPrefix(value)
      }
    case .id(let term): return "\(paper.id)".hasPrefix(term.text)
    case .source(let condition):
      let paths = paper.entries.map(\.digest.path)
      return names(
        condition.isWhole ? paths + paths.map { String($0.dropLast(3)) } : paths, condition)
    case .date(let days):
      return paper.listedDay.map { days.numbers.contains($0.number) } ?? false
    case .number(.version, let range): return range.contains(paper.version ?? 0)
    case .number(.authors, let range): return range.contains(paper.authors.items.count)
    case .content: return !paper.abstract.isEmpty
    case .pattern(_, let field):
      let all = (field.map { [$0] } ?? TextField.allCases).flatMap { strings(paper, $0) }
      return all.contains { $0.lowercased().contains("kv") || $0.lowercased().contains("flow") }
    case .fuzzy(let words):
      let (letters, count) = (Array(words.text.utf8), words.text.utf8.count)
      let typos = count < 4 ? 0 : count < 8 ? 1 : 2
      return (strings(paper, .title) + strings(paper, .author)).contains { text in
        folded(text).split(separator: " ").contains { word in
          (0...word.utf8.count).contains {
            QueryLeafTests.changes(letters, Array(word.utf8.prefix($0))) <= typos
          }
        }
      }
    case .mark, .view: return false
    }
  }

  private func strings(_ paper: Paper, _ field: TextField) -> [String] {
    switch field {
    case .title: [paper.title.string]
    case .author: paper.authors.items.map(\.string)
    case .abstract: [paper.abstract.string]
    }
  }

  private func holds(_ condition: MarkCondition, _ marks: PaperMarks, _ id: PaperID, _ world: World)
    -> Bool
  {
    switch condition {
    case .read: marks.isRead
    case .starred: marks.isStarred
    case .noted: !marks.note.isEmpty
    case .rated: marks.rating > 0
    case .new: world.arrivals.new.contains(id)
    case .rating(let range): range.contains(marks.rating)
    case .label(let text, let isWhole):
      marks.labels.contains {
        isWhole ? folded($0) == folded(text) : folded($0).contains(folded(text))
      }
    case .note(let text): folded(marks.note).contains(folded(text))
    case .added(let days):
      world.arrivals.days.contains {
        days.numbers.contains($0.day.number) && $0.papers.contains(id)
      }
    default: false
    }
  }

  private func holds(_ term: Term, _ paper: Paper, isStrict: Bool) -> Bool {
    if "\(paper.id)".hasPrefix(term.text) && term.ids != nil { return true }
    let fields =
      [paper.title, paper.abstract, paper.summary] + paper.authors.items + paper.tags
      + paper.categories
    return fields.contains { holds(term, in: $0.string, isStrict: isStrict) }
  }

  private func holds(_ term: Term, in field: String, isStrict: Bool) -> Bool {
    let fold =
      isStrict
      ? Fold(
        keepsCase: term.text != term.text.lowercased(),
        keepsAccents: folded(term.text) != folded(term.text, accents: true))
      : Fold.full
    func text(_ text: String) -> String { String(decoding: fold.bytes(of: text), as: UTF8.self) }
    return text(field).contains(text(term.text))
  }

  private func folded(_ text: String, accents: Bool = false) -> String {
    String(decoding: Fold(keepsAccents: accents).bytes(of: text), as: UTF8.self)
  }

  // MARK: The test

  @Test func findsWhatAskingEachPaperFinds() {
    var random = SeededGenerator(seed: 15)
    var narrowed = 0
    for round in 0..<40 {
      var world = World()
      world.library = Library().adding([Digest((0..<25).map { _ in draft(&random) })])
      var query = Query()
      var previous: Selection?
      for step in 0..<25 {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: query = Query(tree(depth: 3, &random))
        case 1:
          world.library = world.library.adding([
            Digest("more.md", (0..<3).map { _ in draft(&random) })
          ])
        case 2:
          for id in world.library.rows(in: SortOrder(.date)).map({ world.library.id(of: $0) }) {
            world.marks[id] = marks(&random)
            if Bool.random(using: &random) { world.arrivals.new.insert(id) }
          }
          world.arrivals.days = ["2026-01-01", "2026-01-03"].map { day in
            Arrivals.Day(
              Day(day)!, papers: world.arrivals.new.filter { _ in Bool.random(using: &random) })
          }
        case 3:
          world.kept = Set(
            world.library.rows(in: SortOrder(.date)).prefix(3).map { world.library.id(of: $0) })
        case 4:
          if case .and(let parts) = query.tree { query = Query(.all(parts.dropLast())) }
        case 5:
          // The last leaf as one that is like it, as typing another letter makes one.
          if case .and(let parts) = query.tree {
            query = Query(.all(parts.dropLast() + [tree(depth: 0, &random)]))
          }
        default: query = Query(.all([query.tree, tree(depth: 2, &random)]))
        }
        let marked = world.marked
        // Marks that are the same need the same number.
        var search = Search(
          query, in: world.library, order: SortOrder(.title), marked: marked, keeping: world.kept,
          startingFrom: previous)
        let found = search.finish()!
        func expected(isStrict: Bool) -> [Row] {
          world.library.rows(in: SortOrder(.title)).filter {
            holds(query.tree, world.library.paper(at: $0), world, isStrict: isStrict)
          }
        }
        let place = "round \(round), step \(step): \(query.tree.text)"
        #expect(Array(found.rows) == expected(isStrict: true), "\(place)")
        if let loose = found.looseCount {
          #expect(loose == expected(isStrict: false).count, "\(place)")
        }
        if let previous, query.narrows(previous.query), !previous.query.isEmpty { narrowed += 1 }
        // The same marks again, so that the next search may start from this one.
        if Bool.random(using: &random) {
          let next = Query(.all([query.tree, tree(depth: 2, &random)]))
          var fresh = Search(
            next, in: world.library, order: SortOrder(.title), marked: marked, keeping: world.kept)
          var narrow = Search(
            next, in: world.library, order: SortOrder(.title), marked: marked, keeping: world.kept,
            startingFrom: found)
          let (one, two) = (narrow.finish()!, fresh.finish()!)
          #expect(Array(one.rows) == Array(two.rows), "\(place) then \(next.tree.text)")
          #expect(one.looseCount == two.looseCount, "\(place) then \(next.tree.text)")
        }
        previous = found
      }
    }
    #expect(narrowed > 100)
  }

  /// What is said to narrow does: no paper is found that the other does not find.
  @Test func whatNarrowsFindsNothingElse() {
    var random = SeededGenerator(seed: 16)
    var world = World()
    world.library = Library().adding([Digest((0..<60).map { _ in draft(&random) })])
    for id in world.library.rows(in: SortOrder(.date)).map({ world.library.id(of: $0) }) {
      world.marks[id] = marks(&random)
    }
    let papers = world.library.rows(in: SortOrder(.date)).map { world.library.paper(at: $0) }
    var narrowing = 0
    for _ in 0..<4_000 {
      let (one, two) = (tree(depth: 2, &random), tree(depth: 2, &random))
      for isStrict in [false, true] where one.implies(two, isStrict: isStrict) {
        narrowing += 1
        let wrong = papers.first {
          holds(one, $0, world, isStrict: isStrict) && !holds(two, $0, world, isStrict: isStrict)
        }
        #expect(wrong == nil, "\(one.text) and \(two.text)")
      }
    }
    #expect(narrowing > 100)
  }

  @Test(arguments: [
    ("tag:\"kv cache\"", "tag:cache", true), ("tag:kvc", "tag:kv", true), ("#kv", "tag:k", true),
    ("tag:\"KV\"", "#\"kv\"", true), ("tag:kv", "tag:\"kv\"", false), ("tag:kv", "kv", false),
    ("-tag:k", "-tag:\"kv\"", true), ("-tag:kv", "-tag:k", false), ("rating:4", "rating:>=3", true),
    ("rating:>=3", "rating:4", false), ("is:starred kv", "is:starred", true),
    ("is:starred", "is:starred kv", false), ("label:\"to cite\"", "label:cite", true),
    ("date:2025-04", "date:2025", true), ("date:2025", "date:2025-04", false),
    ("date:<2024", "date:<=2024", true),
    ("title:kvs", "title:kv", true), ("title:kv", "kv", true), ("title:kv", "ab:kv", false),
    ("kv", "title:kv", false),
    ("version:2", "version:>1", true), ("version:2", "authors:2", false),
    ("id:2504.16", "id:2504", true),
    ("id:2504.16", "2504.1", true), ("cat:cs.LG", "cat:cs", true),
    ("cat:\"cs.LG\"", "cat:lg", true),
    ("cat:lg", "cat:cs.lg", false), ("in:2025-04", "in:2025", true), ("/a/", "/a/", true),
    ("/ab/", "/a/", false),
    ("~hint", "~hin", false), ("kv", "kv | x", true), ("kv | x", "kv", false),
    ("-(kv | x)", "-kv", true),
    ("KV", "kv", true), ("kv", "KV", false), ("kva", "KV", false), ("-is:read", "is:unread", true),
  ])
  func narrows(one: String, two: String, expected: Bool) {
    #expect(Query(one).tree.implies(Query(two).tree, isStrict: true) == expected)
  }
}
