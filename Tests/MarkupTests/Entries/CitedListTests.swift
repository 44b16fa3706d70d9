import Papers
import Testing

@testable import Markup

/// Lists in which a title does not stand where most have it.
@Suite struct CitedListTests {
  @Test func itemAboveItsLinks() {
    #expect(
      entries(
        """
        # Reefs

        ## Visual

        - Coral Growth in Warm Seas: A Study of Many Years, ICCV 2021
          - [Paper](https://arxiv.org/abs/2303.05001)
          - [Project](https://una.example/coral)
        - Reefs of the Deep and What Lives There
          - Sensors 2022. [[link](https://www.mdpi.com/1/2/3/4)]
        - We looked at these:
          - [Fish Schools Without Leaders](https://arxiv.org/abs/2303.05002)
        """) == [
          "2303.05001 | Coral Growth in Warm Seas: A Study of Many Years | venue: ICCV 2021",
          "x | Reefs of the Deep and What Lives There | venue: Sensors 2022",
          "2303.05002 | Fish Schools Without Leaders | abstract: We looked at these:",
        ])
  }

  @Test func authorsBeforeTheTitle() {
    #expect(
      entries(
        """
        # A reading list of corals

        Reed, U., Marsh, I., & Fenn, O. (2023). Coral growth in warm seas. *arXiv preprint arXiv:2303.05001*.

        Marsh, Ivo, et al. "Fish schools without leaders." arXiv preprint arXiv:2303.05002 (2023).

        O. Fenn, "Reefs from space", Annals of Seas 3 (2023) 2-30, arXiv:2303.05003

        Reed et al. *Corals That Sing*. arXiv:2303.05004 (2023).
        """
      ).map {
        String($0.prefix { $0 != "|" } + $0.drop { $0 != "|" }.dropFirst().prefix { $0 != "|" })
      } == [
        "2303.05001  Coral growth in warm seas ", "2303.05002  Fish schools without leaders ",
        "2303.05003  Reefs from space ", "2303.05004  Corals That Sing ",
      ])
  }

  @Test func labelsAndTagsInBold() {
    #expect(
      entries(
        """
        **Key Paper:** [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001) | Reed (2023)

        | Date | Title | Paper |
        |---|---|---|
        | 2023.05 | [**FishSchools**] Fish Schools Without Leaders | [[pdf]](https://arxiv.org/pdf/2303.05002) |
        """
      ).map { $0.split(separator: " | ").prefix(2).joined(separator: " | ") } == [
        "2303.05001 | Coral Growth in Warm Seas", "2303.05002 | Fish Schools Without Leaders",
      ])
  }

  @Test func journalsBehindBarsAreNoTitles() {
    #expect(
      entries(
        """
        - **2015-08** | Coral growth: a study of warm seas | *Una Reed & Ivo Marsh* | [Sea Methods: Short intro](https://doi.org/10.1000/a.1)
        - **2015-09** | Fish schools without leaders | *Una Reed* | [Arxiv](https://arxiv.org/abs/2303.05002)
        """
      ).map { $0.split(separator: " | ").prefix(2).joined(separator: " | ") } == [
        "x | Coral growth: a study of warm seas", "2303.05002 | Fish schools without leaders",
      ])
  }

  @Test func numbersOfChapters() {
    #expect(
      entries(
        """
        ### 1.2. Coral Growth in Warm Seas

        [Paper](https://arxiv.org/abs/2303.05001)

        ### 3.5 Degrees and What They Do

        [Paper](https://arxiv.org/abs/2303.05002)
        """) == [
          "2303.05001 | Coral Growth in Warm Seas", "2303.05002 | 3.5 Degrees and What They Do",
        ])
  }

  @Test func aTableOfAFamilyAmongOtherPapers() {
    #expect(
      entries(
        """
        **Coral Growth in Warm Seas**\\
        **[Paper](https://arxiv.org/abs/2303.05001)** | **[Code](https://github.com/una/coral)**

        ## Fish

        | Title | Date |
        |---|---|
        | [**Fish Schools Without Leaders**](https://arxiv.org/abs/2303.05002) | 2023-05-02 |
        """
      ).map { $0.split(separator: " | ").prefix(2).joined(separator: " | ") } == [
        "2303.05001 | Coral Growth in Warm Seas", "2303.05002 | Fish Schools Without Leaders",
      ])
  }

  @Test func aDiaryWithDaysAsHeadings() {
    #expect(
      entries(
        """
        # 2023-05-09

        Two of today:
         - Corals that sing: https://arxiv.org/abs/2303.05001
         - "Fish Schools Without Leaders" https://arxiv.org/abs/2303.05002
        """) == ["2303.05001 | Corals that sing", "2303.05002 | Fish Schools Without Leaders"])
  }
}
