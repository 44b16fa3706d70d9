import Catalog
import Drafts
import Papers
import Testing

/// Filters that ask for marks, against asking each paper.
@Suite struct MarkedSearchTests {
  private static let labels = ["kv", "KV", "to cite", "Müller", "später"]
  private static let words: [String] = [
    "is:read", "is:unread", "-is:unread", "is:starred", "!is:starred", "is:queued", "is:noted",
    "is:rated", "-is:rated", "is:labelled", "rating:3", "rating:>=2", "rating:<2", "rating:0",
    "rating:0..5", "rating:>4", "-rating:<=3", "label:kv", "label:\"to cite\"", "label:cite",
    "-label:muller", "label:spa", "note:cafe", "-note:once", "is:new", "-is:revised", "is:again",
    "sparse", "kv", "x",
  ]

  /// The slow way: what a word says of one paper.
  private func holds(_ word: String, _ marks: PaperMarks, _ id: PaperID, _ arrivals: Arrivals)
    -> Bool?
  {
    var word = word
    let isNegated = word.hasPrefix("-") || word.hasPrefix("!")
    if isNegated { word.removeFirst() }
    func label(_ test: (String) -> Bool) -> Bool {
      marks.labels.contains {
        test($0.lowercased().replacing("ü", with: "u").replacing("ä", with: "a"))
      }
    }
    let answer: Bool
    switch word {
    case "is:read": answer = marks.isRead
    case "is:unread": answer = !marks.isRead
    case "is:starred": answer = marks.isStarred
    case "is:queued": answer = marks.queueRank != nil
    case "is:noted": answer = !marks.note.isEmpty
    case "is:rated": answer = marks.rating > 0
    case "is:labelled": answer = !marks.labels.isEmpty
    case "rating:3": answer = marks.rating == 3
    case "rating:>=2": answer = marks.rating >= 2
    case "rating:<2": answer = marks.rating < 2
    case "rating:0": answer = marks.rating == 0
    case "rating:0..5": answer = true
    case "rating:>4": answer = marks.rating > 4
    case "rating:<=3": answer = marks.rating <= 3
    case "label:kv": answer = label { $0.contains("kv") }
    case "label:\"to cite\"": answer = label { $0 == "to cite" }
    case "label:cite": answer = label { $0.contains("cite") }
    case "label:muller": answer = label { $0.contains("muller") }
    case "label:spa": answer = label { $0.contains("spa") }
    case "note:cafe": answer = marks.note.contains("Café")
    case "note:once": answer = marks.note.contains("once")
    case "is:new": answer = arrivals.new.contains(id)
    case "is:revised": answer = arrivals.revised.contains(id)
    case "is:again": answer = arrivals.again.contains(id)
    default: return nil
    }
    return answer != isNegated
  }

  private func change(_ marks: PaperMarks, _ random: inout SeededGenerator) -> PaperMarks {
    var marks = marks
    switch Int.random(in: 0..<7, using: &random) {
    case 0: marks.isRead.toggle()
    case 1: marks.isStarred.toggle()
    case 2: marks.rating = Int.random(in: 0...5, using: &random)
    case 3:
      marks.queueRank = marks.queueRank == nil ? Double.random(in: 0...9, using: &random) : nil
    case 4: marks.note = ["", "A Café.", "At once."].randomElement(using: &random)!
    default:
      let label = MarkField.label(MarkedSearchTests.labels.randomElement(using: &random)!)
      marks.set(label, to: marks.value(of: label) == nil ? "1" : nil)
    }
    return marks
  }

