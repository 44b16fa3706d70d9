import Drafts
import Papers
import Testing

@testable import Catalog

private let papers = Library().adding([
  Digest([
    Draft(
      id: "2504.16922", version: 1, title: "Sparse Attention at Scale", authors: ["Jörg Müller"],
      day: "2025-04-23", tags: ["sparse", "KV"], abstract: "We prune the KV cache of a model."),
    Draft(
      id: "2504.16754", title: "Kernel Methods Revisited", authors: ["Anna Lee", "Bo Chen"],
      day: "2025-04-20", tags: ["kernel"], abstract: "A kv store; the sparse\nend of ℝ² spaces."),
    Draft(
      id: "math/0211159", title: "On Muller's Flow", authors: ["G. Perelman"], day: "2002-11-11",
      tags: ["Sparse", "flow"], abstract: "Entropy, its \u{201C}formula\u{201D}, naïve and naive."),
  ])
])

private func titles(_ query: Query, from previous: Selection? = nil) -> [String] {
  var search = Search(query, in: papers, order: SortOrder(.digest), startingFrom: previous)
  return search.finish()!.rows.map { papers.paper(at: $0).title.string }
}

private let sparse = "Sparse Attention at Scale"
private let kernel = "Kernel Methods Revisited"
private let flow = "On Muller's Flow"

@Suite struct SearchTests {
  @Test(arguments: [
    ("", [sparse, kernel, flow]),
    ("sparse", [sparse, kernel, flow]),
    ("Sparse", [sparse, flow]),
    ("kv", [sparse, kernel]),
    ("KV", [sparse]),
    ("kv cache", [sparse]),
    ("cache kv", [sparse]),
    ("muller", [sparse, flow]),
    ("müller", [sparse]),
    ("Müller", [sparse]),
    ("MÜLLER", []),
    ("naive", [flow]),
    ("naïve", [flow]),
    ("sparse end", [kernel]),
    ("r2", [kernel]),
    ("ℝ", [kernel]),
    ("\"formula\"", [flow]),
    ("lee chen", [kernel]),
    ("leebo", []),
    ("revisitedanna", []),
    ("2504", [sparse, kernel]),
    ("2504.16", [sparse, kernel]),
    ("2504.169", [sparse]),
    ("arXiv:2504.16922v1", [sparse]),
    ("math/02", [flow]),
    ("16922", []),
    ("nothing", []),
    ("\u{AD}", [sparse, kernel, flow]),
  ])
  func finds(text: String, expected: [String]) {
    #expect(titles(Query(text)) == expected)
  }

  @Test func tagsAreRequiredAndExcludedInAnySpelling() {
    #expect(titles(Query("tag:\"SPARSE\"")) == [sparse, flow])
    #expect(titles(Query("#sparse -tag:\"kv\"")) == [flow])
    #expect(titles(Query("tag:\"unheard of\"")) == [])
    #expect(titles(Query("-tag:\"unheard of\"")) == [sparse, kernel, flow])
  }

  @Test func saysWhatIgnoringCaseWouldFind() {
    var search = Search(Query("KV"), in: papers, order: SortOrder(.date))
    let selection = search.finish()!
    #expect(selection.count == 1)
    #expect(selection.looseCount == 2)
    var loose = Search(Query("kv"), in: papers, order: SortOrder(.date))
    #expect(loose.finish()!.looseCount == nil)
  }

  @Test func facetsCountTheSelection() {
    var search = Search(Query("kv"), in: papers, order: SortOrder(.date))
    let selection = search.finish()!
    #expect(
      papers.facets(of: selection).map {
        "\($0.name) \($0.count)"
      }
        == ["kernel 1", "KV 1", "sparse 1"])
  }

  @Test func goesOnWhereItStopped() {
    let library = Library().adding([
      Digest((1...3).map { Draft(id: "2504.0000\($0)", title: "sparse") })
    ])
    var search = Search(Query("sparse"), in: library, order: SortOrder(.title))
    guard case .partial = search.advance(budget: 2) else {
      Issue.record("sorting alone takes the budget")
      return
    }
    #expect(search.soFar.rows.isEmpty && !search.soFar.isComplete)
    _ = library.rows(in: SortOrder(.title))
    guard case .partial = search.advance(budget: 1) else {
      Issue.record("one row is not all rows")
      return
    }
    #expect(search.soFar.count == 1 && !search.soFar.isComplete)
    guard case .done(let third) = search.advance(budget: 9) else {
      Issue.record("nine rows are enough")
      return
    }
    #expect(third.count == 3 && third.isComplete)
  }
}

