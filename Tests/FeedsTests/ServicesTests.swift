import Glibc
import Loopback
import Papers
import SharedMaterial
import Testing

@testable import Feeds

/// arXiv's services as a server on this machine plays them: what each says, and what each gets wrong.
@Suite struct ServicesTests {
  /// Asks services of a server that answers so.
  @discardableResult
  private func with<Result>(
    _ answer: @escaping @Sendable (LoopbackServer.Request, Int) -> [LoopbackServer.Piece],
    _ body: (Services, LoopbackServer) throws -> Result
  ) rethrows -> Result {
    let server = LoopbackServer(answer)
    defer { server.stop() }
    let clock = NetworkClock(speed: 1000)
    let origins = Origins(
      feeds: server.origin, harvest: server.origin + "/oai", search: server.origin + "/api",
      domains: [server.host], protocols: "http")
    let client = try! ArxivClient(
      origins: origins, clock: clock,
      turns: Turns(path: ArxivClientTests.turnsFile(), clock: clock), agent: "quire/test",
      isWanted: { true })
    return try body(Services(client, origins), server)
  }

  private static func raw(_ id: String, _ versions: [(String, withdrawn: Bool)], categories: String)
    -> String
  {
    let list = versions.enumerated().map { number, version in
      "<version version=\"v\(number + 1)\"><date>\(version.0)</date><size>1kb</size>"
        + "<source_type>\(version.withdrawn ? "I" : "D")</source_type></version>"
    }
    return """
      <record><header><identifier>oai:arXiv.org:\(id)</identifier><datestamp>2026-11-20</datestamp></header>
      <metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>\(id)</id>\(list.joined())
      <title>Paper \(id)</title><authors>A. One, B. Two</authors><categories>\(categories)</categories>
      <abstract>What \(id) says.</abstract></arXivRaw></metadata></record>
      """
  }

  private static func page(_ records: [String], token: String? = nil) -> String {
    """
    <?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
    <responseDate>2026-11-24T10:00:00Z</responseDate><ListRecords>\(records.joined())
    \(token.map { "<resumptionToken>\($0)</resumptionToken>" } ?? "")</ListRecords></OAI-PMH>
    """
  }

  private static let records = [
    raw("2611.00001", [("Fri, 20 Nov 2026 10:00:00 GMT", false)], categories: "cs.LG stat.ML"),
    raw("2611.00002", [("Fri, 20 Nov 2026 10:00:00 GMT", false)], categories: "hep-th cs.LG"),
    raw(
      "2610.00003",
      [("Thu, 1 Oct 2026 10:00:00 GMT", false), ("Fri, 20 Nov 2026 11:00:00 GMT", false)],
      categories: "cs.LG"),
    raw(
      "2610.00004",
      [("Thu, 1 Oct 2026 10:00:00 GMT", false), ("Fri, 20 Nov 2026 11:00:00 GMT", true)],
      categories: "cs.LG"),
  ]

