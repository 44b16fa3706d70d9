import Digests
import Markup
import Papers
import Testing

@Suite struct UnknownTextTests {
  /// `id|title|authors|date|tags|abstract` of each entry, and the problems as `line kind`.
  private func read(_ text: String) -> (entries: [String], problems: [String]) {
    let digest = MarkupTests.read(text)
    #expect(digest.dialect == "markdown")
    let entries = digest.entries.map { entry in
      let record = entry.record
      return [
        "\(ArxivReference(id: record.id, version: record.version == 0 ? nil : record.version))",
        entry.passage(\.title).string,
        entry.passage(\.authors).items.map(\.string).joined(separator: ";"),
        record.day?.description ?? "",
        entry.passage(\.tags).items.map(\.string).joined(separator: ";"),
        entry.passage(\.abstract).string,
      ].joined(separator: "|")
    }
    return (Array(entries), digest.problems.map { "\($0.line) \($0.kind)" })
  }

  private static let abstract = String(repeating: "A sentence of the abstract. ", count: 10)
    .dropLast()

  @Test func numberedHeadings() {
    let found = read(
      """
      # My reading list

      ## 1. Learning to Prune Without Tears

      - **Authors:** A. One, B. Two
      - **Published**: 2025-04-23
      - **Keywords:** pruning, sparse
      - [PDF](https://arxiv.org/pdf/2504.16922v2) | [Abs](https://arxiv.org/abs/2504.16922v2)

      **Abstract:** \(Self.abstract)

      ## 2. A Second Paper [with Brackets]

      [arXiv](https://arxiv.org/abs/2504.16923)
      """)
    #expect(
      found.entries == [
        "2504.16922v2|Learning to Prune Without Tears|A. One;B. Two|2025-04-23|pruning;sparse|"
          + Self.abstract,
        "2504.16923|A Second Paper [with Brackets]||||",
      ])
    #expect(found.problems.isEmpty)
  }

  @Test func blockQuotations() {
    let found = read(
      """
      ### The Shape of Small Models
      > Authors: A. One
      > https://arxiv.org/abs/2504.16922
      >
      > \(Self.abstract)
      """)
    #expect(
      found.entries == ["2504.16922|The Shape of Small Models|A. One|||" + Self.abstract])
  }

  @Test func htmlFontsAndLinks() {
    let found = read(
      """
      <h3><font color="red">Attention in the Dark</font></h3>
      <a href="https://arxiv.org/abs/2504.16922">arXiv:2504.16922</a>

      <b>Graphs of Graphs</b> <br> <a href="http://arxiv.org/abs/math/0211159v1">abs</a>
      """)
    #expect(
      found.entries == [
        "2504.16922|Attention in the Dark||||", "math/0211159v1|Graphs of Graphs||||",
      ])
  }

  @Test func listsAndTables() {
    let found = read(
      """
      ## Week 12

      - [A Linked Title](https://arxiv.org/abs/2504.00001), A. One
      * **A Bold Title**, A. One and B. Two, [2504.00002](https://arxiv.org/abs/2504.00002)
      3. A Title Before Its Address, https://arxiv.org/abs/2504.00003v1

      | Date | Paper | Link |
      |---|---|---|
      | 2025-04-01 | Rows of a Table | [pdf](https://arxiv.org/pdf/2504.00004) |
      """)
    #expect(
      found.entries == [
        "2504.00001|A Linked Title|A. One|||", "2504.00002|A Bold Title|A. One;B. Two|||",
        "2504.00003v1|A Title Before Its Address||||",
        "2504.00004|Rows of a Table||2025-04-01||",
      ])
    #expect(found.problems.isEmpty)
  }

  @Test func plainRecords() {
    let found = read(
      """
      Title: A Plain Record
      Authors: A. One, B. Two
      arXiv: 2504.00001v3
      Abstract: Short.

      Title: Another One
      Link: https://arxiv.org/abs/2504.00002
      """)
    #expect(
      found.entries == [
        "2504.00001v3|A Plain Record|A. One;B. Two|||Short.", "2504.00002|Another One||||",
      ])
  }

  @Test func anIdWithoutATitleIsAProblemAndNoEntry() {
    let found = read(
      """
      - https://arxiv.org/abs/2504.00001
      - [PDF](https://arxiv.org/pdf/2504.00002)

      see arXiv:2504.00003
      """)
    #expect(found.entries.isEmpty)
    #expect(found.problems.map { $0.hasSuffix("missingTitle") } == [false, true, true, true])
    #expect(found.problems[0].hasSuffix("unreadAddresses(count: 3, lines: [1, 2, 4])"))
  }

  @Test func entitiesOfHeadings() {
    let found = read(
      """
      ### Tom &amp; Jerry: a &quot;Q&quot; &lt; 3 &#39;study&#39; &amp;eacute; &unknown; & R&D
      **Authors**: Ann
      **Link**: https://arxiv.org/abs/2401.00001
      """)
    #expect(
      found.entries == [
        "2401.00001|Tom & Jerry: a \"Q\" < 3 'study' é &unknown; & R&D|Ann|||"
      ])
  }

  @Test func proseIsNoDigest() {
    let digest = DigestParser.parse(
      Array("# A tool\n\nIt does things.\n".utf8), path: "README.md", dialects: Dialect.lists)
    #expect(digest.problems.map(\.kind) == [.noDialect])
  }
}
