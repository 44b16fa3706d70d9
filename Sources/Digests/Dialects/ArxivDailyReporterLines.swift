extension Dialect {
  /// The lines of arxiv-daily-reporter, which are Python literals and no JSON.
  public static let arxivDailyReporterLines = Dialect(
    name: "arxiv-daily-reporter", sniff: ArxivDailyReporterLines.sniff,
    makeReader: { JSONDocument<ArxivDailyReporterLines>(isPython: true) })
}

/// Reads `{'arxiv_id': 'arXiv:2503.24289', 'title': "…", …}`, a line each.
struct ArxivDailyReporterLines: JSONEntries {
  static let fields = [
    JSONField("arxiv_id", .reference), JSONField("title", .text(.title)),
    JSONField("authors", .list(.authors)), JSONField("link", .reference),
    JSONField("abstract", .text(.abstract)), JSONField("comment", .text(.comment)),
    JSONField("subjects", .extra("Subjects")),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    return scanner.has("{'", at: 0, before: prefix.count)
      && scanner.find("'title':", in: 0..<prefix.count) != nil
  }
}
