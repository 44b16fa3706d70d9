import Papers
import Testing

@testable import Markup

/// Lists of strangers, each with an oddity that was read wrong once.
@Suite struct StrangerListTests {
  @Test func quotedTitleThatGoesOverLines() {
    #expect(
      entries(
        """
        #### Reports

        * Una Reed, Ivo Marsh, Olga Fenn, "The First Count of All
          Corals (REEFS 2022): Summary and Results", arXiv:2303.06001, 2023.
          [[https://doi.org/10.48550/arXiv.2303.06001][73]]
        * Una Reed, Ivo Marsh, "The Second Count of All
          Corals (REEFS 2023): Summary and Results",
          arXiv:2303.06002, 2023. [[https://arxiv.org/abs/2303.06002][74]]
        """
      ).map { String($0.split(separator: " | doi")[0]) } == [
        "2303.06001 | The First Count of All Corals (REEFS 2022): Summary and Results | by: Una Reed, Ivo Marsh, Olga Fenn",
        "2303.06002 | The Second Count of All Corals (REEFS 2023): Summary and Results | by: Una Reed, Ivo Marsh",
      ])
  }

  @Test func authorsInBoldBeforeTheTitle() {
    #expect(
      entries(
        """
        ### Seas

        4. **Reed, U., Marsh, I., Fenn, O. E.** (2012). "Coral Growth in Warm Seas." *NeurIPS*.
           - What made us look again.
           - Link: https://arxiv.org/abs/2303.06001

        5. **Marsh, I. et al.** (2016). "Fish Schools Without Leaders." *CVPR*.
           - Link: https://arxiv.org/abs/2303.06002

        6. **Fenn et al., "Judging Reefs From the Shore" (NeurIPS 2023)**
           - arXiv: https://arxiv.org/abs/2303.06003
        """) == [
          "2303.06001 | Coral Growth in Warm Seas | by: U. Reed, I. Marsh, O. E. Fenn | venue: NeurIPS | abstract: What made us look again.",
          "2303.06002 | Fish Schools Without Leaders | by: I. Marsh | venue: CVPR",
          "2303.06003 | Judging Reefs From the Shore | by: Fenn | venue: NeurIPS 2023",
        ])
  }

  @Test func initialsAndAColonBeforeTheTitle() {
    #expect(
      entries(
        """
        ## Seas
        * Reed, U., Marsh, I.: Coral growth in warm seas. arXiv preprint arXiv:2303.06001 (2019) [[paper]](https://arxiv.org/abs/2303.06001)
        * Fenn-Lund, O.: The deep counter: what is missing from a map. arXiv preprint arXiv:2303.06002 (2018) [[paper]](https://arxiv.org/abs/2303.06002)
        - Reed, U., Marsh, I., & Fenn, O. (2017). Tides are all you need. arXiv preprint arXiv:2303.06003.
        """) == [
          "2303.06001 | Coral growth in warm seas | by: U. Reed, I. Marsh",
          "2303.06002 | The deep counter: what is missing from a map | by: O. Fenn-Lund",
          "2303.06003 | Tides are all you need | by: U. Reed, I. Marsh, O. Fenn",
        ])
  }

  @Test func nameOnTheLineAboveTheTitle() {
    #expect(
      entries(
        """
        4.\tReed et al.
        Counting Fish at Night: A Study of Lamps and Nets
        Conférence : CVPR 2025
        Lien : https://arxiv.org/abs/2303.06001
        5.\tMarsh et al.
        Counting Fish at Noon
        Lien : https://arxiv.org/abs/2303.06002
        """) == [
          "2303.06001 | Counting Fish at Night: A Study of Lamps and Nets | by: Reed | venue: CVPR 2025",
          "2303.06002 | Counting Fish at Noon | by: Marsh",
        ])
  }

  @Test func labelsThatAreLinksInBrackets() {
    let list = """
      **Tides Without a Moon** \\
      [[CVPR 2023 AI4Sea Workshop](https://arxiv.org/abs/2303.06001)] 
      [[Project](https://una.example/tides)] 
      [[Sea Chart]](https://una.example/chart)
      [[Code]](https://github.com/una/tides)

      **Reefs From Space** [[Paper]](https://arxiv.org/abs/2303.06002) [[Pseudo Code]](./reefs.png)
      """
    #expect(
      entries(list) == [
        "2303.06001 | Tides Without a Moon | venue: CVPR 2023 AI4Sea Workshop | code: https://github.com/una/tides",
        "2303.06002 | Reefs From Space",
      ])
    #expect(
      extras(list) == [
        "Project: https://una.example/tides", "Sea Chart: https://una.example/chart",
      ])
  }

  @Test func keysAndPublishersBelowATitle() {
    let list = """
      ### Waves
      - [Safe Waves With a Guide](https://openreview.net/forum?id=Waves1)
        - Una Reed, Ivo Marsh
        - Publisher: ICLR 2024
        - Key: offline waves, planning
        - Code: [official](https://github.com/una/waves)
        - ExpEnv: [Pool](https://github.com/una/pool)
      """
    #expect(
      entries(list) == [
        "x | Safe Waves With a Guide | by: Una Reed, Ivo Marsh | venue: ICLR 2024 | tags: offline waves, planning | code: https://github.com/una/waves"
      ])
    #expect(extras(list).contains("ExpEnv: Pool"))
  }

  @Test func foldedReferencesBelowTheHeadingOfAPaper() {
    #expect(
      entries(
        """
        ## [Nets That Keep Contact](https://arxiv.org/abs/2303.06001)

        Nets are cast by night.

        <details><summary>References</summary>
        <ul>
        <li><a href="https://arxiv.org/abs/2303.06002">[2303.06002] Nets : Older and Finer</a></li>
        </ul>
        </details>

        **Tags**: `#nets`, `#night fishing`
        """) == [
          "2303.06001 | Nets That Keep Contact | tags: nets, night fishing | abstract: Nets are cast by night.",
          "2303.06002 | Nets : Older and Finer",
        ])
  }

  @Test func namesWithPicturesAndSyllablesThatAreNoNames() {
    #expect(
      entries(
        """
        <html><body><h4>바다</h4>
        <div><div>📄 <a href="https://arxiv.org/abs/2303.06001"><strong>Coral Growth in Warm Seas</strong></a></div>
        <div>👥 Una Reed, Ivo Marsh</div></div>
        <p>올해의 논문은 <a href="https://arxiv.org/abs/2303.06002">Fish Schools Without Leaders</a>입니다.</p>
        </body></html>
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "2303.06001 | Coral Growth in Warm Seas | by: Una Reed, Ivo Marsh",
        "2303.06002 | Fish Schools Without Leaders | comment: 올해의 논문은⏎입니다",
      ])
  }

  @Test func peopleThatAreLinksOnLinesOfTheirOwn() {
    #expect(
      entries(
        """
        # Reefs From Space

        [[arXiv](https://arxiv.org/abs/2303.06001)]

        By [Una Reed](https://una.example), 
        [Ivo Marsh](https://ivo.example), and [Olga Fenn](https://olga.example).

        *Annals of Seas 2021*
        """) == [
          "2303.06001 | Reefs From Space | by: Una Reed, Ivo Marsh, Olga Fenn | venue: Annals of Seas 2021"
        ])
  }

  @Test func labelsOfOtherLanguages() {
    #expect(
      entries(
        """
        # Les coraux la nuit

        ## Références

        Titre complet : "Corals by Night: What Lamps Do"

        Lien : https://arxiv.org/abs/2303.06001

        Date : 20/05/2026

        Chercheurs : Una Reed, Ivo Marsh
        """) == [
          "2303.06001 | Corals by Night: What Lamps Do | by: Una Reed, Ivo Marsh | on: 2026-05-20"
        ])
    #expect(
      entries(
        """
        # ■ 論文
        - 論文タイトル："Corals by Night"
        - 論文リンク：https://arxiv.org/abs/2303.06001
        - 論文投稿日付：2017/04/22
        - 著者（組織）：Una Reed, Ivo Marsh
        """) == ["2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | on: 2017-04-22"])
    #expect(
      entries(
        """
        # Corals by Night

        ## 基本情報

        ### 論文リンク

        [arXiv](https://arxiv.org/abs/2303.06001) / [GitHub](https://github.com/una/night)

        ### 著者・所属

        Una Reed, Ivo Marsh (Sea Institute)
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | code: https://github.com/una/night"
        ])
  }
}
