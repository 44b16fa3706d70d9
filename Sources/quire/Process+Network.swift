import Feeds
import Fetching
import Glibc
import Storage
import Synchronization

/// What everything that uses the network shares.
extension Process {
  /// Where arXiv is, and how its time goes.
  struct Arxiv: Sendable {
    var origins = Origins.arxiv
    var clock = NetworkClock()
  }

  static var arxiv: Arxiv {
    get { chosen.withLock { $0 } }
    set { chosen.withLock { $0 = newValue } }
  }

  private static let chosen = Mutex(Arxiv())

  /// Where something is fetched.
  static func surroundings(
    isWanted: @escaping () -> Bool, tell: @escaping (FetchNews) -> Void
  ) -> Fetch.Surroundings {
    Fetch.Surroundings(
      origins: arxiv.origins, clock: arxiv.clock, agent: "quire/\(Version.text)",
      state: places.fetching, pages: places.pages, today: LocalTime.day(time(nil)),
      isWanted: isWanted,
      tell: { news in
        note(news)
        tell(news)
      })
  }

  private static func note(_ news: FetchNews) {
    switch news {
    case .asking(let service): Log.note(.info, "network: asking \(Sentences.name(of: service))")
    case .pages(let pages, let papers, _):
      Log.note(.debug, "network: \(pages) pages, \(papers) papers")
    case .bytes(let count, let total):
      if count == total { Log.note(.debug, "network: a file of \(count) bytes") }
    case .waiting(let seconds, let error):
      Log.note(.warning, "network: \(Sentences.reason(error)), again in \(seconds) s")
    }
  }

  /// Where the digests of a profile go.
  static func folder(of profile: FetchProfile) -> String {
    profile.folder.map(expanded) ?? places.digests
  }
}
