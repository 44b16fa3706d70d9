import Papers

/// Where arXiv's services are, and which hosts may be asked at all. A value, so that tests can have arXiv at
/// home; the program itself knows only `arxiv`.
public struct Origins: Hashable, Sendable {
  /// The feeds of the day: `…/rss/cs.AI+cs.CL`.
  public let feeds: String
  /// OAI-PMH.
  public let harvest: String
  /// The search interface.
  public let search: String
  /// Whole papers: `…/pdf/2504.16922v1`.
  public let papers: String
  /// The domains, with a port if there is one; the hosts within them count too.
  let domains: [String]
  /// What libcurl may speak.
  let protocols: String

  public init(
    feeds: String, harvest: String, search: String, papers: String? = nil, domains: [String],
    protocols: String = "https"
  ) {
    (self.feeds, self.harvest, self.search) = (feeds, harvest, search)
    self.papers = papers ?? feeds
    (self.domains, self.protocols) = (domains, protocols)
  }

  /// Programs are asked to search on `export.arxiv.org` and to take papers from there (arXiv's help on bulk data);
  /// OAI-PMH moved to a host of its own in March 2025.
  public static let arxiv = Origins(
    feeds: "https://rss.arxiv.org", harvest: "https://oaipmh.arxiv.org/oai",
    search: "https://export.arxiv.org/api/query", papers: "https://export.arxiv.org",
    domains: ["arxiv.org"])

  /// Whether an address may be asked: by its protocol, and a host that is one of ours.
  func allows(_ address: String) -> Bool {
    guard let divider = address.firstRange(of: "://") else { return false }
    let scheme = address[..<divider.lowerBound].lowercased()
    guard protocols.split(separator: ",").contains(where: { $0 == scheme }) else { return false }
    let host = Origins.host(of: address).lowercased()
    return domains.contains { host == $0 || host.hasSuffix(".\($0)") }
  }

  /// The host of an address, with its port if there is one; what stands before an `@` is part of it, so that it is
  /// no host of ours.
  static func host(of address: String) -> String {
    guard let divider = address.firstRange(of: "://") else { return "" }
    return String(
      address[divider.upperBound...].prefix { !"/?#".contains($0) && !$0.isWhitespace })
  }

  /// Where `location` leads from `address`.
  static func resolve(_ location: String, from address: String) -> String {
    if location.contains("://") { return location }
    guard let divider = address.firstRange(of: "://") else { return location }
    let scheme = address[..<divider.lowerBound]
    if location.hasPrefix("//") { return "\(scheme):\(location)" }
    if location.hasPrefix("/") { return "\(scheme)://\(host(of: address))\(location)" }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? path
    return folder + location
  }
}
