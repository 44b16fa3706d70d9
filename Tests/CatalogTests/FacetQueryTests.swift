import Drafts
import Papers
import Testing

@testable import Catalog

/// Facets as words of a query.
@Suite struct FacetQueryTests {
  /// What was typed stays as it was typed, also beside a group.
  @Test func aGroupIsAddedBehindAlternativesAsTheyStand() {
    #expect(Query.text("#a | b", adding: "(#c | #d)") == "(#a | b) (#c | #d)")
    #expect(Query.text("#a | b", adding: "#c") == "(#a | b) #c")
  }

  private static let names = [
    "kv", "KV cache", "State Space", "5\" disk", "a: b", "#sharp", "-minus", "\"quoted\"", "état",
    "|", "x\\y",
  ]

  private func library(_ random: inout SeededGenerator) -> Library {
    Library().adding([
      Digest(
        (0..<30).map { number in
          Draft(
            id: "2504.1\(1000 + number)",
            title: ["sparse", "dense kv", "x"].randomElement(using: &random)!,
            authors: ["A. One", "B. Two", "One, A."].filter { _ in Bool.random(using: &random) },
            day: ["2024-12-30", "2025-01-02", "2025-04-12", "2025-04-13", nil]
              .randomElement(using: &random)!,
            tags: FacetQueryTests.names.filter { _ in Int.random(in: 0..<4, using: &random) == 0 },
            categories: ["cs", "cs.LG"].filter { _ in Bool.random(using: &random) },
            venue: ["", "X", "Y"].randomElement(using: &random)!)
        }), Digest("other.md", [Draft(id: "2504.30000", title: "kv", tags: ["kv"])]),
    ])
  }

  private func marks(_ library: Library, _ random: inout SeededGenerator) -> MarkedRows {
    var known: [PaperID: PaperMarks] = [:]
    for row in library.rows(in: SortOrder(.date)) {
      var marks = PaperMarks()
      marks.isRead = Bool.random(using: &random)
      marks.isStarred = Bool.random(using: &random)
      marks.note = ["", "A note."].randomElement(using: &random)!
      marks.rating = Int.random(in: 0...2, using: &random)
      marks.labels = ["to \"cite\"", "kv", "a b"].filter { _ in Bool.random(using: &random) }
      known[library.id(of: row)] = marks
    }
    return MarkedRows(Marks(known), in: library)
  }

  private func find(_ text: String, _ library: Library, _ marked: MarkedRows) -> Selection {
    var search = Search(Query(text), in: library, order: SortOrder(.title), marked: marked)
    return search.finish()!
  }

  private func table(_ found: Selection, _ library: Library, _ marked: MarkedRows) -> FacetTable {
    var listing = FacetListing()
    listing.open = Set(FacetSection.allCases)
    listing.openTimes = [DayRange(year: 2025), DayRange(year: 2025, month: 4)]
    return FacetCounter(found, in: library, marked: marked, listing, last: FacetTable()).finish()!
  }

  private static let queries = [
    "", "kv", "is:unread", "tag:kv -#\"état\"", "sparse label:\"to", "Kv  x", "note:a ",
    "(tag:\"kv\" | tag:\"État\") sparse", "tag:\"kv\" | tag:\"|\"", "-is:starred -label:kv",
    "date:2025-04 #kv", "-date:2024 (is:starred | is:noted)", "date:2025-01..2025-04 -cat:\"cs\"",
    "(date:2024 | date:2025-04) -#\"kv\" -#\"état\"", "author:\"b two\" -author:\"a one\"",
    "tag:k -tag:kv", "tag:(kv | \"|\") -cat:(cs)", "date:(2024 | 2025-04)",
    "in:\"test.md\" -venue:x", "-(kv | x)", "(tag:kv | x)",
  ]

