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
      return (hasTeX ? folded(shown) + [RowField.written] : []) + folded(passage.string)
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

  // MARK: Passages

  private static let pieces = [
    "Plain words", " of Length ", "é", "ℝ", "\n", "中文", "–", "$x^2$", #"$\alpha$"#, #"\emph{in}"#,
    "{A}", #"M\"uller"#, #"$\mathbb{R}^{n}$"#, "~", "--", "``so''", #"\unknown{x y}"#, "$", "{",
    "}", #"\"#, "x", "KV", " a ", "straße", "e\u{301}", "%", "'", "_{3}", #"$O(n \log n)$"#, "Ω",
    "a long stretch of ASCII text in which nothing needs to be done at all, ",
  ]

  private func text(_ random: inout SeededGenerator, upTo count: Int) -> String {
    (0..<Int.random(in: 0...count, using: &random))
      .map { _ in RowTextTests.pieces.randomElement(using: &random)! }.joined()
  }

  /// Fields that stand in the digest, in passages and whole: together they are the text, and whatever is looked
  /// for is found where it is in the text, in a field or anywhere.
  @Test(arguments: [3, 14, 60]) func passagesTellWhatTheWholeTextDoes(size: Int) throws {
    var random = SeededGenerator(seed: UInt64(1100 + size))
    func digest(_ name: String) -> Digest {
      Digest(
        name,
        (10..<40).map { _ in
          Draft(
            id: "2504.111\(Int.random(in: 10...70, using: &random))",
            version: UInt16.random(in: 0...2, using: &random),
            title: "T " + text(&random, upTo: size / 2),
            authors: (0..<3).map { "A\($0) " + text(&random, upTo: 3).replacing("\n", with: " ") },
            tags: ["KV", "état"].filter { _ in Bool.random(using: &random) },
            categories: ["cs.LG", "math.CO"].filter { _ in Bool.random(using: &random) },
            abstract: Bool.random(using: &random) ? text(&random, upTo: size) : "")
        })
    }
    let library = Library().adding([digest("a.md"), digest("b.md")]).adding([digest("c.md")])
    for segment in library.segments {
      segment.text.visit(from: 0, in: library.digests) { local, text in
        let whole = obvious(library.paper(at: local, in: segment))
        let fields = whole.split(separator: 0x0A, omittingEmptySubsequences: false)
        var room: [UInt8] = []
        #expect(text.withFolded(in: &room) { Array($0) } == whole + [0x0A])
        for _ in 0..<60 {
          let start = Int.random(in: 0..<whole.count, using: &random)
          var bytes = Array(whole[start...].prefix(Int.random(in: 1...50, using: &random)))
          bytes = Array(bytes.prefix { $0 != 0x0A && $0 != 0x1E && $0 != 0x1F })
          // Nobody types a part of a character.
          while bytes.first.map({ $0 & 0xC0 == 0x80 }) == true { bytes.removeFirst() }
          guard String(validating: bytes, as: UTF8.self) != nil, !bytes.isEmpty else { continue }
          if Int.random(in: 0..<4, using: &random) == 0 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(ascii: "q")
          }
          guard String(validating: bytes, as: UTF8.self) != nil else { continue }
          let needle = Needle(bytes)
          func isIn(_ text: some Collection<UInt8>) -> Bool { needle.stands(in: Array(text)) }
          #expect(text.contains(needle) == isIn(whole), "\(String(decoding: bytes, as: UTF8.self))")
          for field in RowField.allCases {
            #expect(text.contains(needle, in: field) == isIn(fields[field.rawValue]))
          }
        }
        return local + 1 < segment.ids.count ? local + 1 : nil
      }
    }
  }

  /// Mostly nothing is kept, and of what differs little; a field of letters that all differ is kept whole.
  @Test func littleIsKept() throws {
    func kept(_ abstract: String) -> Int {
      let library = Library().adding([Digest([Draft(id: "2504.00001", abstract: abstract)])])
      return library.segments[0].text.arena.count
    }
    let words = String(repeating: "Nothing to be done here, ", count: 40)
    #expect(kept(words) == 0)
    #expect((20...60).contains(kept(words + "$x^2$" + words)))
    #expect((20...60).contains(kept(words + "é" + words)))
    #expect((3000...3020).contains(kept(String(repeating: "中", count: 1000))))
  }

  /// A text that was folded is not changed by folding it again: what stands in a digest in just the form that is
  /// looked for stands in its folded text.
  @Test func foldingTwiceIsFoldingOnce() {
    for value in UInt32(0x80)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = Fold.full.bytes(of: String(Character(scalar)))
      let twice = Fold.full.bytes(of: String(decoding: once, as: UTF8.self))
      if once != twice { Issue.record("U+\(String(value, radix: 16)): \(once), \(twice)") }
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
        #expect(text.contains(needle) == needle.stands(in: whole[local]), "row \(local)")
      }
      row += 1
      return local + 1 < whole.count ? local + 1 : nil
    }
    #expect(row == RowTextTests.abstracts.count)
  }
}

extension Needle {
  fileprivate func stands(in text: [UInt8]) -> Bool {
    text.withUnsafeBytes { firstMatch(in: $0) != nil }
  }
}
