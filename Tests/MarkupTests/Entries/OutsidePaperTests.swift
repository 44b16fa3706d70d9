import Papers
import Testing

@testable import Markup

/// Papers that arXiv does not have, and what is no paper at all.
@Suite struct OutsidePaperTests {
  @Test func knownHostsHavePapers() {
    #expect(
      entries(
        """
        ## Reefs

        - [Coral Growth in Warm Seas](https://openreview.net/forum?id=abcDEF) (ICLR 2024)
        - **Fish Schools Without Leaders**, Oda Fenn, Una Reed, ACL 2023 [[paper](https://aclanthology.org/2023.acl-long.1/)] [[code](https://github.com/oda/fish)]
        - Reefs From Space. [[pdf]](https://openaccess.thecvf.com/content/CVPR2023/papers/Marsh_Reefs.pdf)
        - [Kelp Forests at Night](https://doi.org/10.1038/s41586-023-00001-2)
        - [Sea Grass and Carbon](https://arxiv.org/abs/2303.05001)
        """) == [
          "x | Coral Growth in Warm Seas | venue: ICLR 2024",
          "x | Fish Schools Without Leaders | by: Oda Fenn, Una Reed | venue: ACL 2023 | code: https://github.com/oda/fish",
          "x | Reefs From Space", "x | Kelp Forests at Night | doi: 10.1038/s41586-023-00001-2",
          "2303.05001 | Sea Grass and Carbon",
        ])
  }

  @Test func codeBlogsAndVideosAreNone() {
    #expect(
      entries(
        """
        - [Sea Grass and Carbon](https://arxiv.org/abs/2303.05001)
        - [A toolbox for reefs](https://github.com/una/reefs)
        - [How corals grow](https://una.example.org/blog/corals)
        - [A talk on corals](https://www.youtube.com/watch?v=abc)
        - [A model of fish](https://huggingface.co/una/fish)
        - [A data set of fish](https://www.kaggle.com/una/fish)
        - [What I saw](https://x.com/una/status/1)
        - [Paper](https://una.example.org/blog/paper)
        """) == ["2303.05001 | Sea Grass and Carbon"])
  }

  @Test func aLinkThatIsCalledPaperCountsAmongPapers() {
    #expect(
      entries(
        """
        | Title | Links |
        |---|---|
        | Sea Grass and Carbon | [Paper](https://arxiv.org/abs/2303.05001) |
        | Coral Growth in Warm Seas | [Paper](https://una.example.org/coral.pdf) |
        | A toolbox for reefs | [Code](https://github.com/una/reefs) |
        """) == ["2303.05001 | Sea Grass and Carbon", "x | Coral Growth in Warm Seas"])
    #expect(
      entries(
        """
        - A garden shed [Paper](https://example.org/shed.pdf)

        See also arXiv:2303.05001 for **Sea Grass and Carbon**.
        """
      ).contains { $0.contains("shed") } == false)
  }

  @Test func tablesHaveThemToo() {
    #expect(
      entries(
        """
        | Year | Title | Venue | Paper |
        |---|---|---|---|
        | 2023 | Coral Growth in Warm Seas | ICLR | [link](https://openreview.net/forum?id=abc) |
        | 2022 | Reefs From Space | CVPR | [link](https://arxiv.org/abs/2303.05003) |
        """
      ).map { $0.split(separator: " | on")[0] } == [
        "x | Coral Growth in Warm Seas", "2303.05003 | Reefs From Space",
      ])
  }

  @Test func anArxivIdOfTheSamePaperIsItsId() {
    #expect(
      entries(
        "- [Coral Growth in Warm Seas](https://openreview.net/forum?id=abc) [[arXiv](https://arxiv.org/abs/2303.05001)]"
      )
        == ["2303.05001 | Coral Growth in Warm Seas"])
  }
}
