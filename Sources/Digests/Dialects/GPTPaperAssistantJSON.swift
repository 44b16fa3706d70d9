extension Dialect {
  /// The JSON of gpt_paper_assistant: an object of entries by their ids.
  public static let gptPaperAssistantJSON = Dialect(
    name: "gpt-paper-assistant", sniff: GPTPaperAssistantJSON.sniff,
    makeReader: { JSONDocument<GPTPaperAssistantJSON>() })
}

/// Reads the JSON of gpt_paper_assistant. Abstracts begin as the feed has them.
struct GPTPaperAssistantJSON: JSONEntries {
  static let depth = 1
  static let fields = [
    JSONField("arxiv_id", .reference), JSONField("authors", .authors),
    JSONField("title", .text(.title)), JSONField("abstract", .announcement),
    JSONField("categories", .list(.categories)), JSONField("TAGS", .list(.tags)),
    JSONField("COMMENT", .extra("Comment")), JSONField("RELEVANCE", .extra("Relevance")),
    JSONField("NOVELTY", .extra("Novelty")), JSONField("SCORE", .extra("Score")),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    return scanner.has("{", at: 0, before: prefix.count)
      && scanner.find("\"arxiv_id\":", in: 0..<prefix.count) != nil
      && scanner.find("\"RELEVANCE\":", in: 0..<prefix.count) != nil
  }
}
