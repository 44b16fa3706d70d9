import Papers

extension Dialect {
  /// The JSON store behind cv-arxiv-daily: topic, id, and a row of the table as a string.
  public static let cvArxivDailyStore = Dialect(
    name: "cv-arxiv-daily", isMarkdown: true, sniff: CVArxivDailyStore.sniff,
    makeReader: { JSONDocument(CVArxivDailyStore.table) })
}

/// Reads `{"SLAM": {"2605.13741": "|**2026-05-13**|**Title**|…|\n"}}`. Topics may be empty, and so may
/// be all of it.
enum CVArxivDailyStore {
  static let table = JSONTable(fields: [], needsAbstract: false, hasRows: true)

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    var reader = JSONReader(prefix, syntax: .json, scratch: JSONScratch())
    guard reader.enterObject() else { return false }
    while reader.nextName() != nil {
      guard reader.enterObject() else { return false }
      if let id = reader.nextName() {
        guard ArxivReference.find(in: id) != nil else { return false }
        let row = reader.text()
        return row.first == ASCII.bar || row.first == ASCII.hyphen
      }
    }
    return reader.failure == nil && reader.peek() == nil
  }
}
