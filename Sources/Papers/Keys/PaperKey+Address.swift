/// Addresses of papers, written so that two that differ only in how they are written are one.
extension PaperKey {
  /// The key of an address; a DOI where it holds one. nil when the text is none, is that of a whole site
  /// (without path and query), or of a paper that arXiv has.
  package init?(address text: UnsafeRawBufferPointer) {
    guard text.count <= PaperKey.longest, ArxivReference.find(in: text) == nil,
      let address = AddressParts(Array(text)[...]),
      !address.path.isEmpty || !address.query.isEmpty
    else { return nil }
    if let doi = address.doi {
      guard let key = PaperKey.key(ofDOI: doi) else { return nil }
      self = key
    } else {
      self.init(PaperHosts.key(of: address) ?? address.text)
    }
  }
}

extension AddressParts {
  /// The DOI that the address holds, as publishers have it in their path (`/doi/pdf/10.1145/…`,
  /// `/article/10.1007/…/fulltext.html`) or query (`?id=10.1371/…`), without what they put after it.
  var doi: ArraySlice<UInt8>? {
    if let known = PaperHosts.doi(of: self) { return known }
    let path = PercentEncoding.decoded(self.path[...])
    if let found = PaperKey.doi(in: path[...]) {
      // At the beginning of a part of the path, not within a word.
      let before = found.startIndex > 0 ? path[found.startIndex - 1] : ASCII.slash
      if before == ASCII.slash || before == ASCII.colon {
        return host.elementsEqual("doi.org".utf8) || host.elementsEqual("dx.doi.org".utf8)
          ? found : AddressParts.withoutEnding(found)
      }
    }
    for part in query {
      let value = PercentEncoding.decoded(part.drop { $0 != 0x3D }.dropFirst())
      if let found = PaperKey.doi(in: value[...]), found.startIndex == 0 { return found }
    }
    return nil
  }

  /// A DOI in a path without `/full`, `.pdf` and the like; without the version that bioRxiv adds.
  private static func withoutEnding(_ doi: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var doi = doi
    while let ending = endings.first(where: { doi.count > $0.count + 8 && ends(doi, with: $0) }) {
      doi = doi.dropLast(ending.count)
    }
    if doi.starts(with: "10.1101/".utf8) { doi = withoutVersion(doi) }
    return doi
  }

  private static func ends(_ text: ArraySlice<UInt8>, with ending: [UInt8]) -> Bool {
    text.suffix(ending.count).elementsEqual(ending) { ASCII.lower($0) == $1 }
  }

  private static let endings = [
    "/full", "/abstract", "/pdf", "/epdf", "/html", "/meta", "/xml", "/epub", "/fulltext",
    "/fulltext.html", "/full/html", "/summary", "/references", ".pdf", ".full", ".abstract",
    ".html", ".full-text", "+html", ".short",
  ].map { Array($0.utf8) }
}
