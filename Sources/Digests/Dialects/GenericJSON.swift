extension Dialect {
  /// Any JSON or JSON lines with objects that have a title and an arXiv id.
  public static let genericJSON = Dialect(
    name: "json", sniff: GenericJSON.sniff, makeReader: { JSONDocument<GenericJSON>() })
}

/// Reads entries wherever they are: an object with a `title` is one, and what is around it is gone
/// into.
struct GenericJSON: JSONContent {
  private static let fields = [
    JSONField("id", .reference), JSONField("arxiv_id", .reference),
    JSONField("arxivId", .reference), JSONField("arxiv", .reference),
    JSONField("paper_id", .reference), JSONField("entry_id", .reference),
    JSONField("abs", .reference), JSONField("url", .reference), JSONField("link", .reference),
    JSONField("pdf", .reference), JSONField("pdf_url", .reference),
    JSONField("abs_url", .reference), JSONField("arxiv_url", .reference),
    JSONField("title", .text(.title)), JSONField("authors", .authors),
    JSONField("author", .authors), JSONField("abstract", .text(.abstract)),
    JSONField("summary", .text(.summary)), JSONField("tldr", .text(.summary)),
    JSONField("date", .day), JSONField("published", .day), JSONField("publish_date", .day),
    JSONField("published_date", .day), JSONField("created", .day),
    JSONField("updated", .extra("Updated")), JSONField("categories", .words(.categories)),
    JSONField("category", .words(.categories)), JSONField("primary_category", .words(.categories)),
    JSONField("comment", .text(.comment)), JSONField("comments", .text(.comment)),
    JSONField("journal_ref", .text(.journal)), JSONField("doi", .text(.doi)),
    JSONField("tags", .list(.tags)), JSONField("keywords", .list(.tags)),
    JSONField("code", .list(.code)), JSONField("code_url", .list(.code)),
    JSONField("github", .list(.code)), JSONField("score", .extra("Score")),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    let text = scanner.trimmed(0..<prefix.count)
    guard let first = scanner.bytes[text].first, first == 0x7B || first == ASCII.bracketOpen else {
      return false
    }
    return scanner.find("\"title\"", in: text) != nil
      && (scanner.find("arxiv", in: text) != nil || scanner.find("arXiv", in: text) != nil
        || hasBareID(text, scanner))
  }

  /// `"id": "2504.16922`.
  private static func hasBareID(_ text: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var rest = text
    while let place = scanner.find("\"id\"", in: rest) {
      var start = place + 4
      while start < text.upperBound, ": \"".utf8.contains(scanner.bytes[start]) { start += 1 }
      if ArxivReference.parse(scanner.slice(start..<text.upperBound)) != nil { return true }
      rest = start..<text.upperBound
    }
    return false
  }

  /// An object with a title. Others are gone into, so that an entry is found at any depth.
  func isUnit(_ first: UInt8, path: [[UInt8]], reader: JSONReader) -> Bool {
    guard first == 0x7B else { return false }
    var reader = reader
    let title = JSONField("title", .text(.title))
    var hasTitle = false
    _ = reader.members { reader, name in
      if title.isNamed(name), let first = reader.peek(), reader.isQuote(first) {
        hasTitle = true
        return false
      }
      // An object that begins with containers holds entries and is none.
      guard let first = reader.peek(), !reader.opens(first) || first == ASCII.bracketOpen else {
        return false
      }
      return reader.skip()
    }
    return hasTitle
  }

  mutating func read(
    _ reader: inout JSONReader, path: [[UInt8]], line: Int, isCut: Bool,
    into builder: inout DigestBuilder
  ) -> Bool {
    guard reader.peek() == 0x7B else { return reader.skip() }
    builder.beginEntry(line: line)
    if isCut { builder.setCut() }
    let isWhole = reader.readEntry(GenericJSON.fields, into: &builder)
    // Where there is only a summary, it is the abstract.
    if builder.draft.record.abstract.isEmpty {
      builder.draft.record.abstract = builder.draft.record.summary
      builder.draft.record.summary = .empty
    }
    if builder.draft.reference == nil {
      // An object with a title that is about something else.
      builder.dropEntry()
    } else {
      builder.endEntry(needsAbstract: false)
    }
    return isWhole
  }
}
