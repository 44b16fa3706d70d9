import Testing

/// Tables without a column of titles, in which a column says the name of what each paper is about.
@Suite struct NamingColumnTests {
  @Test func aNameIsTheTitleAndNotWhatIsSaidOfIt() {
    #expect(
      entries(
        """
        | Method | Bit | Notable Gains | Paper | Code |
        |---|---|---|---|---|
        | ReefNet | 3-bit | Low memory | [Link](https://arxiv.org/abs/2303.05001) | |
        | QRS | Flexible | Better trade-offs of size | [Link](https://openreview.net/forum?id=abc) | |
        | Tide | 1-bit | Small and fast at once | [Link](https://arxiv.org/abs/2303.05003) | |
        """) == ["2303.05001 | ReefNet", "x | QRS", "2303.05003 | Tide"])
  }

  @Test func aTitleInTheColumnOfPapersIsBetterThanAName() {
    #expect(
      entries(
        """
        | Model | Gain | Paper | Link |
        |---|---|---|---|
        | Reef | Low memory use | Coral Growth in Warm Seas | [x](https://arxiv.org/abs/2303.05001) |
        """) == ["2303.05001 | Coral Growth in Warm Seas"])
    #expect(
      entries(
        """
        | Model | Gain | Paper |
        |---|---|---|
        | Reef | Low memory use | [Reefs From Space](https://arxiv.org/abs/2303.05002) |
        """) == ["2303.05002 | Reefs From Space"])
  }
}
