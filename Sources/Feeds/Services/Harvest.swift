public import Papers

/// OAI-PMH: all records that changed since a day, page by page, each page naming the next by a token that lives a
/// day. The day is that of the change, not of the submission; there is no `until`, which arXiv's help advises against
/// (help/oa). `arXivRaw` is asked for: it alone tells versions and withdrawals.
extension Services {
  public struct Harvest: Sendable {
    public var papers: [FetchedPaper] = []
    /// The server's day when the harvest began: the next one starts there.
    public var day: Day?
  }

  /// All records of some categories since a day. A category after the other: a set is one.
  ///
  /// - Throws: `.tokenExpired` when a page is known no more; the caller begins anew without kept pages.
  public func harvest(
    of categories: [String], since day: Day, _ pages: Pages
  ) throws(NetworkError) -> Harvest {
    var harvest = Harvest()
    var seen: Set<PaperID> = []
    var count = 0
    for category in categories {
      var address =
        "\(origins.harvest)?verb=ListRecords&metadataPrefix=arXivRaw&from=\(day)"
        + "&set=\(Services.encoded(Services.set(of: category)))"
      while true {
        let page = try harvestPage(at: address, Set(categories), pages)
        count += 1
        harvest.day = harvest.day ?? page.facts.day
        // One that is listed in two of the categories comes twice.
        harvest.papers += page.papers.filter { seen.insert($0.entry.record.id).inserted }
        pages.tell(count, harvest.papers.count, nil)
        guard let token = page.facts.token else { break }
        address = "\(origins.harvest)?verb=ListRecords&resumptionToken=\(Services.encoded(token))"
      }
    }
    return harvest
  }

  private func harvestPage(
    at address: String, _ asked: Set<String>, _ pages: Pages
  ) throws(NetworkError) -> PaperPage {
    try page(at: address, root: "OAI-PMH", asked: asked, pages) { page throws(NetworkError) in
      switch page.facts.errorCode {
      case nil: break
      // Nothing changed.
      case "noRecordsMatch": return
      case "badResumptionToken": throw .tokenExpired
      case let code?: throw .service(page.facts.errorText.isEmpty ? code : page.facts.errorText)
      }
      if page.isEmpty, page.facts.token != nil { throw .emptyPage }
    }
  }

  /// The name of the set of a category: `cs:cs:AI`, `physics:hep-th`, `physics:astro-ph:GA`; that of an archive is
  /// `cs` or `physics:astro-ph`.
  static func set(of category: String) -> String {
    let parts = category.split(separator: ".", maxSplits: 1).map(String.init)
    let groups: Set<String> = ["cs", "math", "stat", "eess", "econ", "q-bio", "q-fin", "physics"]
    let archive = parts.first ?? category
    if archive == "physics" {
      return parts.count == 1 ? "physics" : "physics:physics:\(parts[1])"
    }
    guard groups.contains(archive) else {
      return (["physics", archive] + parts.dropFirst()).joined(separator: ":")
    }
    return parts.count == 1 ? archive : "\(archive):\(archive):\(parts[1])"
  }
}
