import Digests

/// Reads RSS 2.0 as arXiv announces papers every day. The version is in the `guid` alone.
struct RSSFeed: XMLContent {
  private var isInItem = false
  private var link: [UInt8] = []

  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    if name == "item" {
      isInItem = true
      link = []
      builder.beginEntry(line: line)
      return false
    }
    return isInItem
      && (name == "title" || name == "link" || name == "description" || name == "guid"
        || name == "category" || name == "pubDate" || name == "creator" || name == "DOI"
        || name == "journal_reference" || name == "date")
  }

  mutating func end(
    _ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    guard isInItem else { return }
    if name == "item" {
      isInItem = false
      // Only where there was no guid.
      link.withUnsafeBytes { builder.setReference(in: $0) }
      builder.endEntry(needsAbstract: true)
    } else if name == "title" {
      builder.set(.title, text)
    } else if name == "link" {
      link = Array(text)
    } else if name == "guid" {
      builder.setReference(in: text)
    } else if name == "description" {
      builder.setAnnounced(text)
    } else if name == "category" {
      builder.add(text, to: .categories)
    } else if name == "pubDate" || name == "date" {
      builder.setDay(text: text)
    } else if name == "creator" {
      builder.add(commaSeparated: text, to: .authors)
    } else if name == "DOI" {
      builder.set(.doi, text)
    } else if name == "journal_reference" {
      builder.set(.journal, text)
    }
  }
}
