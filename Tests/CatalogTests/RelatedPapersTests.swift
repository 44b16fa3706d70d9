import Drafts
import Papers
import Testing

@testable import Catalog

@Suite struct RelatedPapersTests {
  private let library = Library().adding([
    Digest([
      Draft(
        id: "2506.00001", title: "Sparse Attention", authors: ["A. One"],
        abstract: "Sparse attention prunes keys of long contexts."),
      Draft(id: "2506.00002", title: "Cooking", authors: ["B. Two"], abstract: "Water and salt."),
      Draft(
        id: "2506.00003", title: "Pruned Keys", authors: [#"A. One"#],
        abstract: "Keys of long contexts are pruned by sparse attention."),
      Draft(id: "2506.00004", title: "Long Walks", authors: ["C. Three"], abstract: "Of contexts."),
      Draft(id: "2506.00005", title: "Salt", authors: ["D. Four"], abstract: "Water again."),
      Draft(id: "2506.00006", title: "Trees", authors: ["E. Five"], abstract: "They grow."),
    ])
  ])

  @Test func theNearestComeFirst() {
    let related = library.related(to: PaperID("2506.00001")!)!
    #expect(related.map(\.id.description).prefix(2) == ["2506.00003", "2506.00004"])
    #expect(related[0].sharedAuthors == ["A. One"])
    #expect(related[0].sharedTopics.first == "Sparse Attention")
    #expect(related[0].score > related[1].score)
    #expect(!related.contains { $0.id == PaperID("2506.00001")! })
  }

  @Test func seriesComeFirstAndOtherPapersOfTheAuthorsLast() {
    let library = Library().adding([
      Digest([
        Draft(id: "2506.00001", title: "Slow Rivers II: Deltas", authors: ["A. One", "B. Two"]),
        Draft(id: "2506.00002", title: "Slow Rivers I: Springs", authors: ["A. One"]),
        Draft(id: "2506.00003", title: "Slow Rivers", authors: ["A. One"]),
        Draft(id: "2506.00004", title: "Fast Cars", authors: ["B. Two"]),
        Draft(id: "2506.00005", title: "Slow Rivers III", authors: ["C. Other"]),
        Draft(id: "2506.00006", title: "Nothing of the Kind", authors: ["C. Other"]),
        Draft(id: "2506.00007", title: "Still Nothing", authors: ["D. Other"]),
        Draft(id: "2506.00008", title: "Nothing Again", authors: ["D. Other"]),
      ])
    ])
    let related = library.related(to: PaperID("2506.00001")!)!
    #expect(related.prefix(2).map(\.kind) == [.series, .series])
    #expect(Set(related.prefix(2).map(\.id.description)) == ["2506.00002", "2506.00003"])
    #expect(related.last!.id == PaperID("2506.00004")! && related.last!.kind == .authors)
    #expect(related.last!.sharedAuthors == ["B. Two"])
    #expect(related.contains { $0.id == PaperID("2506.00005")! && $0.kind == .topics })
  }

  @Test(arguments: [
    ("Growth of Graphs, Part II", "Growth of Graphs, Part I", true),
    ("Growth of Graphs 2", "Growth of Graphs", true),
    ("Growth of Graphs", "Growth of Trees", false),
    ("Growth of Graphs II", "Growth of Trees II", false),
    ("II", "III", false),
  ])
  func partsOfASeries(one: String, other: String, expected: Bool) {
    #expect(Series(title: one).goesOn(in: other) == expected)
    #expect(Series(title: other).goesOn(in: one) == expected)
  }

  @Test func wordsThatNobodySharesFindNothing() {
    #expect(library.related(to: PaperID("2506.00006")!)! == [])
    #expect(library.related(to: PaperID("2506.09999")!)! == [])
  }

  // MARK: What papers are about

  /// A library in which `paper` is compared with `others`, among papers that share nothing.
  private func related(_ paper: Draft, _ others: [Draft]) -> [RelatedPaper] {
    let rest = (0..<40).map { number in
      Draft(
        id: "2507.\(10_000 + number)", title: "Gardens of Kind \(number)",
        authors: ["G. \(number)"],
        abstract: "We grow trees.")
    }
    let library = Library().adding([Digest([paper] + others + rest)])
    return library.related(to: PaperID(paper.id)!)!
  }

  private let sparse = Draft(
    id: "2506.00001", title: "Sparse Attention for Long Contexts", authors: ["A. One"],
    tags: ["kv"],
    abstract: "Second, implementing choices matter heavily. The KV cache holds tokens.")

  @Test func wordsThatAnyAbstractHasDoNotCount() {
    let found = related(
      sparse,
      [
        Draft(
          id: "2506.00002", title: "Boats", authors: ["B. Two"],
          abstract: "Second, choices matter heavily, and heavily so, second to none."),
        Draft(
          id: "2506.00003", title: "Attention to Walls", authors: ["C. Three"], abstract: "Bricks."),
      ])
    #expect(found[0].id.description == "2506.00003" && found[0].sharedTopics == ["Attention"])
    for paper in found {
      #expect(Set(paper.sharedTopics).isDisjoint(with: ["Second", "choices", "heavily"]))
    }
  }

  @Test func titlesAndPhrasesAndTagsOutweighAbstracts() {
    let found = related(
      sparse,
      [
        Draft(
          id: "2506.00002", title: "Memory", authors: ["B. Two"],
          abstract: "Its attention to contexts is sparse, long and sparse."),
        Draft(
          id: "2506.00003", title: "Long-Context Sparse Attention", authors: ["C. Three"],
          abstract: "Blocks."),
        Draft(
          id: "2506.00004", title: "Memory Again", authors: ["D. Four"], tags: ["kv"],
          abstract: "Its attention to contexts is sparse, long and sparse."),
      ])
    #expect(
      found.map(\.id.description) == ["2506.00003", "2506.00004", "2506.00002"])
    #expect(Set(found[0].sharedTopics) == ["Sparse Attention", "Long Contexts"])
    #expect(found[1].sharedTopics.contains("kv"))
  }

