import Drafts
import Testing

@testable import Catalog
@testable import Papers

/// A library that was kept and opened is the one that was kept.
@Suite struct KeptLibraryTests {
  /// Packs, a manifest and indexes in memory.
  private final class Shelf: @unchecked Sendable {
    var packs: [String: [UInt8]] = [:]
    var manifest: [UInt8] = []
    var indexes: [IndexKey: [UInt8]] = [:]
    var packsWritten = 0

    var store: IndexStore {
      IndexStore(
        find: { [self] in indexes[$0].map { KeptBytes($0) } },
        open: { [self] in indexes[$0].map { KeptBytes($0) } },
        keep: { [self] key, bytes in
          indexes[key] = bytes
          return nil
        })
    }

    private static func bytes(_ body: (inout ColumnWriter) -> Bool) -> [UInt8] {
      var bytes: [UInt8] = []
      withUnsafeMutablePointer(to: &bytes) { bytes in
        var writer = ColumnWriter {
          bytes.pointee += $0
          return true
        }
        #expect(body(&writer))
      }
      return bytes
    }

    func keep(
      _ library: Library, _ before: KeptLibrary?, withWords: Bool = true
    ) -> KeptLibrary {
      var kept = KeptLibrary(library, keptBefore: before)
      if kept.missing != (0, 0) {
        packsWritten += 1
        let name = "\(packsWritten)"
        packs[name] = Shelf.bytes { kept.writePack(named: name, to: &$0) }
      }
      manifest = Shelf.bytes {
        kept.writeManifest(to: &$0, withWords: withWords)
        return $0.finish()
      }
      packs = packs.filter { kept.packs.contains($0.key) }
      return kept
    }

    func open(sameAs other: KeptLibrary? = nil) -> KeptLibrary? {
      guard var reader = ColumnReader(KeptBytes(manifest)) else { return nil }
      return KeptLibrary(
        from: &reader, pack: { [self] in packs[$0].map { KeptBytes($0) } }, indexes: store,
        sameAs: other)
    }
  }

  private let update = LibraryUpdateTests()

  /// Digests come, go and change, and after each step the library is kept, opened, and gone on from.
  @Test(arguments: [20_261_128, 7]) func isWhatItWas(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<25 {
      let limit = [1, 200, 1 << 30].randomElement(using: &random)!
      let shelf = Shelf()
      var digests = (0..<Int.random(in: 0...8, using: &random)).map { update.digest($0, &random) }
      var library = Library()
      var kept: KeptLibrary?
      for step in 0..<8 {
        let place = "seed \(seed), round \(round), step \(step)"
        update.change(&digests, &random)
        library = library.updated(to: digests, segmentLimit: limit)
        if Bool.random(using: &random) {
          library.makeOrders()
          library.makeIndexes(in: shelf.store, least: 1)
          library.makeWords()
        }
        let written = shelf.keep(library, kept)
        let numbers = written.numbers
        let isSame = Bool.random(using: &random)
        let opened = shelf.open(sameAs: isSame ? written : nil)
        guard let opened else {
          Issue.record("not opened: \(place)")
          return
        }
        #expect(!isSame || library.isGrown(into: opened.library), "\(place)")
        digests = digests.map { opened.digest(numbers[ObjectIdentifier($0)]!) }
        kept = opened
        library = opened.library
        #expect(digests.allSatisfy { $0.arena.isLent || $0.arena.isEmpty }, "\(place)")
        let fresh = Library().adding(digests)
        #expect(update.papers(library) == update.papers(fresh), "\(place)")
        #expect(update.identities(library) == update.identities(fresh), "\(place)")
        #expect(update.counts(library) == update.counts(fresh), "\(place)")
      }
    }
  }

  /// What stays is not written again, and what is gone takes no room for ever.
  @Test func whatIsNewIsAnotherPack() {
    let shelf = Shelf()
    func digest(_ number: Int, papers: Int = 30) -> Digest {
      Digest(
        "\(number).md",
        (0..<papers).map {
          Draft(id: "2504.\(10_000 + 100 * number + $0)", title: "A", abstract: "B")
        })
    }
    var digests = (0..<20).map { digest($0) }
    _ = shelf.keep(Library().adding(digests), nil)
    let base = shelf.packs
    let opened = shelf.open()!
    let numbers = Array(0..<20)
    digests = numbers.map { opened.digest($0) } + [digest(20)]
    let kept = shelf.keep(opened.library.updated(to: digests), opened)
    #expect(shelf.packs.count == 2 && shelf.packs["1"] == base["1"])
    #expect(kept.packs == ["1", "2"])
    #expect(shelf.open()?.library.count == 21 * 30)
    // The manifest alone.
    let last = shelf.open()!
    _ = shelf.keep(last.library.updated(to: [last.digest(20)]), last)
    #expect(shelf.packsWritten == 2 && shelf.packs.count == 1)
    #expect(shelf.open()?.library.count == 30)
  }

