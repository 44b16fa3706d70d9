import Drafts
import Papers
import TeX
import Testing

@testable import Catalog

/// The text of a row is in one part or in two, and is always the same.
@Suite struct RowTextTests {
  /// What is searched of a paper, made the obvious way.
  private func obvious(_ paper: Paper) -> [UInt8] {
    func folded(_ text: String) -> [UInt8] { Fold.full.bytes(of: text) }
    func field(_ passage: Passage) -> [UInt8] {
      let shown = passage.string.split(separator: "\u{1F}", omittingEmptySubsequences: false)
        .map { TeXText(String($0)).string }.joined(separator: "\u{1F}")
      let hasTeX = passage.rendered != nil
      return (hasTeX ? folded(shown) + [SearchText.written] : []) + folded(passage.string)
    }
    func list(_ items: [Passage]) -> [UInt8] {
      Array(items.map { folded($0.string) }.joined(separator: [Digest.separator]))
    }
    return Array(
      [
        field(paper.title), field(paper.authors), list(paper.tags), list(paper.categories),
        field(paper.summary), field(paper.comment), field(paper.abstract),
      ].joined(separator: [0x0A]))
  }

  private func texts(_ library: Library) -> [[UInt8]] {
    var room: [UInt8] = []
    var found: [[UInt8]] = []
    for segment in library.segments {
      segment.text.visit(from: 0, in: library.digests) { local, text in
        text.withFolded(in: &room) { found.append(Array($0)) }
        return local + 1 < segment.ids.count ? local + 1 : nil
      }
    }
    return found
  }

  private static let abstracts = [
    "", "Plain, with Capitals at 100% [OK].", "Two\nparagraphs.", "Naïve Ångström", "ℝ² spaces",
    #"Of order $O(n \log n)$, and M\"uller."#, #"One $x^2$"# + "\nand another.", "@`{}",
    String(repeating: "Long Text ", count: 40), #"\"#, "Straße $\\leq$",
  ]

  @Test func equalsWhatIsObvious() {
    var random = SeededGenerator(seed: 2611)
    for round in 0..<12 {
      func digest(_ name: String) -> Digest {
        Digest(
          name,
          (0..<12).map { _ in
            Draft(
              id: "2504.1100\(Int.random(in: 0...9, using: &random))",
              version: UInt16.random(in: 0...3, using: &random),
              title: ["A Title", "Ein Über-Titel", #"$\alpha$ B"#].randomElement(using: &random)!,
              authors: ["An Author", #"J\"org Two"#], tags: ["KV", "état"], categories: ["cs.LG"],
              abstract: RowTextTests.abstracts.randomElement(using: &random)!)
          })
      }
      let library = Library().adding([digest("a.md"), digest("b.md"), digest("c.md")])
        .adding([digest("d.md")])
      let papers = library.segments.flatMap { segment in
        segment.ids.indices.map { library.paper(at: $0, in: segment) }
      }
      let texts = texts(library)
      #expect(texts.count == papers.count && papers.count >= 10, "round \(round)")
      for (text, paper) in zip(texts, papers) {
        // The last field may or may not be ended.
        let whole = obvious(paper)
        #expect(text == whole || text == whole + [0x0A], "round \(round)")
      }
    }
  }

  /// A search in two parts finds what one in the whole text finds, and nothing across the seam.
  @Test func containsWhatTheWholeTextDoes() {
    let library = Library().adding([
      Digest(
        RowTextTests.abstracts.enumerated().map {
          Draft(id: "2504.1100\($0)", title: "Title Z", categories: ["cs.LG"], abstract: $1)
        })
    ])
    let needles = [
      "z", "plain", "title", "g", "gp", "lg", "100% [ok]", "@`{}", "`", "{", "[", "naive", "\\",
      "long text long", "text l", "text t", "log n", "paragraphs", "two paragraphs", "strasse",
      "capitals", "lgplain",
    ].map { Needle(Array($0.utf8)) }
    let whole = texts(library)
    var row = 0
    library.segments[0].text.visit(from: 0, in: library.digests) { local, text in
      for needle in needles {
        let isThere = whole[local].withUnsafeBytes { needle.firstMatch(in: $0) != nil }
        #expect(text.contains(needle) == isThere, "row \(local)")
      }
      row += 1
      return local + 1 < whole.count ? local + 1 : nil
    }
    #expect(row == RowTextTests.abstracts.count)
  }
}
