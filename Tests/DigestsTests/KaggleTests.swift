import Digests
import Papers
import Testing

@Suite struct KaggleTests {
  private static let rows = #"""
    {"id":"0704.0001","submitter":"A One","authors":"A. On\\'e, B. Two","title":"Small\n  Caches \"and\" $k$-means","comments":"37 pages","journal-ref":"J. Caches 1:2,2007","doi":"10.1/x","report-no":"R-07","categories":"hep-ph math.CO","license":null,"abstract":"  The first line\nand the second.\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26","authors_parsed":[["On\u00e9","A.",""],["Two","B.","Jr.","There"],["Three","",""]]}
    {"id":"math/0703001","authors":"Ann One (Here, and There) and Bo Two","title":"Sets","abstract":"Text.","versions":[],"update_date":"2007-05-23","comments":null}

    """#

  @Test func everyFieldHasItsPlace() throws {
    let digest = Digest.read(Self.rows, path: "a.json")
    #expect(digest.dialect == "kaggle")
    #expect(digest.troubles == [])
    let entry = try #require(digest.entries.first)
    #expect(entry.reference == "0704.0001")
    #expect(entry.record.line == 1)
    #expect(entry.text(\.title) == #"Small Caches "and" $k$-means"#)
    #expect(entry.items(\.authors) == ["A. Oné", "B. Two Jr.", "Three"])
    #expect(entry.record.day?.description == "2007-04-02")
    #expect(entry.items(\.categories) == ["hep-ph", "math.CO"])
    #expect(entry.text(\.abstract) == "The first line and the second.")
    #expect(entry.text(\.comment) == "37 pages")
    #expect(entry.text(\.journal) == "J. Caches 1:2,2007")
    #expect(entry.text(\.doi) == "10.1/x")
    #expect(entry.items(\.extras) == ["Report number", "R-07", "Updated", "2008-11-26"])
    #expect(entry.items(\.tags) == [])
  }

  @Test func withoutParsedAuthorsTheLineIsDivided() throws {
    let entry = try #require(Digest.read(Self.rows, path: "a.json").entries.last)
    #expect(entry.reference == "math/0703001")
    #expect(entry.record.line == 2)
    #expect(entry.items(\.authors) == ["Ann One", "Bo Two"])
    #expect(entry.record.day == nil)
  }

  @Test func windowsLineEndsAndAByteOrderMark() {
    let rows = "\u{FEFF}" + Self.rows.replacing("\n{", with: "\r\n{")
    let digest = Digest.read(rows, path: "a.json")
    #expect(digest.dialect == "kaggle")
    #expect(digest.titles.count == 2)
    #expect(digest.troubles == [])
  }

  @Test func piecesMakeNoDifference() {
    Digest.expectSameInPieces(Array(Self.rows.utf8), as: .kaggle)
  }

  /// A row that a download lost the end of is followed by a good one.
  @Test func aBrokenRowCostsNoOther() {
    let rows = Self.rows.split(separator: "\n").map(String.init)
    for length in 1..<rows[0].utf8.count {
      // An object as the value of what was cut is as good as an entry of its own.
      if rows[0].utf8.prefix(length).last == 0x3A { continue }
      let part = String(decoding: rows[0].utf8.prefix(length), as: UTF8.self)
      let text = [rows[1], part, rows[1], rows[1]].joined(separator: "\n")
      let digest = Digest.read(text, path: "a.json")
      #expect(digest.titles.filter { $0 == "Sets" }.count == 3, "\(part)")
      #expect(digest.problems.contains { $0.line == 2 }, "\(part)")
      #expect(!digest.problems.contains { $0.line > 2 }, "\(part)")
    }
  }

  @Test func theLastRowMayBeCut() {
    let cut = String(Self.rows.prefix(500))
    let digest = Digest.read(cut, path: "a.json")
    #expect(digest.titles == [#"Small Caches "and" $k$-means"#])
    #expect(digest.troubles == ["1: truncated"])
    Digest.expectSameInPieces(Array(cut.utf8), as: .kaggle)
  }

  @Test func whatARowLacksIsAProblem() {
    let digest = Digest.read(
      Self.rows + #"""
        {"id":"nothing","title":"No id","abstract":"Text."}
        {"id":"0704.0003","title":null,"abstract":"Text."}
        {"id":"0704.0004","title":"No abstract","versions":[{"created":"Mon, 32 Apr 2007"}]}

        """#, path: "a.json")
    #expect(
      digest.troubles == ["3: badAddress", "4: missingTitle", "5: missingAbstract", "5: badDate"])
    #expect(digest.titles.last == "No abstract")
  }
}
