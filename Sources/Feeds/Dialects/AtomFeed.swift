import Digests
import Papers

/// Reads Atom: the answers of arXiv's API, arXiv's feeds of the day, and the feeds of journals.
///
/// The two differ in the id (`http://arxiv.org/abs/ID`, `oai:arXiv.org:ID`), in the authors (an element
/// each, one `dc:creator` with commas), and in the head that feeds put before the abstract. An error of
/// the API is a feed with one entry about it.
struct AtomFeed: XMLContent {
  private var isInEntry = false
  private var isInAuthor = false
  private var record = RecordEntry()
  private var isError = false
  private var hasID = false
  private var line = 0
  /// The content of a post.
  private var post: [UInt8] = []

  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    if name == "entry" {
      isInEntry = true
      isError = false
      self.line = line
      record = RecordEntry()
      hasID = false
      post = []
      builder.beginEntry(line: line)
      return false
    }
    guard isInEntry else { return false }
    if name == "author" { isInAuthor = true }
    if name == "category", let term = attributes["term"] {
      if ArxivCategory.isOne(term) {
        builder.add(term, to: .categories)
      } else {
        record.put(.keywords, term, into: &builder)
      }
    }
    if name == "link", let address = attributes["href"] {
      put(link: address, attributes["rel"], &builder)
    }
    return name == "id" || name == "title" || name == "summary" || name == "published"
      || name == "updated" || (isInAuthor && name == "name") || name == "creator"
      || name == "comment" || name == "journal_ref" || name == "doi" || name == "DOI"
      || name == "content" || name == "identifier" || name == "publicationName" || name == "date"
  }

  /// The address of the entry itself: not that of its feed, or of what belongs to it.
  private mutating func put(
    link address: UnsafeRawBufferPointer, _ relation: UnsafeRawBufferPointer?,
    _ builder: inout DigestBuilder
  ) {
    guard relation.map({ $0.elementsEqual("alternate".utf8) }) ?? true else { return }
    record.put(.link, address, into: &builder)
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
        end(&builder)
      }
    } else if name == "author" {
      isInAuthor = false
    } else if name == "id" {
      isError = AtomFeed.isError(text)
      hasID = !text.isEmpty
      record.put(.id, text, into: &builder)
    } else if name == "title" {
      record.put(.title, text, into: &builder)
    } else if name == "summary" {
      FeedText.put(text, into: &record, &builder)
    } else if name == "content" {
      record.put(.description, text, into: &builder)
      post = Array(text)
    } else if name == "published" || name == "date" {
      record.put(.date, text, into: &builder)
    } else if name == "updated" {
      record.put(.updated, text, into: &builder)
      builder.add(extra: "Updated", UnsafeRawBufferPointer(rebasing: text.prefix(10)))
    } else if name == "name" {
      builder.add(text, to: .authors)
    } else if name == "creator" {
      FeedText.names(text) { record.put(.authors, $0, into: &builder) }
    } else if name == "identifier" {
      record.put(.id, text, into: &builder)
    } else if name == "publicationName" {
      record.put(.publication, text, into: &builder)
    } else if name == "comment" {
      builder.set(.comment, text)
    } else if name == "journal_ref" {
      builder.set(.journal, text)
    } else if name == "doi" || name == "DOI" {
      builder.set(.doi, text)
    }
  }

  /// An entry that is no paper is left out, in silence if it has an id: then it is something else.
  private mutating func end(_ builder: inout DigestBuilder) {
    let isArxiv = record.hasReference
    post.withUnsafeBytes { record.takePaper(ofPost: $0, into: &builder) }
    let isEntry = record.end(isBibliography: false, needsAbstract: isArxiv, into: &builder)
    if !isEntry, !hasID { builder.add(.missingAddress, line: line) }
  }

  /// `https://arxiv.org/api/errors#incorrect_id_format_for_abc`.
  private static func isError(_ id: UnsafeRawBufferPointer) -> Bool {
    let sign = Array("/api/errors".utf8)
    return id.count >= sign.count
      && (0...id.count - sign.count).contains { id[$0..<$0 + sign.count].elementsEqual(sign) }
  }
}
