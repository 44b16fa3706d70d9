import Digests
import Papers

/// Reads RSS 2.0 as arXiv announces papers every day, RSS 1.0 as it did until January 2024, and the feeds of
/// journals. The version is in the `guid` alone, or, before 2024, behind the title.
///
/// An item of a journal is a paper by its DOI or its address; one of a blog is none, unless it leads to a single paper
/// of arXiv, which it is about.
struct RSSFeed: XMLContent {
  private var isInItem = false
  private var record = RecordEntry()
  private var link: [UInt8] = []
  private var description: [UInt8] = []
  private var content: [UInt8] = []
  private var line = 0
  private var hasGUID = false
  /// The day of the whole feed: RSS 1.0 gives items none.
  private var day: [UInt8] = []

  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    if name == "item" {
      isInItem = true
      record = RecordEntry()
      (link, description, content) = ([], [], [])
      self.line = line
      hasGUID = false
      builder.beginEntry(line: line)
      if let about = attributes["about"] { link = Array(about) }
      return false
    }
    if !isInItem { return name == "date" || name == "pubDate" }
    return name == "title" || name == "link" || name == "description" || name == "encoded"
      || name == "guid" || name == "category" || name == "subject" || name == "pubDate"
      || name == "creator"
      || name == "author" || name == "DOI" || name == "doi" || name == "identifier"
      || name == "journal_reference" || name == "publicationName" || name == "date"
      || name == "publicationDate"
  }

  mutating func end(
    _ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    guard isInItem else {
      if day.isEmpty, name == "date" || name == "pubDate" { day = Array(text) }
      return
    }
    if name == "item" {
      isInItem = false
      endItem(&builder)
    } else if name == "title" {
      record.put(.title, text, into: &builder)
    } else if name == "link" {
      if !text.isEmpty { link = Array(text) }
    } else if name == "guid" {
      hasGUID = true
      record.put(.id, text, into: &builder)
    } else if name == "description" {
      description = Array(text)
    } else if name == "encoded" {
      content = Array(text)
    } else if name == "category" || name == "subject" {
      if ArxivCategory.isOne(text) {
        builder.add(text, to: .categories)
      } else {
        record.put(.keywords, text, into: &builder)
      }
    } else if name == "pubDate" || name == "date" || name == "publicationDate" {
      record.put(.date, text, into: &builder)
    } else if name == "creator" || name == "author" {
      FeedText.names(text) { record.put(.authors, $0, into: &builder) }
    } else if name == "DOI" || name == "doi" || name == "identifier" {
      record.put(.doi, text, into: &builder)
    } else if name == "journal_reference" {
      builder.set(.journal, text)
    } else if name == "publicationName" {
      record.put(.publication, text, into: &builder)
    }
  }

  private mutating func endItem(_ builder: inout DigestBuilder) {
    link.withUnsafeBytes { record.put(.link, $0, into: &builder) }
    let body = description.count >= content.count / 8 ? description : content
    body.withUnsafeBytes { FeedText.put($0, into: &record, &builder) }
    day.withUnsafeBytes { record.put(.updated, $0, into: &builder) }
    let isArxiv = record.hasReference
    for text in [content, description] {
      text.withUnsafeBytes { record.takePaper(ofPost: $0, into: &builder) }
    }
    if record.end(isBibliography: false, needsAbstract: isArxiv, into: &builder) { return }
    // A feed of papers in which one has no address of its own.
    if hasGUID || !link.isEmpty { return }
    builder.add(.missingAddress, line: line)
  }
}
