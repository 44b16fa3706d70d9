import Papers
import Testing

@testable import Markup

/// Lists in the manners of many makers, and what a person reads in them.
@Suite struct OtherMakersTests {
  @Test func titleVenueAndLabels() {
    #expect(
      entries(
        """
        ## Reefs

        * Coral Growth in Warm Seas (CVPR 2023) [[Paper]](https://arxiv.org/abs/2303.05001) [[Code]](https://github.com/una/coral)
        * Fish Schools Without Leaders (ICLR 2024 Oral) [[Paper]](https://arxiv.org/abs/2303.05002)
        * Reefs From Space, ICRA 2022 [paper](https://arxiv.org/abs/2303.05003)[code](https://github.com/una/space)
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | venue: CVPR 2023 | code: https://github.com/una/coral",
          "2303.05002 | Fish Schools Without Leaders | venue: ICLR 2024 Oral",
          "2303.05003 | Reefs From Space | venue: ICRA 2022 | code: https://github.com/una/space",
        ])
  }

  @Test func boldTitleAuthorsVenue() {
    #expect(
      entries(
        """
        - **Coral Growth in Warm Seas**, Una Reed, Ivo Marsh, CVPR 2023 [[paper](https://arxiv.org/abs/2303.05001)]
        - **Fish Schools Without Leaders.** Oda Fenn and Una Reed. *ICLR 2024*. [[pdf]](https://arxiv.org/pdf/2303.05002.pdf)
        - [Reefs From Space](https://arxiv.org/abs/2303.05003), *Ivo Marsh et al.*, ICRA 2022.
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh | venue: CVPR 2023",
          "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn, Una Reed | venue: ICLR 2024",
          "2303.05003 | Reefs From Space | by: Ivo Marsh | venue: ICRA 2022",
        ])
  }

  @Test func tablesWithALinkInTheTitleAndAPDF() {
    #expect(
      entries(
        """
        | Date | Title | Paper | Code |
        |---|---|---|---|
        | 2023-03-07 | [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001) | [PDF](https://arxiv.org/pdf/2303.05001) | [GitHub](https://github.com/una/coral) |
        | 2023-03-08 | Fish Schools Without Leaders | [2303.05002](https://arxiv.org/abs/2303.05002) | - |
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | on: 2023-03-07 | code: https://github.com/una/coral",
          "2303.05002 | Fish Schools Without Leaders | on: 2023-03-08",
        ])
  }

  @Test func tablesInHTML() {
    #expect(
      entries(
        """
        # Reefs

        <table>
        <tr><th>Title</th><th>Authors</th><th>Links</th></tr>
        <tr><td>Coral Growth in Warm Seas</td><td>Una Reed, Ivo Marsh</td><td><a href="https://arxiv.org/abs/2303.05001">arXiv</a></td></tr>
        <tr><td>Fish Schools Without Leaders</td><td>Oda Fenn</td><td><a href="https://arxiv.org/abs/2303.05002">arXiv</a> <a href="https://github.com/oda/fish">code</a></td></tr>
        </table>
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh",
          "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn | code: https://github.com/oda/fish",
        ])
  }

  @Test func sectionsWithFields() {
    #expect(
      entries(
        """
        # Papers of 7 March

        ### 1. [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001)
        **Authors:** Una Reed; Ivo Marsh
        **Published:** 2023-03-07
        **Abstract:** Corals grow. They grow slowly.

        ### 2. Fish Schools Without Leaders
        **Authors:** Oda Fenn
        **PDF:** https://arxiv.org/pdf/2303.05002
        #### Abstract
        Fish follow fish.
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh | on: 2023-03-07 | abstract: Corals grow. They grow slowly.",
          "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn | abstract: Fish follow fish.",
        ])
  }

  @Test func listsInLists() {
    #expect(
      entries(
        """
        - Growth
          - [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001)
            - Authors: Una Reed, Ivo Marsh
            - Code: https://github.com/una/coral
          - [Fish Schools Without Leaders](https://arxiv.org/abs/2303.05002)
        - **Reefs From Space**
          - Authors: Ivo Marsh
          - [Paper](https://arxiv.org/abs/2303.05003)
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh | code: https://github.com/una/coral",
          "2303.05002 | Fish Schools Without Leaders",
          "2303.05003 | Reefs From Space | by: Ivo Marsh",
        ])
  }

  @Test func newslettersWithNumbers() {
    #expect(
      entries(
        """
        1. **Coral Growth in Warm Seas** – Corals grow slowly but surely, as a new study shows. ([paper](https://arxiv.org/abs/2303.05001) | [tweet](https://x.com/a/1))
        2. **Fish Schools Without Leaders** – Fish follow fish in all seas that were looked at. ([paper](https://arxiv.org/abs/2303.05002))
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | abstract: Corals grow slowly but surely, as a new study shows",
          "2303.05002 | Fish Schools Without Leaders | abstract: Fish follow fish in all seas that were looked at",
        ])
  }

  @Test func chineseDailies() {
    let list = """
      ## 今日论文

      **1. Coral Growth in Warm Seas**
      **标题**：暖海中的珊瑚生长
      **作者**：Una Reed、Ivo Marsh
      **链接**：https://arxiv.org/abs/2303.05001
      **摘要**：珊瑚长得慢。

      **2. Fish Schools Without Leaders**
      **作者**：Oda Fenn
      **链接**：https://arxiv.org/abs/2303.05002
      **摘要**：鱼跟着鱼。
      """
    let found = entries(list)
    #expect(found.count == 2)
    #expect(
      found.last == "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn | abstract: 鱼跟着鱼。")
  }

  @Test func japaneseAndKoreanLists() {
    #expect(
      entries(
        """
        ### Coral Growth in Warm Seas
        - 著者: Una Reed, Ivo Marsh
        - リンク: https://arxiv.org/abs/2303.05001
        - 概要: サンゴは育つ。

        ### Fish Schools Without Leaders
        - 저자: Oda Fenn
        - 링크: https://arxiv.org/abs/2303.05002
        - 초록: 물고기는 물고기를 따른다.
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh | abstract: サンゴは育つ。",
          "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn | abstract: 물고기는 물고기를 따른다.",
        ])
  }

  @Test func plainTextWithLabels() {
    #expect(
      entries(
        """
        Title: Coral Growth in Warm Seas
        Authors: Una Reed, Ivo Marsh
        URL: https://arxiv.org/abs/2303.05001

        Abstract: Corals grow slowly.

        Title: Fish Schools Without Leaders
        Authors: Oda Fenn
        URL: https://arxiv.org/abs/2303.05002

        Abstract: Fish follow fish.
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh | abstract: Corals grow slowly.",
          "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn | abstract: Fish follow fish.",
        ])
  }

  @Test func idsAsLabelsBeforeTitles() {
    #expect(
      entries(
        """
        - [[2303.05001]](https://arxiv.org/abs/2303.05001) Coral Growth in Warm Seas
        - [2303.05002](https://arxiv.org/abs/2303.05002): Fish Schools Without Leaders
        - arXiv:2303.05003 - Reefs From Space
        """) == [
          "2303.05001 | Coral Growth in Warm Seas", "2303.05002 | Fish Schools Without Leaders",
          "2303.05003 | Reefs From Space",
        ])
  }

  @Test func references() {
    #expect(
      entries(
        """
        1. Una Reed, Ivo Marsh. Coral Growth in Warm Seas. arXiv:2303.05001, 2023.
        2. Oda Fenn, Una Reed. "Fish Schools Without Leaders." ICLR 2024. https://arxiv.org/abs/2303.05002
        """) == [
          "2303.05001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh",
          "2303.05002 | Fish Schools Without Leaders | by: Oda Fenn, Una Reed | venue: ICLR 2024",
        ])
  }

  @Test func namesOfModelsBeforeTitles() {
    #expect(
      entries(
        """
        - **CORAL:** Contrastive Objects for Reef Analysis [[paper](https://arxiv.org/abs/2303.05001)]
        - ⭐ **FISH** Following in Schools of Hundreds [[paper](https://arxiv.org/abs/2303.05002)] #fish #schools
        """) == [
          "2303.05001 | CORAL: Contrastive Objects for Reef Analysis",
          "2303.05002 | FISH Following in Schools of Hundreds | tags: fish, schools",
        ])
  }

  @Test func severalAddressesOfOnePaperAreOneEntry() {
    #expect(
      entries(
        """
        - [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001) [[pdf](https://arxiv.org/pdf/2303.05001v2)] [[alphaXiv](https://www.alphaxiv.org/abs/2303.05001)] [[code](https://github.com/una/coral)]

        Read at [HF](https://huggingface.co/papers/2303.05001).
        """) == ["2303.05001 | Coral Growth in Warm Seas | code: https://github.com/una/coral"])
  }

  @Test func papersNamedInPassingStayInTheText() {
    let list = """
      - **Coral Growth in Warm Seas** [[paper](https://arxiv.org/abs/2303.05001)] – grows faster than what [Fenn et al.](https://arxiv.org/abs/2303.05002) had seen.
      """
    #expect(
      entries(list) == [
        "2303.05001 | Coral Growth in Warm Seas | abstract: grows faster than what Fenn et al. (arXiv:2303.05002) had seen"
      ])
  }

  @Test func listsOfLinksInOneLineAreDivided() {
    #expect(
      entries(
        """
        - [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001), [Fish Schools Without Leaders](https://arxiv.org/abs/2303.05002), [Reefs From Space](https://arxiv.org/abs/2303.05003)
        """) == [
          "2303.05001 | Coral Growth in Warm Seas", "2303.05002 | Fish Schools Without Leaders",
          "2303.05003 | Reefs From Space",
        ])
  }

  @Test func codeFencesAreNoEntries() {
    #expect(
      entries(
        """
        ### [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001)

        ```bibtex
        @article{reed, title={Another Title of Some Words}, eprint={2303.05009}, url={https://arxiv.org/abs/2303.05009}}
        ```
        """) == ["2303.05001 | Coral Growth in Warm Seas"])
  }

  @Test func papersBesideATitleOfTheirSurvey() {
    #expect(
      entries(
        """
        # A Survey of Reefs and What Lives in Them

        [![arXiv](https://img.shields.io/badge/arXiv-2303.05000-b31b1b.svg)](https://arxiv.org/abs/2303.05000)

        ## Corals

        - [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001)
        - [Fish Schools Without Leaders](https://arxiv.org/abs/2303.05002)
        """) == [
          "2303.05000 | A Survey of Reefs and What Lives in Them",
          "2303.05001 | Coral Growth in Warm Seas",
          "2303.05002 | Fish Schools Without Leaders",
        ])
  }

  @Test func badgesAreTagsWithoutWhatControlsTerminals() {
    #expect(
      entries(
        """
        - [Coral Growth in Warm Seas](https://arxiv.org/abs/2303.05001) ![k](https://img.shields.io/badge/warm%20seas-F00) ![k](https://img.shields.io/badge/%1b%5B31mred-F00)
        """) == ["2303.05001 | Coral Growth in Warm Seas | tags: warm seas, [31mred"])
  }
}
