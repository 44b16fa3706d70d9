import Digests
import Feeds
import Fetching
import Glibc
import Loopback
import Papers
import Storage
import Testing

/// Fetches from arXiv as it plays at home.
@Suite struct FetchTests {
  private static let news: ArxivAtHome.Content = {
    var content = ArxivAtHome.Content()
    content.feed = [
      ArxivAtHome.item("2611.00001v1", "One"), ArxivAtHome.item("2611.00002v1", "Two", "cross"),
      ArxivAtHome.item("2610.00003v2", "Three", "replace"),
    ]
    content.pages = [
      [
        ArxivAtHome.record("2611.00001", "One"), ArxivAtHome.record("2611.00004", "Four"),
        ArxivAtHome.record("2611.00005", "Five", categories: "hep-th cs.LG"),
      ],
      [
        ArxivAtHome.record(
          "2610.00003", "Three",
          versions: [
            "Thu, 1 Oct 2026 10:00:00 GMT", "Mon, 23 Nov 2026 10:00:00 GMT",
            "Tue, 24 Nov 2026 10:00:00 GMT",
          ]),
        ArxivAtHome.record("2009.00006", "Old", versions: ["Thu, 1 Oct 2020 10:00:00 GMT"]),
        ArxivAtHome.record(
          "2610.00007", "Gone",
          versions: ["Thu, 1 Oct 2026 10:00:00 GMT", "Tue, 24 Nov 2026 10:00:00 GMT"],
          comment: "This paper has been withdrawn by the authors", source: "I"),
      ],
    ]
    return content
  }()

