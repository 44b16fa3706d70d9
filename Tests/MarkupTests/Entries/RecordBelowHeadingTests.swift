import Digests
import Papers
import Testing

/// Fields with a title and an address of their own, below the heading of a paper that has all it needs.
@Suite struct RecordBelowHeadingTests {
  private static let first = """
    ## Reading

    ### 1. Coral Growth in Warm Seas
    - Authors: Una Reed
    - [PDF](https://arxiv.org/pdf/2303.05001)

    """
  private static let both = [
    "2303.05001 | Coral Growth in Warm Seas | by: Una Reed", "2303.05002 | Reefs From Space",
  ]

  @Test(arguments: [
    "Title: Reefs From Space\narXiv: 2303.05002v3",
    "arXiv: 2303.05002v3\nTitle: Reefs From Space",
    "Title: Reefs From Space\n[PDF](https://arxiv.org/pdf/2303.05002)",
    "Title: Reefs From Space\n\narXiv: 2303.05002v3",
    "- Title: Reefs From Space\n- arXiv: 2303.05002v3",
    "- **Title**: Reefs From Space\n- [PDF](https://arxiv.org/pdf/2303.05002)",
    "> Title: Reefs From Space\n> Link: https://arxiv.org/abs/2303.05002",
    "| Title | Reefs From Space |\n|---|---|\n| arXiv | 2303.05002 |",
    "| | |\n|---|---|\n| Title | Reefs From Space |\n| arXiv | 2303.05002 |",
    "| Title | Reefs From Space |\n|---|---|\n| Link | https://arxiv.org/abs/2303.05002 |",
  ]) func aRecordIsAPaperOfItsOwn(_ record: String) {
    #expect(entries(Self.first + "\n" + record + "\n") == Self.both)
    for entry in read(Self.first + "\n" + record + "\n").entries {
      #expect(entry.passage(\.extras).items.map(\.string) == ["Topic", "Reading"])
    }
  }

  @Test func recordsFollowEachOther() {
    let text =
      Self.first + """

        Title: Reefs From Space
        arXiv: 2303.05002

        - Title: Tides of Small Ponds
        - Authors: Bo Lind
        - arXiv: 2303.05003
        """
    #expect(entries(text) == Self.both + ["2303.05003 | Tides of Small Ponds | by: Bo Lind"])
  }

  @Test func fieldsWithoutATitleAreInPassing() {
    #expect(
      entries(Self.first + "\nBuilds on: [Reefs From Space](https://arxiv.org/abs/2303.05002)\n")
        .count == 1)
    #expect(entries(Self.first + "\narXiv: 2303.05002\n").count == 1)
  }

  @Test func aTitleWithoutAnAddressIsKeptUnderItsName() {
    let rest = "\n\nBuilds on: [Tides](https://arxiv.org/abs/2303.05003)\n"
    let first = Self.first + "\n> We measure corals.\n"
    let text = first + "\nTitle: Reefs From Space" + rest
    #expect(read(text).entries.count == 1)
    #expect(read(text).entries.first?.passage(\.title).string == "Coral Growth in Warm Seas")
    #expect(extras(text).contains("Title: Reefs From Space"))
    // The same title is nothing new.
    let again = first + "\nTitle: Coral growth in warm seas." + rest
    #expect(read(again).entries.count == 1)
    #expect(!extras(again).contains { $0.hasPrefix("Title") })
  }

  @Test func aHeadingThatIsNoTitleIsKept() {
    let text = """
      ## Reading

      ### ReefNet
      - Title: Reefs From Space
      - arXiv: 2303.05002
      """
    #expect(entries(text) == [Self.both[1]])
    #expect(extras(text) == ["Heading: ReefNet", "Topic: Reading"])
  }

  @Test func thePaperOfTheHeadingMayBeElsewhereToo() {
    func text(_ title: String) -> String {
      """
      Some papers.

      ## [Coral Growth in Warm Seas](https://openreview.net/forum?id=abc)
      Authors: Una Reed

      Title: \(title)
      arXiv: 2303.05002
      """
    }
    #expect(
      entries(text("Coral Growth in Warm Seas")) == [
        "2303.05002 | Coral Growth in Warm Seas | by: Una Reed"
      ])
    #expect(
      entries(text("Reefs From Space")) == [
        "x | Coral Growth in Warm Seas | by: Una Reed", "2303.05002 | Reefs From Space",
      ])
  }

  @Test(arguments: [
    "**Title**: Reefs From Space\n**DOI**: 10.1000/182\n**Authors**: Bo Lind",
    "Title: Reefs From Space\nAuthors: Bo Lind\nDOI: https://doi.org/10.1000/182",
    "- Title: Reefs From Space\n- Authors: Bo Lind\n- DOI: 10.1000/182",
  ]) func aRecordWithADOIAloneIsAPaperOfItsOwn(_ record: String) {
    #expect(
      entries(Self.first + "\n" + record + "\n") == [
        Self.both[0], "x | Reefs From Space | by: Bo Lind | doi: 10.1000/182",
      ])
  }

  @Test func theWholeTitleOfThePaperAboveIsNoOtherPaper() {
    let text = """
      ## Coral Growth
      arXiv: 2303.05001

      Title: Coral Growth in Warm Seas
      DOI: 10.1000/182
      """
    #expect(read(text).entries.map(\.record.id.description) == ["2303.05001"])
  }
}
