/// DOIs as people write them: with `https://doi.org/`, `doi:`, percent-encoded, with a full stop behind.
extension PaperKey {
  /// The longest DOI or address that is one, in bytes.
  static let longest = 2048

  /// The key of a DOI, or of a text that begins with `doi:` or with an address that holds one. nil when there
  /// is none (`10.`, four to nine digits and points, a slash, something), and for the DOIs of arXiv
  /// (`10.48550/arXiv.…`), which are arXiv ids.
  package init?(doi text: UnsafeRawBufferPointer) {
    guard text.count <= PaperKey.longest else { return nil }
    let trimmed = ByteScanner(text).slice(ByteScanner(text).trimmed(0..<text.count))
    var bytes = Array(trimmed)
    let lowered = bytes.map(ASCII.lower)
    let isAddress = lowered.starts(with: "http".utf8) || bytes.contains(AddressByte.percent)
    if isAddress {
      // What follows a DOI in an address is none of its own.
      bytes = Array(bytes.prefix { $0 != ASCII.hash && $0 != AddressByte.question })
      bytes = PercentEncoding.decoded(bytes[...])
    }
    guard let found = PaperKey.doi(in: bytes[...]), let key = PaperKey.key(ofDOI: found) else {
      return nil
    }
    self = key
  }

  /// The first DOI of a text to its next blank or quotation mark, as it is written.
  static func doi(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var start = text.startIndex
    while let one = text[start...].firstIndex(of: 0x31) {
      start = one + 1
      let before = one > text.startIndex ? text[one - 1] : 0
      guard one + 2 < text.endIndex, text[one + 1] == ASCII.zero,
        text[one + 2] == AddressByte.point,
        !ASCII.isDigit(before), before != AddressByte.point
      else { continue }
      let registrant = text[(one + 3)...].prefix { ASCII.isDigit($0) || $0 == AddressByte.point }
      guard registrant.prefix(while: ASCII.isDigit).count >= 4, registrant.count <= 20,
        registrant.endIndex < text.endIndex, text[registrant.endIndex] == ASCII.slash
      else { continue }
      let rest = text[one...].prefix {
        $0 > ASCII.space && $0 != ASCII.quote && $0 != ASCII.delete
      }
      return rest.count > registrant.count + 4 ? rest : nil
    }
    return nil
  }

  /// The key of a decoded DOI: in lower case, without punctuation behind it. Some are known by an address
  /// too, and have its key.
  static func key(ofDOI text: ArraySlice<UInt8>) -> PaperKey? {
    let doi = withoutPunctuation(text.map(ASCII.lower)[...])
    guard let slash = doi.firstIndex(of: ASCII.slash), doi.endIndex > slash + 1 else { return nil }
    if doi.starts(with: "10.48550/arxiv.".utf8) { return nil }
    // The DOIs of the ACL Anthology hold its ids, and most of its papers have only these.
    if doi.starts(with: "10.18653/v1/".utf8) {
      return PaperKey(Array("aclanthology.org/".utf8) + doi.dropFirst(12))
    }
    return PaperKey(Array("doi:".utf8) + doi)
  }

  /// A DOI or an address without the punctuation that follows it in a sentence; a bracket that was opened in
  /// it belongs to it.
  static func withoutPunctuation(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    var depth: Int?
    while let last = text.last {
      switch last {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "*"),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        text.removeLast()
      case UInt8(ascii: ")"):
        // How many are closed that were not opened: counted once, so that a run of them takes linear time.
        let open =
          depth
          ?? text.reduce(0) {
            $0 + ($1 == UInt8(ascii: ")") ? 1 : $1 == UInt8(ascii: "(") ? -1 : 0)
          }
        guard open > 0 else { return text }
        depth = open - 1
        text.removeLast()
      default: return text
      }
    }
    return text
  }
}

extension ArxivReference {
  /// The paper of a DOI of arXiv: `10.48550/arXiv.2401.12345`, in any of the forms of a DOI.
  package init?(doi text: UnsafeRawBufferPointer) {
    guard text.count <= PaperKey.longest else { return nil }
    let bytes = PercentEncoding.decoded(Array(text)[...])
    guard let doi = PaperKey.doi(in: bytes[...]),
      doi.map(ASCII.lower).starts(with: "10.48550/arxiv.".utf8)
    else { return nil }
    let id = PaperKey.withoutPunctuation(doi.dropFirst(15)).prefix {
      $0 != AddressByte.question && $0 != ASCII.hash
    }
    self.init(String(decoding: id, as: UTF8.self))
  }
}
