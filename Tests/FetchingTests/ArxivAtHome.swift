import Digests
import Feeds
import Fetching
import Glibc
import Loopback
import Papers
import Storage
import Synchronization

/// arXiv as a server on this machine plays it: what it announced, what changed, what it has, all of which tests set;
/// and a home for a Quire that fetches from it.
final class ArxivAtHome: Sendable {
  struct Content: Sendable {
    /// As the feed gives them.
    var feed: [String] = []
    var feedDay = "Tue, 24 Nov 2026 00:00:00 -0500"
    /// Records of a harvest, a page each list.
    var pages: [[String]] = []
    /// Entries of a search.
    var found: [String] = []
    /// What is answered instead, by the beginning of what is asked for.
    var instead: [String: LoopbackServer.Piece] = [:]
  }

  static let speed = 2000.0
  let server: LoopbackServer
  let home: String

  init(_ content: Content = Content()) {
    let shared = Shared(content)
    var name = Array("/tmp/quire-fetch-XXXXXX".utf8CString)
    home = name.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    box = shared
    server = LoopbackServer { request, _ in
      [shared.content.withLock { ArxivAtHome.answer(request.target, $0) }]
    }
  }

  deinit { server.stop() }

  private final class Shared: Sendable {
    let content: Mutex<Content>
    init(_ content: Content) { self.content = Mutex(content) }
  }

  private let box: Shared

  func change(_ body: (inout Content) -> Void) { box.content.withLock { body(&$0) } }

  private static func answer(_ target: String, _ content: Content) -> LoopbackServer.Piece {
    for (beginning, piece) in content.instead where target.hasPrefix(beginning) { return piece }
    if target.hasPrefix("/rss/") {
      return .answer(
        "<rss><channel><title>t</title><pubDate>\(content.feedDay)</pubDate>\(content.feed.joined())</channel></rss>"
      )
    }
    if target.hasPrefix("/oai") {
      let number =
        target.split(separator: "resumptionToken=").dropFirst().first.flatMap { Int($0) } ?? 0
      let token =
        number + 1 < content.pages.count ? "<resumptionToken>\(number + 1)</resumptionToken>" : ""
      let records = number < content.pages.count ? content.pages[number].joined() : ""
      return .answer(
        "<OAI-PMH><responseDate>2026-11-25T10:00:00Z</responseDate><ListRecords>\(records)\(token)</ListRecords></OAI-PMH>"
      )
    }
    return .answer(
      "<feed xmlns:o=\"http://a9.com/\"><o:totalResults>\(content.found.count)</o:totalResults>\(content.found.joined())</feed>"
    )
  }

  // MARK: Papers

  static func item(
    _ id: String, _ title: String, _ type: String = "new", abstract: String = "Text."
  ) -> String {
    """
    <item><title>\(title)</title><link>https://arxiv.org/abs/\(id.prefix { $0 != "v" })</link>
    <guid>oai:arXiv.org:\(id)</guid>
    <description>arXiv:\(id) Announce Type: \(type) Abstract: \(abstract)</description>
    <dc:creator xmlns:dc="d">A. One, B. Two</dc:creator><category>cs.LG</category>
    <pubDate>Tue, 24 Nov 2026 00:00:00 -0500</pubDate></item>
    """
  }

  static func record(
    _ id: String, _ title: String, versions: [String] = ["Tue, 24 Nov 2026 10:00:00 GMT"],
    categories: String = "cs.LG", comment: String = "", abstract: String = "Text.",
    source: String = "D"
  ) -> String {
    let list = versions.enumerated().map {
      "<version version=\"v\($0 + 1)\"><date>\($1)</date><source_type>\(source)</source_type></version>"
    }
    return """
      <record><metadata><arXivRaw><id>\(id)</id>\(list.joined())<title>\(title)</title>
      <authors>A. One, B. Two</authors><categories>\(categories)</categories><comments>\(comment)</comments>
      <abstract>\(abstract)</abstract></arXivRaw></metadata></record>
      """
  }

  static func entry(
    _ id: String, _ title: String, abstract: String = "Text.", comment: String = "",
    journal: String = "", doi: String = "", updated: String = ""
  ) -> String {
    func element(_ name: String, _ text: String) -> String {
      text.isEmpty ? "" : "<\(name)>\(text)</\(name)>"
    }
    return """
      <entry><id>http://arxiv.org/abs/\(id)</id><title>\(title)</title><summary>\(abstract)</summary>
      <published>2026-11-20T10:00:00Z</published><author><name>A. One</name></author><category term="cs.LG"/>
      \(element("updated", updated))\(element("comment", comment))\(element("journal_ref", journal))\(element("doi", doi))</entry>
      """
  }

  // MARK: Fetching

  static var profile: FetchProfile {
    var profile = FetchProfile(name: "test")
    profile.categories = ["cs.LG"]
    return profile
  }

  func fetch(
    _ order: FetchOrder = FetchOrder(profile: ArxivAtHome.profile), isDry: Bool = false,
    today: String = "2026-11-25",
    isWanted: @escaping () -> Bool = { true }
  ) throws(FetchError) -> FetchReport {
    try Fetch(
      order, folder: home + "/digests", isDry: isDry, surroundings(today, isWanted)
    ).run()
  }

  /// Looks papers up against what the digests at home and others say.
  func refresh(
    _ ids: [String], isDry: Bool = false, others: [Digest] = [],
    isWanted: @escaping () -> Bool = { true }
  ) throws(FetchError) -> RefreshReport {
    let entries = (others + read()).flatMap(\.entries)
    return try Refresh(
      ids.map { PaperID($0)! },
      known: { id in
        let own = entries.filter { $0.record.id == id }
        return own.isEmpty ? nil : Paper(joining: own)
      }, folder: home + "/digests", isDry: isDry, surroundings("2026-11-27", isWanted)
    ).run()
  }

  /// The digests at home, read.
  func read() -> [Digest] {
    digests.sorted { $0.key < $1.key }.map {
      DigestParser.parse(Array($0.value.utf8), path: $0.key)
    }
  }

  private func surroundings(
    _ today: String, _ isWanted: @escaping () -> Bool
  ) -> Fetch.Surroundings {
    Fetch.Surroundings(
      origins: Origins(
        feeds: server.origin, harvest: server.origin + "/oai", search: server.origin + "/api",
        domains: [server.host], protocols: "http"),
      clock: NetworkClock(speed: ArxivAtHome.speed), agent: "quire/test", state: home + "/state",
      pages: home + "/pages", today: Day(today)!, isWanted: isWanted, tell: { _ in })
  }

  /// The digests, by their names.
  var digests: [String: String] {
    var texts: [String: String] = [:]
    for file in DigestFolder([FilePath(home + "/digests")]).files {
      let name = file.path.text.split(separator: "/").last.map(String.init) ?? ""
      texts[name] = (try? TextFile.read(file.path.text)).flatMap(\.self)
    }
    return texts
  }

  var targets: [String] { server.requests.map(\.target) }
}
