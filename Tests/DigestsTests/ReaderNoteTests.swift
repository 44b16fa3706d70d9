import Papers
import Testing

/// Notes and keywords in entries that Quire has written itself.
@Suite struct ReaderNoteTests {
  private func entry(_ tail: String) -> Entry {
    let digest = Digest.read(
      """
      # Starred

      ## Small Caches

      >Authors: Ann One

      >2025-04-23

      > http://arxiv.org/abs/2504.16754v1

      \(tail)

      ## Other

      >Authors: Bo Two

      > http://arxiv.org/abs/2504.16755
      """)
    #expect(digest.dialect == "efficientpaper")
    #expect(digest.entries.count == 2)
    return digest.entries[0]
  }

  private func extras(_ entry: Entry) -> [String] {
    entry.passage(\.extras).items.map(\.string)
  }

  @Test func aNoteIsNoPartOfTheAbstract() {
    let one = entry("A **KV** cache.\n\n> **Note:** read *again*, arXiv:2504.11111")
    #expect(one.passage(\.abstract).string == "A KV cache.")
    #expect(extras(one) == ["Note", "read *again*, arXiv:2504.11111"])
  }

  @Test func linesOfANoteStayLinesWhateverTheySay() {
    let one = entry(
      """
      A cache.

      > **Note:**
      >
      > # A heading
      > - **bold**
      >
      > ## Title
      > >Authors: Carl Dorn
      > > http://arxiv.org/abs/2504.11111
      > ```
      > ---
      """)
    #expect(one.passage(\.abstract).string == "A cache.")
    #expect(one.passage(\.tags).isEmpty)
    let lines =
      "# A heading\n- **bold**\n## Title\n>Authors: Carl Dorn\n> http://arxiv.org/abs/2504.11111\n```\n---"
    #expect(extras(one) == ["Note", lines])
  }

  @Test func aNoteNeedsNoAbstractAndFollowsCards() {
    let bare = entry("> **Note:** alone")
    #expect(bare.passage(\.abstract).isEmpty && bare.passage(\.summary).isEmpty)
    #expect(extras(bare) == ["Note", "alone"])
    let card = entry(
      "<details><summary>Abstract</summary>\n\n> 90 %\n\n</details>\n\n> **Note:** after it")
    #expect(card.passage(\.abstract).string == "> 90 %")
    #expect(extras(card) == ["Note", "after it"])
  }

  @Test func otherQuotationsStayInTheAbstract() {
    let one = entry("A cache.\n\n> **Nota:** x\n> **Note:** y")
    #expect(one.passage(\.abstract).string == "A cache.\n> Nota: x > Note: y")
    #expect(extras(one).isEmpty)
  }

  @Test func asterisksOfTheAuthorStay() {
    let one = entry(
      "<details><summary>Abstract as written</summary>\n\nA **KV** of 2**n.\n\n</details>")
    #expect(one.passage(\.abstract).string == "A **KV** of 2**n.")
    #expect(one.passage(\.tags).isEmpty)
  }

  @Test func namedKeywordsAreTheTags() {
    let one = entry("> Keywords: **low-bit**, **KV cache**\n\nA **KV** cache.")
    #expect(one.passage(\.tags).items.map(\.string) == ["low-bit", "KV cache"])
    #expect(one.passage(\.abstract).string == "A KV cache.")
    let plain = entry("> Keywords: none\n\nA **KV** cache.")
    #expect(plain.passage(\.summary).string == "Keywords: none")
    #expect(plain.passage(\.tags).items.map(\.string) == ["KV"])
  }
}
