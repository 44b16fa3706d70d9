import Digests
import Papers
import Testing

/// Tables and lists of the facts of one paper, below a heading that says what it is called.
@Suite struct FactTests {
  private static let corals = ["2402.04321 | Corals in Cold Water | by: Bo Lee"]

  @Test(arguments: [
    "| Field | Value |\n|---|---|\n| Authors | Bo Lee |\n| Link | https://arxiv.org/abs/2402.04321 |",
    "**Field** | **Value**\n--- | ---\n**Authors** | Bo Lee\n**Link** | https://arxiv.org/abs/2402.04321",
    "| Field | Value |\n|-------|-------|\n**Authors:** Bo Lee\n**Link:** https://arxiv.org/abs/2402.04321",
    "| Field | Value |\n|---|---|\n\n**Authors:** Bo Lee\n**Link:** https://arxiv.org/abs/2402.04321",
    "Field: Value\nAuthors: Bo Lee\nLink: https://arxiv.org/abs/2402.04321",
    "- Field: Value\n- Authors: Bo Lee\n- Link: https://arxiv.org/abs/2402.04321",
  ]) func theHeadOfFactsIsNone(_ facts: String) {
    #expect(entries("# Corals in Cold Water\n\n\(facts)\n") == Self.corals)
  }

  @Test func factsWithRemarks() {
    let facts = """
      # Corals in Cold Water

      | Field | Value | Note |
      |---|---|---|
      | Authors | Bo Lee | he alone |
      | Link | https://arxiv.org/abs/2402.04321 | v1 |
      """
    let digest = read(facts)
    #expect(digest.entries.map(\.record.id.description) == ["2402.04321"])
    #expect(digest.entries.first?.passage(\.title).string == "Corals in Cold Water")
    #expect(digest.entries.first?.passage(\.categories).items.map(\.string) == [])
  }

  /// A heading that would be the label of a title is one where nothing else can be.
  @Test func aTitleThatSaysTitleBehindAPicture() {
    let text = """
      ### 👩‍🔬 title
      **Authors**: Ann Lee
      **Link**: https://arxiv.org/abs/2401.00001

      ### A plain second title
      **Authors**: Bo Lee
      **Link**: https://arxiv.org/abs/2401.00002
      """
    #expect(
      entries(text) == [
        "2401.00001 | 👩‍🔬 title | by: Ann Lee", "2401.00002 | A plain second title | by: Bo Lee",
      ])
  }

  @Test func aCollectionOfHuggingFaceHasDates() {
    let text = """
      # My collection

      Attention to the Tides
      Paper • 2401.01234 • Published Jan 5, 2024 • 12

      Corals in Cold Water
      Paper • 2402.04321 • Published Feb 7, 2024 • 3
      """
    #expect(
      entries(text) == [
        "2401.01234 | Attention to the Tides | on: 2024-01-05",
        "2402.04321 | Corals in Cold Water | on: 2024-02-07",
      ])
    let linked = text.replacing(
      "Attention to the Tides",
      with: "[Attention to the Tides](https://huggingface.co/papers/2401.01234)")
    #expect(
      entries(text.replacing("Feb 7, 2024", with: "Feb 7")).last
        == "2402.04321 | Corals in Cold Water | comment: Published Feb 7")
    #expect(entries(linked).first == "2401.01234 | Attention to the Tides | on: 2024-01-05")
  }
}
