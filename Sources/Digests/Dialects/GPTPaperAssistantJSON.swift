extension Dialect {
  /// The JSON of gpt_paper_assistant: an object of entries by their ids.
  public static let gptPaperAssistantJSON = Dialect(
    name: "gpt-paper-assistant", sniff: GPTPaperAssistantJSON.sniff,
    makeReader: { JSONDocument(GPTPaperAssistantJSON.table) })
}

/// Reads the JSON of gpt_paper_assistant. Abstracts begin as the feed has them.
///
///     {"2608.19880": {"authors": ["…"], "title": "…", "abstract": "arXiv:2608.19880v1 Announce Type: …",
///      "arxiv_id": "2608.19880", "categories": ["cs.AI"], "COMMENT": "…", "RELEVANCE": 8, "NOVELTY": 7,
///      "TAGS": ["…"]}, …}
enum GPTPaperAssistantJSON {
  static let table = JSONTable(fields: [
    JSONField("authors", .authors), JSONField("title", .text(.title)),
    JSONField("abstract", .abstract), JSONField("arxiv_id", .reference),
    JSONField("primary_category", .ignored), JSONField("categories", .list(.categories)),
    JSONField("ARXIVID", .reference), JSONField("COMMENT", .extra("Comment")),
    JSONField("RELEVANCE", .extra("Relevance")), JSONField("NOVELTY", .extra("Novelty")),
    JSONField("TAGS", .list(.tags)), JSONField("SCORE", .extra("Score")),
  ])

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard let outline = JSONOutline(prefix) else { return false }
    return outline.has("RELEVANCE") || outline.has("NOVELTY") || outline.has("ARXIVID")
  }
}
