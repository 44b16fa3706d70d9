import Digests
import Papers
import Testing

@Suite struct GPTPaperAssistantJSONTests {
  private static let file = #"""
    {
        "2608.19880": {
            "authors": [
                "Ann One",
                "Jos{\\'e} Two"
            ],
            "title": "Worlds: {Static} and $x^2$",
            "abstract": "arXiv:2608.19880v1 Announce Type: replace-cross  Abstract: Agents learn.",
            "arxiv_id": "2608.19880",
            "primary_category": "cs.AI",
            "categories": [
                "cs.AI",
                "cs.CL"
            ],
            "ARXIVID": "2608.19880",
            "COMMENT": "Close to criterion 3.",
            "RELEVANCE": 8,
            "NOVELTY": 7.5,
            "TAGS": [
                "Agents",
                "agents",
                "Worlds"
            ]
        },
        "2608.00002": {
            "title": "Known by its name",
            "abstract": "Nothing before it.",
            "RELEVANCE": null
        }
    }
    """#

  @Test func everyFieldHasItsPlace() throws {
    let digest = Digest.read(Self.file, path: "output.json")
    #expect(digest.dialect == "gpt-paper-assistant")
    #expect(digest.troubles == [])
    let entry = try #require(digest.entries.first)
    #expect(entry.reference == "2608.19880")
    #expect(entry.record.line == 2)
    #expect(entry.text(\.title) == "Worlds: {Static} and $x^2$")
    #expect(entry.items(\.authors) == ["Ann One", #"Jos{\'e} Two"#])
    #expect(entry.text(\.abstract) == "Agents learn.")
    #expect(entry.items(\.categories) == ["cs.AI", "cs.CL"])
    #expect(entry.items(\.tags) == ["Agents", "Worlds"])
    #expect(
      entry.items(\.extras) == [
        "Announced", "replace-cross", "Comment", "Close to criterion 3.", "Relevance", "8",
        "Novelty", "7.5",
      ])
  }

  @Test func theNameIsTheIdIfThereIsNoOther() throws {
    let entry = try #require(Digest.read(Self.file, path: "output.json").entries.last)
    #expect(entry.reference == "2608.00002")
    #expect(entry.text(\.abstract) == "Nothing before it.")
    #expect(entry.record.line == 25)
  }

  @Test func oneLineIsTheSame() {
    let line = Self.file.split(separator: "\n").joined()
    #expect(Digest.read(line, path: "output.json").titles.count == 2)
    Digest.expectSameInPieces(Array(line.utf8), as: .gptPaperAssistantJSON)
    Digest.expectSameInPieces(Array(Self.file.utf8), as: .gptPaperAssistantJSON)
  }

  /// A file that ends anywhere within the second entry keeps the first, and says where it is cut.
  @Test func aCutFile() {
    let bytes = Array(Self.file.utf8)
    let second = Self.file.split(separator: #"    "2608.00002""#)[0].utf8.count
    for length in second..<bytes.count - 1 {
      let text = String(decoding: bytes[..<length], as: UTF8.self)
      let digest = Digest.read(text, path: "output.json")
      #expect(digest.titles.first == "Worlds: {Static} and $x^2$")
      #expect(digest.problems.map(\.kind).contains(.truncated), "\(length)")
      #expect(digest.problems.count == 1 || digest.problems[0].kind == .missingAbstract)
    }
  }

  /// A quotation mark is missing in the first entry.
  @Test func whatIsBrokenCostsALine() {
    let text = Self.file.replacing(#""Close to criterion 3.""#, with: #""Close to criterion 3."#)
    let digest = Digest.read(text, path: "output.json")
    #expect(digest.titles == ["Worlds: {Static} and $x^2$", "Known by its name"])
    #expect(digest.troubles == ["16: malformed"])
  }
}
