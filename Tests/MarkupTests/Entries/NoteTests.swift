import Papers
import Testing

@testable import Markup

/// Notes about one paper: facts at the head of the file say which.
@Suite struct NoteTests {
  @Test func papersCitedInANoteDoNotTakeItsPlace() {
    let note = """
      ---
      title: "Tide Pools Are Full of Life"
      authors:
        - Una Reed
        - Ivo Marsh
      arxiv_id: "2303.04001"
      date: 2023-03-07
      tags:
        - tides
      ---
      ## Abstract
      We show that pools are full of life.

      ## Related
      - [[Salt Meadows]] (arXiv:2203.00001)
      """
    #expect(
      entries(note) == [
        "2303.04001 | Tide Pools Are Full of Life | by: Una Reed, Ivo Marsh | on: 2023-03-07 | tags: tides | abstract: We show that pools are full of life."
      ])
    #expect(extras(note).contains { $0.contains("arXiv:2203.00001") })
  }

  @Test func foldedAbstractsOfPrograms() {
    #expect(
      entries(
        """
        ---
        title: "Tide Pools Are Full of Life"
        title_ja: "潮だまり"
        authors: "Una Reed"
        arxiv_primary_category: "q-bio.PE"
        arxiv_categories:
          - q-bio.PE
          - cs.LG
        arxiv_abstract: >-
          We show that pools are full of life, and that
          they are wet.
        tags: [tides, pools]
        arxiv_id: "2303.04001v1"
        date: 2023-03-07 09:00:00 +0900
        ---
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | by: Una Reed | on: 2023-03-07 | in: q-bio.PE, cs.LG | tags: tides, pools | abstract: We show that pools are full of life, and that they are wet."
        ])
  }

  @Test func titlesBrokenOverTwoRows() {
    #expect(
      entries(
        """
        | Title | Authors | Summary |
        |---|---|---|
        | Tide Pools Are Full of Life and of
          Other Things (Read more on [arXiv](https://arxiv.org/abs/2303.04001))| Una Reed, Ivo Marsh | Pools are full. |
        | Salt Meadows Are Not (Read more on [arXiv](https://arxiv.org/abs/2303.04002))| Oda Fenn | Meadows are not. |
        """) == [
          "2303.04001 | Tide Pools Are Full of Life and of Other Things | by: Una Reed, Ivo Marsh | summary: Pools are full.",
          "2303.04002 | Salt Meadows Are Not | by: Oda Fenn | summary: Meadows are not.",
        ])
  }
}
