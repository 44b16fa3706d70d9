import Testing

@testable import Digests
@testable import Papers

@Suite struct DigestCheckTests {
  private func check(_ text: String) -> [String] {
    DigestCheck.problems(of: DigestParser.parse(Array(text.utf8), path: "week.md")).map {
      "\($0.line) \($0.kind)"
    }
  }

  private func entry(_ id: String, abstract: String = "It is short.") -> String {
    "## A Title\n\n>Authors: A. One\n\n>2025-04-23\n\n> http://arxiv.org/abs/\(id)\n\n\(abstract)\n\n\n"
  }

  @Test func aSoundDigestHasNone() {
    let contents = "# 2025-04-25\n\n# Table of Contents\n* [A Title](#a)\n* [A Title](#b)\n\n"
    #expect(check(contents + entry("2504.00001v1") + entry("2504.00001v2")).isEmpty)
  }

  @Test func aPaperThatComesTwice() {
    #expect(
      check(entry("2504.00001v1") + entry("2504.00002") + entry("2504.00001v1"))
        == ["23 duplicate(firstLine: 1)"])
  }

  @Test(arguments: ["CafÃ© society", "It isnâ€™t so", "Â± 3", "Ã\u{BC}ber"])
  func wronglyDecodedText(text: String) {
    #expect(check(entry("2504.00001", abstract: text)) == ["1 mojibake"])
  }

  @Test(arguments: ["Café society, isn’t it ± 3", "Ãrvore", "Âge", "â plus"])
  func rightlyDecodedText(text: String) {
    #expect(check(entry("2504.00001", abstract: text)).isEmpty)
  }

  @Test func boldThatStaysOpen() {
    #expect(check(entry("2504.00001", abstract: "A **word that never ends.")) == ["1 brokenBold"])
  }

  @Test func contentsThatDisagree() {
    let contents = "# 2025-04-25\n\n# Table of Contents\n* [A Title](#a)\n* [B Title](#b)\n\n"
    #expect(
      check(contents + entry("2504.00001")) == ["3 contentsDisagree(listed: 2, found: 1)"])
  }

  private func list(_ titles: [String], authors: String = "A. One") -> String {
    titles.enumerated().map { index, title in
      entry("2504.0000\(index + 1)").replacing("A Title", with: title).replacing(
        "A. One", with: authors)
    }.joined()
  }

  @Test(arguments: ["PDF", "Paper", "阅读论文", "arXiv:2504.00001"])
  func aTitleThatIsALabel(title: String) {
    #expect(check(list([title])) == ["1 labelAsTitle"])
  }

  @Test(arguments: ["Table of Contents", "2024-01-02", "week", "综述"])
  func aTitleThatNamesASection(title: String) {
    #expect(check(list([title])) == ["1 sectionAsTitle"])
  }

  @Test func oneTitleOnManyPapers() {
    #expect(
      check(list(["Generation", "Other Models", "generation", "Generation"])) == [
        "1 repeatedTitle(count: 3)"
      ])
    #expect(check(list(["Notes on Models", "Notes on Models"])) == [])
  }

  @Test func anAbstractLongerThanAny() {
    let long = String(repeating: "It is long. ", count: 2000)
    #expect(check(entry("2504.00001", abstract: long)) == ["1 longAbstract(bytes: 23999)"])
  }

  @Test func authorsThatAreLabels() {
    #expect(check(list(["A Title"], authors: "Ann Smith, PDF")) == ["1 labelAsAuthor"])
  }
}
