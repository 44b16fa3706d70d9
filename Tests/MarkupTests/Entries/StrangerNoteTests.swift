import Papers
import Testing

@testable import Markup

/// Notes and reading lists of strangers, each with an oddity that was read wrong once.
@Suite struct StrangerNoteTests {
  @Test func titleOnTheFirstLineOfAnItemAndFieldsBelow() {
    #expect(
      entries(
        """
        # Статьи

        1. Corals by Night
           Авторы: Una Reed, Ivo Marsh
           Дата: 12 июня 2017
           Ссылка: https://arxiv.org/abs/2303.06001

        2. Fish Schools Without Leaders
           Авторы: Olga Fenn
           Ссылка: https://arxiv.org/abs/2303.06002
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | on: 2017-06-12",
          "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn",
        ])
    #expect(
      entries(
        """
        # Papers

        1. Corals by Night
           Una Reed, Ivo Marsh
           https://arxiv.org/abs/2303.06001
        2. Fish Schools Without Leaders
           https://arxiv.org/abs/2303.06002
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh",
          "2303.06002 | Fish Schools Without Leaders",
        ])
  }

  @Test func outlineOfTabsWithPropertiesBelowEachTitle() {
    #expect(
      entries(
        """
        - [[Papers]]
        \t- Corals by Night
        \t  authors:: [[Una Reed]], [[Ivo Marsh]]
        \t  link:: https://arxiv.org/abs/2303.06001
        \t\t- lamps are the thing
        \t- Fish Schools Without Leaders
        \t  authors:: [[Olga Fenn]]
        \t  link:: https://arxiv.org/abs/2303.06002
        - TODO buy milk
        """
      ).map { String($0.split(separator: " | abstract")[0].split(separator: " | comment")[0]) } == [
        "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh",
        "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn",
      ])
  }

  @Test func idsInBracketsBesideLinesThatSayArxiv() {
    #expect(
      entries(
        """
        READING LIST

        [x] Corals by Night - arXiv:2303.06001
        [ ] Fish Schools Without Leaders (2303.06002)
        [ ] Judging Reefs From the Shore (2303.06003)
        """) == [
          "2303.06001 | Corals by Night",
          "2303.06002 | Fish Schools Without Leaders",
          "2303.06003 | Judging Reefs From the Shore",
        ])
  }

  @Test func headingThatNamesAListIsNoTitle() {
    let list = """
      # To read

      - https://arxiv.org/abs/2303.06001
      - https://arxiv.org/abs/2303.06002 (reefs)
      """
    #expect(entries(list).isEmpty)
    #expect(
      read(list).problems.contains { $0.kind == .unreadAddresses(count: 2, lines: [3, 4]) })
    #expect(
      entries(
        """
        # Reading list

        Corals by Night
        Status: Done
        Authors: Una Reed, Ivo Marsh
        URL: https://arxiv.org/abs/2303.06001
        """
      ).map { String($0.split(separator: " | abstract")[0]) } == [
        "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh"
      ])
  }

  @Test func bookmarkWithoutTitleTakesNoneFromTheNext() {
    #expect(
      entries(
        """
        <!DOCTYPE NETSCAPE-Bookmark-file-1>
        <H1>Bookmarks</H1>
        <DL><p>
        <DT><A HREF="https://arxiv.org/pdf/2303.06001.pdf">2303.06001.pdf</A>
        <DT><A HREF="https://una.example/recipe">Pancakes</A>
        <DT><A HREF="https://arxiv.org/abs/2303.06002">[2303.06002] Fish Schools Without Leaders</A>
        </DL><p>
        """) == ["2303.06002 | Fish Schools Without Leaders"])
  }

  @Test func boldTitleAfterTheFirstWordsOfASentence() {
    #expect(
      entries(
        """
        ## Mon

        Read **Corals by Night** (https://arxiv.org/abs/2303.06001). Lamps, mostly.
        """
      ).map { String($0.split(separator: " | ")[1]) } == ["Corals by Night"])
  }

  @Test func namesOfWhichTheFirstIsReversed() {
    #expect(
      entries(
        """
        ::: {#ref-reed2023 .csl-entry}
        Reed, Una, Ivo Marsh, and Olga Fenn. 2023. "Corals by Night." <https://arxiv.org/abs/2303.06001>.
        :::

        ::: {#ref-marsh2023 .csl-entry}
        Marsh, Ivo, and Olga Fenn. 2023. "Fish Schools Without Leaders." <https://arxiv.org/abs/2303.06002>.
        :::
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh, Olga Fenn",
          "2303.06002 | Fish Schools Without Leaders | by: Ivo Marsh, Olga Fenn",
        ])
    #expect(
      entries(
        """
        # Meer

        * Reed, Una B.: *Coral growth in warm seas*. 1995. [arXiv:2303.06001](https://arxiv.org/abs/2303.06001)
        * Marsh, Ivo M.: *Fish Schools Without Leaders*, 27. November 1997, [arXiv:2303.06002](https://arxiv.org/abs/2303.06002)
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "2303.06001 | Coral growth in warm seas | by: Una B. Reed",
        "2303.06002 | Fish Schools Without Leaders | by: Ivo M. Marsh",
      ])
  }

  @Test func doiWithoutAnAddress() {
    #expect(
      entries(
        """
        # Notes

        ## Corals by Night

        DOI: 10.1000/corals.1

        What lamps do.

        ## Fish Schools Without Leaders

        doi:10.1000/fish.2
        """) == [
          "x | Corals by Night | doi: 10.1000/corals.1 | abstract: What lamps do.",
          "x | Fish Schools Without Leaders | doi: 10.1000/fish.2",
        ])
    #expect(
      entries(
        """
        # References

        1. Reed, U., & Marsh, I. (2015). Corals by night. Annals of Seas, 521(7553), 436–444. https://doi.org/10.1000/1
        2. Fenn, O. E., & Reed, U. (2021). Can a Reef Be Too Big? In *Proceedings of SEAS '21* (pp. 610–623). doi:10.1000/2
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "x | Corals by night | by: U. Reed, I. Marsh",
        "x | Can a Reef Be Too Big? | by: O. E. Fenn, U. Reed",
      ])
    #expect(
      entries("- Corals by Night, doi:10.1000/3\n").map { $0.split(separator: " | ")[1] } == [
        "Corals by Night"
      ])
    // What a sentence mentions is no entry.
    #expect(
      entries(
        "# Seas\n\nWe read Reed (2020), doi:10.1000/4, again and were glad that it is so short.\n"
      ).isEmpty)
    // Those of archives of data are of no papers.
    #expect(entries("# My tool\n\nCite it: doi:10.5281/zenodo.123456\n").isEmpty)
  }

  @Test func alertOfAServiceThatLeadsOverItself() {
    #expect(
      entries(
        """
        <html><body>
        <h3><span>[PDF]</span> <a href="https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2303.06001&amp;hl=en">Corals by Night</a></h3>
        <div>U Reed, I Marsh - arXiv preprint arXiv:2303.06001, 2023</div>
        <div>We count corals by night …</div>
        <h3><a href="https://scholar.google.com/scholar_url?url=https%3A%2F%2Fwww.nature.com%2Farticles%2Freef1&amp;hl=en">Fish Schools Without Leaders</a></h3>
        <div>O Fenn - Nature, 2015</div>
        </body></html>
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "2303.06001 | Corals by Night | by: U Reed, I Marsh",
        "x | Fish Schools Without Leaders | by: O Fenn",
      ])
  }

  @Test func abstractFoldedIntoARowAcrossTheTable() {
    #expect(
      entries(
        """
        <table>
        <tr><th>Title</th><th>Authors</th><th>Link</th></tr>
        <tr><td>Corals by Night</td><td>Una Reed, Ivo Marsh</td><td><a href="https://arxiv.org/abs/2303.06001">2303.06001</a></td></tr>
        <tr><td colspan="3"><details><summary>Abstract</summary>We count corals by night.</details></td></tr>
        <tr><td>Fish Schools Without Leaders</td><td>Olga Fenn</td><td><a href="https://arxiv.org/abs/2303.06002">2303.06002</a></td></tr>
        <tr><td colspan="3"><details><summary>Abstract</summary>No fish leads.</details></td></tr>
        </table>
        """) == [
          "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | abstract: We count corals by night.",
          "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn | abstract: No fish leads.",
        ])
  }

  @Test func whoPresentsAPaperIsNoAuthor() {
    #expect(
      entries(
        """
        # 논문 읽기 모임

        - [x] 2024-03-05 **Corals by Night** ([논문](https://arxiv.org/abs/2303.06001)) - 발표자: 김민수
        """) == ["2303.06001 | Corals by Night | on: 2024-03-05 | comment: 발표자: 김민수"])
  }

  @Test func noteOfOrgWithItsReferenceInADrawer() {
    #expect(
      entries(
        """
        :PROPERTIES:
        :ID:       20240312T101112
        :ROAM_REFS: @reed2023 https://arxiv.org/abs/2303.06001
        :END:
        #+title: Corals by Night

        * Summary
        Counts corals. See [[https://arxiv.org/abs/2303.06002][Fish Schools Without Leaders]].
        """
      ).map { $0.split(separator: " | ").prefix(2).joined(separator: " | ") } == [
        "2303.06001 | Corals by Night"
      ])
  }

  @Test func titleInGuillemetsBelowABoldLine() {
    #expect(
      entries(
        """
        # Lectures de la semaine

        **1. Des récifs la nuit**

        « Corals by Night », Una Reed et al., 5 avril 2023 — [lien](https://arxiv.org/abs/2303.06001)
        """
      ).map { $0.split(separator: " | ").prefix(3).joined(separator: " | ") } == [
        "2303.06001 | Corals by Night | by: Una Reed"
      ])
  }
}