  @Test func aHarvestGoesFromPageToPage() throws {
    let records = ServicesTests.records
    try with { request, _ in
      let isSecond = request.target.contains("resumptionToken=7%7C1001")
      return [
        .answer(
          isSecond
            ? ServicesTests.page(Array(records[2...]))
            : ServicesTests.page(Array(records[..<2]), token: "7|1001"))
      ]
    } _: { services, server in
      let day = try #require(Day("2026-11-20"))
      let harvest = try services.harvest(of: ["cs.LG"], since: day, Services.Pages())
      #expect(harvest.day == Day("2026-11-24"))
      #expect(
        harvest.papers.map { "\($0.entry.record.id) v\($0.version) \($0.announcement)" } == [
          "2611.00001 v1 new", "2611.00002 v1 cross", "2610.00003 v2 revised",
          "2610.00004 v2 revised",
        ])
      #expect(harvest.papers.map(\.isWithdrawn) == [false, false, false, true])
      #expect(harvest.papers[2].versionDay == day)
      #expect(
        server.requests.map(\.target) == [
          "/oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2026-11-20&set=cs%3Acs%3ALG",
          "/oai?verb=ListRecords&resumptionToken=7%7C1001",
        ])
    }
  }

  @Test(arguments: [
    ("cs.LG", "cs:cs:LG"), ("cs", "cs"), ("hep-th", "physics:hep-th"),
    ("astro-ph.GA", "physics:astro-ph:GA"), ("math-ph", "physics:math-ph"),
    ("math.NT", "math:math:NT"), ("physics.optics", "physics:physics:optics"),
    ("q-bio.QM", "q-bio:q-bio:QM"), ("physics", "physics"), ("cond-mat", "physics:cond-mat"),
  ])
  func categoriesAreSets(_ category: String, _ set: String) {
    #expect(Services.set(of: category) == set)
  }

  @Test func anEmptyHarvestIsNoFailureAndAnOldTokenIsKnown() throws {
    let day = try #require(Day("2026-11-20"))
    @Sendable func error(_ code: String) -> String {
      "<OAI-PMH><responseDate>2026-11-24T10:00:00Z</responseDate><error code=\"\(code)\">Words</error></OAI-PMH>"
    }
    try with { _, _ in
      [.answer(error("noRecordsMatch"))]
    } _: { services, _ in
      let harvest = try services.harvest(of: ["cs.LG"], since: day, Services.Pages())
      #expect(harvest.papers.isEmpty && harvest.day == Day("2026-11-24"))
    }
    for (code, said) in [
      ("badResumptionToken", NetworkError.tokenExpired), ("badArgument", .service("Words")),
    ] {
      with { _, _ in
        [.answer(error(code))]
      } _: { services, _ in
        #expect(throws: said) { try services.harvest(of: ["cs.LG"], since: day, Services.Pages()) }
      }
    }
  }

  /// A page that ends early, one for people, one that is empty before the end: asked for again, or said.
  @Test func pagesThatAreNotWholeAreAskedForAgain() throws {
    let day = try #require(Day("2026-11-20"))
    let whole = ServicesTests.page(ServicesTests.records)
    for bad in [
      String(whole.prefix(700)), "", ServicesTests.page([], token: "more"),
      whole.replacing("<title>", with: "<title><<"),
    ] {
      try with { _, number in
        [.answer(number == 0 ? bad : whole)]
      } _: { services, server in
        let harvest = try services.harvest(of: ["cs.LG"], since: day, Services.Pages())
        #expect(harvest.papers.count == 4)
        #expect(server.requests.count == 2)
      }
    }
    with { _, _ in
      [.answer("<html><body>Are you a robot?</body></html>")]
    } _: { services, server in
      #expect(throws: NetworkError.notUnderstood) {
        try services.harvest(of: ["cs.LG"], since: day, Services.Pages())
      }
      #expect(server.requests.count == 1)
    }
  }

  private static func atom(_ ids: [String], total: Int) -> String {
    let entries = ids.map { id in
      """
      <entry><id>http://arxiv.org/abs/\(id)v2</id><title>Paper \(id)</title><summary>Text.</summary>
      <published>2026-11-02T00:00:00Z</published><author><name>A. One</name></author><category term="cs.LG"/></entry>
      """
    }
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opensearch=\"http://a9.com/\">"
      + "<opensearch:totalResults>\(total)</opensearch:totalResults>\(entries.joined())</feed>"
  }

  @Test func aSearchGoesThroughItsPagesAndDoesNotBelieveEmptyOnes() throws {
    let ids = (1...230).map { "2611.0\(1000 + $0)" }
    try with { request, number in
      let start =
        request.target.contains("start=100&")
        ? 100 : request.target.contains("start=200&") ? 200 : 0
      if number == 1 { return [.answer(ServicesTests.atom([], total: 230))] }
      return [.answer(ServicesTests.atom(Array(ids[start..<min(start + 100, 230)]), total: 230))]
    } _: { services, server in
      let wish = Services.Wish(
        categories: ["cs.LG", "hep-th"], author: "Hinton, G", since: Day("2026-11-01"),
        until: Day("2026-11-30"))
      var told: [String] = []
      let found = try services.search(
        wish, Services.Pages(tell: { told.append("\($0) \($1) \($2 ?? -1)") }))
      #expect(found.papers.map { $0.entry.record.id.description } == ids)
      #expect(found.papers[0].announcement == .revised && found.papers[0].version == 2)
      #expect(told == ["1 100 230", "2 200 230", "3 230 230"])
      #expect(server.requests.count == 4)
      #expect(
        wish.query
          == "(cat:cs.LG OR (cat:hep-th OR cat:hep-th.*)) AND au:\"Hinton, G\" AND submittedDate:[202611010000 TO 202611302359]"
      )
    }
  }

  @Test func idsAreAskedForInBatchesWithTheirNumber() throws {
    let ids = (1...150).map { ArxivReference("2611.0\(1000 + $0)")! }
    try with { request, _ in
      let list = request.target.split(separator: "id_list=")[1].prefix { $0 != "&" }.split(
        separator: ",")
      return [.answer(ServicesTests.atom(list.dropLast().map(String.init), total: list.count))]
    } _: { services, server in
      let found = try services.papers(ids, Services.Pages())
      #expect(found.papers.count == 148)
      #expect(server.requests.map { $0.target.hasSuffix("max_results=100") } == [true, false])
    }
  }

  @Test func anErrorOfTheSearchIsItsOwnWords() {
    let error = """
      <feed><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title>
      <summary>incorrect id format for abc</summary></entry></feed>
      """
    with { _, _ in
      [.answer(error)]
    } _: { services, _ in
      #expect(throws: NetworkError.service("incorrect id format for abc")) {
        try services.papers([ArxivReference("2611.01001")!], Services.Pages())
      }
    }
  }

  @Test func theFeedOfTheDayIsAskedForOnce() throws {
    let feed = """
      <rss version="2.0"><channel><title>cs.LG</title><pubDate>Tue, 24 Nov 2026 00:00:00 -0500</pubDate>
      <item><title>One</title><link>https://arxiv.org/abs/2611.00001</link>
      <description>arXiv:2611.00001v1 Announce Type: cross Abstract: Text.</description></item>
      <item><title>Two</title><link>https://arxiv.org/abs/2610.00003</link>
      <description>arXiv:2610.00003v2 Announce Type: replace-cross Abstract: Text.</description></item>
      </channel></rss>
      """
    try with { request, _ in
      [
        request.headers["if-none-match"] == "\"t\""
          ? .answer("", status: 304) : .answer(feed, headers: ["ETag: \"t\""])
      ]
    } _: { services, server in
      var held: ArxivClient.Page?
      let pages = Services.Pages(held: { _ in held }, hold: { held = $1 })
      for _ in 0..<2 {
        let found = try services.dayFeed(of: ["cs.LG", "hep-th"], pages)
        #expect(found.day == Day("2026-11-24"))
        #expect(found.papers.map { "\($0.announcement)" } == ["cross", "revised"])
      }
      #expect(server.requests.map(\.target) == ["/rss/cs.LG+hep-th", "/rss/cs.LG+hep-th"])
      #expect(server.requests[1].headers["if-none-match"] == "\"t\"")
    }
  }

  /// arXiv's own answers, from the sample files.
  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func arXivsOwnAnswersAreUnderstood() throws {
    func read(_ name: String, root: String) throws -> PaperPage {
      let bytes = bytes(of: SharedMaterial.digests + "machine/" + name)
      return try PaperPage(bytes, root: root, asked: ["cs.RO"])
    }
    let raw = try read("oai/arxivraw-3records.xml", root: "OAI-PMH")
    #expect(raw.papers.map(\.version) == [1, 7, 1])
    #expect(raw.papers.map { "\($0.announcement)" } == ["new", "revised", "cross"])
    let search = try read("api-atom/q_testing_s0_m15.xml", root: "feed")
    #expect(search.papers.count == 15 && search.facts.total == 214_881)
    let error = try read("api-atom/id_abc_s0_m100.xml", root: "feed")
    #expect(error.facts.errorText == "incorrect id format for abc")
    let rss = try read("rss/cs.LG-2026-09-24.rss.xml", root: "rss")
    #expect(rss.facts.day == Day("2026-09-24"))
    #expect(!rss.papers.isEmpty)
  }
}
