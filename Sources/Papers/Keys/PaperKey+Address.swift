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

/// The bytes that divide addresses.
enum AddressByte {
  static let percent: UInt8 = 0x25
  static let point: UInt8 = 0x2E
  static let question: UInt8 = 0x3F
}

/// What is left of an address: no scheme, `www.`, user, usual port, fragment, last slash, and of the query not
/// what only says where a reader came from.
package struct AddressParts {
  /// In lower case, with the port when it is an unusual one.
  package let host: [UInt8]
  /// Without the slash that begins it and those that end it.
  let path: [UInt8]
  /// The parts of the query, `name=value`, in their order.
  let query: [ArraySlice<UInt8>]

  package init?(_ text: ArraySlice<UInt8>) {
    var rest = text.drop(while: ASCII.isWhite)
    rest = PaperKey.withoutPunctuation(rest.prefix { $0 > ASCII.space && $0 != ASCII.delete })
    let lowered = rest.prefix(8).map(ASCII.lower)
    let scheme = ["https://", "http://", "//"].first { lowered.starts(with: $0.utf8) }
    rest = rest.dropFirst(scheme?.utf8.count ?? 0)
    let authority = rest.prefix { !AddressParts.ends.contains($0) }
    guard let host = AddressParts.host(authority) else { return nil }
    self.host = host
    rest = rest[authority.endIndex...].prefix { $0 != ASCII.hash }
    while rest.last == ASCII.slash { rest.removeLast() }
    let path = rest.prefix { $0 != AddressByte.question }
    self.query = rest[path.endIndex...].dropFirst().split(separator: UInt8(ascii: "&")).compactMap {
      let part = $0.starts(with: "amp;".utf8) ? $0.dropFirst(4) : $0
      return part.isEmpty || AddressParts.isTracking(part) ? nil : part
    }
    var trimmed = path.drop { $0 == ASCII.slash }
    // Before a query.
    while trimmed.last == ASCII.slash { trimmed.removeLast() }
    self.path = PercentEncoding.decoded(trimmed) {
      ASCII.isDigit($0) || ASCII.lower($0) &- 0x61 < 26 || ByteSet("-._~()").contains($0)
    }
  }

  /// The address in one.
  var text: [UInt8] {
    var text = host
    if !path.isEmpty { text += [ASCII.slash] + path }
    for (index, part) in query.enumerated() {
      text += [index == 0 ? AddressByte.question : UInt8(ascii: "&")] + part
    }
    return text
  }

  /// The parts of the path.
  var steps: [ArraySlice<UInt8>] { path.split(separator: ASCII.slash) }

  /// The value of a part of the query.
  func value(_ name: StaticString) -> ArraySlice<UInt8>? {
    let count = name.utf8CodeUnitCount
    let name = UnsafeBufferPointer(start: name.utf8Start, count: count)
    return query.first {
      $0.count > count + 1 && $0.starts(with: name) && $0.dropFirst(count).first == 0x3D
    }?
    .dropFirst(count + 1)
  }

  private static let ends = Array("/?#".utf8)

  private static func host(_ authority: ArraySlice<UInt8>) -> [UInt8]? {
    var host = authority
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if let colon = host.lastIndex(of: ASCII.colon) {
      let port = host[(colon + 1)...]
      guard port.allSatisfy(ASCII.isDigit) else { return nil }
      if port.isEmpty || port.elementsEqual("80".utf8) || port.elementsEqual("443".utf8) {
        host = host[..<colon]
      }
    }
    while host.last == AddressByte.point { host.removeLast() }
    var result = host.map(ASCII.lower)
    if result.starts(with: "www.".utf8), result.dropFirst(4).contains(AddressByte.point) {
      result.removeFirst(4)
    }
    let isPlain = result.allSatisfy {
      ASCII.isDigit($0) || $0 &- 0x61 < 26 || $0 >= 0x80 || ByteSet("-.:_").contains($0)
    }
    guard isPlain, result.first != AddressByte.point, result.contains(AddressByte.point) else {
      return nil
    }
    return result
  }

  /// Whether a part of a query only says where a reader came from.
  private static func isTracking(_ part: ArraySlice<UInt8>) -> Bool {
    let name = part.prefix { $0 != 0x3D }.map(ASCII.lower)
    return name.starts(with: "utm_".utf8) || tracking.contains(name)
  }

  private static let tracking = Set(
    ["fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "referrer", "noteid"].map {
      Array($0.utf8)
    })
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

  /// A text without `v` and digits behind it.
  static func withoutVersion(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var head = text
    while let last = head.last, ASCII.isDigit(last) { head.removeLast() }
    guard head.count < text.count, head.count > 1, head.last == 0x76 else { return text }
    return head.dropLast()
  }

  private static let endings = [
    "/full", "/abstract", "/pdf", "/epdf", "/html", "/meta", "/xml", "/epub", "/fulltext",
    "/fulltext.html", "/full/html", "/summary", "/references", ".pdf", ".full", ".abstract",
    ".html", ".full-text", "+html", ".short",
  ].map { Array($0.utf8) }
}
