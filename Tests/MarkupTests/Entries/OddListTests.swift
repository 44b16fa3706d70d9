import Papers
import Testing

@testable import Markup

/// Lists that were read wrongly once, each under the name of what is odd in it.
@Suite struct OddListTests {
  @Test func paragraphsOfSomeLinesAreEntries() {
    let list = """
      # Awesome Tides

      ## Surveys

      **Tide Pools: A Survey** \\
      *Una Reed, Ivo Marsh* \\
      arXiv 2023. [[Paper](https://arxiv.org/abs/2303.04001)] [[Github](https://github.com/una/pools)] \\
      7 Mar 2023

      **Salt Meadows: A Survey** \\
      *Oda Fenn* \\
      ICML 2023. [[Paper](https://arxiv.org/abs/2303.04002)] \\
      8 Mar 2023
      """
    #expect(
      entries(list) == [
        "2303.04001 | Tide Pools: A Survey | by: Una Reed, Ivo Marsh | on: 2023-03-07 | code: https://github.com/una/pools",
        "2303.04002 | Salt Meadows: A Survey | by: Oda Fenn | on: 2023-03-08 | venue: ICML 2023",
      ])
    #expect(extras(list) == ["Topic: Surveys"])
  }

  @Test func paragraphsWithoutBlankLinesBetweenThemAreDivided() {
    #expect(
      entries(
        """
        **Tide Pools**
        *Una Reed, Ivo Marsh*
        [[Paper](https://arxiv.org/abs/2303.04001)]
        **Salt Meadows**
        *Oda Fenn*
        [[Paper](https://arxiv.org/abs/2303.04002)]
        """) == [
          "2303.04001 | Tide Pools | by: Una Reed, Ivo Marsh",
          "2303.04002 | Salt Meadows | by: Oda Fenn",
        ])
  }

  @Test func summariesAreTitlesAndTheHeadingAboveIsNot() {
    let list = """
      # Boats

      ### Wind driven
      <details>
        <summary>Small Sails Turn Quickly in Storms</summary>

      [![arXiv](https://img.shields.io/badge/arXiv-2303.04001-b31b1b)](https://arxiv.org/abs/2303.04001)
      </details>

      <details>
        <summary>Large Sails Turn Late in Calm Waters</summary>

      [![arXiv](https://img.shields.io/badge/arXiv-2303.04002-b31b1b)](https://arxiv.org/abs/2303.04002)
      </details>
      """
    #expect(
      entries(list) == [
        "2303.04001 | Small Sails Turn Quickly in Storms",
        "2303.04002 | Large Sails Turn Late in Calm Waters",
      ])
    #expect(extras(list) == ["Topic: Wind driven"])
  }

  @Test func headersSayWhatColumnsAre() {
    #expect(
      entries(
        """
        | **Paper** | **Links** |
        | --- | --- |
        | 1) Tide Pools - shows that pools are full of life in all seasons. | [Paper](https://arxiv.org/abs/2303.04001), [Tweet](https://x.com/a/1) |
        | 2) **SALT1** - a memory for meadows of all kinds. | [Paper](https://arxiv.org/abs/2303.04002), [Tweet](https://x.com/a/2) |
        | 3) T5 | [Paper](https://arxiv.org/abs/2303.04003), [Tweet](https://x.com/a/3) |

        | Abstract | Title | Authors | Link |
        |---|---|---|---|
        | We show that odd boats do not sink. | Odd Boats Float | Una Reed, Ivo Marsh | [2303.04004](https://arxiv.org/abs/2303.04004) |
        | We show that even boats do. | Even Boats Sink (Read more on [arXiv](https://arxiv.org/abs/2303.04005) or [HuggingFace](https://huggingface.co/papers/2303.04005)) | una-reed, imarsh | - |
        """) == [
          "2303.04001 | Tide Pools | abstract: shows that pools are full of life in all seasons",
          "2303.04002 | SALT1 | abstract: a memory for meadows of all kinds",
          "2303.04003 | T5",
          "2303.04004 | Odd Boats Float | by: Una Reed, Ivo Marsh | abstract: We show that odd boats do not sink.",
          "2303.04005 | Even Boats Sink | by: una-reed, imarsh | abstract: We show that even boats do.",
        ])
  }

  @Test func labelsMayBeChinese() {
    #expect(
      entries(
        """
        # 日报

        ### Tide Pools Are Full of Life
        - **作者**: Una Reed, Ivo Marsh
        - **链接**: https://arxiv.org/abs/2303.04001
        - **日期**: 2023-03-07
        - **摘要**: We show that pools are full of life.
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | by: Una Reed, Ivo Marsh | on: 2023-03-07 | abstract: We show that pools are full of life."
        ])
  }

  @Test func titlesMayBeFormulasOrOneWord() {
    #expect(
      entries(
        """
        ### Ripples at 3 $\\mu$m, $^{18}$O
        **Authors**: Una Reed
        **Link**: https://arxiv.org/abs/2303.04001

        ### TIDE
        **Authors**: Ivo Marsh
        **Link**: https://arxiv.org/abs/2303.04002
        """) == [
          "2303.04001 | Ripples at 3 $\\mu$m, $^{18}$O | by: Una Reed",
          "2303.04002 | TIDE | by: Ivo Marsh",
        ])
  }

  @Test func badgesBesideATitleAreNone() {
    #expect(
      entries(
        """
        | Title | Venue | Date |
        |:--|:--:|:--:|
        | ![Star](https://img.shields.io/github/stars/una/pools.svg) <br> [**Tide Pools Are Full of Life**](https://arxiv.org/abs/2303.04001) <br> | arXiv | 2023-03-07 |
        """) == ["2303.04001 | Tide Pools Are Full of Life | on: 2023-03-07"])
  }

  @Test func datesInBracketsBeforeATitleAreDates() {
    #expect(
      entries(
        """
        * [2023/03] **Tide Pools Are Full of Life** | Una Reed | [Paper](https://arxiv.org/abs/2303.04001)
        * (2023-03-08) [Salt Meadows](https://arxiv.org/abs/2303.04002)
        * [ICML 2023] Sand Dunes Move Slowly [[paper](https://arxiv.org/abs/2303.04003)]
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | by: Una Reed | on: 2023-03-01",
          "2303.04002 | Salt Meadows | on: 2023-03-08",
          "2303.04003 | Sand Dunes Move Slowly | venue: ICML 2023",
        ])
  }

  @Test func fieldsEndWhereTheNextBulletBegins() {
    #expect(
      entries(
        """
        #### Tide Pools Are Full of Life
         - **Authors:** Una Reed, Ivo Marsh
         - **Subjects:** Subjects:
        Populations and Evolution (q-bio.PE); Machine Learning (cs.LG)
         - **Arxiv link:** https://arxiv.org/abs/2303.04001

         - **Abstract**
         We show that pools are full of life, whatever the tide is.
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | by: Una Reed, Ivo Marsh | in: q-bio.PE, cs.LG | abstract: We show that pools are full of life, whatever the tide is."
        ])
  }

  @Test func labelsMayBeItalicAndAQuotationEndsThem() {
    #expect(
      entries(
        """
        ### Tide Pools Are Full of Life
        *Authors: Una Reed, Ivo Marsh*
        *Categories: cs.LG, q-bio.PE*
        [Read](https://arxiv.org/abs/2303.04001)
        > We show something.
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | by: Una Reed, Ivo Marsh | in: cs.LG, q-bio.PE | abstract: We show something."
        ])
  }

  @Test func wikiLinksInHeadingsAreTheirText() {
    #expect(
      entries(
        """
        ### [[Papers/Tide_Pools|Tide Pools Are Full of Life]]

        - **arXiv**: [2303.04001](https://arxiv.org/abs/2303.04001)
        """) == ["2303.04001 | Tide Pools Are Full of Life"])
  }

  @Test func bulletsAndQuotationsUnderAHeadingAreItsText() {
    #expect(
      entries(
        """
        ### Tide Pools Are Full of Life (https://arxiv.org/abs/2303.04001)
        Comments: To appear

        - **What's New**: We show that pools are full of life.

        - **Technical Details**: They are wet.

        ### [Salt Meadows Are Not](https://arxiv.org/abs/2303.04002)

        <details>
        <summary>Abstract</summary>

        We show that meadows are empty.

        </details>

        ### [Sand Dunes Move](https://arxiv.org/abs/2303.04003)

        > We show something short.
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | abstract: What's New: We show that pools are full of life.⏎Technical Details: They are wet. | comment: To appear",
          "2303.04002 | Salt Meadows Are Not | abstract: We show that meadows are empty.",
          "2303.04003 | Sand Dunes Move | abstract: We show something short.",
        ])
  }

  @Test func aTitleMayStandOnTheLineAfterTheAddress() {
    #expect(
      entries(
        """
        https://arxiv.org/abs/2303.04001
        Tide Pools Are Full of Life

        A wet paper.

        https://arxiv.org/abs/2303.04002
        Salt Meadows Are Not

        Another.
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | abstract: A wet paper.",
          "2303.04002 | Salt Meadows Are Not | abstract: Another.",
        ])
  }

  @Test func theWordsOfAButtonAreNoTitle() {
    #expect(
      entries(
        """
        **[Tide Pools Are Full of Life](https://huggingface.co/papers/2303.04001)**

        *Una Reed, Ivo Marsh et al. (6 authors)*

        We show that pools are full of life.

        [🎓 See it on arXiv](https://arxiv.org/abs/2303.04001) • [💻 code](https://github.com/una/pools)

        ---
        """) == [
          "2303.04001 | Tide Pools Are Full of Life | by: Una Reed, Ivo Marsh | code: https://github.com/una/pools | abstract: We show that pools are full of life."
        ])
  }
}
