import Papers

extension Dialect {
  /// The lines of arxiv-daily-reporter, which are Python literals and no JSON.
  public static let arxivDailyReporterLines = Dialect(
    name: "arxiv-daily-reporter", sniff: ArxivDailyReporterLines.sniff,
    makeReader: { JSONDocument(ArxivDailyReporterLines.table) })
}

/// Reads `{'arxiv_id': 'arXiv:2503.24289', 'title': "…", 'authors': 'A. One, B. Two', …}`, a line each.
enum ArxivDailyReporterLines {
  static let table = JSONTable(
    syntax: .python,
    fields: [
      JSONField("arxiv_id", .reference), JSONField("title", .text(.title)),
      JSONField("authors", .authors), JSONField("link", .reference),
      JSONField("abstract", .text(.abstract)), JSONField("comment", .text(.comment)),
      JSONField("subjects", .extra("Subjects")),
    ])

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    let text = scanner.trimmed(0..<prefix.count)
    guard scanner.has("{'", at: text.lowerBound, before: text.upperBound),
      let outline = JSONOutline(prefix, syntax: .python)
    else { return false }
    return outline.has("arxiv_id") || outline.has("link")
  }
}