  /// Reasons are whole, as the paper writes them, and a plural is its singular.
  @Test func reasonsAreAsThePaperWritesThem() {
    let paper = Draft(
      id: "2506.00001", title: "Éclair Caches and $\\ell_1$ Knots", authors: ["A. One"],
      abstract: "With KV caches of Éclair.")
    let found = related(
      paper,
      [
        Draft(
          id: "2506.00002", title: "An eclair cache", authors: ["B. Two"], abstract: "The knot."),
        Draft(id: "2506.00003", title: "One KV Cache", authors: ["B. Two"], abstract: "Of it."),
      ])
    #expect(found[0].sharedTopics == ["Éclair Caches", "Knots"])
    #expect(found[1].sharedTopics == ["KV caches"])
  }

  @Test func pairsThatFollowEachOtherAreOnePhrase() {
    let paper = Draft(
      id: "2506.00001", title: "Long-Context Language Model Inference", authors: ["A. One"],
      abstract: "Text.")
    let found = related(
      paper,
      [
        Draft(
          id: "2506.00002", title: "Serving Long Context Language Model Inference",
          authors: ["B. Two"], abstract: "")
      ])
    #expect(found[0].sharedTopics == ["Long-Context Language Model Inference"])
  }

  @Test func fieldsOfScienceMakeNearer() {
    func draft(_ id: String, _ category: String) -> Draft {
      Draft(
        id: id, title: "Knots \(id)", authors: ["X. \(id)"], categories: [category],
        abstract: "Text.")
    }
    let found = related(
      draft("2506.00001", "math.GT"),
      [draft("2506.00002", "cs.LG"), draft("2506.00003", "math.GT")])
    #expect(found.map(\.id.description) == ["2506.00003", "2506.00002"])
  }

  /// The longest paper that there may be: features have numbers of sixteen bits.
  @Test func aPaperOfAnyLength() {
    let words = (0..<30_000).map { "word\($0)x" }.joined(separator: " ")
    let paper = Draft(
      id: "2506.00001", title: "Word3x Word4x", authors: ["A. One"],
      tags: (0..<500).map { "tag \($0)" }, abstract: words)
    let found = related(
      paper,
      [
        Draft(
          id: "2506.00002", title: "word3x word4x", authors: ["B. Two"],
          tags: (0..<500).map { "tag \($0)" }, abstract: words)
      ])
    #expect(found[0].sharedTopics.first == "Word3x Word4x")
  }

