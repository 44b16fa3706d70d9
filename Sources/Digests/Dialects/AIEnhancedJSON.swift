extension Dialect {
  /// The JSON lines of daily-arXiv-ai-enhanced, before and after the machine has read them.
  public static let aiEnhancedJSON = Dialect(
    name: "daily-arxiv-ai-enhanced", sniff: AIEnhancedJSON.sniff,
    makeReader: { JSONDocument<AIEnhancedJSON>() })
}

/// Reads the JSON lines of daily-arXiv-ai-enhanced: `summary` is the abstract, `AI` what a machine
/// made of it.
struct AIEnhancedJSON: JSONEntries {
  static let fields = [
    JSONField("id", .reference), JSONField("abs", .reference), JSONField("authors", .authors),
    JSONField("title", .text(.title)), JSONField("categories", .list(.categories)),
    JSONField("comment", .text(.comment)), JSONField("summary", .text(.abstract)),
    JSONField(
      "AI",
      .members([
        JSONField("tldr", .text(.summary)), JSONField("task", .text(.summary)),
        JSONField("motivation", .extra("Motivation")), JSONField("method", .extra("Method")),
        JSONField("result", .extra("Result")), JSONField("conclusion", .extra("Conclusion")),
      ])),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    return scanner.has("{", at: 0, before: prefix.count)
      && ["\"abs\":", "\"pdf\":", "\"summary\":"].allSatisfy { (name: StaticString) in
        scanner.find(name, in: 0..<prefix.count) != nil
      }
  }
}
