extension Paper {
  /// The DOI alone, as it is written: `10.1000/182`, also when it is given as an address; nil when there is none.
  public var doiName: String? {
    Paper.doiName(doi.string) ?? Paper.doiName(address.string, isAddress: true)
  }

  private static func doiName(_ text: String, isAddress: Bool = false) -> String? {
    guard let word = text.split(separator: " ").last else { return nil }
    let lowered = word.lowercased()
    let prefix = doiPrefixes.first { lowered.hasPrefix($0) }
    if isAddress, prefix == nil { return nil }
    let name = word.dropFirst(prefix?.count ?? 0)
    guard name.hasPrefix("10."), name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    return String(name)
  }

  private static let doiPrefixes = [
    "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/",
    "doi:",
  ]
}
