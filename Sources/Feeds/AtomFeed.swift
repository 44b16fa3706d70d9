import Digests

/// Reads Atom: the answers of arXiv's API, and arXiv's feeds of the day.
///
/// The two differ in the id (`http://arxiv.org/abs/ID`, `oai:arXiv.org:ID`), in the authors (an element
/// each, one `dc:creator` with commas), and in the head that feeds put before the abstract. An error of
/// the API is a feed with one entry about it.
struct AtomFeed: XMLContent {
  private var isInEntry = false
  private var isInAuthor = false
  private var isError = false
  private var line = 0

  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    if name == "entry" {
      isInEntry = true
      isError = false
      self.line = line
      builder.beginEntry(line: line)
      return false
    }
    guard isInEntry else { return false }
    if name == "author" { isInAuthor = true }
    if name == "category", let term = attributes["term"] { builder.add(term, to: .categories) }
    return name == "id" || name == "title" || name == "summary" || name == "published"
      || name == "updated" || (isInAuthor && name == "name") || name == "creator"
      || name == "comment" || name == "journal_ref" || name == "doi" || name == "DOI"
  }

  mutating func end(
    _ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    guard isInEntry else { return }
    if name == "entry" {
      isInEntry = false
      if isError {
        builder.dropEntry()
        builder.add(.serviceError, line: line)
      } else {
        builder.endEntry(needsAbstract: true)
      }
    } else if name == "author" {
      isInAuthor = false
    } else if name == "id" {
      isError = AtomFeed.isError(text)
      builder.setReference(in: text)
    } else if name == "title" {
      builder.set(.title, text)
    } else if name == "summary" {
      builder.setAnnounced(text)
    } else if name == "published" {
      builder.setDay(text: text)
    } else if name == "updated" {
      builder.add(extra: "Updated", UnsafeRawBufferPointer(rebasing: text.prefix(10)))
    } else if name == "name" {
      builder.add(text, to: .authors)
    } else if name == "creator" {
      builder.add(commaSeparated: text, to: .authors)
    } else if name == "comment" {
      builder.set(.comment, text)
    } else if name == "journal_ref" {
      builder.set(.journal, text)
    } else if name == "doi" || name == "DOI" {
      builder.set(.doi, text)
    }
  }

  /// `https://arxiv.org/api/errors#incorrect_id_format_for_abc`.
  private static func isError(_ id: UnsafeRawBufferPointer) -> Bool {
    let sign = Array("/api/errors".utf8)
    return id.count >= sign.count
      && (0...id.count - sign.count).contains { id[$0..<$0 + sign.count].elementsEqual(sign) }
  }
}
