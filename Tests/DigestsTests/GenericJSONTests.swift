import Digests
import Papers
import Testing

@Suite struct GenericJSONTests {
  @Test func anArrayOfObjects() throws {
    let digest = Digest.read(
      #"""
      [
        {"paperId": "x", "Title": "One", "pdf_url": "https://arxiv.org/pdf/2501.00001v2.pdf",
         "authors": [{"id": 7, "name": "Ann One"}, {"name": "Bo Two"}], "publishedAt": "2025-01-02T03:04:05Z",
         "summary": "Text.", "keywords": "kv, sparse"},
        {"arxiv_id": "2501.00002", "title": "Two", "author": "Ann One and Bo Two", "updated": "2025-02-03",
         "abstract": "Long.", "summary": "Short.", "categories": "cs.CL, cs.LG", "github": "https://github.com/a/b"}
      ]
      """#, path: "a.json")
    #expect(digest.dialect == "json")
    #expect(digest.troubles == [])
    let one = try #require(digest.entries.first)
    #expect(one.reference == "2501.00001v2")
    #expect(one.items(\.authors) == ["Ann One", "Bo Two"])
    #expect(one.record.day?.description == "2025-01-02")
    #expect(one.text(\.abstract) == "Text.")
    #expect(one.text(\.summary) == "")
    #expect(one.items(\.tags) == ["kv", "sparse"])
    let two = try #require(digest.entries.last)
    #expect(two.items(\.authors) == ["Ann One", "Bo Two"])
    #expect(two.record.day?.description == "2025-02-03")
    #expect(two.text(\.abstract) == "Long.")
    #expect(two.text(\.summary) == "Short.")
    #expect(two.items(\.categories) == ["cs.CL", "cs.LG"])
    #expect(two.items(\.code) == ["https://github.com/a/b"])
  }

  /// What is around the entries may have titles and addresses of its own.
  @Test(arguments: [
    #"{"title": "Today", "link": "https://arxiv.org/list/cs.CL", "papers": [E, E]}"#,
    #"{"date": "2025-01-01", "cs.CL": [E], "cs.LG": {"a": E}}"#,
    #"[{"paper": E, "title": "Outside"}, {"paper": E, "n": 1.5e3}]"#,
    #"{"a": {"b": {"c": [[[E]], E]}}}"#,
    "E\nE",
    "E E",
  ])
  func entriesAnywhere(form: String) {
    let text = form.replacing("E", with: #"{"id": "2501.00001", "title": "T", "x": {"y": []}}"#)
    let digest = Digest.read(text, path: "a.json")
    #expect(digest.titles == ["T", "T"])
    #expect(digest.troubles == [])
    Digest.expectSameInPieces(Array(text.utf8), as: .genericJSON)
  }

  @Test func idsAsNames() {
    let digest = Digest.read(
      #"{"2501.00001": {"title": "One"}, "2501.00002v3": {"title": "Two"}}"#, path: "a.json")
    #expect(digest.entries.map(\.reference) == ["2501.00001", "2501.00002v3"])
  }

  @Test(arguments: [
    #"{"name": "tool", "description": "See arXiv:2501.00001", "title": "Tool"}"#,
    #"{"id": "2501.00001"}"#,
    #"{"title": "T", "url": "https://example.org/2501.00001"}"#,
    "[A list](https://arxiv.org/abs/2501.00001) in prose.",
    "{}{}", "[1, 2]", "{", "[[[[",
  ])
  func whatHasNoEntriesIsOfNoDialect(text: String) {
    #expect(!Dialect.genericJSON.sniffs(text))
  }

  @Test func theEmptyArrayIsADigest() {
    #expect(
      Digest.read("[ ]".replacing(" ", with: ""), path: "a.json").troubles == ["0: noEntries"])
  }
}

extension Dialect {
  func sniffs(_ text: String) -> Bool { Array(text.utf8).withUnsafeBytes(sniff) }
}
