import Catalog
public import Digests

extension Paper {
  /// The abstract page on arXiv, in the version shown.
  public var abstractAddress: String { "https://arxiv.org/abs/\(reference)" }

  /// The PDF, in the version shown.
  public var pdfAddress: String { "https://arxiv.org/pdf/\(reference)" }

  /// The page as HTML, which arXiv has of papers since 2023.
  public var htmlAddress: String { "https://arxiv.org/html/\(reference)" }

  /// Where its DOI leads; nil when there is none.
  public var doiAddress: String? {
    guard let name = doi.string.split(separator: " ").first, name.hasPrefix("10."),
      name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return "https://doi.org/\(name)"
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

  /// `[Title](address)`, with what would break the link escaped.
  public var markdownLink: String {
    var title = ""
    for character in ShownText(self.title).string {
      if "[]\\".contains(character) { title.append("\\") }
      title.append(character)
    }
    return "[\(title)](\(abstractAddress))"
  }

  /// Where the web addresses in a text stand, without the punctuation that follows them.
  static func addressRanges(in bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
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

  static func addresses(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { addressRanges(in: $0) }
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Whether a text is a web address. It may hold what is encoded before it is given away.
  static func isAddress(_ text: String) -> Bool {
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