  /// Beside every facet stands what Enter on it leaves; of one that is excluded, what that takes away; of one that
  /// is required, what of it there is.
  @Test func numbersAreWhatIsFoundThen() {
    var random = SeededGenerator(seed: 2)
    var tried: [FacetChoice?: Int] = [:]
    for _ in 0..<8 {
      let library = library(&random)
      let marked = marks(library, &random)
      for text in FacetQueryTests.queries {
        let before = find(text, library, marked)
        func chosen(_ key: Facet.Key, _ choice: FacetChoice) -> String {
          Query(text).text(choosing: key, as: choice, in: library, marked)
        }
        let terms = Query(text).facetTerms(in: library, marked)
        for part in table(before, library, marked).parts {
          for index in 0..<part.count {
            let key = part.key(at: index)!
            let choice = terms.first { $0.key == key }?.choice
            tried[choice, default: 0] += 1
            let number = part.number(at: index)
            switch choice {
            case .required:
              // A part of a name may be the name of a facet, and ask for others too.
              let word = key.tree(in: library).text
              let having = find(Query.text(text, adding: word), library, marked)
              #expect(number == having.count, "\(text): \(key)")
            case .excluded:
              let all = find(chosen(key, .excluded), library, marked)
              #expect(number == all.count - before.count, "\(text): \(key)")
            case .alternative, nil:
              let left = find(chosen(key, .required), library, marked)
              #expect(number == left.count, "\(text): \(chosen(key, .required))")
            }
          }
        }
      }
    }
    #expect(
      tried[nil]! > 1000 && [.required, .excluded, .alternative].allSatisfy { tried[$0]! > 20 })
  }

  /// Choosing twice takes back, a facet is never chosen in two ways, and what is written is understood.
  @Test func whatIsChosenIsReadAgain() {
    var random = SeededGenerator(seed: 3)
    let library = library(&random)
    let marked = marks(library, &random)
    for text in FacetQueryTests.queries {
      let before = find(text, library, marked)
      let terms = Query(text).facetTerms(in: library, marked)
      for part in table(before, library, marked).parts where part.section != .dates {
        for index in 0..<part.count {
          let key = part.key(at: index)!
          for choice in [FacetChoice.required, .excluded, .alternative] {
            let known = terms.first { $0.key == key }?.choice
            let with = Query(text).text(choosing: key, as: choice, in: library, marked)
            let now = Query(with).facetTerms(in: library, marked).filter { $0.key == key }
            #expect(Query(with).problems.isEmpty || !Query(text).problems.isEmpty)
            if known == choice || known == .required && choice == .alternative {
              #expect(now.isEmpty, "\(text): \(with)")
              continue
            }
            #expect(now.count == 1, "\(text): \(with)")
            #expect(now.first?.isIncluded == (choice != .excluded), "\(text): \(with)")
            // What takes the place of alternatives does not bring them back.
            let replaces = terms.contains {
              $0.choice == .alternative && $0.key.section == part.section
            }
            guard known == nil, choice != .alternative, choice == .excluded || !replaces else {
              continue
            }
            let back = Query(with).text(choosing: key, as: choice, in: library, marked)
            #expect(Query(back) == Query(text), "\(with)")
          }
        }
      }
    }
  }

  /// Alternatives grow and shrink, one alone needs no brackets.
  @Test func alternativesAreWrittenInBrackets() {
    let library = Library().adding([
      Digest([Draft(id: "2504.10001", tags: ["a", "b", "c d"], categories: ["cs.LG"])])
    ])
    func key(_ name: String) -> Facet.Key { .tag(library.tags.number(of: name)!) }
    func press(_ text: String, _ name: String, _ choice: FacetChoice = .alternative) -> String {
      Query(text).text(choosing: key(name), as: choice, in: library, MarkedRows())
    }
    var text = press("x", "a")
    #expect(text == "x (tag:\"a\")" && press(text, "a") == "x")
    #expect(press(text, "a", .required) == "x tag:\"a\"")
    text = press(text, "b")
    #expect(text == "x (tag:\"a\" | tag:\"b\")")
    text = press(text, "c d")
    #expect(text == "x (tag:\"a\" | tag:\"b\" | tag:\"c d\")")
    #expect(press(text, "a") == "x (tag:\"b\" | tag:\"c d\")")
    #expect(press(press(text, "a"), "c d") == "x tag:\"b\"")
    #expect(press(text, "b", .excluded) == "x (tag:\"a\" | tag:\"c d\") -tag:\"b\"")
    #expect(press(text, "b", .required) == "x tag:\"b\"")
    #expect(press("tag:\"a\"", "b") == "(tag:\"a\" | tag:\"b\")")
    #expect(press("-tag:a y", "a") == "y (tag:\"a\")")
    #expect(press("tag:a | tag:b", "c d") == "(tag:a | tag:b | tag:\"c d\")")
    #expect(press("(#a | #b) y", "b") == "#a y")
    #expect(press("tag:(a | \"c d\") y", "b") == "(tag:a | tag:\"c d\" | tag:\"b\") y")
    #expect(press("tag:(a | \"c d\") y", "a") == "tag:\"c d\" y")
    #expect(press("y tag:(a | b)", "c d", .required) == "y tag:\"c d\"")
    #expect(press("(a | b) y", "a") == "(a | b) y (tag:\"a\")")
    #expect(press("y (tag:\"a\" | tag:\"b\")", "c d", .required) == "y tag:\"c d\"")
    // Another section has its own.
    let category = Facet.Key.value(.category, 0)
    #expect(
      Query("#a").text(choosing: category, as: .alternative, in: library, MarkedRows())
        == "#a (cat:\"cs.LG\")")
  }

  /// A time takes the place of other times.
  @Test func timesReplaceEachOther() {
    let library = Library().adding([Digest([Draft(id: "2504.10001", day: "2025-04-12")])])
    func press(_ text: String, _ days: DayRange, _ choice: FacetChoice = .required) -> String {
      Query(text).text(choosing: .days(days), as: choice, in: library, MarkedRows())
    }
    let (year, month) = (DayRange(year: 2025), DayRange(year: 2025, month: 4))
    #expect(press("a", year) == "a date:2025")
    #expect(press("date:2025 a", month) == "a date:2025-04")
    #expect(press("a date:2025-04", month) == "a")
    let quarter = DayRange(year: 2025, month: 1).joined(with: DayRange(year: 2025, month: 3))
    #expect(press("date:2025-04-12", quarter) == "date:2025-01..2025-03")
    #expect(press("date:2024", month, .alternative) == "(date:2024 | date:2025-04)")
    #expect(press("(date:2024 | date:2025-04) a", year) == "a date:2025")
    #expect(press("date:<2w", year) == "date:<2w date:2025")
  }

  @Test func wordsOfFacetsInTheText() {
    let library = Library().adding([
      Digest([Draft(id: "2504.10001", tags: ["Quantization", "state space"])])
    ])
    let key = Facet.Key.tag(library.tags.number(of: "quantization")!)
    func toggle(_ text: String, _ choice: FacetChoice) -> String {
      Query(text).text(choosing: key, as: choice, in: library, MarkedRows())
    }
    for (text, included, excluded) in [
      ("", "tag:\"Quantization\"", "-tag:\"Quantization\""),
      ("kv", "kv tag:\"Quantization\"", "kv -tag:\"Quantization\""),
      ("kv ", "kv tag:\"Quantization\"", "kv -tag:\"Quantization\""),
      ("tag:\"QUANTIZATION\" kv", "kv", "kv -tag:\"Quantization\""),
      ("a  #quantization  b", "a b", "a b -tag:\"Quantization\""),
      ("a -tag:quantization", "a tag:\"Quantization\"", "a"),
      ("tag:quant", "tag:quant tag:\"Quantization\"", "tag:quant -tag:\"Quantization\""),
      ("é note:\"a b", "é tag:\"Quantization\" note:\"a b", "é -tag:\"Quantization\" note:\"a b"),
      ("x:\"a b", "tag:\"Quantization\" x:\"a b", "-tag:\"Quantization\" x:\"a b"),
    ] {
      #expect(toggle(text, .required) == included)
      #expect(toggle(text, .excluded) == excluded)
    }
    let query = Query("kv tag:quant -#\"state space\" is:starred (is:noted | is:rated) note:x is:")
    let spans = query.facetSpans(in: library, MarkedRows())
    #expect(query.text(without: spans) == "kv note:x is:")
  }
}
