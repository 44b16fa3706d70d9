import Digests
import Papers
import Testing

@testable import Markup

/// Tables and notes of strangers, each with an oddity that was read wrong once.
@Suite struct StrangerTableTests {
  @Test func dayWithoutAYear() {
    #expect(
      entries(
        """
        | 序号 | arXiv ID | 论文标题 | 作者 | 提交日期 |
        |---|---|---|---|---|
        | 1 | 2312.06001 | Coral Growth in Warm Seas | Una Reed 等 | 12-28 |
        | 2 | 2312.06002 | Fish Schools Without Leaders | Ivo Marsh 等 | 01-03 |
        | 3 | 2312.06003 | Reefs From Space | Olga Fenn 等 | 11-30 |
        """) == [
          "2312.06001 | Coral Growth in Warm Seas | by: Una Reed | on: 2023-12-28",
          "2312.06002 | Fish Schools Without Leaders | by: Ivo Marsh | on: 2024-01-03",
          "2312.06003 | Reefs From Space | by: Olga Fenn | on: 2023-11-30",
        ])
  }

  @Test func columnOfDOIs() {
    #expect(
      entries(
        """
        | Titel | Autoren | Jahr | DOI | Verdikt |
        |---|---|---|---|---|
        | Coral Growth in Warm Seas | Una Reed, Ivo Marsh | 2025 | 10.1000/reef.12 | gut |
        """) == [
          "x | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh | on: 2025-01-01 | doi: 10.1000/reef.12"
        ])
  }

  @Test func linksInAColumnForPapers() {
    #expect(
      entries(
        """
        | Metric | Date | Paper |
        |---|---|---|
        | Depth (D) | 2010.01 | [Depth as a measure of calm](https://una.example/depth.pdf) |
        | Salt (S) | 2013.12 | [Salt as a measure of age](https://arxiv.org/abs/2303.06001) |
        """) == [
          "x | Depth as a measure of calm | on: 2010-01-01",
          "2303.06001 | Salt as a measure of age | on: 2013-12-01",
        ])
  }

  @Test func rowsWithoutAnAddress() {
    let digest = read(
      """
      | 논문 | arXiv ID | 학회 |
      |---|---|---|
      | **Tides Without a Moon** | — | CoRL 2025 |
      | **Aim** | — | ICLR 2025 |
      | **Moka** | 2303.06001 | RSS 2024 |
      """)
    #expect(
      described(digest) == [
        "x | Tides Without a Moon | venue: CoRL 2025", "2303.06001 | Moka | venue: RSS 2024",
      ])
    #expect(digest.problems.map(\.line) == [4])
  }

  @Test func papersInAColumnForCode() {
    #expect(
      entries(
        """
        | 标题 | 作者 | PDF | 代码 |
        |---|---|---|---|
        | Coral growth in warm seas | Una Reed | [PDF](https://arxiv.org/pdf/2303.06001) | [code1](https://arxiv.org/abs/2303.06002) [code2](https://arxiv.org/abs/2303.06003) |
        """
      ).map { String($0.split(separator: " | code")[0]) } == [
        "2303.06001 | Coral growth in warm seas | by: Una Reed"
      ])
  }

  @Test func namesByWhichATableKnowsItsPapers() {
    let table = """
      | ID | Paper | URL |
      |---|---|---|
      | Nets0 | 2303.06001 — Memory of Nets at Sea | http://arxiv.org/abs/2303.06001 |
      """
    #expect(entries(table) == ["2303.06001 | Memory of Nets at Sea"])
    #expect(extras(table) == ["ID: Nets0"])
  }

  @Test func headOfATableOfFacts() {
    #expect(
      entries(
        """
        # Corals by Night

        | Field | Value |
        |---|---|
        | Authors | Una Reed, Ivo Marsh |
        | arXiv | [2303.06001](https://arxiv.org/abs/2303.06001) |
        """) == ["2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh"])
  }

  @Test func wholeDateBesideAYear() {
    let note = """
      ---
      id: relay
      short_title: Relay
      title: "Relay, Do Not Wait"
      authors: '<strong>Una Reed</strong>, <a href="https://ivo.example/">Ivo Marsh</a>'
      year: 2026
      date: 2026-08-01
      paper_url: https://arxiv.org/pdf/2303.06001
      permalink: /publication/relay
      layout: post
      citation: 'Una Reed, Ivo Marsh. “Relay, Do Not Wait”, Annals of Seas. 2026. In the second volume.'
      ---
      Waiting is long.
      """
    #expect(
      entries(note) == [
        "2303.06001 | Relay, Do Not Wait | by: Una Reed, Ivo Marsh | on: 2026-08-01 | abstract: Waiting is long."
      ])
    #expect(
      extras(note) == [
        "id: relay", "short_title: Relay", "permalink: /publication/relay",
        "citation: Una Reed, Ivo Marsh. “Relay, Do Not Wait”, Annals of Seas. 2026. In the second volume.",
      ])
  }

  @Test func yearOfThePaperBesideTheDateOfTheNote() {
    #expect(
      entries(
        """
        ---
        name: relay-notes
        paper: "Relay, Do Not Wait"
        authors: [Una Reed]
        arxiv_id: "2303.06001"
        date: 2026-08-01
        year: 2023
        ---
        # Notes on Relay
        """
      ).map { $0.split(separator: " | ").prefix(4).joined(separator: " | ") } == [
        "2303.06001 | Relay, Do Not Wait | by: Una Reed | on: 2023-01-01"
      ])
  }

  private func digest(_ text: String) -> Digest {
    DigestParser.parse(Array(text.utf8), path: "note.md", dialects: Dialect.lists)
  }

  @Test func switchesOfTheSiteAreNoFactsOfThePaper() {
    let note = digest(
      """
      ---
      title: Relay, Do Not Wait
      arxiv_id: "2303.06001"
      date: 2023-03-11
      comments: true
      publish: false
      ---
      We read it in spring.
      """)
    #expect(note.entries.map { $0.passage(\.comment).string } == [""] && note.problems.isEmpty)
  }

  /// The same where nothing but comments is behind the facts, so that all of it is YAML; and in other records.
  @Test(arguments: [
    "---\ntitle: Relay, Do Not Wait\narxiv: 2303.06001\ncomments: true\nsummary: False\n---\n\n# Thoughts\n",
    "- title: Relay, Do Not Wait\n  arxiv: 2303.06001\n  comments: true\n  summary: \"false\"\n",
    "[{\"title\": \"Relay, Do Not Wait\", \"arxiv\": \"2303.06001\", \"comments\": true, \"summary\": \"no\"}]",
  ])
  func aSwitchOfASiteInRecords(text: String) {
    let list = digest(text)
    #expect(list.entries.map { $0.passage(\.title).string } == ["Relay, Do Not Wait"])
    #expect(list.entries.map { $0.passage(\.comment).string } == [""], "\(list.dialect)")
    #expect(list.entries.allSatisfy { ["", "no"].contains($0.passage(\.summary).string) })
  }

  @Test func aPaperMayBeCalledTrue() {
    let list = digest("- title: \"True\"\n  arxiv: 2303.06001\n  authors: [A. One]\n")
    #expect(list.entries.map { $0.passage(\.title).string } == ["True"])
  }

  @Test func aYearThatIsNoneIsSaid() {
    let note = digest(
      "---\ntitle: Relay, Do Not Wait\narxiv_id: 2303.06001\nyear: 0000\n---\nWe read it in spring.\n"
    )
    #expect(note.entries.count == 1 && note.problems.count == 1)
  }

  /// A link without a text and a full stop: nothing is left of them.
  @Test func nothingBehindTheLastPaper() {
    for rest in [
      "[](https://arxiv.org/abs/2401.01234).", "[](https://arxiv.org/abs/2401.01234)", ".",
    ] {
      #expect(entries("**Coral Growth in Warm Seas**\n\n" + rest).count <= 1)
    }
  }
}
