import Digests
import Papers

/// Reads libraries as Zotero exports them in RDF: an element for each item, with the facts about it, and others for
/// its attachments, notes and collections, which are passed over.
struct ZoteroRDF: XMLContent {
  private var depth = 0
  private var record: RecordEntry?
  private var line = 0
  /// How deep we are where facts are about what the item is part of, or about its authors.
  private var partDepth: Int?
  private var authorsDepth: Int?
  private var (family, given) = ([UInt8](), [UInt8]())

  /// What Zotero says of its names, or the names of its kinds.
  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    guard RootElement(prefix)?.name == "RDF" else { return false }
    return ByteScanner(prefix).find("zotero.org/namespaces/export", in: 0..<prefix.count) != nil
  }

  mutating func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    depth += 1
    if depth == 2, !ZoteroRDF.isNoItem(name) {
      record = RecordEntry()
      (self.line, partDepth, authorsDepth) = (line, nil, nil)
      builder.beginEntry(line: line)
      if let about = attributes["about"] { record?.put(.link, about, into: &builder) }
      return false
    }
    guard record != nil, depth > 2 else { return false }
    if name == "isPartOf" { partDepth = partDepth ?? depth }
    if name == "authors", partDepth == nil { authorsDepth = authorsDepth ?? depth }
    if name == "Person" { (family, given) = ([], []) }
    if authorsDepth != nil {
      return name == "surname" || name == "givenName" || name == "givenname"
    }
    if partDepth != nil { return name == "title" || name == "identifier" }
    guard depth == 3 else { return false }
    return name == "title" || name == "abstract" || name == "date" || name == "description"
      || name == "identifier" || name == "subject" || name == "itemType"
  }

  mutating func end(
    _ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder
  ) {
    defer { depth -= 1 }
    guard record != nil else { return }
    if depth == 2 {
      record?.end(isBibliography: true, into: &builder)
      record = nil
    } else if partDepth == depth {
      partDepth = nil
    } else if authorsDepth == depth {
      authorsDepth = nil
    } else if authorsDepth != nil {
      endOfAuthor(name, text, &builder)
    } else if name == "identifier" {
      let isDOI = text.starts(with: "DOI ".utf8)
      if isDOI || partDepth == nil { record?.put(isDOI ? .doi : .link, text, into: &builder) }
    } else if name == "title" {
      record?.put(partDepth == nil ? .title : .publication, text, into: &builder)
    } else if name == "abstract" {
      record?.put(.abstract, text, into: &builder)
    } else if name == "date" {
      record?.put(.date, text, into: &builder)
    } else if name == "description" {
      record?.put(.hint, text, into: &builder)
    } else if name == "subject" {
      record?.put(.keywords, text, into: &builder)
    } else if name == "itemType",
      text.elementsEqual("attachment".utf8) || text.elementsEqual("note".utf8)
    {
      builder.dropEntry()
      record = nil
    }
  }

  private mutating func endOfAuthor(
    _ name: XMLName, _ text: UnsafeRawBufferPointer, _ builder: inout DigestBuilder
  ) {
    if name == "surname" {
      family = Array(text)
    } else if name == "givenName" || name == "givenname" {
      given = Array(text)
    } else if name == "Person" {
      let whole = given.isEmpty ? family : given + [ASCII.space] + family
      whole.withUnsafeBytes { builder.add($0, to: .authors) }
    }
  }

  private static func isNoItem(_ name: XMLName) -> Bool {
    name == "Attachment" || name == "Collection" || name == "Memo" || name == "Journal"
      || name == "Series" || name == "UserItem"
  }
}
