extension Dialect {
  /// The JSON lines of daily-arXiv-ai-enhanced, before and after a machine has read them.
  public static let aiEnhancedJSON = Dialect(
    name: "daily-arxiv-ai-enhanced", sniff: AIEnhancedJSON.sniff,
    makeReader: { JSONDocument(AIEnhancedJSON.table) })
}

/// Reads the JSON lines of daily-arXiv-ai-enhanced: `summary` is the abstract, `AI` what a machine
/// made of it.
///
///     {"id": "2504.07981", "pdf": "…", "abs": "https://arxiv.org/abs/2504.07981", "authors": ["…"],
///      "title": "…", "categories": ["cs.CV"], "comment": null, "summary": "…",
///      "AI": {"tldr": "…", "motivation": "…", "method": "…", "result": "…", "conclusion": "…"}}
enum AIEnhancedJSON {
  static let table = JSONTable(
    fields: [
      JSONField("id", .reference), JSONField("pdf", .reference), JSONField("abs", .reference),
      JSONField("authors", .authors), JSONField("title", .text(.title)),
      JSONField("categories", .list(.categories)), JSONField("comment", .text(.comment)),
      JSONField("summary", .text(.abstract)), JSONField("AI", .inner),
      JSONField("code_url", .list(.code)),
    ],
    inner: [
      JSONField("tldr", .text(.summary)), JSONField("task", .text(.summary)),
      JSONField("motivation", .extra("Motivation")), JSONField("method", .extra("Method")),
      JSONField("result", .extra("Result")), JSONField("conclusion", .extra("Conclusion")),
    ])

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard let outline = JSONOutline(prefix), outline.has("id"), outline.has("summary") else {
      return false
    }
    return outline.has("AI") || (outline.has("abs") && outline.has("pdf"))
  }
}