  /// Authors that somebody asked for while a library grows keep their numbers, also where they are not written.
  @Test func authorsKeepTheirNumbers() {
    func digest(_ number: Int, _ authors: [String]) -> Digest {
      Digest(
        "\(number).md",
        authors.enumerated().map {
          Draft(id: "2504.\(10_000 + 100 * number + $0)", title: "A", authors: [$1])
        })
    }
    let shelf = Shelf()
    let growing = GrowingAuthors()
    var library = Library().adding([digest(0, ["Ada", "Bob"])])
    growing.take(library) { false }
    // Ada is gone before anybody asks.
    library = library.updated(to: [digest(1, ["Carl", "Dora"])])
    let asked = library.facetColumn(.author)
    let written = shelf.keep(library, nil, withWords: false)
    let opened = shelf.open(sameAs: written)!
    #expect(!shelf.open()!.library.hasFacetColumn(.author))
    #expect(opened.library.hasFacetColumn(.author))
    let grown = opened.library.adding([digest(2, ["Eve", "Carl"])])
    growing.take(grown) { false }
    growing.finish(grown) { false }
    let column = grown.facetColumn(.author)
    let names = (0..<UInt32(asked.vocabulary.count)).map { asked.vocabulary.name(of: $0) }
    #expect(names.indices.allSatisfy { column.vocabulary.name(of: UInt32($0)) == names[$0] })
    #expect(column.vocabulary.count == names.count + 1)
    #expect(Array(column.totals) == [2, 1, 1])
  }

  // MARK: Damage

  private func makeShelf() -> Shelf {
    let digest = Digest(
      "2025-04-25.md",
      (0..<40).map { number in
        Draft(
          id: number % 5 == 0 ? "" : "2504.0\(1000 + number)", title: "Title \(number) of $x^2$",
          authors: ["Jörg Müller", "A. B\(number % 3)"], day: "2025-04-\(number % 28 + 1)",
          tags: ["kv", "low-bit \(number % 4)"], abstract: "An abstract of \(number) – **KV**",
          doi: number % 7 == 0 ? "10.1000/\(number)" : "", venue: number % 3 == 0 ? "ICML" : "")
      })
    let other = Digest("b.md", [Draft(id: "2504.01001", version: 2, title: "Again")])
    let library = Library().adding([digest]).adding([other])
    let shelf = Shelf()
    library.makeOrders()
    library.makeIndexes(in: shelf.store, least: 1)
    library.makeWords()
    for field in FacetField.allCases { _ = library.facetColumn(field) }
    _ = shelf.keep(library, nil)
    return shelf
  }

  /// Whatever can be asked of a library.
  private func askEverything(_ library: Library) {
    for row in 0..<min(library.rowCount, 100) {
      let paper = library.paper(at: row)
      _ = [paper.title, paper.abstract, paper.authors, paper.venue].map(\.string)
      _ = (paper.tags.map(\.string), paper.emphasis, "\(paper.id) \(paper.day?.description ?? "")")
    }
    for text in ["kv", "-kv title", "\"an abstract\"", "author:muller", "KV", "in:b", "id:2504"] {
      var search = Search(Query(text), in: library, order: SortOrder(.title))
      let found = search.finish()!
      for row in found.rows.prefix(5) { _ = library.paper(at: row).title.string }
      for field in FacetField.allCases {
        _ = library.facetCounts(of: field, in: found).values(by: .count)
      }
      _ = library.facets(of: found)
    }
    for order in SortOrder.Key.allCases { _ = library.rows(in: SortOrder(order)) }
    _ = library.related(to: library.paper(at: 0).id)
    _ = library.updated(to: [Digest("c.md", [Draft(id: "2504.01002", title: "Title")])])
  }

  /// Any byte may be another one: what is opened then may be wrong, and harms nobody.
  @Test(arguments: [1, 2]) func damageHarmsNobody(seed: UInt64) {
    let sound = makeShelf()
    var random = SeededGenerator(seed: seed)
    func damaged(_ bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = [0, 0xFF, bytes[place] ^ 1 << UInt8.random(in: 0..<8, using: &random)]
          .randomElement(using: &random)!
      }
      return bytes
    }
    for _ in 0..<250 {
      let shelf = Shelf()
      (shelf.packs, shelf.manifest, shelf.indexes) = (sound.packs, sound.manifest, sound.indexes)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: shelf.manifest = damaged(shelf.manifest)
      case 1: shelf.packs = shelf.packs.mapValues(damaged)
      default: shelf.indexes = shelf.indexes.mapValues(damaged)
      }
      if let kept = shelf.open() { askEverything(kept.library) }
    }
  }

  /// A file that is not whole is none, and damage in columns is found by reading them.
  @Test func whatIsNotWholeIsNotOpened() {
    let sound = makeShelf()
    let shelf = Shelf()
    for count in stride(from: 0, to: sound.manifest.count, by: 64) {
      (shelf.packs, shelf.manifest) = (sound.packs, Array(sound.manifest.prefix(count)))
      #expect(shelf.open() == nil)
    }
    (shelf.packs, shelf.manifest) = ([:], sound.manifest)
    #expect(shelf.open() == nil)
    var other = sound.manifest
    other[other.count - 64] ^= 1
    #expect(ColumnReader(KeptBytes(other)) == nil, "another magic number")
    let bytes = sound.packs["1"]!
    #expect(ColumnReader(KeptBytes(bytes))!.isSound())
    for place in stride(from: 0, to: 2000, by: 13) {
      var damaged = bytes
      damaged[place] ^= 4
      // What fills the room between two columns is nobody's.
      if bytes[place] != 0 { #expect(!ColumnReader(KeptBytes(damaged))!.isSound(), "\(place)") }
    }
  }
}