  /// Narrowed or not, after any changes of marks and libraries that grow.
  @Test func findsWhatAskingEachPaperFinds() {
    var random = SeededGenerator(seed: 20_261_125)
    func draft(_ number: Int) -> Draft {
      Draft(
        id: "2504.\(11_000 + number)", version: UInt16.random(in: 1...2, using: &random),
        title: ["sparse", "dense kv", "x"].randomElement(using: &random)!)
    }
    for round in 0..<40 {
      var library = Library().adding([Digest((0..<30).map(draft))])
      var known: [PaperID: PaperMarks] = [:]
      var arrivals = Arrivals()
      var marked = MarkedRows()
      var previous: Selection?
      var words: [String] = []
      for _ in 0..<30 {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: words = Array(words.dropLast())
        case 1:
          library = library.adding([Digest("more.md", (0..<3).map { draft(30 + $0 + round) })])
          marked = MarkedRows(Marks(known), arrivals, in: library)
        case 2:
          for id in library.rows(in: SortOrder(.date)).map({ library.id(of: $0) })
          where Int.random(in: 0..<4, using: &random) == 0 {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: arrivals.new.insert(id)
            case 1: arrivals.revised.insert(id)
            default: arrivals.again.insert(id)
            }
          }
          marked = MarkedRows(Marks(known), arrivals, in: library)
        case 3, 4:
          let row = library.rows(in: SortOrder(.date)).randomElement(using: &random)!
          let id = library.id(of: row)
          let new = change(known[id] ?? PaperMarks(), &random)
          marked.update(id, row, from: known[id] ?? PaperMarks(), to: new)
          known[id] = new
        default: words.append(MarkedSearchTests.words.randomElement(using: &random)!)
        }
        let query = Query(words.joined(separator: " "))
        var search = Search(
          query, in: library, order: SortOrder(.title), marked: marked, startingFrom: previous)
        let found = search.finish()!
        let expected = library.rows(in: SortOrder(.title)).filter { row in
          let id = library.id(of: row)
          return words.allSatisfy { word in
            holds(word, known[id] ?? PaperMarks(), id, arrivals)
              ?? library.paper(at: row).title.string.contains(word)
          }
        }
        #expect(Array(found.rows) == expected, "round \(round), \(words)")
        for facet in library.facets(of: found, marked) {
          let count = expected.count { row in
            let id = library.id(of: row)
            return holds(facet.name, known[id] ?? PaperMarks(), id, arrivals) ?? true
          }
          if !facet.name.hasPrefix("label:") { #expect(facet.count == count, "\(facet.name)") }
        }
        previous = found
      }
    }
  }

  @Test func keptPapersStayWhateverTheirMarks() {
    let library = Library().adding([
      Digest([Draft(id: "2504.10001", title: "sparse"), Draft(id: "2504.10002", title: "sparse")])
    ])
    var search = Search(
      Query("is:starred sparse"), in: library, order: SortOrder(.date),
      keeping: [PaperID("2504.10002")!])
    #expect(search.finish()!.rows.map { library.id(of: $0) } == [PaperID("2504.10002")!])
    search = Search(
      Query("is:starred dense"), in: library, order: SortOrder(.date),
      keeping: [PaperID("2504.10002")!])
    #expect(search.finish()!.rows.isEmpty)
  }

  @Test func theQueueComesFirstInItsOrder() {
    let library = Library().adding([
      Digest((1...5).map { Draft(id: "2504.1000\($0)", day: "2025-04-0\($0)") })
    ])
    var marks: [PaperID: PaperMarks] = [:]
    for (id, place) in [("2504.10001", 2.5), ("2504.10004", 1), ("2504.10003", 7)] {
      marks[PaperID(id)!] = PaperMarks()
      marks[PaperID(id)!]!.queueRank = place
    }
    let marked = MarkedRows(Marks(marks), in: library)
    func order(_ isReversed: Bool) -> String {
      var search = Search(
        Query(), in: library, order: SortOrder(.queue, isReversed: isReversed), marked: marked)
      return search.finish()!.rows.map { "\(library.id(of: $0))".suffix(1) }.joined()
    }
    #expect(order(false) == "41352")
    #expect(order(true) == "31452")
  }

  @Test func wordsThatAskForNothingAreNotApplied() {
    for text in [
      "is:", "is:unr", "label:", "note:", "rating:", "rating:>", "rating:9", "-is:", "rating:3..1",
    ] {
      let query = Query(text)
      #expect(query.isEmpty && query.problems.map(\.span) == [0..<text.utf8.count], "\(text)")
    }
    #expect(Query("http://x is:read").terms.count == 1)
    let label = QueryLeaf.mark(.label("two words", isWhole: true))
    #expect(Query(#"label:"two words" x"#).tree.contains { $0 == label })
    #expect(Query(#"a "quoted text" b"#).terms.count == 3)
    for text in ["is:unread", "is:starred", "label:\"to cite\"", "rating:2..4", "-is:read"] {
      #expect(Query(text).tree.text == (text == "-is:read" ? "is:unread" : text))
    }
  }

  @Test func pendingChangesLieOverFirmOnes() {
    let (one, two) = (PaperID("2504.10001")!, PaperID("2504.10002")!)
    var marks = Marks()
    marks.begin(1, [MarkChange(one, .star, to: "1"), MarkChange(two, .star, to: "1")])
    marks.begin(2, [MarkChange(one, .rating, to: "3")])
    #expect(marks[one].isStarred && marks[one].rating == 3 && marks.isPending(one))
    // The first fails, another program has changed the paper, the second is kept.
    marks.end(1)
    #expect(!marks[one].isStarred && marks[one].rating == 3 && !marks.isPending(two))
    var firm = PaperMarks()
    (firm.isRead, firm.rating) = (true, 3)
    marks.take([one: firm])
    marks.end(2)
    #expect(marks[one] == firm && !marks.isPending(one) && marks.count == 1)
    marks.take([one: PaperMarks()])
    #expect(marks.count == 0)
  }
}
