import Digests
import Papers
import Testing

/// A bibliography as its owner sees it.
@Suite struct BibliographyTests {
  private func read(_ text: String) -> Bibliography {
    Bibliography(Array(text.utf8), path: "refs.bib")
  }

  @Test func keysLinesAndPapers() {
    let found = read(
      """
      % of mine
      @string{x = "y"}
      @misc{ ling2023 , title = {Tiny}, eprint = {2303.01234}}

      @article(mann, title = "Large", author = {Mann, Bo}, doi = {10.1000/a\\_b})
      @book{empty}
      @misc{title = {No key}, year = 2020}
      @comment{@misc{none, title = {N}}}
      """)
    #expect(found.items.map(\.key) == ["ling2023", "mann", "empty", ""])
    #expect(found.items.map(\.line) == [3, 5, 6, 7])
    #expect(
      found.items.map { $0.entry?.passage(\.title).string } == ["Tiny", "Large", nil, "No key"])
    #expect(found.items[0].entry?.record.id == PaperID("2303.01234"))
    #expect(found.items.map { $0.reference?.description } == ["2303.01234", nil, nil, nil])
    #expect(found.items[1].entry?.doiKey?.text == "doi:10.1000/a_b")
    #expect(found.openLine == nil && found.isText)
  }

  @Test(arguments: [
    ("@misc{a, title = {T}}\n\n@misc{b, title = {T", 3),
    ("@misc{a, title = {T}\n@misc{b, title = {T}}", nil),
    ("@string{x = {y}", 1), ("@comment{open", nil), ("", nil), ("text", nil),
  ])
  func theLineOfAnOpenEnd(text: String, line: Int?) { #expect(read(text).openLine == line) }

  @Test func twoBytesACharacterAreNotRead() {
    #expect(!Bibliography(Array("@misc{a}".utf16).flatMap { [UInt8($0), 0] }, path: "").isText)
  }
}
