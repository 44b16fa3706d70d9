import Digests
import Testing

@testable import Markup
@testable import Papers

/// Lists that people write without mark-up, and those that their browsers keep.
@Suite struct PlainListTests {
  private static let papers = [
    "2303.04001 | Tide Pools: A Survey", "2303.04002 | Salt Meadows", "2303.04003 | Old Reeds",
  ]
  private static let named = [
    "2303.04001 | Tide Pools: A Survey | by: Una Reed, Ivo Marsh",
    "2303.04002 | Salt Meadows | by: Oda Fenn", "2303.04003 | Old Reeds | by: Una Reed, Oda Fenn",
  ]

  @Test(arguments: ["\n", "\n\n"])
  func aTitleOnTheLineBeforeTheAddress(between: String) {
    let list = [
      "Tide Pools: A Survey\nhttps://arxiv.org/abs/2303.04001",
      "Salt Meadows\nhttps://arxiv.org/abs/2303.04002",
      "Old Reeds\nhttps://arxiv.org/pdf/2303.04003v1",
    ].joined(separator: between)
    #expect(entries(list + "\n") == Self.papers)
  }

  @Test(arguments: ["\n", "\n\n"])
  func aTitleOnTheLineAfterTheAddress(between: String) {
    let list = [
      "https://arxiv.org/abs/2303.04001\nTide Pools: A Survey",
      "https://arxiv.org/abs/2303.04002\nSalt Meadows",
      "https://arxiv.org/pdf/2303.04003v1\nOld Reeds",
    ].joined(separator: between)
    #expect(entries(list + "\n") == Self.papers)
  }

  @Test(arguments: ["\n\n"])
  func authorsBetweenTitleAndAddress(between: String) {
    let list = [
      "Tide Pools: A Survey\nUna Reed, Ivo Marsh\nhttps://arxiv.org/abs/2303.04001",
      "Salt Meadows\nOda Fenn\nhttps://arxiv.org/abs/2303.04002",
      "Old Reeds\nUna Reed and Oda Fenn\nhttps://arxiv.org/pdf/2303.04003v1",
    ].joined(separator: between)
    #expect(entries(list + "\n") == Self.named)
  }

  @Test(arguments: [
    ("[1] ", " "), ("1. ", " "), ("1) ", ": "), ("- ", " - "), ("", " "), ("", ": "), ("- [", "] "),
    ("", "v2 "), ("[3] (", ") "),
  ])
  func idsWithoutAPrefixLeadTheLines(before: String, after: String) {
    let list = [
      ("2303.04001", "Tide Pools: A Survey"), ("2303.04002", "Salt Meadows"),
      ("2303.04003", "Old Reeds"),
    ].map { before + $0.0 + after + $0.1 + "\n" }.joined()
    #expect(entries(list) == Self.papers)
  }

  @Test func idsWithoutAPrefixInBracketsEndTheLines() {
    let list = """
      # To read

      - “Tide Pools: A Survey” by Una Reed, Ivo Marsh. [2303.04001]
      - "Salt Meadows" by Oda Fenn (2303.04002)
      """
    #expect(entries(list) == Array(Self.named[..<2]))
  }

  @Test(arguments: [
    "- 2303.04001 Tide Pools: A Survey\n", "- 2303.04001\n- 2303.04002\n",
    "They cost 2303.04001 crowns.\nThose cost 2303.04002 crowns.\n",
    "2313.04001 is no month\n2300.04002 is none either\n",
    "7 2303.0400 12.5\n8 2303.0401 12.7\n",
  ])
  func numbersThatMayBeAnything(text: String) {
    #expect(entries(text) == [])
  }

  @Test func titlesOfPagesInAFileOfBookmarks() {
    let page = """
      <!DOCTYPE NETSCAPE-Bookmark-file-1>
      <TITLE>Bookmarks</TITLE>
      <H1>Bookmarks</H1>
      <DL><p>
        <DT><A HREF="https://arxiv.org/abs/2303.04001" ADD_DATE="16">[2303.04001] Tide Pools: A Survey</A>
        <DT><A HREF="https://arxiv.org/abs/2303.04002v2">[2303.04002v2] Salt Meadows - arXiv.org</A>
        <DT><A HREF="https://arxiv.org/pdf/2303.04004">2303.04004</A>
        <DT><A HREF="https://arxiv.org/abs/2303.04003">Old Reeds | arXiv</A>
      </DL><p>
      """
    let digest = read(page)
    #expect(
      described(digest) == [
        "2303.04001 | Tide Pools: A Survey", "2303.04002 | Salt Meadows", "2303.04003 | Old Reeds",
      ])
    // The one whose text is its number has no title, also not that of the list.
    #expect(digest.problems.contains { $0.kind == .missingTitle && $0.line == 7 })
  }

  @Test func titlesOfPagesAsTextsOfLinks() {
    #expect(
      entries(
        """
        - [[2303.04001] Tide Pools: A Survey](https://arxiv.org/abs/2303.04001)
        - [Salt Meadows - arXiv](https://arxiv.org/abs/2303.04002)
        - [Paper page - Old Reeds](https://huggingface.co/papers/2303.04003)
        """) == Self.papers)
  }

  @Test func idsWithinScriptsOfAPageAreAccountedFor() {
    let digest = read(
      """
      <!DOCTYPE html>
      <html><head><script>window.data = {"url": "https://arxiv.org/abs/2303.04009"};</script>
      <script type="application/json">{"arxiv_id": "2303.04010"}</script></head>
      <body><ul><li><a href="https://arxiv.org/abs/2303.04001">Tide Pools: A Survey</a></ul></body>
      </html>
      """)
    #expect(described(digest) == [Self.papers[0]])
    #expect(digest.problems.map(\.kind) == [.unreadAddresses(count: 2, lines: [2, 3])])
  }
}
