/// An item of CSL-JSON, as citeproc and Zotero read it.
enum CSLItem {
  static func append(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    var item = CSLObject()
    item.add("id", entry.key)
    addKind(citation, &item)
    item.add("title", citation.title.readable)
    let authors = citation.authors.compactMap(author)
    if !authors.isEmpty { item.add("author", raw: "[\(authors.joined(separator: ", "))]") }
    let date = citation.date
    if let year = date.year {
      let parts = [year, date.month, date.month == nil ? nil : date.day].compactMap(\.self)
      let list = parts.map(String.init).joined(separator: ", ")
      item.add("issued", raw: "{\"date-parts\": [[\(list)]]}")
    }
    item.add("DOI", citation.anyDOI)
    item.add("URL", citation.address)
    item.add("abstract", citation.abstract)
    item.add("keyword", citation.tags.joined(separator: ", "))
    bytes += "\n  ".utf8
    bytes += item.text.utf8
  }

  private static func addKind(_ citation: Citation, _ item: inout CSLObject) {
    switch citation.publication {
    case .journal(let reference):
      item.add("type", "article-journal")
      item.add("container-title", reference.journal)
      item.add("volume", reference.volume)
      item.add("issue", reference.number)
      item.add("page", reference.pages)
    case .conference(let name, _):
      item.add("type", "paper-conference")
      item.add("container-title", name)
    case .none, .other:
      item.add("type", "article")
      if citation.arxivID != nil { item.add("genre", "preprint") }
      if case .other(let text) = citation.publication { item.add("note", text) }
    }
    guard let id = citation.arxivID else { return }
    item.add("number", "arXiv:\(id)")
    if citation.publication.text == nil { item.add("publisher", "arXiv") }
  }

  private static func author(_ author: AuthorName) -> String? {
    var object = CSLObject()
    switch author {
    case .others: return nil
    case .literal(let name): object.add("literal", name)
    case .person(let person):
      object.add("family", person.family)
      object.add("given", person.given)
      object.add("non-dropping-particle", person.particle)
      object.add("suffix", person.suffix)
    }
    return object.text
  }
}

/// An object of JSON on one line.
struct CSLObject {
  private var members = ""

  var text: String { "{\(members)}" }

  /// A text; nothing when there is none.
  mutating func add(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    add(name, raw: CSLObject.quoted(text))
  }

  mutating func add(_ name: String, raw: String) {
    members += "\(members.isEmpty ? "" : ", ")\"\(name)\": \(raw)"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
