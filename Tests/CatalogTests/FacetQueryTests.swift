import Papers
import Testing

@testable import Catalog

/// Facets as words of a query.
@Suite struct FacetQueryTests {
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
            tags: FacetQueryTests.names.filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
        })
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

  /// The count beside a facet is the count after it is asked for; a second time takes it out again.
  @Test func countsAreWhatIsFoundThen() {
    var random = SeededGenerator(seed: 2)
    var tried = 0
    for _ in 0..<12 {
      let library = library(&random)
      let marked = marks(library, &random)
      for text in [
        "", "kv", "is:unread", "tag:kv -#\"état\"", "sparse label:\"to", "Kv  x", "note:a ",
      ] {
        let before = find(text, library, marked)
        let facets = library.facets(of: before) + library.facets(of: before, marked)
        let chosen = Set(Query(text).facetTerms(in: library, marked).map(\.key))
        for facet in facets where !chosen.contains(facet.key) {
          tried += 1
          func toggled(_ text: String, _ isIncluded: Bool) -> String {
            Query(text).text(toggling: facet.key, isIncluded: isIncluded, in: library, marked)
          }
          let (with, without) = (toggled(text, true), toggled(text, false))
          #expect(find(with, library, marked).count == facet.count, "\(with)")
          #expect(find(without, library, marked).count == before.count - facet.count, "\(without)")
          let terms = Query(with).facetTerms(in: library, marked)
          #expect(terms.contains { $0.key == facet.key && $0.isIncluded }, "\(with)")
          #expect(Query(toggled(with, true)) == Query(text), "\(with)")
          #expect(Query(toggled(without, false)) == Query(text), "\(without)")
          // Asked for in place of forbidden, never both.
          #expect(Query(toggled(without, true)) == Query(with), "\(without)")
        }
      }
    }
    #expect(tried > 500)
  }

  @Test func wordsOfFacetsInTheText() {
    let library = Library().adding([
      Digest([Draft(id: "2504.10001", tags: ["Quantization", "state space"])])
    ])
    let key = Facet.Key.tag(library.tags.number(of: "quantization")!)
    func toggle(_ text: String, _ isIncluded: Bool) -> String {
      Query(text).text(toggling: key, isIncluded: isIncluded, in: library, MarkedRows())
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
      #expect(toggle(text, true) == included)
      #expect(toggle(text, false) == excluded)
    }
    let query = Query("kv tag:quant -#\"state space\" is:starred note:x is:")
    let spans = query.facetSpans(in: library, MarkedRows())
    #expect(query.text(without: spans) == "kv note:x is:")
  }
}
