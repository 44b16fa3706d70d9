import Drafts
import Papers
import Testing

@testable import Catalog

/// Names, words with typos, patterns.
@Suite struct QueryLeafTests {
  private func fits(_ query: String, authors: String...) -> Bool {
    guard case .leaf(.author(let name)) = Query(query).tree else { return false }
    return Fold.full.bytes(of: authors.joined(separator: "\u{1F}")).withUnsafeBytes {
      name.fits(anyOf: $0)
    }
  }

  @Test func familyNameAndInitials() {
    let query = "author:\"hinton, g\""
    for name in [
      "Geoffrey Hinton", "G. E. Hinton", "Hinton, Geoffrey", "G.E. Hinton", "Geoffrey Hinton Jr.",
    ] {
      #expect(fits(query, authors: "A. Other", name), "\(name)")
    }
    for name in ["E. Hinton", "Hinton", "Geoffrey Hintons", "Hinton Geoffrey", "Gil Hinton-Ball"] {
      #expect(!fits(query, authors: name), "\(name)")
    }
    #expect(!fits(query, authors: "Geoffrey Lee", "Ann Hinton"))
    #expect(fits("author:\"hinton,\"", authors: "Ann Hinton"))
    #expect(fits("author:\"van der maaten, l\"", authors: "Laurens van der Maaten"))
    #expect(fits("author:\"callison-burch, c\"", authors: "Chris Callison-Burch"))
    #expect(fits("author:\"muller, j p\"", authors: "Jean-Pierre Müller"))
    #expect(!fits("author:\"hinton, geoffrey\"", authors: "G. Hinton"))
  }

  @Test func theWholeName() {
    #expect(fits("author:\"geoffrey hinton\"", authors: "Geoffrey Hinton"))
    #expect(fits("author:\"geoffrey hinton\"", authors: "Hinton, Geoffrey"))
    #expect(!fits("author:\"hinton\"", authors: "Geoffrey Hinton"))
    #expect(!fits("author:\"geoffrey hinton\"", authors: "Geoffrey E. Hinton"))
  }

  /// Who has an umlaut on the keyboard finds those too who write themselves without, and not the other way round.
  @Test(arguments: [
    ("müller", "Ann Mueller", true), ("Müller", "Ann Mueller", true),
    ("MÜLLER", "ANN MUELLER", true),
    ("Müller", "ann mueller", false), ("author:müller", "Ann Mueller", true),
    ("mu\u{308}ller", "Ann Mueller", true), ("müller", "Ann Müller", true),
    ("müller", "Ann Muller", false), ("mueller", "Ann Müller", false),
    ("sørensen", "K. Soerensen", true), ("ångström", "Aangstroem, A", true),
    ("weiß", "Ann Weiss", true), ("\"müller\"", "Ann Mueller", false),
    ("author:\"ann müller\"", "Ann Mueller", false), ("author:\"müller, a\"", "Ann Mueller", true),
    ("author:\"müller, a\"", "Mueller, Ann", true), ("-müller", "Ann Mueller", false),
    ("title:müller", "Ann Mueller", false), ("müller lee", "Lee Mueller", true),
  ])
  func umlautsSpelledOut(text: String, author: String, isFound: Bool) {
    let papers = [Draft(id: "2504.00001", authors: ["B. Other", author])]
    #expect((finds(text, papers).count == 1) == isFound)
  }

  /// Only of authors: in other texts the letters are what they are.
  @Test func spellingsOfOtherTextsAreNotMixed() {
    let papers = [Draft(id: "2504.00001", title: "The Mueller report", abstract: "By Mueller.")]
    #expect(finds("müller", papers).count == 0 && finds("mueller", papers).count == 1)
  }

  // MARK: Typos

  private func isLike(_ typed: String, _ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { title in
      Array("author of it".utf8).withUnsafeBytes { authors in
        FuzzyWords(typed)!.fit(title: title, authors: authors)
      }
    }
  }