  /// More phrases and tags than there is room for: the first ones count.
  @Test(.timeLimit(.minutes(10))) func aPaperOfAnyPhrasesAndTags() {
    let pairs = (0..<100).flatMap { one in (0..<100).map { "k\(one)x k\($0)x" } }
    let paper = Draft(
      id: "2506.00001", title: "K0x K1x", tags: (0..<66_000).map { "tag \($0)" },
      abstract: pairs.joined(separator: " "))
    let found = related(
      paper,
      [
        Draft(
          id: "2506.00002", title: "k0x k1x", tags: ["tag 3"],
          abstract: pairs.joined(separator: " "))
      ])
    #expect(found[0].sharedTopics.first == "K0x K1x")
  }

  /// Sixteen bytes at a time finds the same words as looking at every byte.
  @Test func wordsAreTheSameWhereverTheyStand() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let field = {
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          String(repeating: "ab9é", count: 9).prefix(Int.random(in: 0...20, using: &random))
        }.joined(separator: [" ", ", ", "-"].randomElement(using: &random)!)
      }
      let (title, written, other, abstract) = (field(), field(), field(), field())
      let text = Array(
        "\(title)\u{1E}\(written)\n\(other)\nt\nc\nsummary\ncomment\n\(abstract)\n".utf8)
      var found: [String] = []
      text.withUnsafeBytes { bytes in
        Words.each(of: bytes) { start, count, _, hash in
          found.append(String(decoding: bytes[start..<start + count], as: UTF8.self))
          #expect(hash == Words.slowHash(bytes, start, count))
        }
      }
      let expected = (title + " " + abstract).split { !($0.isLetter || $0.isNumber) }
        .map(String.init).filter { $0.utf8.count >= 2 }
      #expect(found == expected)
    }
  }

  @Test func aSearchCanBeCancelled() {
    #expect(library.related(to: PaperID("2506.00001")!, isCancelled: { true }) == nil)
  }

  @Test func joinedPapersAreThereOnce() {
    let grown = library.adding([
      Digest(
        "later.md",
        [
          Draft(
            id: "2506.00003", version: 2, title: "Pruned Keys", authors: ["A. One"],
            abstract: "Keys of long contexts are pruned by sparse attention.")
        ])
    ])
    let related = grown.related(to: PaperID("2506.00001")!)!
    #expect(related.filter { $0.id == PaperID("2506.00003")! }.count == 1)
  }

  @Test func aPaperOfVeryManyWords() {
    let words = (0..<5000).map { "word\($0)" }.joined(separator: " ")
    let library = Library().adding([
      Digest([
        Draft(id: "2506.00001", title: "Long", abstract: words),
        Draft(id: "2506.00002", title: "Other", abstract: "word7 word8"),
        Draft(id: "2506.00003", title: "None", abstract: "nothing"),
      ])
    ])
    #expect(library.related(to: PaperID("2506.00001")!)!.map(\.id) == [PaperID("2506.00002")!])
  }
}

@Suite struct WordDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    WordDiff(from: old, to: new).parts.map { part in
      switch part.kind {
      case .same: part.text
      case .removed: "[-\(part.text)]"
      case .added: "[+\(part.text)]"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("a b c", "a b c", "a b c"), ("a b c", "a x c", "a [-b] [+x] c"), ("", "a", "[+a]"),
    ("a", "", "[-a]"), ("", "", ""), ("a b c d", "a d", "a [-b c] d"),
    ("a b a b", "b a b a", "[-a] b a b [+a]"),
    ("one two", "three four", "[-one two] [+three four]"),
  ])
  func words(old: String, new: String, expected: String) {
    #expect(diff(old, new) == expected)
  }

  @Test func bothSidesAreWhole() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      func text() -> String {
        (0..<Int.random(in: 0...12, using: &random))
          .map { _ in ["a", "b", "c"].randomElement(using: &random)! }.joined(separator: " ")
      }
      let (old, new) = (text(), text())
      let parts = WordDiff(from: old, to: new).parts
      func side(_ kind: WordDiff.Kind) -> String {
        parts.filter { $0.kind == .same || $0.kind == kind }.map(\.text).joined(separator: " ")
      }
      #expect(side(.removed) == old && side(.added) == new)
    }
  }

  @Test func veryLongTextsAreNotComparedWordByWord() {
    let (old, new) = (
      String(repeating: "a b ", count: 3000), String(repeating: "b c ", count: 3000)
    )
    #expect(WordDiff(from: old, to: new).parts.contains { $0.kind == .removed })
  }
}
