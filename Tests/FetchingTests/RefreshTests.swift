import Digests
import Feeds
import Fetching
import Glibc
import Loopback
import Papers
import Storage
import Testing

/// Papers looked up again at arXiv as it plays at home.
@Suite struct RefreshTests {
  /// What digests say, as people keep them: an old version, no version, no comments.
  private static let known = DigestParser.parse(
    Array(
      """
      # 2026-11-21

      ## One of Many

      >Authors: A. One

      >2026-11-20

      > http://arxiv.org/abs/2611.00001v1

      We show that one thing holds.

      ## Two

      >Authors: A. One

      >2026-11-20

      > http://arxiv.org/abs/2611.00002

      > Comments: 12 pages

      Text.

      ## Three

      >Authors: A. One

      >2026-11-20

      > http://arxiv.org/abs/2611.00003v2

      Text.

      """.utf8), path: "known.md")

  private static let ids = ["2611.00001", "2611.00002", "2611.00003", "2611.00009"]

  private func arxiv() -> ArxivAtHome {
    var content = ArxivAtHome.Content()
    // In another order than they were asked for, and with one that was not.
    content.found = [
      ArxivAtHome.entry(
        "2611.00003v2", "Three",
        comment: "This paper has been withdrawn by the authors; see &lt;b&gt;"
      ),
      ArxivAtHome.entry(
        "2611.00002v1", "Two", comment: "12 pages", journal: "Nature 1, 2 (2026)",
        doi: "10.1000/182"),
      ArxivAtHome.entry(
        "2611.00001v3", "One of a Few", abstract: "We show that two things hold.",
        updated: "2026-11-25T10:00:00Z"),
      ArxivAtHome.entry("2611.77777v1", "Nobody asked"),
    ]
    return ArxivAtHome(content)
  }