  @Test(arguments: [
    ("hinten", "hinton", true), ("hniton", "hinton", true), ("hintn", "hinton", true),
    ("hinnton", "hinton", true), ("minton", "hinton", true), ("hin", "hinton", true),
    ("hen", "hinton", false), ("hantan", "hinton", false), ("atten", "attention", true),
    ("atention", "on attention", true), ("atentoin", "attention", true),
    ("transfromer", "a transformer", true), ("tarnsfromer", "transformers", true),
    ("trxnsfxrmxr", "transformer", false), ("tention", "attention", false),
    ("atention trnsformer", "transformer with attention", true), ("author", "x", true),
    ("nothing", "x", false), ("attn", "x attn", true),
  ])
  func typos(typed: String, title: String, isLike: Bool) {
    #expect(self.isLike(typed, title) == isLike)
  }

  /// Against all beginnings of all words, letter by letter.
  @Test func likeWordsAreThoseOfFewChanges() {
    var random = SeededGenerator(seed: 7)
    func word(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8(ascii: "p") + UInt8.random(in: 0..<3, using: &random) }
    }
    var (likes, found) = (0, 0)
    for round in 0..<30_000 {
      let typed = word(Int.random(in: 1...12, using: &random))
      var text = typed
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text[place] = word(1)[0]
        case 1: text.insert(word(1)[0], at: place)
        case 2: if text.count > 1 { text.remove(at: place) }
        default: if place > 0 { text.swapAt(place, place - 1) }
        }
      }
      text += word(Int.random(in: 0...3, using: &random))
      let typos = typed.count < 4 ? 0 : typed.count < 8 ? 1 : 2
      let expected = (0...text.count).contains {
        QueryLeafTests.changes(typed, Array(text.prefix($0))) <= typos
      }
      let isLike = isLike(
        String(decoding: typed, as: UTF8.self), "xyz " + String(decoding: text, as: UTF8.self))
      #expect(isLike == expected, "\(round): \(typed) \(text)")
      likes += expected ? 1 : 0
      found += 1
    }
    #expect(likes > found / 4 && likes < found)
  }

  /// Letters added, left out, replaced, or exchanged with the next: the least number, by the table.
  static func changes(_ one: [UInt8], _ two: [UInt8]) -> Int {
    var rows = [Array(0...two.count)]
    for index in one.indices {
      var row = [index + 1]
      for place in two.indices {
        var least = min(row[place] + 1, rows[index][place + 1] + 1)
        least = min(least, rows[index][place] + (one[index] == two[place] ? 0 : 1))
        if index > 0, place > 0, one[index] == two[place - 1], one[index - 1] == two[place] {
          least = min(least, rows[index - 1][place - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows.last!.last!
  }

  // MARK: Patterns

  private func finds(_ text: String, _ papers: [Draft]) -> Selection {
    let library = Library().adding([Digest(papers)])
    var search = Search(Query(text), in: library, order: SortOrder(.digest))
    return search.finish()!
  }

  @Test(arguments: [
    ("/kv.?cache/", 1), ("/KV/", 0), ("/kv\\W/", 1), ("title:/kv/", 1),
    ("abstract:/kv/", 0), ("author:/^ann, bo$/", 0), ("author:/^ann lee, bo/", 1), ("-/kv/", 0),
    ("/ℝ/", 1), ("/^we/", 1), ("/a{2}/", 0),
  ])
  func patterns(text: String, count: Int) {
    let papers = [
      Draft(
        id: "2504.00001", title: "kv-cache at work", authors: ["Ann Lee", "Bo Chen"],
        abstract: "We look at $\\mathbb{R}$.")
    ]
    #expect(finds(text, papers).count == count)
  }

  /// A pattern that goes back for ever is cut off, whether wanted or not, and that is counted.
  @Test func hostilePatternsAreCutOff() {
    let papers = (1...9).map {
      Draft(
        id: "2504.0000\($0)", abstract: $0 == 9 ? "xaa" : String(repeating: "a", count: 400) + "c")
    }
    for text in ["/(a+)+$/", "-/(a+)+$/"] {
      let found = finds(text, papers)
      #expect(found.cutOffCount == 8 && found.count == (text.first == "/" ? 1 : 0))
      // What goes on with it knows; what only starts from it asks again, of fewer papers.
      var library = Library().adding([Digest(papers)])
      var first = Search(Query(text), in: library, order: SortOrder(.digest))
      let before = first.finish()!
      library = library.adding([Digest("more.md", [Draft(id: "2504.00010", abstract: "x")])])
      for (more, count) in [("", 8), (" a", 8), (" x", 0)] {
        var next = Search(
          Query(text + more), in: library, order: SortOrder(.digest), startingFrom: before)
        #expect(next.finish()!.cutOffCount == count, "\(text + more)")
      }
      // A paper that is no more is not counted.
      let changed = library.adding([
        Digest("more.md", [Draft(id: "2504.00001", title: "new", abstract: "x")])
      ])
      #expect(before.left(in: changed).cutOffCount == 7)
    }
    let nested = String(repeating: "(", count: 5_000) + "a"
    #expect(Query("/" + nested + "/").problems.count == 1)
  }

  /// A pattern that was given up says nothing of the papers behind: a query that leaves fewer looks at them.
  @Test func aNarrowerQueryFindsWhatAPatternWasGivenUpFor() {
    let hostile = String(repeating: "a", count: 40) + "c"
    let papers = (0..<PatternSearch.limit + 20).map {
      Draft(
        id: "2504.\(10_000 + $0)", abstract: $0 < PatternSearch.limit ? hostile : "x aa")
    }
    let library = Library().adding([Digest(papers)])
    func search(_ text: String, from previous: Selection? = nil) -> Selection {
      var search = Search(
        Query(text), in: library, order: SortOrder(.digest), startingFrom: previous)
      return search.finish()!
    }
    let all = search("/(a+)+$/")
    #expect(all.count == 0 && all.cutOffCount == papers.count)
    let few = search("/(a+)+$/ x", from: all)
    #expect(few.count == 20 && few.cutOffCount == 0)
  }

  @Test func categoriesByTheirBeginnings() {
    let papers = ["cs.LG", "physics.optics", "stat.ML"].enumerated().map {
      Draft(id: "2504.0000\($0.offset + 1)", categories: [$0.element])
    }
    for (text, count) in [
      ("cat:cs", 1), ("cat:LG", 1), ("cat:\"cs\"", 0), ("cat:\"CS.lg\"", 1), ("-cat:cs", 2),
      ("cat:stat.m", 1), ("cat:x", 0),
    ] {
      #expect(finds(text, papers).count == count, "\(text)")
    }
  }

  @Test func digestsByNameAndFolder() {
    let library = Library().adding([
      Digest("/home/me/2025/week-17.md", [Draft(id: "2504.00001")]),
      Digest("/home/me/2024/x.md", [Draft(id: "2404.00001"), Draft(id: "2504.00001")]),
    ])
    for (text, count) in [
      ("in:week", 1), ("in:\"2024\"", 2), ("in:\"week-17\"", 1), ("in:\"week-17.md\"", 1),
      ("in:\"week\"", 0), ("in:me/2025", 1), ("-in:2025", 1), ("in:2025 in:2024", 1),
    ] {
      var search = Search(Query(text), in: library, order: SortOrder(.digest))
      #expect(search.finish()!.count == count, "\(text)")
    }
  }

  @Test func marksOfMatches() {
    func marked(_ query: String, _ text: String, _ field: TextField?) -> [String] {
      let bytes = Array(text.utf8)
      let ranges = bytes.withUnsafeBytes { Query(query).matches(in: $0, of: field) }
      return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(
      marked("title:kv", "A KV", .title) == ["KV"] && marked("title:kv", "KV", .abstract) == [])
    #expect(marked("~hinten", "by Hinton", .author) == ["Hinton"])
    #expect(marked("~hinten", "Hinton", .abstract) == [])
    #expect(
      marked("/a.c/", "abc éadc", .abstract) == ["abc", "adc"] && marked("/x*/", "éa", .title) == []
    )
    #expect(marked("author:\"lee, a\"", "Bo Chen\u{1F}Ann Lee", .author) == ["Ann Lee"])
    #expect(marked("müller", "Mueller, Müller", .author) == ["Mueller", "Müller"])
    #expect(marked("müller", "Mueller, Müller", .abstract) == ["Müller"])
    #expect(marked("author:müller", "Ann Mueller", .author) == ["Mueller"])
    #expect(marked("author:\"müller, a\"", "Ann Mueller", .author) == ["Ann Mueller"])
    #expect(marked("-kv \"a b\"", "a b kv", nil) == ["a b"])
    #expect(Query("id:2504.1").matchedPrefix(of: PaperID("2504.10001")!) == 6)
  }

  @Test func summaryAndCommentAreSearched() {
    let papers = [Draft(id: "2504.00001", summary: "A Short view.", comment: "12 pages")]
    for (text, count) in [
      ("short", 1), ("Short", 1), ("SHORT", 0), ("\"12 pages\"", 1), ("ab:short", 0),
    ] {
      #expect(finds(text, papers).count == count, "\(text)")
    }
  }

  @Test func withdrawnPapers() {
    let papers = [
      Draft(id: "2504.00001", version: 2, isWithdrawn: true), Draft(id: "2504.00002", version: 1),
      Draft(id: "2504.00003", title: "Withdrawn", abstract: "withdrawn", comment: "withdrawn"),
      // It was taken back, and came again.
      Draft(id: "2504.00004", version: 2, isWithdrawn: true), Draft(id: "2504.00004", version: 3),
      Draft(id: "2504.00005", version: 1), Draft(id: "2504.00005", version: 2, isWithdrawn: true),
      Draft(id: "2504.00006", version: 1), Draft(id: "2504.00006", isWithdrawn: true),
    ]
    for (text, count) in [
      ("is:withdrawn", 3), ("-is:withdrawn", 3), ("IS:Withdrawn", 3),
      ("is:withdrawn 2504.00001", 1),
      ("is:withdrawn | 2504.00002", 4), ("-(is:withdrawn | 2504.00002)", 2),
    ] {
      #expect(finds(text, papers).count == count, "\(text)")
    }
    #expect(Query("is:withdraw").problems.count == 1)
  }

  @Test func contents() {
    let papers = [
      Draft(id: "2504.00001", title: "$x^2$", abstract: "see https://github.com/a/b."),
      Draft(id: "2504.00002", abstract: "costs \\$5 more", doi: "10.1000/182"),
      Draft(id: "2504.00003"),
    ]
    for (text, count) in [
      ("has:code", 1), ("has:math", 1), ("has:abstract", 2), ("has:doi", 1), ("-has:doi", 2),
      ("has:code | has:doi", 2), ("has:note", 0), ("has:pdf", 0),
    ] {
      #expect(finds(text, papers).count == count, "\(text)")
    }
  }

  /// Which papers lead to code is known of those that were there when it was looked for; others are asked.
  @Test func codeIsKnownOrAsked() throws {
    let (linked, plain) = ("see https://github.com/a/b.", "see https://example.org/b.")
    func digest(_ number: Int) -> Digest {
      Digest(
        "\(number).md",
        (0..<150).map {
          Draft(id: "250\(number).\(10_000 + $0)", abstract: $0 % 3 == 0 ? linked : plain)
        })
    }
    var library = Library()
    for number in 1...3 {
      library = library.adding([digest(number)])
      for (text, count) in [
        ("has:code", 50 * number), ("-has:code", 100 * number),
        ("has:code 2501", 50), ("-(has:code | 2501)", 100 * (number - 1)),
      ] {
        var search = Search(Query(text), in: library, order: SortOrder(.date))
        #expect(search.finish()?.count == count, "\(text), \(number)")
      }
      if number < 3 { library.makeWords() }
    }
    var search = Search(Query("has:code"), in: library, order: SortOrder(.date))
    #expect(search.rowsLeft == 150 && search.finish()?.count == 150)
  }
}
