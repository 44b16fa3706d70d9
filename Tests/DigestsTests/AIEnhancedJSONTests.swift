import Digests
import Papers
import Testing

@Suite struct AIEnhancedJSONTests {
  private static let lines = #"""
    {"id": "2504.07981", "pdf": "https://arxiv.org/pdf/2504.07981", "abs": "https://arxiv.org/abs/2504.07981", "authors": ["Ann One", "Bo Two"], "title": "Small Caches", "categories": ["cs.CV", "68-11 68-04"], "comment": "13pages", "summary": "A text,\nwrapped.", "AI": {"task": "\u8bc4\u4f30\u6a21\u578b\u3002", "motivation": "It is slow.", "method": "Error", "result": "Fast.", "conclusion": ""}}
    {"AI": {"tldr": "Error", "method": "By \bar."}, "comment": null, "summary": "More.", "title": "Odd **Stars** [and] brackets", "authors": [], "id": "2504.08003v2", "pdf": "x", "abs": "y", "code_url": "https://github.com/a/b", "code_stars": 3}

    """#

  @Test func theMachinesSummary() throws {
    let digest = Digest.read(Self.lines, path: "a.jsonl")
    #expect(digest.dialect == "daily-arxiv-ai-enhanced")
    let entry = try #require(digest.entries.first)
    #expect(entry.reference == "2504.07981")
    #expect(entry.items(\.authors) == ["Ann One", "Bo Two"])
    #expect(entry.items(\.categories) == ["cs.CV", "68-11 68-04"])
    #expect(entry.text(\.abstract) == "A text, wrapped.")
    #expect(entry.text(\.summary) == "评估模型。")
    #expect(entry.text(\.comment) == "13pages")
    #expect(entry.items(\.extras) == ["Motivation", "It is slow.", "Result", "Fast."])
    #expect(entry.record.day == nil)
  }

  @Test func membersInAnyOrderAndFailedSummaries() throws {
    let digest = Digest.read(Self.lines, path: "a.jsonl")
    let entry = try #require(digest.entries.last)
    #expect(entry.reference == "2504.08003v2")
    #expect(entry.text(\.title) == "Odd **Stars** [and] brackets")
    #expect(entry.text(\.summary) == "")
    #expect(entry.items(\.extras) == ["Method", "By ar."])
    #expect(entry.items(\.code) == ["https://github.com/a/b"])
    #expect(digest.troubles == ["2: controlCharacters"])
  }

  @Test func aMachineThatSaysNothing() {
    let digest = Digest.read(
      #"{"id": "2504.07981", "title": "T", "summary": "S", "AI": "Error"}"#, path: "a.jsonl")
    #expect(digest.dialect == "daily-arxiv-ai-enhanced")
    #expect(digest.titles == ["T"])
    #expect(digest.entries[0].text(\.summary) == "")
  }

  @Test func piecesMakeNoDifference() {
    Digest.expectSameInPieces(Array(Self.lines.utf8), as: .aiEnhancedJSON)
  }
}
