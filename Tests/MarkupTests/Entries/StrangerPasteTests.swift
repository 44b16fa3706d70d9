import Papers
import Testing

@testable import Markup

/// Texts that strangers copied from pages, exports of programs, and other ways of writing than Markdown, each with
/// an oddity that was read wrong once.
@Suite struct StrangerPasteTests {
  @Test func commaWithinTheQuotationMarksOfATitle() {
    #expect(
      entries(
        """
        - U. Reed, I. B. Marsh, and O. Fé, "Corals by night: a count with lamps and nets," arXiv preprint arXiv:2303.06001, 2022.
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "2303.06001 | Corals by night: a count with lamps and nets | by: U. Reed, I. B. Marsh, O. Fé"
      ])
  }

  @Test func papersThatFollowEachOtherInTheOnlyCellOfAMail() {
    #expect(
      entries(
        """
        <html><body><table><tr><td>
        <h2>New citations</h2>
        <div><a href="https://www.semanticscholar.org/paper/Corals-by-Night/7bbc75">Corals by Night</a></div>
        <div>Una Reed, Ivo Marsh</div>
        <div><a href="https://www.semanticscholar.org/arxiv/2303.06002">Fish Schools Without Leaders</a></div>
        <div>Olga Fenn, Ivo Marsh</div>
        </td></tr></table></body></html>
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "x | Corals by Night | by: Una Reed, Ivo Marsh",
        "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn, Ivo Marsh",
      ])
  }

  @Test func footnotesOfFamiliesWithInitials() {
    #expect(
      entries(
        """
        # An essay on seas

        Seas are old[^1], and counted now[^2].

        [^1]: Reed, U., Marsh, I. B. & Fenn, O. Corals by Night. arXiv:2303.06001 (2017).
        [^2]: Fenn, O. Fish Schools Without Leaders. arXiv:2303.06002 (2022).
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "2303.06001 | Corals by Night | by: U. Reed, I. B. Marsh, O. Fenn",
        "2303.06002 | Fish Schools Without Leaders | by: O. Fenn",
      ])
  }

  @Test func topicsThatAreItemsAboveOnePaperEach() {
    #expect(
      entries(
        """
        - Seas
          - Reefs
            - Judging Every Reef From the Shore, Reed et al., CVPR 2023 [[pdf](https://arxiv.org/pdf/2303.06001)]
          - Fish
            - Fish Schools Without Any Leaders, Marsh et al., CVPR 2016 [[pdf](https://arxiv.org/pdf/2303.06002)]
        """
      ).map { $0.split(separator: " | ").prefix(2).joined(separator: " | ") } == [
        "2303.06001 | Judging Every Reef From the Shore",
        "2303.06002 | Fish Schools Without Any Leaders",
      ])
  }

  @Test func listingsThatWereCopiedFromPagesOfArxiv() {
    let expected = [
      "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh",
      "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn, Ivo Marsh",
    ]
    #expect(
      entries(
        """
        [1] arXiv:2303.06001 [pdf, html, other]
        Title: Corals by Night
        Una Reed, Ivo Marsh
        Subjects: Machine Learning (cs.LG); Artificial Intelligence (cs.AI)
        [2] arXiv:2303.06002 [pdf, other]
        Title: Fish Schools Without Leaders
        Olga Fenn, Ivo Marsh
        Subjects: Machine Learning (cs.LG)
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == expected)
    #expect(
      entries(
        """
        arXiv:2303.06001  [pdf, other]  cs.LG cs.AI
        Corals by Night
        Authors: Una Reed, Ivo Marsh

        Abstract: We count.

        arXiv:2303.06002  [pdf, other]  cs.LG
        Fish Schools Without Leaders
        Authors: Olga Fenn, Ivo Marsh

        Abstract: None leads.
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == expected)
  }

  @Test func classAndDayBehindAnID() {
    #expect(
      entries(
        """
        Corals by Night
        Una Reed, Ivo Marsh
        arXiv:2303.06001v2 [cs.LG], 31 May 2024
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | on: 2024-05-31 | in: cs.LG"
        ])
  }

  @Test func sectionsThatAreItemsWithATableOfFacts() {
    #expect(
      entries(
        """
        <html><body><ul>
        <li><h2>Corals by Night</h2><table>
        <tr><th>Item Type</th><td>Preprint</td></tr>
        <tr><th>Author</th><td>Una Reed</td></tr>
        <tr><th>Author</th><td>Ivo Marsh</td></tr>
        <tr><th>Date</th><td>2024-05-31</td></tr>
        <tr><th>URL</th><td><a href="http://arxiv.org/abs/2303.06001">http://arxiv.org/abs/2303.06001</a></td></tr>
        <tr><th>Extra</th><td>arXiv:2303.06001 [cs]</td></tr></table></li>
        <li><h2>Fish Schools Without Leaders</h2><table>
        <tr><th>Item Type</th><td>Preprint</td></tr>
        <tr><th>Author</th><td>Olga Fenn</td></tr>
        <tr><th>URL</th><td><a href="http://arxiv.org/abs/2303.06002">http://arxiv.org/abs/2303.06002</a></td></tr></table></li>
        </ul></body></html>
        """
      ).map { $0.split(separator: " | ").prefix(4).joined(separator: " | ") } == [
        "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | on: 2024-05-31",
        "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn",
      ])
  }

  @Test func columnsThatTabsDivide() {
    #expect(
      entries(
        "2303.06001\tCorals by Night\tUna Reed, Ivo Marsh\t2023-12-01\n"
          + "2303.06002\tFish Schools Without Leaders\tOlga Fenn, Ivo Marsh\t2024-01-08\n") == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | on: 2023-12-01",
          "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn, Ivo Marsh | on: 2024-01-08",
        ])
  }

  @Test func linksAsAsciiDocAndWikisHaveThem() {
    let expected = ["2303.06001 | Corals by Night", "2303.06002 | Fish Schools Without Leaders"]
    for list in [
      """
      == Seas
      * https://arxiv.org/abs/2303.06001[Corals by Night]
      * https://arxiv.org/abs/2303.06002[Fish Schools Without Leaders], 2024
      """,
      """
      == Seas ==
      * [https://arxiv.org/abs/2303.06001 Corals by Night]
      * [https://arxiv.org/abs/2303.06002 Fish Schools Without Leaders], 2024
      """,
    ] {
      #expect(
        entries(list).map { $0.split(separator: " | ").prefix(2).joined(separator: " | ") }
          == expected)
    }
  }

  @Test func numbersThatAreKeysAndDaysBehindPictures() {
    #expect(
      entries(
        """
        #### 1️⃣ Corals by Night
        > **Link**: https://arxiv.org/abs/2303.06001
        """) == ["2303.06001 | Corals by Night"])
    #expect(
      entries(
        """
        📄 Fish Schools Without Leaders
        👤 Olga Fenn, Ivo Marsh
        📅 2023-12-01
        🔗 https://arxiv.org/abs/2303.06002
        """) == [
          "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn, Ivo Marsh | on: 2023-12-01"
        ])
  }

  @Test func linksUnderTheirNamesInYAML() {
    #expect(
      entries(
        """
        papers:
          - title: Corals by Night
            authors:
              - Una Reed
              - Ivo Marsh
            links: {arxiv: "https://arxiv.org/abs/2303.06001", code: "https://github.com/una/corals"}
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | code: https://github.com/una/corals"
        ])
  }

  @Test func addressesInAColumnForForums() {
    #expect(
      entries(
        """
        title,authors,decision,forum
        Corals by Night,Una Reed|Ivo Marsh,Accept,https://openreview.net/forum?id=Corals1
        """) == ["x | Corals by Night | by: Una Reed, Ivo Marsh"])
  }
}
