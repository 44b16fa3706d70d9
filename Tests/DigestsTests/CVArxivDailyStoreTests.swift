import Digests
import Papers
import Testing

@Suite struct CVArxivDailyStoreTests {
  private static let store =
    #"{"SLAM": {"2605.13741": "|**2026-05-13**|**Maps: \"Here\"**|Ann One et.al.|"#
    + #"[2605.13741v2](http://arxiv.org/abs/2605.13741v2)|**[link](https://github.com/a/b)**|\n"}, "#
    + #""Empty": {}, "NLP": {"2605.00002": "- 2026-05-12, **Words**, Bo Two et.al., Paper: "#
    + #"[http://arxiv.org/abs/2605.00002](http://arxiv.org/abs/2605.00002)\n", "#
    + #""2605.13741": "|**2026-05-13**|**Maps**|Ann One et.al.|"#
    + #"[2605.13741](http://arxiv.org/abs/2605.13741)|null|\n"}}"#

  @Test func rowsUnderTopics() {
    let digest = Digest.read(Self.store, path: "a.json")
    #expect(digest.dialect == "cv-arxiv-daily")
    #expect(digest.troubles == [])
    #expect(digest.titles == [#"Maps: "Here""#, "Words", "Maps"])
    #expect(digest.entries.map(\.reference) == ["2605.13741v2", "2605.00002", "2605.13741"])
    #expect(digest.entries.map { $0.items(\.extras) }.map(\.last) == ["SLAM", "NLP", "NLP"])
    #expect(digest.entries[0].items(\.code) == ["https://github.com/a/b"])
    #expect(digest.entries[1].record.day?.description == "2026-05-12")
  }

  @Test(arguments: ["{}", "{}\n", #"{"NLP": {}}"#, #" {"A": {}, "B": {}}"#])
  func emptyStores(text: String) {
    let digest = Digest.read(text, path: "a.json")
    #expect(digest.dialect == "cv-arxiv-daily")
    #expect(digest.troubles == ["0: noEntries"])
  }

  @Test func linesAreCounted() {
    let digest = Digest.read(Self.store.replacing(", \"", with: ",\n\""), path: "a.json")
    #expect(digest.entries.map(\.record.line) == [1, 3, 4])
  }

  @Test func piecesMakeNoDifference() {
    Digest.expectSameInPieces(Array(Self.store.utf8), as: .cvArxivDailyStore)
    Digest.expectSameInPieces(Array(Self.store.utf8.prefix(300)), as: .cvArxivDailyStore)
  }
}