@Suite struct NarrowingTests {
  /// Types random queries key by key, deletes some, and compares with starting over each time;
  /// the library grows in between and joins papers.
  @Test func equalsStartingOver() {
    var random = SeededGenerator(seed: 20_251_123)
    let words = ["kv", "KV", "k", "sparse", "Sparse", "spa", "müller", "mu", "2504.1", "flow", " "]
    func draft(_ number: Int) -> Draft {
      func some() -> String { words.randomElement(using: &random)! }
      return Draft(
        id: "2504.1\(String(1000 + number).dropFirst(0))",
        version: UInt16.random(in: 0...2, using: &random),
        title: some() + " " + some(), authors: [some()], day: "2025-04-0\(1 + number % 9)",
        tags: [some()], abstract: (0..<4).map { _ in some() }.joined(separator: " "))
    }
    for _ in 0..<60 {
      var library = Library().adding([Digest((0..<20).map(draft))])
      var previous: Selection?
      var text = ""
      for _ in 0..<24 {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: text = String(text.dropLast())
        case 1: text += " "
        case 2:
          library = library.adding([
            Digest("more.md", (0..<3).map { _ in draft(Int.random(in: 0..<30, using: &random)) })
          ])
        default: text += String(words.randomElement(using: &random)!.prefix(2))
        }
        let query = Query(text)
        var narrowed = Search(
          query, in: library, order: SortOrder(.title), startingFrom: previous)
        var fresh = Search(query, in: library, order: SortOrder(.title))
        let (one, two) = (narrowed.finish()!, fresh.finish()!)
        #expect(Array(one.rows) == Array(two.rows), "seed 20251123, query \(text)")
        #expect(one.looseCount == two.looseCount, "seed 20251123, query \(text)")
        let counts = [one, two].map { library.facetCounts(of: .tag, in: $0).counts }
        #expect(counts[0] == counts[1])
        previous = one
      }
    }
  }
}

/// A small generator whose numbers are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Search finds what the reader sees, and what the author wrote.
@Suite struct SearchOfTeXTests {
  private static let math = #"Sketches in $O(n \log n)$ over $\mathbb{R}^d$"#
  private static let name = "A Text without any"

  private let library = Library().adding([
    Digest([
      Draft(
        id: "2506.00001", title: math, authors: [#"J\"org M\"uller"#, #"Erd\H{o}s"#],
        abstract: #"It is $\leq 5\%$ of \textbf{all}."#),
      Draft(id: "2506.00002", title: name, authors: ["Jo Muller"], abstract: "Nothing at all."),
    ])
  ])

  @Test(arguments: [
    ("log n", [math]), (#"\log"#, [math]), ("mathbb", [math]), ("müller", [math]),
    (#"M\"uller"#, [math]), ("muller", [math, name]), ("erdos", [math]), ("Erdős", [math]),
    ("≤", [math]), (#"\leq"#, [math]), ("5%", [math]), ("textbf", [math]), ("all", [math, name]),
    ("rd", [math]), ("O(n", [math]), ("uller", [math, name]),
  ])
  func finds(text: String, expected: [String]) {
    var search = Search(Query(text), in: library, order: SortOrder(.digest))
    #expect(search.finish()!.rows.map { library.paper(at: $0).title.string } == expected)
  }

  @Test func orderGoesByWhatIsShown() {
    let library = Library().adding([
      Digest([
        Draft(id: "2506.00001", title: "B", authors: ["Zoe Zebra"]),
        Draft(id: "2506.00002", title: #"\'Alpha"#, authors: [#"S\o ren \'Ames"#]),
      ])
    ])
    for key in [SortOrder.Key.title, .author] {
      var search = Search(Query(""), in: library, order: SortOrder(key))
      let first = search.finish()!.rows.first.map { library.paper(at: $0).title.string }
      #expect(first == #"\'Alpha"#)
    }
  }

  @Test(arguments: [
    ("log", "O(n [log] n)"), (#"\log"#, "O(n [log] n)"), ("mathbb", "over [ℝ]ᵈ"),
    ("\"n)\"", "log [n)]"), ("sketches", "[Sketches] in"), ("r", "ove[r] [ℝ]ᵈ"),
  ])
  func marksWhatIsShown(term: String, expected: String) {
    let shown = ShownText(library.paper(at: 0).title)
    var text = Array(shown.string.utf8)
    for range in shown.matches(of: Query(term)).reversed() {
      text.insert(contentsOf: "]".utf8, at: range.upperBound)
      text.insert(contentsOf: "[".utf8, at: range.lowerBound)
    }
    #expect(String(decoding: text, as: UTF8.self).contains(expected))
  }
}
