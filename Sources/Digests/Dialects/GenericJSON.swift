extension Dialect {
  /// Any JSON or JSON lines with objects that have a title and an arXiv id.
  public static let genericJSON = Dialect(
    name: "json", sniff: GenericJSON.sniff, makeReader: { JSONDocument(GenericJSON.table) })
}

/// Reads entries under the usual names, wherever they are. Names are compared without regard to case,
/// underscores and hyphens: `arxivId` is `arxiv_id`.
enum GenericJSON {
  static let table = JSONTable(
    fields: [
      JSONField("arxivid", .reference), JSONField("id", .reference),
      JSONField("arxiv", .reference), JSONField("paperid", .reference),
      JSONField("entryid", .reference), JSONField("shortid", .reference),
      JSONField("abs", .reference), JSONField("absurl", .reference),
      JSONField("arxivurl", .reference), JSONField("paperurl", .reference),
      JSONField("url", .reference), JSONField("link", .reference),
      JSONField("pdf", .reference), JSONField("pdfurl", .reference),
      JSONField("pdflink", .reference), JSONField("title", .text(.title)),
      JSONField("authors", .authors), JSONField("author", .authors),
      JSONField("authorsparsed", .parsedAuthors), JSONField("abstract", .abstract),
      JSONField("summary", .summaryOrAbstract), JSONField("tldr", .text(.summary)),
      JSONField("published", .day), JSONField("publishedat", .day), JSONField("date", .day),
      JSONField("publishdate", .day), JSONField("publisheddate", .day),
      JSONField("publicationdate", .day), JSONField("submitted", .day), JSONField("created", .day),
      JSONField("versions", .versions), JSONField("updated", .laterDay),
      JSONField("updatedate", .laterDay), JSONField("updatedat", .laterDay),
      JSONField("categories", .words(.categories)), JSONField("category", .words(.categories)),
      JSONField("comment", .text(.comment)), JSONField("comments", .text(.comment)),
      JSONField("journalref", .text(.journal)), JSONField("journal", .text(.journal)),
      JSONField("doi", .text(.doi)), JSONField("tags", .list(.tags)),
      JSONField("keywords", .list(.tags)), JSONField("code", .list(.code)),
      JSONField("codeurl", .list(.code)), JSONField("github", .list(.code)),
      JSONField("score", .extra("Score")), JSONField("motivation", .extra("Motivation")),
      JSONField("method", .extra("Method")), JSONField("result", .extra("Result")),
      JSONField("conclusion", .extra("Conclusion")),
    ], isLoose: true, needsAbstract: false)

  /// An entry is looked for by reading; what is hardly JSON at all is not taken for it.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    let text = scanner.slice(scanner.trimmed(0..<prefix.count))
    guard let first = text.first, first == ASCII.braceOpen || first == ASCII.bracketOpen else {
      return false
    }
    if text.elementsEqual("[]".utf8) { return true }
    var builder = DigestBuilder(expectedBytes: text.count)
    var document = JSONDocument(table)
    _ = document.read(text, isLast: true, into: &builder)
    let broken = builder.problems.count { $0.kind == .malformed }
    return !builder.records.isEmpty && builder.records.count >= broken
  }
}
