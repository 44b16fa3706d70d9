public import Papers

/// The search interface: ranges of submission days, authors, ids. Pages of 100, at most 30,000 results in all
/// (API user's manual); later pages come empty now and then, and are asked for again.
extension Services {
  public static let searchLimit = 30_000
  private static let pageSize = 100

  public struct Wish: Sendable {
    public var categories: [String] = []
    public var author: String?
    public var since: Day?
    public var until: Day?

    public init(
      categories: [String] = [], author: String? = nil, since: Day? = nil, until: Day? = nil
    ) {
      (self.categories, self.author, self.since, self.until) = (categories, author, since, until)
    }

    /// In the language of the interface. An archive stands for all its categories.
    var query: String {
      var terms: [String] = []
      if !categories.isEmpty {
        let names = categories.map { $0.contains(".") ? "cat:\($0)" : "(cat:\($0) OR cat:\($0).*)" }
        terms.append(names.count == 1 ? names[0] : "(\(names.joined(separator: " OR ")))")
      }
      if let author {
        let plain = author.map { $0 == "\"" || $0.isNewline ? " " : $0 }
        terms.append("au:\"\(String(plain))\"")
      }
      if since != nil || until != nil {
        func digits(_ day: Day) -> String { day.description.filter { $0 != "-" } }
        let start = since.map(digits) ?? "19910101"
        let end = until.map(digits) ?? "21001231"
        terms.append("submittedDate:[\(start)0000 TO \(end)2359]")
      }
      return terms.joined(separator: " AND ")
    }
  }

  public struct Found: Sendable {
    public var papers: [FetchedPaper] = []
    /// How many the service says there are.
    public var total = 0
  }

  /// All papers that a wish finds, the oldest first: what comes meanwhile comes behind them.
  public func search(_ wish: Wish, _ pages: Pages) throws(NetworkError) -> Found {
    var found = Found()
    var seen: Set<PaperID> = []
    var (start, count) = (0, 0)
    while true {
      let address =
        "\(origins.search)?search_query=\(Services.encoded(wish.query))&start=\(start)"
        + "&max_results=\(Services.pageSize)&sortBy=submittedDate&sortOrder=ascending"
      let page = try searchPage(at: address, Set(wish.categories), pages) { page in
        page.isEmpty && start < page.facts.total ?? 0
      }
      count += 1
      found.total = page.facts.total ?? found.total
      if found.total > Services.searchLimit { throw .service("\(found.total) results") }
      found.papers += page.papers.filter { seen.insert($0.entry.record.id).inserted }
      pages.tell(count, found.papers.count, found.total)
      start += Services.pageSize
      if start >= found.total || page.isEmpty { return found }
    }
  }

  /// The papers with these ids, in batches: the interface cuts a list silently at ten unless it is told how many
  /// are wanted, and loses the order. Ids that arXiv does not have are not among them.
  public func papers(_ ids: [ArxivReference], _ pages: Pages) throws(NetworkError) -> Found {
    var found = Found(total: ids.count)
    var count = 0
    for start in stride(from: 0, to: ids.count, by: Services.pageSize) {
      let batch = ids[start..<min(start + Services.pageSize, ids.count)]
      let list = batch.map { Services.encoded("\($0)") }.joined(separator: ",")
      let page = try searchPage(
        at: "\(origins.search)?id_list=\(list)&start=0&max_results=\(batch.count)", [], pages
      ) { _ in false }
      count += 1
      found.papers += page.papers
      pages.tell(count, found.papers.count, ids.count)
    }
    return found
  }

  private func searchPage(
    at address: String, _ asked: Set<String>, _ pages: Pages, isLacking: (PaperPage) -> Bool
  ) throws(NetworkError) -> PaperPage {
    try page(at: address, root: "feed", asked: asked, pages) { page throws(NetworkError) in
      if page.facts.errorCode != nil { throw .service(page.facts.errorText) }
      if isLacking(page) { throw .emptyPage }
    }
  }
}
