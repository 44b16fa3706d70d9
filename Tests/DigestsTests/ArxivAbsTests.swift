import Digests
import Papers
import Testing

@Suite struct ArxivAbsTests {
  private let today = #"""
    ------------------------------------------------------------------------------
    \\
    arXiv:cs/0012099
    From: Ada Ling <ada@example.org>
    Date: Wed, 13 Dec 2000 08:48:06 GMT   (349kb)
    Date (revised v2): Thu, 4 Jan 2001 13:28:06 GMT   (362kb)

    Title: Networks that dream: a title that
      goes on
    Authors: Ada Ling (Here) and Boris Mann
    Categories: cs.SE cs.PL
    Comments: 3 pages
    Report-no: X-1
    MSC-class: 81C05
    Journal-ref: J. Things 1 (2001)
      1-3
    DOI: 10.1000/1
    \\
      They dream.
    At night.
    \\

    """#

  @Test func bothDatesAndTheVersion() throws {
    let digest = Digest.read(today, path: "0012099.abs")
    #expect(digest.dialect == "arxiv-abs")
    let one = try #require(digest.entries.first)
    #expect(one.reference == "cs/0012099v2")
    #expect(one.record.day?.description == "2001-01-04")
    #expect(one.record.firstDay?.description == "2000-12-13")
    #expect(one.text(\.title) == "Networks that dream: a title that goes on")
    #expect(one.items(\.authors) == ["Ada Ling", "Boris Mann"])
    #expect(one.items(\.categories) == ["cs.SE", "cs.PL"])
    #expect(one.text(\.journal) == "J. Things 1 (2001) 1-3")
    #expect(one.text(\.doi) == "10.1000/1")
    #expect(one.text(\.comment) == "3 pages")
    #expect(one.text(\.abstract) == "They dream. At night.")
    #expect(one.items(\.extras) == ["Report number", "X-1", "MSC class", "81C05"])
    #expect(digest.troubles == [])
  }

  @Test(arguments: [
    ("Wed, 01 Jan 92 20:10:03 GMT", "1992-01-01"), ("1 Jan 1992", "1992-01-01"),
    ("Sat, 1 Jan 100 10:00:00 GMT", "2000-01-01"), ("Thu, 9 Apr 09 10:00:00 GMT", "2009-04-09"),
  ])
  func recordsOfThe1990s(date: String, day: String) throws {
    let digest = Digest.read(
      "\\\\\nPaper: hep-th/9201099\nFrom: ADA@X.BITNET\nDate: \(date)\n \nTitle: Strings\nAuthor: A. Ling\nReport-no: Y-2\n\\\\\n  They vibrate.\n\\\\\n",
      path: "9201099.abs")
    let one = try #require(digest.entries.first)
    #expect(one.reference == "hep-th/9201099")
    #expect(one.record.day?.description == day)
    #expect(one.items(\.authors) == ["A. Ling"])
    #expect(one.text(\.abstract) == "They vibrate.")
    #expect(digest.troubles == [])
  }

  @Test func aMailOfManyPapersIsNone() {
    #expect(!Dialect.arxivAbs.sniffs("\\\\\narXiv:2303.01234\nDate: Wed, 15 Mar 2023\n"))
  }

  @Test func piecesOfAnySize() {
    Digest.expectSameInPieces(Array(today.utf8), as: .arxivAbs)
    Digest.expectSameInPieces(Array(today.utf8.dropLast(12)), as: .arxivAbs)
  }
}
