import Digests
import Papers
import Testing

@Suite struct ArxivDailyReporterLinesTests {
  private static let lines = #"""
    {'arxiv_id': 'arXiv:2503.24289', 'title': "The Reader's \"Choice\"", 'authors': 'Ann One, Bo Two', 'link': 'https://arxiv.org/abs/2503.24289', 'abstract': 'It\'s a text\nwith \\alpha, \x41, caf\xe9, \u00fc, \U0001F600, \101 and \q.', 'x': None, 'y': (1, True, ['a',])}
    {'arxiv_id': '2503.00002v3', 'title': 'Lists', 'authors': ['Ann One', "Pat O'Two"], 'abstract': ''}

    """#

  @Test func pythonIsRead() throws {
    let digest = Digest.read(Self.lines, path: "a.jsonl")
    #expect(digest.dialect == "arxiv-daily-reporter")
    #expect(digest.troubles == ["2: missingAbstract"])
    let entry = try #require(digest.entries.first)
    #expect(entry.reference == "2503.24289")
    #expect(entry.text(\.title) == #"The Reader's "Choice""#)
    #expect(entry.items(\.authors) == ["Ann One", "Bo Two"])
    #expect(entry.text(\.abstract) == #"It's a text with \alpha, A, café, ü, 😀, A and \q."#)
    #expect(digest.entries[1].reference == "2503.00002v3")
    #expect(digest.entries[1].items(\.authors) == ["Ann One", "Pat O'Two"])
  }

  @Test func piecesMakeNoDifference() {
    Digest.expectSameInPieces(Array(Self.lines.utf8), as: .arxivDailyReporterLines)
  }
}
