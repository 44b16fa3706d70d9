import Testing

@testable import Digests
@testable import Papers

/// Files of known programs and of arXiv in forms that they had, or have in copies.
@Suite struct OldFriendsTests {
  private func read(_ text: String, _ path: String = "a.md") -> Digest {
    Digest.read(text, path: path)
  }

  private static let rule = String(repeating: "-", count: 78)

  @Test func mailsOfTheNineties() {
    let digest = read(
      """
      \(OldFriendsTests.rule)
      \\\\
      Paper: hep-th/9901001
      From: ann@here.example (Ann Smith)
      Date: Fri, 1 Jan 99 00:10:45 GMT   (30kb)

      Title: Lazy Strings
      Authors: Ann Smith (Here), Bo Lee
      Report-no: HERE-99-1
      Subj-class: High Energy
      \\\\
        We show that strings are lazy.
      \\\\ ( http://xxx.lanl.gov/abs/hep-th/9901001 , 30kb)
      \(OldFriendsTests.rule)
      \\\\
      Paper (*cross-listing*): gr-qc/9901002
      Date: Fri, 1 Jan 99 00:10:45 GMT   (30kb)

      Title: Lazy Holes
      Authors: Cy Poe
      \\\\
        We show that holes are lazy.
      \\\\ ( http://xxx.lanl.gov/abs/gr-qc/9901002 , 30kb)

      """, "mail.txt")
    #expect(digest.dialect == "mailing-list")
    #expect(digest.entries.map { "\($0.record.id)" } == ["hep-th/9901001", "gr-qc/9901002"])
    #expect(digest.entries[0].passage(\.authors).items.map(\.string) == ["Ann Smith", "Bo Lee"])
    #expect(digest.entries[0].record.day?.description == "1999-01-01")
    #expect(
      digest.entries[0].passage(\.extras).items.map(\.string)
        == ["Report number", "HERE-99-1", "Subject class", "High Energy", "Announced", "new"])
    #expect(digest.entries[1].passage(\.abstract).string == "We show that holes are lazy.")
    #expect(digest.problems == [])
  }

  @Test func mailsWithoutAbstracts() {
    func entry(_ number: Int, _ end: String) -> String {
      "\\\\\narXiv:2401.0000\(number)\nDate: Tue, 2 Jan 2024 10:00:00 GMT (1kb)\n\nTitle: Lazy Lists \(number)\n"
        + "Authors: Ann Smith\nCategories: cs.PL\n\(end)"
    }
    let rule = OldFriendsTests.rule + "\n"
    let text =
      rule + entry(1, "\\\\ ( https://arxiv.org/abs/2401.00001 , 1kb)\n" + rule)
      + entry(2, "\\\\\n" + rule)
      + entry(3, rule)
    let digest = read(text, "mail.txt")
    #expect(
      digest.entries.map { $0.passage(\.title).string } == [
        "Lazy Lists 1", "Lazy Lists 2", "Lazy Lists 3",
      ])
    #expect(digest.entries.allSatisfy { $0.passage(\.abstract).isEmpty })
    #expect(digest.problems == [])
  }

  @Test func theStoreOfACopyWithTheLinkInTheTitle() {
    let digest = read(
      #"{"LLM": {"2401.00001": "|**2024-01-02**|**[Small Models](https://arxiv.org/abs/2401.00001v1)**|Ann Smith et.al.|null|\n"}}"#,
      "a.json")
    #expect(digest.entries.map { $0.passage(\.title).string } == ["Small Models"])
    #expect(digest.entries[0].passage(\.authors).string == "Ann Smith")
    #expect(digest.entries[0].record.version == 1)
    #expect(digest.problems == [])
  }

  @Test func aSecondTitleAndAbstractStayApart() {
    let digest = read(
      """
      # Small Models Think Fast

      **中文标题**: 小模型想得快

      **Authors**: Ann Smith, Bo Lee

      **Link**: [PDF](https://arxiv.org/abs/2401.00001)

      **Abstract**: We show it.

      **摘要**: 我们证明了它。

      ---

      """)
    #expect(digest.dialect == "arxiv-daily-reporter")
    #expect(digest.entries[0].passage(\.title).string == "Small Models Think Fast")
    #expect(digest.entries[0].passage(\.abstract).string == "We show it.")
    #expect(
      digest.entries[0].passage(\.extras).items.map(\.string) == [
        "中文标题", "小模型想得快", "摘要", "我们证明了它。",
      ])
  }

  @Test(arguments: [
    ("<think>Is it short? Yes.</think> It is short.", "It is short."),
    (" <think>\\n</think>It", "It"),
    ("<think>It never ends", ""), ("a <think> b", "a <think> b"),
  ])
  func thoughtsOfModelsAreLeftOut(text: String, shown: String) {
    let digest = read(
      #"{"id": "2401.00001", "title": "A", "abstract": "B", "summary": "\#(text)"}"#, "a.json")
    #expect(digest.entries.first?.passage(\.summary).string == shown)
  }

  @Test func entitiesInEveryKindOfDigest() {
    let text =
      "Tom &amp; Jerry: a &quot;Q&quot; &lt; 3 &#39;study&#39; &amp;eacute; &unknown; & R&D"
    let shown = "Tom & Jerry: a \"Q\" < 3 'study' é &unknown; & R&D"
    let json = read(#"{"id": "2401.00001", "title": "\#(text)", "abstract": "\#(text)"}"#, "a.json")
    #expect(json.entries.first?.passage(\.abstract).string == shown)
    let mail = read(
      "\\\\\narXiv:2401.00001\nDate: Tue, 2 Jan 2024 10:00:00 GMT\n\nTitle: \(text)\nAuthors: Ann\n\\\\ (x)\n",
      "m.txt")
    #expect(mail.entries.first?.passage(\.title).string == shown)
  }
}
