import Digests
import Drafts
import Testing

@testable import Catalog
@testable import Papers

/// A library whose digests come, go and change is the one that is made of them from nothing.
@Suite struct LibraryUpdateTests {
  @Test func equalsOneMadeFromNothing() {
    var random = SeededGenerator(seed: 20_261_126)
    for round in 0..<60 {
      let limit = [1, 200, 1 << 30].randomElement(using: &random)!
      var digests = (0..<Int.random(in: 0...8, using: &random)).map { digest($0, &random) }
      var library = Library().updated(to: digests, segmentLimit: limit)
      var selection: Selection?
      for step in 0..<12 {
        let place = "seed 20261126, round \(round), step \(step)"
        change(&digests, &random)
        let next = library.updated(to: digests, segmentLimit: limit)
        let fresh = Library().adding(digests)
        #expect(papers(next) == papers(fresh), "\(place)")
        #expect(identities(next) == identities(fresh), "\(place)")
        #expect(counts(next) == counts(fresh), "\(place)")
        #expect(library.isGrown(into: next), "\(place)")
        #expect(next.ids(notIn: library) == slowIDs(next, notIn: library), "\(place)")
        let query = Query(["", "kv", "title", "Text", "2504.00001"].randomElement(using: &random)!)
        var search = Search(
          query, in: next, order: SortOrder(.title), startingFrom: selection?.left(in: next))
        selection = search.finish()
        #expect(ids(selection!, next) == ids(found(query, fresh), fresh), "\(place)")
        library = next
      }
      #expect(limit < 1 << 30 || library.segments.count <= 6)
    }
  }

  /// What stays is not written again.
  @Test func keepsWhatStays() {
    let digests = (0..<40).map { number in
      Digest("\(number).md", (10..<40).map { Draft(id: "2504.\(number + 10)0\($0)", title: "A") })
    }
    let library = Library().adding(Array(digests[..<30])).adding(Array(digests[30...]))
    var changed = digests
    changed[3] = Digest("3.md", [Draft(id: "2504.13010", title: "B")])
    let next = library.updated(to: changed)
    #expect(library.segments.allSatisfy { segment in next.segments.contains { $0 === segment } })
    #expect(next.segments.last!.ids.count == 1 && next.count == 40 * 30 - 29)
    #expect(library.updated(to: digests).segments.count == library.segments.count)
    // Many changes leave few segments and few retired rows.
    var last = next
    for number in 0..<200 {
      changed[number % 40] = Digest("c.md", [Draft(id: "2601.0\(1000 + number)", title: "C")])
      last = last.updated(to: changed)
    }
    #expect(last.count == 40 && last.segments.count < 8)
    #expect(last.segments.reduce(0) { $0 + $1.ids.count } <= 2 * last.count + 2)
  }

  /// Two libraries that come of one are no growth of each other.
  @Test func siblingsAreNotGrown() {
    let digests = (0..<3).map { Digest("\($0).md", [Draft(id: "2504.0000\($0 + 1)")]) }
    let library = Library().adding([digests[0], digests[1]])
    let more = library.adding([digests[2]])
    let less = library.updated(to: [digests[0]])
    #expect(library.isGrown(into: more) && library.isGrown(into: less))
    #expect(!more.isGrown(into: less) && !less.isGrown(into: more))
    #expect(!more.isGrown(into: library) && !less.isGrown(into: library))
    #expect(!more.isGrown(into: Library().adding([digests[0], digests[1], digests[2]])))
    #expect(Library().isGrown(into: library))
  }

  func change(_ digests: inout [Digest], _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...digests.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where place < digests.count: digests.remove(at: place)
      case 1 where place < digests.count: digests[place] = digest(place, &random)
      case 2 where Int.random(in: 0..<4, using: &random) == 0: digests.shuffle(using: &random)
      default: digests.insert(digest(digests.count, &random), at: place)
      }
    }
  }

  func digest(_ number: Int, _ random: inout SeededGenerator) -> Digest {
    func some<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
    let drafts = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Draft(
        id: some(["", "2504.00001", "2504.00002", "2504.00003", "math/0211159"]),
        version: some([0, 1, 2]),
        title: some(["Title of a certain length", "Another title of a length", "Short", ""]),
        authors: some([[], ["A. One"], ["B. Two", "A. One"]]),
        day: some([nil, "2025-04-01", "2025-04-02"]),
        tags: ["kv", "sparse", "low-bit"].filter { _ in Bool.random(using: &random) },
        abstract: some(["", "Text", "kv text \(number)"]),
        doi: some(["", "", "10.1000/182", "10.1000/183"]),
        address: some(["", "", "https://openreview.net/forum?id=rJXMpikCZ", "https://a.org/b"]))
    }
    return Digest("\(Int.random(in: 0...9, using: &random)).md", drafts)
  }

  /// The papers in all orders, each with all that it says.
  func papers(_ library: Library) -> [[String]] {
    SortOrder.Key.allCases.flatMap { key in
      [SortOrder(key), SortOrder(key, isReversed: true)].map { order in
        let rows = library.rows(in: order)
        #expect(rows.count == library.count)
        return rows.map { row in
          let paper = library.paper(at: row)
          #expect(library.row(of: paper.id) == row && library.id(of: row) == paper.id)
          let entries = paper.entries.map { "\($0.digest.path):\($0.record.line)" }
          let tags = library.tags(of: row).map { library.tags.name(of: $0) }
          return "\(paper.id) \(paper.title.string) \(paper.abstract.string) \(entries) \(tags)"
        }
      }
    }
  }

  func identities(_ library: Library) -> [String] {
    let entries = library.sources.flatMap(\.entries)
    let ids = entries.map(\.record.id)
    return entries.map { library.id(of: $0).description }
      + ids.map { library.current($0).description }
      + library.joins(of: ids).map { "\($0.old) \($0.new) \($0.proof.text)" }
  }

  func counts(_ library: Library) -> [[String]] {
    ["", "kv", "sparse", "nothing"].map { text in
      let found = found(Query(text), library)
      for field in FacetField.allCases {
        let counts = library.facetCounts(of: field, in: found).counts
        #expect(
          Array(counts) == library.facetColumn(field).counts(of: found.hits), "\(field)")
      }
      let values = FacetField.allCases.map { field in
        let counts = library.facetCounts(of: field, in: found)
        return counts.values(by: .name).map { value in
          "\(String(decoding: counts.column.vocabulary.key(of: value), as: UTF8.self)): "
            + "\(counts.counts[Int(value)])"
        }.joined(separator: ", ")
      }
      return library.facets(of: found).map { "\($0.name) \($0.count)" } + values
    }
  }

  private func found(_ query: Query, _ library: Library) -> Selection {
    var search = Search(query, in: library, order: SortOrder(.title))
    return search.finish()!
  }

  private func ids(_ selection: Selection, _ library: Library) -> [PaperID] {
    selection.rows.map { library.id(of: $0) }
  }

  private func slowIDs(_ library: Library, notIn other: Library) -> Set<PaperID> {
    Set(library.rows(in: SortOrder(.date)).map { library.id(of: $0) })
      .filter { other.row(of: $0) == nil }.reduce(into: []) { $0.insert($1) }
  }
}
