extension Dialect {
  /// The snapshot of all of arXiv's metadata on Kaggle: an object a line.
  public static let kaggle = Dialect(
    name: "kaggle", sniff: Kaggle.sniff, makeReader: { JSONDocument(Kaggle.table) })
}

/// Reads the Kaggle snapshot:
///
///     {"id":"0704.0001","authors":"A. One and B. Two","title":"…","categories":"hep-ph math.CO",…,
///      "versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}],
///      "authors_parsed":[["One","A.",""],["Two","B.",""]]}
///
/// The date is that of the first version, and the id has no version.
enum Kaggle {
  static let table = JSONTable(fields: [
    JSONField("id", .reference), JSONField("submitter", .ignored),
    JSONField("authors", .authors), JSONField("title", .text(.title)),
    JSONField("comments", .text(.comment)), JSONField("journal-ref", .text(.journal)),
    JSONField("doi", .text(.doi)), JSONField("report-no", .extra("Report number")),
    JSONField("categories", .words(.categories)), JSONField("license", .ignored),
    JSONField("abstract", .text(.abstract)), JSONField("versions", .versions),
    JSONField("update_date", .extra("Updated")), JSONField("authors_parsed", .parsedAuthors),
  ])

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard let outline = JSONOutline(prefix), outline.has("id"), outline.has("abstract") else {
      return false
    }
    return outline.has("authors_parsed") || outline.has("versions")
      || (outline.has("submitter") && outline.has("update_date"))
  }
}
