import Digests
import Drafts
import Glibc
import Papers
import SharedMaterial
import Testing

@testable import Catalog

/// What a tree finds, against asking each paper for each leaf, with `and`, `or` and `not` in any order; and
/// what is found when the search starts from what another tree found.
@Suite struct QueryEvaluationTests {
  private static let words = [
    "kv", "KV", "k", "Sparse", "spa", "müller", "mu", "2504.1", "flow", "é",
    "Mueller",
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
    + ["müller", "Müller"].flatMap { name -> [QueryLeaf] in
      let term = Term(name, isPhrase: true, findsSpellings: true)!
      return [.text(term), .field(.author, term)]
    }
    + ["muller", "kv"].map { .author(AuthorName($0)!) }
    + ["cs", "CS.LG", "lg", "x"].flatMap {
      [.category(NameCondition($0, isWhole: true)), .category(NameCondition($0, isWhole: false))]
    }
    + ["flow 2024", "FLOW", "CVPR"].flatMap {
      [.venue(NameCondition($0, isWhole: true)), .venue(NameCondition($0, isWhole: false))]
    }
    + [
      .id(Term("2504.11")!), .id(Term("2504.110")!), .view("nobody knows"),
      .source(NameCondition("more", isWhole: false)), .source(NameCondition("test", isWhole: true)),
      .source(NameCondition("e", isWhole: false)),
      .date(DayRange(first: Day("2025-04-03"), last: Day("2025-04-06"))),
      .date(DayRange(first: nil, last: Day("2025-04-07"))), .number(.version, 1...2),
      .number(.version, 2...9), .number(.authors, 0...1), .number(.authors, 2...9),
      .content(.abstract), .withdrawn, .pattern(try! Pattern("kv|flow"), in: nil),
      .pattern(try! Pattern("kv|flow"), in: .title), .fuzzy(FuzzyWords("sparze")!),
      .fuzzy(FuzzyWords("kv")!), .mark(.added(DayRange(first: Day("2026-01-01"), last: nil))),
      .mark(.added(DayRange(first: Day("2026-01-02"), last: Day("2026-01-05")))),
      .mark(.downloaded),
    ]

  /// A library and the marks of its papers.
  struct World {
    var library = Library()
    var marks: [PaperID: PaperMarks] = [:]
    var arrivals = Arrivals()
    var kept: Set<PaperID> = []
    /// The papers whose PDF is there.
    var downloaded: Set<PaperID> = []

    var marked: MarkedRows {
      var marks = Marks(marks)
      marks.downloaded = downloaded
      return MarkedRows(marks, arrivals, in: library)
    }
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
      summary: Int.random(in: 0..<4, using: &random) == 0 ? some() : "",
      venue: ["", "", "CVPR", "Flow 2024", "flow"].randomElement(using: &random)!,
      isWithdrawn: Int.random(in: 0..<4, using: &random) == 0)
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

  private func makeColumns(_ library: Library) {
    for field in FacetField.allCases { _ = library.facetColumn(field) }
    library.makeWords()
    library.makeIndexes(least: 1)
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
            if Bool.random(using: &random) { world.downloaded.insert(id) }
          }
          world.arrivals.days = ArrivalDays(
            ["2026-01-01", "2026-01-03"].map { day in
              ArrivalDays.Listed(
                Day(day)!, papers: world.arrivals.new.filter { _ in Bool.random(using: &random) })
            })
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
        // Columns are sets where they are known, and the papers are asked where they are not.
        if Bool.random(using: &random) {
          makeColumns(world.library)
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

  /// Queries of words of real papers, as texts.
  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func findsInRealPapersWhatAskingEachFinds() throws {
    var random = SeededGenerator(seed: 17)
    let table = String(decoding: read(SharedMaterial.digests + "expected.tsv"), as: UTF8.self)
    let files = Set(table.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } })
    let digests = files.sorted().shuffled(using: &random).prefix(12).map { file in
      DigestParser.parse(read(SharedMaterial.digests + file), path: String(file))
    }
    var world = World()
    world.library = Library().adding(digests)
    let rows = Array(world.library.rows(in: SortOrder(.title)).shuffled(using: &random).prefix(25))
    let papers = rows.map { world.library.paper(at: $0) }
    try #require(papers.count == 25)
    var some = 0
    for round in 0..<250 {
      let text = text(of: papers.randomElement(using: &random)!, &random)
      let query = Query(text)
      var search = Search(query, in: world.library, order: SortOrder(.title))
      let found = search.finish()!
      for (row, paper) in zip(rows, papers) {
        let expected = holds(query.tree, paper, world, isStrict: true)
        #expect(found.contains(row) == expected, "\(round): \(text) and \(paper.id)")
        some += expected ? 1 : 0
      }
    }
    #expect(some > 250)
  }

  /// A query of words of a paper.
  private func text(of paper: Paper, _ random: inout SeededGenerator) -> String {
    func word(_ text: String) -> String {
      text.split(separator: " ").randomElement(using: &random).map(String.init) ?? "x"
    }
    func leaf() -> String {
      let abstract = paper.abstract.string.split(whereSeparator: \.isWhitespace)
      let start = Int.random(in: 0...max(0, abstract.count - 3), using: &random)
      let phrase = abstract.dropFirst(start).prefix(3).joined(separator: " ")
      let author =
        paper.authors.items.map(\.string).filter { !$0.contains(",") }
        .randomElement(using: &random) ?? "x"
      let day = paper.listedDay.map { "\($0)" } ?? "2025-04"
      return [
        word(paper.title.string), word(paper.title.string).lowercased(), QueryLeaf.quoted(phrase),
        "title:" + QueryLeaf.quoted(word(paper.title.string)), "ab:" + QueryLeaf.quoted(phrase),
        "au:" + word(author), "au:" + QueryLeaf.quoted(author),
        "#" + (paper.tags.first?.string ?? "x"), "cat:" + (paper.categories.first?.string ?? "x"),
        "id:" + "\(paper.id)".prefix(6), "date:" + day.prefix(7), "date:<=" + day, "version:>0",
        "authors:<\(paper.authors.items.count + 1)", "has:abstract",
        "~" + word(paper.title.string),
      ].randomElement(using: &random)!
    }
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let sign = ["", "", "", "-"].randomElement(using: &random)!
      text += sign + leaf() + [" ", " ", " | "].randomElement(using: &random)!
    }
    return Bool.random(using: &random) ? text : "(" + text + ") " + leaf()
  }

  private func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 24)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  /// Alternatives in conditions in alternatives: each level doubles what there is to compare.
  @Test(.timeLimit(.minutes(10))) func comparingHasAnEnd() {
    func tree(_ depth: Int, _ core: String) -> QueryTree {
      func leaf(_ text: String) -> QueryTree { .leaf(.text(Term(text)!)) }
      var tree = leaf(core)
      for _ in 0..<depth { tree = .all([.any([tree, leaf("x")]), leaf("y")]) }
      return tree
    }
    #expect(tree(3, "kvs").implies(tree(3, "kv"), isStrict: true))
    #expect(!tree(3, "kv").implies(tree(3, "kvs"), isStrict: true))
    #expect(!tree(60, "kv").implies(tree(60, "kvs"), isStrict: true))
    // As many parts as a reader may well have are compared, and what is the same is known to be.
    func words(_ count: Int) -> QueryTree {
      .any((0..<count).map { .leaf(.text(Term("w\($0)")!)) })
    }
    #expect(words(90).implies(words(91), isStrict: true))
    #expect(words(4000).implies(words(4000), isStrict: true))
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
