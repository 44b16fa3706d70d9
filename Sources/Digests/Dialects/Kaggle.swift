extension Dialect {
  /// The snapshot of all of arXiv's metadata on Kaggle: an object a line.
  public static let kaggle = Dialect(
    name: "kaggle", sniff: Kaggle.sniff, makeReader: { JSONDocument<Kaggle>() })
}

/// Reads the Kaggle snapshot. The date is that of the first version.
struct Kaggle: JSONEntries {
  static let fields = [
    JSONField("id", .reference), JSONField("authors", .authors),
    JSONField("title", .text(.title)), JSONField("comments", .text(.comment)),
    JSONField("journal-ref", .text(.journal)), JSONField("doi", .text(.doi)),
    JSONField("report-no", .extra("Report number")), JSONField("categories", .words(.categories)),
    JSONField("abstract", .text(.abstract)), JSONField("versions", .versions),
    JSONField("update_date", .extra("Updated")), JSONField("authors_parsed", .parsedAuthors),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    return scanner.has("{", at: 0, before: prefix.count)
      && (scanner.find("\"authors_parsed\"", in: 0..<prefix.count) != nil
        || (scanner.find("\"submitter\"", in: 0..<prefix.count) != nil
          && scanner.find("\"update_date\"", in: 0..<prefix.count) != nil))
  }
}
