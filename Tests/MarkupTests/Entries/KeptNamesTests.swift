import Testing

/// What an entry has no field for stays, under the name that the list gives it.
@Suite struct KeptNamesTests {
  @Test func secondTitlesAndAbstractsOfLines() {
    let text = """
      ### Coral Growth in Warm Seas
      - **Authors**: Una Reed
      - **Link**: https://arxiv.org/abs/2303.05001
      - **中文标题**: 暖海中的珊瑚
      - **Abstract**: Corals grow slowly.
      - **中文摘要**: 珊瑚长得慢。
      - **机构**: Example Lab
      """
    #expect(extras(text) == ["中文标题: 暖海中的珊瑚", "中文摘要: 珊瑚长得慢。", "机构: Example Lab"])
  }

  @Test func columnsOfInstitutions() {
    let text = """
      | Title | Institution | Link |
      |---|---|---|
      | Coral Growth in Warm Seas | Example Lab | https://arxiv.org/abs/2303.05001 |
      """
    #expect(extras(text) == ["Institution: Example Lab"])
  }

  @Test func factsAtTheHeadOfANote() {
    let text = """
      ---
      title: Coral Growth in Warm Seas
      arxiv_id: "2303.05001"
      affiliation: Example Lab
      ---

      Corals grow slowly.
      """
    #expect(extras(text) == ["affiliation: Example Lab"])
  }

  @Test func textsOfRecordsInYAML() {
    let text = """
      - title: Coral Growth in Warm Seas
        arxiv_id: "2303.05001"
        affiliation: Example Lab
        中文标题: 暖海中的珊瑚
        verdict: worth it
        shelf: 12
        _key: reed2023
        places: [here, there]
      """
    #expect(
      extras(text) == ["affiliation: Example Lab", "中文标题: 暖海中的珊瑚", "verdict: worth it"])
  }

  @Test func textsOfRecordsInJSON() {
    let text = """
      [{"title": "Coral Growth in Warm Seas", "arxiv_id": "2303.05001", "affiliation": "Example Lab",
      "verdict": "worth \\"it\\"", "shelf": 12, "hash": "12", "@type": "Article", "more": {"a": "b"}, "none": null}]
      """
    #expect(extras(text) == ["affiliation: Example Lab", "verdict: worth \"it\""])
  }
}