  @Test func theFirstTimeItIsTheFeedOfTheDay() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    let report = try arxiv.fetch()
    #expect(report.papers.map { "\($0.announcement)" } == ["new", "cross", "revised"])
    #expect(report.notes.isEmpty)
    #expect(arxiv.targets == ["/rss/cs.LG"])
    let text = try #require(arxiv.digests["2026-11-25-test.md"])
    #expect(
      text == """
        # 2026-11-25 test

        cs.LG: 1 new, 1 cross-listed, 1 revised.

        # New

        ## One

        >Authors: A. One, B. Two

        >2026-11-24

        > https://arxiv.org/abs/2611.00001v1

        > Categories: cs.LG

        Text.

        # Cross-listed

        ## Two

        >Authors: A. One, B. Two

        >2026-11-24

        > https://arxiv.org/abs/2611.00002v1

        > Categories: cs.LG

        > Announced: cross

        Text.

        # Revised

        ## Three

        >Authors: A. One, B. Two

        >2026-11-24

        > https://arxiv.org/abs/2610.00003v2

        > Categories: cs.LG

        > Announced: revised

        Text.

        """)
  }

  /// Later it is the harvest: what is held is not written again, what is revised is, what only changed is not.
  @Test func laterItIsAllSinceTheLastTime() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    _ = try arxiv.fetch()
    let report = try arxiv.fetch(today: "2026-11-26")
    #expect(
      report.papers.map { "\($0.entry.record.id)v\($0.version) \($0.announcement)" } == [
        "2611.00004v1 new", "2611.00005v1 cross", "2610.00003v3 revised", "2610.00007v2 revised",
      ])
    #expect(report.held == 1 && report.changed == 1)
    #expect(
      Array(arxiv.targets.dropFirst()) == [
        "/oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2026-11-24&set=cs%3Acs%3ALG",
        "/oai?verb=ListRecords&resumptionToken=1",
      ])
    #expect(arxiv.digests.keys.sorted() == ["2026-11-25-test.md", "2026-11-26-test.md"])
    #expect(arxiv.digests["2026-11-26-test.md"]?.contains("> Announced: withdrawn") == true)
    // The third time there is nothing, and the day of the server is asked from.
    let third = try arxiv.fetch(today: "2026-11-26")
    #expect(third.papers.isEmpty && third.file == nil)
    #expect(arxiv.targets.last?.contains("resumptionToken") == true)
    #expect(arxiv.targets.contains { $0.contains("from=2026-11-25") })
  }

  /// What is written is read again as it was.
  @Test func aFetchedDigestIsReadAgain() throws {
    let arxiv = ArxivAtHome()
    arxiv.change {
      $0.feed = [
        ArxivAtHome.item(
          "2611.00001v1", "A # &lt;b&gt; `Title` $x_1$", abstract: "# Not a heading, 5 &lt; 6."),
        ArxivAtHome.item("2611.00002v3", "Two", "cross", abstract: "&gt; quoted **as** written"),
        ArxivAtHome.item(
          "2611.00003v1", "Three", abstract: "On KV-cache quantization and the kv cache."),
      ]
    }
    var order = FetchOrder(profile: ArxivAtHome.profile)
    order.profile.keywords = ["kv cache", "quantiz", "quoted", "heading"]
    let report = try arxiv.fetch(order)
    #expect(report.papers.count == 3)
    let text = try #require(arxiv.digests["2026-11-25-test.md"])
    let digest = DigestParser.parse(Array(text.utf8), path: "a.md")
    #expect(digest.dialect == "efficientpaper" && digest.problems.isEmpty)
    for fetched in report.papers {
      let entry = try #require(digest.entries.first { $0.record.id == fetched.entry.record.id })
      #expect(Int(entry.record.version) == fetched.version)
      for field in [\EntryRecord.title, \.abstract] {
        func text(_ entry: Entry) -> String { entry.passage { $0[keyPath: field] }.string }
        #expect(text(entry) == text(fetched.entry))
      }
      for list in [\EntryRecord.authors, \.categories] {
        func items(_ entry: Entry) -> [String] {
          entry.passage { $0[keyPath: list] }.items.map(\.string)
        }
        #expect(items(entry) == items(fetched.entry))
      }
    }
    let tags = digest.entries.map { $0.passage(\.tags).items.map(\.string) }
    #expect(Array(tags) == [["heading"], ["KV-cache", "quantization", "kv cache"], []])
  }

  @Test func keywordsChoose() throws {
    let arxiv = ArxivAtHome()
    arxiv.change {
      $0.feed = [
        ArxivAtHome.item("2611.00001v1", "Language", abstract: "About age."),
        ArxivAtHome.item("2611.00002v1", "State-Space Models"),
        ArxivAtHome.item("2611.00003v1", "A survey of state space models"),
      ]
    }
    var order = FetchOrder(profile: ArxivAtHome.profile)
    order.profile.keywords = ["state space", "guage"]
    order.profile.exclude = ["Survey"]
    let report = try arxiv.fetch(order)
    #expect(report.papers.map { $0.entry.record.id.description } == ["2611.00002"])
    #expect(report.unwanted == 2)
  }

  @Test func aDryRunWritesAndRemembersNothing() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    let dry = try arxiv.fetch(isDry: true)
    #expect(dry.file == nil && arxiv.digests.isEmpty)
    let report = try arxiv.fetch()
    #expect(report.text == dry.text && !report.text.isEmpty)
  }

  @Test func aRangeIsSearchedForAndNotRemembered() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    arxiv.change { $0.found = [ArxivAtHome.entry("2611.00008v1", "Eight")] }
    var order = FetchOrder(profile: ArxivAtHome.profile)
    order.since = Day("2026-11-01")
    #expect(try arxiv.fetch(order).papers.count == 1)
    #expect(arxiv.targets[0].hasPrefix("/api?search_query=cat%3Acs.LG%20AND%20submittedDate"))
    _ = try arxiv.fetch()
    #expect(arxiv.targets.last == "/rss/cs.LG")
  }

  @Test func idsThatArxivDoesNotHaveAreSaid() throws {
    let arxiv = ArxivAtHome()
    arxiv.change { $0.found = [ArxivAtHome.entry("2611.00008v1", "Eight")] }
    var order = FetchOrder(profile: FetchProfile(name: "papers"))
    order.ids = ["2611.00008", "2611.09999"].compactMap { ArxivReference($0) }
    let report = try arxiv.fetch(order)
    #expect(report.papers.count == 1)
    #expect(report.notes == [.missing([ArxivReference("2611.09999")!])])
    #expect(arxiv.digests["2026-11-25-papers.md"]?.contains("Papers by their ids: 1 new.") == true)
  }

  /// One service stands in for another, and that is said.
  @Test func aServiceThatFailsIsReplaced() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    arxiv.change { $0.instead["/rss"] = .answer("", status: 403) }
    let first = try arxiv.fetch()
    #expect(first.notes == [.fellBack(from: .feed, to: .harvest, because: .refused(status: 403))])
    #expect(first.papers.count == 5)
    arxiv.change {
      $0.instead["/oai"] = .answer("<html></html>")
      $0.found = [ArxivAtHome.entry("2611.00009v1", "Nine")]
    }
    let second = try arxiv.fetch(today: "2026-11-26")
    #expect(second.notes == [.fellBack(from: .harvest, to: .search, because: .notUnderstood)])
    #expect(second.papers.count == 1)
    // The harvest is asked from the same day again, once it can be.
    arxiv.change { $0.instead = [:] }
    _ = try arxiv.fetch(today: "2026-11-27")
    #expect(arxiv.targets.count { $0.contains("from=2026-11-25") } == 2)
  }

  @Test func nothingIsLeftOfAFailure() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    for path in ["/rss", "/oai", "/api"] {
      arxiv.change { $0.instead[path] = .answer("", status: 404) }
    }
    #expect(throws: FetchError.network(.refused(status: 404))) { try arxiv.fetch() }
    #expect(arxiv.digests.isEmpty)
    arxiv.change { $0.instead = [:] }
    #expect(try arxiv.fetch().papers.count == 3)
  }

  @Test func aFeedThatStandsStillIsSaid() throws {
    for (today, isOld) in [
      ("2026-11-25", false), ("2026-11-27", false), ("2026-11-28", false), ("2026-11-30", true),
    ] {
      let arxiv = ArxivAtHome(FetchTests.news)
      let notes = try arxiv.fetch(today: today).notes
      #expect(notes == (isOld ? [.feedIsOld(Day("2026-11-24")!)] : []), "\(today)")
    }
  }

  /// A page that came before it was stopped is not asked for again; one whose token is not known any more is begun
  /// anew.
  @Test func whatWasInterruptedGoesOn() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    _ = try arxiv.fetch()
    arxiv.change { $0.instead["/oai?verb=ListRecords&resumptionToken"] = .answer("", status: 404) }
    arxiv.change { $0.instead["/api"] = .answer("", status: 404) }
    #expect(throws: FetchError.network(.refused(status: 404))) { try arxiv.fetch() }
    arxiv.change { $0.instead = [:] }
    let before = arxiv.targets.count
    #expect(try arxiv.fetch().papers.count == 4)
    #expect(Array(arxiv.targets.dropFirst(before)) == ["/oai?verb=ListRecords&resumptionToken=1"])
  }

  @Test func aTokenThatExpiredBeginsTheHarvestAnew() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    _ = try arxiv.fetch()
    arxiv.change { $0.instead["/oai?verb=ListRecords&resumptionToken"] = .answer("", status: 404) }
    arxiv.change { $0.instead["/api"] = .answer("", status: 404) }
    _ = try? arxiv.fetch()
    arxiv.change {
      $0.instead = [
        "/oai?verb=ListRecords&resumptionToken=1": .answer(
          "<OAI-PMH><error code=\"badResumptionToken\">expired</error></OAI-PMH>")
      ]
      $0.pages = [$0.pages[0]]
    }
    // The first page is kept and names a token that is known no more; anew, the harvest has one page.
    #expect(try arxiv.fetch().papers.count == 2)
  }

  @Test func twoQuiresDoNotFetchOneProfileAtOnce() throws {
    let arxiv = ArxivAtHome(FetchTests.news)
    var inner: FetchError?
    var isFirst = true
    _ = try arxiv.fetch {
      if isFirst {
        isFirst = false
        do throws(FetchError) { _ = try arxiv.fetch() } catch { inner = error }
      }
      return true
    }
    #expect(inner == .busy(profile: "test"))
  }
}
