import Papers

/// A record of RIS: a line a field, ended as the format wants it.
enum RISRecord {
  static func append(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    func put(_ tag: StaticString, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      tag.withUTF8Buffer { bytes += $0 }
      bytes += "  - \(text)\r\n".utf8
    }
    put("TY", kind(citation.publication))
    put("ID", entry.key)
    put("TI", citation.title.readable)
    for author in citation.authors { put("AU", name(author)) }
    let date = citation.date
    put("PY", date.text.map { String($0.prefix(4)) })
    if date.month != nil { put("DA", date.text.map { $0.replacing("-", with: "/") }) }
    putPublication(citation.publication, put)
    if let id = citation.arxivID {
      put("AN", "arXiv:\(id)")
      if citation.publication.text == nil { put("PB", "arXiv") }
    }
    put("DO", citation.anyDOI)
    put("UR", citation.address)
    put("AB", citation.abstract)
    for tag in citation.tags { put("KW", tag) }
    bytes += "ER  - \r\n".utf8
  }

  private static func kind(_ publication: Publication) -> String {
    switch publication {
    case .journal: "JOUR"
    case .conference: "CPAPER"
    case .none, .other: "GEN"
    }
  }

  private static func putPublication(
    _ publication: Publication, _ put: (StaticString, String?) -> Void
  ) {
    switch publication {
    case .none: break
    case .journal(let reference):
      put("JO", reference.journal)
      put("VL", reference.volume)
      put("IS", reference.number)
      let pages = reference.pages?.split(separator: "-", maxSplits: 1).map(String.init) ?? []
      put("SP", pages.first)
      put("EP", pages.dropFirst().first)
    case .conference(let name, _): put("T2", name)
    case .other(let text): put("N1", text)
    }
  }

  /// `van der Berg, Ana, Jr.`.
  private static func name(_ author: AuthorName) -> String? {
    switch author {
    case .others: return nil
    case .literal(let name): return name
    case .person(let person):
      let family = person.particle.isEmpty ? person.family : "\(person.particle) \(person.family)"
      let parts = [family, person.given] + (person.suffix.isEmpty ? [] : [person.suffix])
      return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }
}
