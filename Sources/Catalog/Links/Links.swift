public import Papers

extension Paper {
  /// The paper's page: on arXiv, in the version shown; else its own address, else where its DOI leads. nil when
  /// the digests give none.
  public var abstractAddress: String? {
    id.isArxiv ? "https://arxiv.org/abs/\(reference)" : ownAddress ?? doiAddress
  }

  /// The PDF: on arXiv, in the version shown; else where the paper's host is known to have it. nil when
  /// nobody knows.
  public var pdfAddress: String? {
    id.isArxiv ? "https://arxiv.org/pdf/\(reference)" : ownAddress.flatMap(PaperPDF.address)
  }

  /// The page as HTML, which arXiv has of papers since 2023.
  public var htmlAddress: String? { id.isArxiv ? "https://arxiv.org/html/\(reference)" : nil }

  /// Where its DOI leads; nil when there is none.
  public var doiAddress: String? { doiName.map { "https://doi.org/\($0)" } }

  /// The address that the digests give besides arXiv's; nil when it is none of the web.
  public var ownAddress: String? {
    let text = address.string
    if Paper.isAddress(text) { return text }
    let host = text.prefix { $0 != "/" }
    let full = "https://" + text
    return host.contains(".") && !host.contains(":") && Paper.isAddress(full) ? full : nil
  }

  /// Where the paper is: its page, its PDF, its own page where arXiv has another, its DOI. Each once.
  public var addresses: [String] {
    let all = [abstractAddress, pdfAddress, ownAddress, doiAddress].compactMap(\.self)
    return all.indices.filter { !all[..<$0].contains(all[$0]) }.map { all[$0] }
  }

  /// What a paper without an arXiv id is known by, in few columns: `doi:10.1000/182`, `openreview.net`. nil for
  /// others, and when it is its title.
  public var homeOutsideArxiv: String? {
    if id.isArxiv { return nil }
    if let doiName { return "doi:" + doiName }
    guard let address = ownAddress, let start = address.firstRange(of: "://") else { return nil }
    let host = address[start.upperBound...].prefix { !"/?#".contains($0) }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }

  /// Where the code is: what the digests give, then addresses in the abstract that lead to a host
  /// of code.
  public var codeAddresses: [String] {
    var found = code.map(\.string).filter(Paper.isAddress)
    for address in Paper.addresses(in: ShownText(abstract).string)
    where Paper.isCode(address) && !found.contains(address) {
      found.append(address)
    }
    return found
  }

  /// `[Title](address)`, with what would break the link escaped; the title alone when there is no address.
  public var markdownLink: String {
    var title = ""
    for character in ShownText(self.title).string {
      if "[]\\".contains(character) { title.append("\\") }
      title.append(character)
    }
    return abstractAddress.map { "[\(title)](\($0))" } ?? title
  }

  /// Where the web addresses in a text stand, without the punctuation that follows them.
  package static func addressRanges(in bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset + 8 < bytes.count {
      guard bytes[offset] == 0x68, bytes[offset...].starts(with: "http".utf8) else {
        offset += 1
        continue
      }
      let run = bytes[offset...].prefix(addressLimit).prefix {
        $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0)
      }
      var address = Substring(String(decoding: run, as: UTF8.self))
      // Brackets that close more than was opened belong to the text around the address.
      var round = address.surplus(of: ")", over: "(")
      var square = address.surplus(of: "]", over: "[")
      while let last = address.last {
        if last == ")", round > 0 {
          round -= 1
        } else if last == "]", square > 0 {
          square -= 1
        } else if !".,;:!?'*".contains(last) {
          break
        }
        address = address.dropLast()
      }
      if Paper.isAddress(String(address)) { found.append(offset..<offset + address.utf8.count) }
      offset = max(run.endIndex, offset + 4)
    }
    return found
  }

  /// No address is longer, in bytes.
  private static let addressLimit = 2000

  package static func addresses(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { addressRanges(in: $0) }
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Whether a text is a web address. It may hold what is encoded before it is given away.
  package static func isAddress(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value > 0x20 && !(0x7F..<0xA0).contains($0.value) }
      && WebAddress.isWeb(WebAddress.encoded(text))
  }

  private static func isCode(_ address: String) -> Bool {
    let hosts = [
      "github.com", "gitlab.com", "huggingface.co", "bitbucket.org", "zenodo.org",
      "anonymous.4open.science", "codeberg.org", "sr.ht",
    ]
    let host = address.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" }.lowercased()
    return hosts.contains { host == $0 || host.hasSuffix("." + $0) } || host.hasSuffix("github.io")
  }
}

extension Substring {
  /// How many more times one character stands here than another.
  fileprivate func surplus(of one: Character, over other: Character) -> Int {
    count { $0 == one } - count { $0 == other }
  }
}
