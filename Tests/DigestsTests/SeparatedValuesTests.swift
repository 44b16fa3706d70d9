import Digests
import Papers
import Testing

@Suite struct SeparatedValuesTests {
  private func read(_ text: String) -> Digest { Digest.read(text, path: "papers.csv") }

  @Test func quotedCellsOverLines() throws {
    let digest = read(
      """
      title,authors,url,published,abstract
      "Tiny Networks, Dreaming","Ada Ling, Boris Mann",https://arxiv.org/abs/2303.01234,2023-03-02,"They ""dream"", and

      wake."
      Large Networks,Cleo Nye,https://arxiv.org/abs/2303.01235v2,2023-03-03,Short.

      """)
    #expect(digest.dialect == "csv")
    #expect(digest.titles == ["Tiny Networks, Dreaming", "Large Networks"])
    #expect(digest.entries.map(\.reference) == ["2303.01234", "2303.01235v2"])
    #expect(digest.entries[0].items(\.authors) == ["Ada Ling", "Boris Mann"])
    #expect(digest.entries[0].text(\.abstract) == "They \"dream\", and\nwake.")
    #expect(digest.entries.map(\.record.line) == [2, 5])
    #expect(digest.entries[1].record.day?.description == "2023-03-03")
    #expect(digest.troubles == [])
  }

  @Test(arguments: [
    (
      "Title,Authors\n\"=HYPERLINK(\"\"https://arxiv.org/abs/2303.01234\"\",\"\"Tiny, Small\"\")\",Ada Ling\n",
      "title"
    ),
    (
      "Title\tAuthors\n=HYPERLINK(\"https://arxiv.org/abs/2303.01234\"; \"Tiny, Small\")\tAda Ling\n",
      "title between tabs"
    ),
    (
      "Title\tAuthors\tLink\nTiny, Small\tAda Ling\t=hyperlink(\"https://arxiv.org/abs/2303.01234\",\"PDF\")\n",
      "link"
    ),
    (
      "Title\tAuthors\tLink\nTiny, Small\tAda Ling\t=HYPERLINK(\"https://arxiv.org/abs/2303.01234\")\n",
      "link that says nothing"
    ),
  ]) func cellsThatAreLinksOfSpreadsheets(text: String, place: String) throws {
    let digest = read(text)
    let one = try #require(digest.entries.first)
    #expect(one.reference == "2303.01234")
    #expect(one.text(\.title) == "Tiny, Small")
    #expect(one.items(\.authors) == ["Ada Ling"])
    #expect(digest.troubles == [])
  }

  @Test(arguments: [
    ("\u{FEFF}Title;Authors;arXiv ID;Year\r\nTiny;Ada Ling;2303.01234;2023\r\n", "excel"),
    (
      "sep=;\nTitle;Authors;arXiv ID;Year\nTiny;Ada Ling;2303.01234;2023\n",
      "excel with its divider"
    ),
    ("Year\tID\tAuthors\tTitle\n2023\t2303.01234\tAda Ling\tTiny", "tabs"),
    (",title,authors,arxiv_id,year\n0,Tiny,Ada Ling,2303.01234,2023\n", "pandas"),
    (
      "\"标题\",\"作者\",\"链接\",\"日期\"\n\"Tiny\",\"Ada Ling\",\"https://arxiv.org/abs/2303.01234\",\"2023-01-01\"\n",
      "chinese"
    ),
    (
      "Name,Authors,Link,Publication Date\nTiny,Ada Ling,https://arxiv.org/pdf/2303.01234,2023-01-01\n",
      "notion"
    ),
    (
      "Item Type,Publication Year,Author,Title,Url,DOI,Extra\npreprint,2023,\"Ling, Ada\",Tiny,,,arXiv:2303.01234 [cs]\n",
      "zotero"
    ),
  ])
  func otherMakers(text: String, maker: String) throws {
    let digest = read(text)
    let one = try #require(digest.entries.first)
    #expect(one.reference == "2303.01234")
    #expect(one.text(\.title) == "Tiny")
    #expect(one.items(\.authors) == ["Ada Ling"])
    #expect(one.record.day?.description == "2023-01-01")
    #expect(digest.troubles == [])
  }