  @Test func whatIsNewIsToldPaperByPaper() throws {
    let arxiv = arxiv()
    let report = try arxiv.refresh(RefreshTests.ids, others: [RefreshTests.known])
    #expect(
      report.papers.map { "\($0.paper.reference) \($0.changes.map(\.rawValue))" } == [
        #"2611.00001v3 ["version", "title", "abstract"]"#, #"2611.00002v1 ["journal", "doi"]"#,
        #"2611.00003v2 ["withdrawn", "comment"]"#,
      ])
    #expect(report.missing.map(\.description) == ["2611.00009"])
    #expect(report.unchanged == 0)
    #expect(
      arxiv.targets == [
        "/api?id_list=2611.00001,2611.00002,2611.00003,2611.00009&start=0&max_results=4"
      ])
  }

  /// And known from then on: it is not written twice, also by a fetch.
  @Test func whatIsNewIsWrittenOnce() throws {
    let arxiv = arxiv()
    let first = try arxiv.refresh(RefreshTests.ids, others: [RefreshTests.known])
    #expect(first.file == arxiv.home + "/digests/2026-11-27-refreshed.md")
    let text = try #require(arxiv.digests["2026-11-27-refreshed.md"])
    #expect(
      text.hasPrefix(
        "# 2026-11-27 refreshed\n\nPapers looked up again: 1 revised, 2 refreshed.\n\n"))
    #expect(text.contains("# Revised\n\n## One of a Few\n"))
    #expect(text.contains("> https://arxiv.org/abs/2611.00001v3\n"))
    #expect(text.contains("# Refreshed\n\n## Two\n"))
    #expect(text.contains("> DOI: 10.1000/182\n\n> Announced: refreshed\n"))
    #expect(text.contains("> Announced: withdrawn\n"))
    let joined = Paper(
      joining: (arxiv.read() + [RefreshTests.known]).flatMap(\.entries).filter {
        $0.record.id == PaperID("2611.00003")
      })
    #expect(joined.isWithdrawn && joined.version == 2)
    let again = try arxiv.refresh(RefreshTests.ids, others: [RefreshTests.known])
    #expect(again.papers.isEmpty && again.file == nil && again.unchanged == 3)
    #expect(arxiv.digests.count == 1)
    var order = FetchOrder(profile: ArxivAtHome.profile)
    order.ids = [ArxivReference("2611.00001")!, ArxivReference("2611.00003")!]
    let fetched = try arxiv.fetch(order)
    #expect(
      fetched.papers.map(\.entry.record.id.description) == ["2611.77777"] && fetched.held == 3)
  }

  @Test func aDryRunWritesNothing() throws {
    let arxiv = arxiv()
    let report = try arxiv.refresh(RefreshTests.ids, isDry: true, others: [RefreshTests.known])
    #expect(report.papers.count == 3 && report.file == nil && !report.text.isEmpty)
    #expect(arxiv.digests.isEmpty)
  }

  /// A paper that is marked and in no digest any more is one of the digests then.
  @Test func whatNoDigestHasIsWritten() throws {
    let arxiv = arxiv()
    let report = try arxiv.refresh(["2611.00002"])
    #expect(report.papers.map(\.isNews) == [true] && report.papers[0].changes.isEmpty)
    #expect(arxiv.read().flatMap(\.entries).map(\.record.id.description) == ["2611.00002"])
    #expect(try arxiv.refresh(["2611.00002"]).papers.isEmpty)
  }

  /// What has come to a version is known, whichever digest says it: the one that is shown may be another.
  @Test func whatAnyDigestSaysIsKnown() throws {
    let arxiv = arxiv()
    let other = DigestParser.parse(
      Array(
        """
        # 2026-11-22

        ## Two

        >Authors: A. One

        >2026-11-22

        > http://arxiv.org/abs/2611.00002v1

        > Comments: 13 pages

        > DOI: 10.1000/182

        > Journal: Nature 1, 2 (2026)

        Text, and more of it.

        """.utf8), path: "other.md")
    let report = try arxiv.refresh(["2611.00002"], others: [RefreshTests.known, other])
    #expect(report.papers.isEmpty && report.unchanged == 1)
  }

  /// A hundred at once, all of them in turn.
  @Test func manyAreAskedForInBatches() throws {
    let arxiv = ArxivAtHome()
    let ids = (1...250).map { "2611.1\(1000 + $0)" }
    let report = try arxiv.refresh(ids)
    #expect(report.missing.map(\.description) == ids && report.papers.isEmpty)
    #expect(
      arxiv.targets.map { $0.split(separator: "max_results=").last } == ["100", "100", "50"])
    let times = arxiv.server.requests.map(\.time)
    for (one, next) in zip(times, times.dropFirst()) {
      // A millisecond is lost by counting them.
      #expect(Double(next - one + 1) / 1000 * ArxivAtHome.speed >= 3)
    }
  }

  @Test(arguments: [
    LoopbackServer.Piece.answer("Rate exceeded."), .answer("", status: 503),
    .answer("<feed><entry><id>http://arxiv.org/abs/2611.00001v1</id>"),
    .answer(
      "<feed><totalResults>1</totalResults><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>no</summary></entry></feed>"
    ),
  ])
  func aFailureLeavesNothing(piece: LoopbackServer.Piece) throws {
    let arxiv = arxiv()
    arxiv.change { $0.instead["/api"] = piece }
    #expect(throws: FetchError.self) {
      try arxiv.refresh(RefreshTests.ids, others: [RefreshTests.known])
    }
    #expect(arxiv.digests.isEmpty)
    arxiv.change { $0.instead = [:] }
    #expect(try arxiv.refresh(RefreshTests.ids, others: [RefreshTests.known]).papers.count == 3)
  }

  @Test func nothingIsAskedForNothing() throws {
    let arxiv = arxiv()
    #expect(try arxiv.refresh([]).papers.isEmpty)
    #expect(arxiv.targets.isEmpty)
  }
}
