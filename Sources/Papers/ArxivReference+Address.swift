extension PaperID {
  /// Reads what somebody pasted or typed for a paper: an arXiv id in any form, `x/` and its digits, a DOI, or the
  /// address of a paper elsewhere, as far as it is the key of one (`PaperKey`).
  public init?(pasted text: some StringProtocol) {
    let word = ArxivReference.trimmed(text)
    if let reference = ArxivReference(pasted: word) {
      self = reference.id
    } else if word.lowercased().hasPrefix("x/") {
      self.init(word.lowercased())
    } else {
      guard let key = PaperKey(pasted: word) else { return nil }
      self = key.id
    }
  }
}

extension PaperKey {
  /// The key of a DOI (`10.…`, `doi:…`) or of an address with its scheme. nil for other texts, and for addresses
  /// of arXiv.
  public init?(pasted text: String) {
    let lowered = text.lowercased()
    let isDOI = lowered.hasPrefix("10.") || lowered.hasPrefix("doi:")
    guard isDOI || lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
      !lowered.contains("arxiv.org/")
    else { return nil }
    let key = Array(text.utf8).withUnsafeBytes {
      isDOI ? PaperKey(doi: $0) : PaperKey(address: $0)
    }
    guard let key else { return nil }
    self = key
  }
}

/// Ids in the forms in which they are copied from a browser, a mail or a page.
extension ArxivReference {
  /// Reads what somebody pasted: an id, `arXiv:` and an id, or the address of a paper's page (`idPart`),
  /// with the punctuation that came along.
  public init?(pasted text: some StringProtocol) {
    let text = ArxivReference.trimmed(text)
    if let whole = ArxivReference(text) {
      self = whole
      return
    }
    let found = Array(text.utf8).withUnsafeBytes { bytes in
      ArxivAddresses.next(in: bytes, from: 0).flatMap { $0.range == 0..<bytes.count ? $0 : nil }
    }
    guard let found else { return nil }
    self = found.reference
  }

  /// What stands for the id in an address of arXiv or of a site with its papers, as far as it is typed:
  /// `2504.16` of `https://arxiv.org/abs/2504.16`. nil when the text is no such address.
  public static func idPart(of text: some StringProtocol) -> String? {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    let text = trimmed(text)
    let lowered = text.lowercased()
    // Capital letters that become longer than they are would shift what follows.
    guard lowered.utf8.count == text.utf8.count else { return nil }
    var rest = lowered[...]
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    for host in ["www.", "export."] where rest.hasPrefix(host) { rest = rest.dropFirst(host.count) }
    guard let place = places.first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(place.count).prefix { !"?#&".contains($0) }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    if rest.hasSuffix(".pdf") { rest = rest.dropLast(4) }
    // Archives are spelled with small letters, but their classes are not: `math.AG/0211159`.
    let start = lowered.utf8.distance(from: lowered.startIndex, to: rest.startIndex)
    return String(decoding: text.utf8.dropFirst(start).prefix(rest.utf8.count), as: UTF8.self)
  }

  /// Where ids stand in addresses.
  private static let places = [
    "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arxiv.org/format/", "arxiv.org/src/",
    "arxiv.org/e-print/", "arxiv.org/ps/", "ar5iv.org/abs/", "ar5iv.org/html/",
    "ar5iv.labs.arxiv.org/html/", "alphaxiv.org/abs/", "alphaxiv.org/pdf/", "alphaxiv.org/html/",
    "alphaxiv.org/overview/", "huggingface.co/papers/", "hf.co/papers/", "papers.cool/arxiv/",
    "doi.org/10.48550/arxiv.", "10.48550/arxiv.",
  ]

  /// A text without blanks, brackets and punctuation around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...].drop { $0.isWhitespace || "<([{\"'“‘".contains($0) }
    while let last = rest.last, last.isWhitespace || ">)]}\"'”’.,;:!".contains(last) {
      rest = rest.dropLast()
    }
    return String(rest)
  }
}