  @Test(arguments: [
    "发表日期", "提交日期", "提交时间", "首次提交", "发表年份", "收录时间", "更新时间", "投稿日", "登録日", "제출일", "Erscheinungsjahr",
  ])
  func datesInColumnsOfOtherLanguages(column: String) throws {
    let one = try #require(
      read("标题,\(column),链接\nTiny,2024年1月2日,https://arxiv.org/abs/2303.01234\n").entries.first)
    #expect(one.record.day?.description == "2024-01-02")
  }

  @Test func theFirstDayCountsMoreThanTheLastOneAndLessThanThatOfThePaper() throws {
    let one = try #require(
      read("论文,arXiv编号,提交日期,更新时间\nTiny,2303.01234,2024年1月2日,2024年02月03日 12:30\n").entries.first)
    #expect(one.reference == "2303.01234")
    #expect(one.record.day?.description == "2024-01-02")
    let other = try #require(
      read("标题,ID,提交日期,发表日期\nTiny,2303.01234,2024年1月2日,2024年3月\n").entries.first)
    #expect(other.record.day?.description == "2024-03-01")
    #expect(other.record.firstDay?.description == "2024-01-02")
  }

  @Test(arguments: [
    ("[1706.03762] Tiny Networks", "1706.03762"),
    ("[1706.03762v5] Tiny Networks - arXiv.org", "1706.03762v5"),
    ("[cs/0112017] Tiny Networks | arXiv", "cs/0112017"), ("Tiny Networks – OpenReview", nil),
    ("Paper page - Tiny Networks", nil), ("(1706.03762) Tiny Networks", "1706.03762"),
  ])
  func titlesOfPagesAsBrowsersKeepThem(title: String, id: String?) throws {
    // The id is also known where the address is another's.
    let address = id == nil ? "https://arxiv.org/abs/2303.01234" : "https://example.org/1"
    let one = try #require(read("title,url\n\(title),\(address)\n").entries.first)
    #expect(one.text(\.title) == "Tiny Networks")
    #expect(one.reference == id ?? "2303.01234")
  }

  @Test(arguments: ["[1706.03762]", "arXiv", "Paper page -", "On arXiv", "Deep-arXiv", "[17] Tiny"])
  func aTitleThatIsNothingElseStays(title: String) throws {
    let one = try #require(
      read("title,url\n\(title),https://arxiv.org/abs/2303.01234\n").entries.first)
    #expect(one.text(\.title) == title)
  }

  @Test func columnsWithoutAFieldKeepTheirName() throws {
    let one = try #require(read("Title,arXiv,Verdict\nTiny,2303.01234,worth it\n").entries.first)
    #expect(one.items(\.extras) == ["Verdict", "worth it"])
  }

  @Test func rowsThatAreNoPapersAreLeftOut() {
    let digest = read(
      """
      title,url
      Tiny,https://arxiv.org/abs/2303.01234
      A tool,https://github.com/a/b
      Forum,https://openreview.net/forum?id=abc
      """)
    #expect(digest.titles == ["Tiny", "Forum"])
    #expect(digest.troubles == [])
  }

  @Test(arguments: [
    "name,price\napple,3\n", "title,year,director\nA,1999,B\n",
    "Title, authors, and abstract of papers\n\nare below.\n",
    "a,b\n1,2\n", "# Title, authors\n\ntext", "",
  ])
  func aTableOfOtherThingsIsNone(text: String) {
    #expect(!Dialect.separatedValues.sniffs(text) || read(text).entries.isEmpty)
  }

  @Test func aQuotationMarkThatNothingCloses() {
    let digest = read("title,arxiv\nOne,2303.00001\n\"Two,2303.00002\nThree,2303.00003\n")
    #expect(digest.titles.contains("Three"))
    #expect(
      digest.troubles == ["3: malformed", "3: missingTitle"]
        || digest.titles == ["One", "Two", "Three"])
  }

  @Test func piecesOfAnySize() {
    let text =
      "\n\ntitle,arxiv,abstract\r\n\"A \"\"b\"\"\",2303.00001,\"x\ny\"\r\n \"C\" d,2303.00002,\n\n\"\",,\nE,2303.00003,\"open\nF,2303.00004,"
    Digest.expectSameInPieces(Array(text.utf8), as: .separatedValues)
  }

  /// A mark in the header that nothing in the window closes may be closed by what comes.
  @Test func aHeaderWithAnOpenMarkInPieces() {
    let row = "\"One, \"\"two\"\"\",2303.00001,\"a\nb\"\n"
    let text = "title,arxiv,abstract \"80\n" + row + row.replacing("00001", with: "00002")
    Digest.expectSameInPieces(Array(text.utf8), as: .separatedValues)
  }

  @Test(arguments: ["\"", "\"\"", "\"a\n", ",", "\n", "\"a\"\"", "a,\"", "\"x\"y,", "\"\"\"\n"])
  func hostileRepeats(piece: String) {
    let text = "title,arxiv\nGood,2303.00001\n" + String(repeating: piece, count: 100_000)
    let digest = Digest.read(
      Array(text.utf8), as: .separatedValues, inPiecesOf: DigestParser.windowSize)
    #expect(digest.titles.first == "Good")
  }

  @Test func anUnclosedMarkBeforeAllOfALargeFile() {
    let row = "Row,2303.00002," + String(repeating: "x", count: 1000) + "\n"
    let text =
      "title,arxiv,abstract\nGood,2303.00001,\"open\n" + String(repeating: row, count: 18_000)
    let digest = Digest.read(
      Array(text.utf8), as: .separatedValues, inPiecesOf: DigestParser.windowSize)
    #expect(!digest.problems.isEmpty)
  }
}
