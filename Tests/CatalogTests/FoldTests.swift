import Drafts
import Papers
import TeX
import Testing

@testable import Catalog

@Suite struct FoldTests {
  @Test(arguments: [
    ("Müller", "muller"), ("ℝ²", "r2"), ("ﬁeld", "field"), ("Łukasz Ørsted", "lukasz orsted"),
    ("e\u{301}", "e"), ("“KV–cache”", "\"kv-cache\""), ("ΑΣ ς", "ασ σ"), ("𝓛oss", "loss"),
    ("ａｂｃ", "abc"), ("中文 摘要", "中文 摘要"), ("soft\u{AD}ware", "software"), ("a\nb", "a b"),
    ("½", "1/2"), ("İstanbul", "istanbul"), ("한국", "한국"),
  ])
  func folds(text: String, expected: String) {
    #expect(String(decoding: Fold.full.bytes(of: text), as: UTF8.self) == expected)
  }

  @Test func keepsWhatItIsAskedToKeep() {
    func fold(_ text: String, _ fold: Fold) -> String {
      String(decoding: fold.bytes(of: text), as: UTF8.self)
    }
    #expect(fold("Müller Øre", Fold(keepsCase: true)) == "Muller Ore")
    #expect(fold("MÜLLER", Fold(keepsAccents: true)) == "mu\u{308}ller")
    #expect(fold("Øre", Fold(keepsAccents: true)) == "øre")
  }

  @Test func searchedTextEqualsFoldingCharacterByCharacter() {
    var random = SeededGenerator(seed: 7)
    let pieces = ["ABC", "é", "x", "\n", "  ", "Long ASCII words without end ", "中", "ℝ", "~[@"]
    for _ in 0..<200 {
      let title = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in pieces.randomElement(using: &random)! }.joined()
      let digest = Digest([Draft(id: "2504.00001", title: title)])
      let library = Library().adding([digest])
      let text = library.segments[0].text
      #expect(
        Array(text.title(of: 0, in: library.digests)) == Fold.full.bytes(of: TeXText(title).string))
    }
  }

  @Test(arguments: [
    ("Jörg Müller", "muller", ["Müller"]),
    ("Jo\u{308}rg", "o", ["o\u{308}"]),
    ("ﬁne ﬁeld", "fi", ["ﬁ", "ﬁ"]),
    ("KV and kv", "KV", ["KV"]),
    ("KV and kv", "kv", ["KV", "kv"]),
    ("the cache cache", "cache the", ["the", "cache", "cache"]),
    ("low\u{AD}bit", "lowbit", ["low\u{AD}bit"]),
    ("aaaa", "aa a", ["aaaa"]),
    ("naïve naive", "naïve", ["naïve"]),
  ])
  func highlightsWhatIsShown(text: String, query: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBytes { Query(query).matches(in: $0) }
    #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }

  @Test func highlightsTheBeginningOfAnID() {
    let id = PaperID("2504.16922")!
    #expect(Query("2504.16").matchedPrefix(of: id) == 7)
    #expect(Query("arxiv:2504.16922v3").matchedPrefix(of: id) == 10)
    #expect(Query("2505").matchedPrefix(of: id) == 0)
  }
}

@Suite struct ByteSearchTests {
  /// Texts of up to 90 letters over a tiny alphabet, every place, against the obvious loop; small letters and
  /// capital ones the same or not.
  @Test(arguments: [false, true]) func equalsTheObviousLoop(ignoringCase: Bool) {
    var random = SeededGenerator(seed: 11)
    // A letter and what differs from it by the bit of case alone: also where that is no letter.
    let letters = Array((ignoringCase ? "aAbB@`[{.\u{0E}" : "ab").utf8)
    func lowered(_ bytes: some Sequence<UInt8>) -> [UInt8] {
      bytes.map { ignoringCase && $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    }
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...90, using: &random))
        .map { _ in letters.randomElement(using: &random)! }
      let needle = lowered(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          letters.randomElement(using: &random)!
        })
      let start = Int.random(in: 0...text.count, using: &random)
      let expected = (start..<max(start, text.count + 1)).first {
        lowered(text.dropFirst($0)).starts(with: needle)
      }
      let found = text.withUnsafeBytes { text in
        Needle(needle).lend {
          $0.firstMatch(
            in: UnsafeRawBufferPointer(rebasing: text[start...]), ignoringCase: ignoringCase)
        }
      }
      #expect(found.map { $0 + start } == expected)
      if !ignoringCase {
        #expect(text.withUnsafeBytes { Needle(needle).firstMatch(in: $0, from: start) } == expected)
      }
    }
  }
}
