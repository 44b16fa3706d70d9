public import Feeds
public import Papers
public import Storage

/// What came of a fetch.
public struct FetchReport: Sendable {
  public enum Service: String, Sendable {
    case feed, harvest, search
  }

  /// What a reader should know besides the numbers.
  public enum Note: Hashable, Sendable {
    /// Another service was asked, since the usual one failed.
    case fellBack(from: Service, to: Service, because: NetworkError)
    /// The feed has stood still for days, or is older than what was had before.
    case feedIsOld(Day)
    /// The feed is full: arXiv cuts it there, and there may be more.
    case feedIsFull
    /// arXiv does not have these.
    case missing([ArxivReference])
    /// The day in the feed is not known, so that nobody can say whether it stands still.
    case feedHasNoDay
  }

  /// The papers that are written, the announcements in order and within them as arXiv gave them.
  public var papers: [FetchedPaper] = []
  /// The digest that has them; nil when there is none to write, or it was not to be written.
  public var file: String?
  /// The text of the digest; empty without papers.
  public var text = ""
  /// How many were held already, in this version or a later one.
  public var held = 0
  /// How many have none of the keywords, or one that is not wanted.
  public var unwanted = 0
  /// How many records only changed in what arXiv knows of them.
  public var changed = 0
  public var notes: [Note] = []

  public func count(of announcement: FetchedPaper.Announcement) -> Int {
    papers.count { $0.announcement == announcement }
  }
}

/// What ends a fetch. What was complete is kept, and the next one goes on from there.
public enum FetchError: Error, Hashable, Sendable {
  case network(NetworkError)
  case storage(StorageError)
  /// Another Quire is fetching this profile.
  case busy(profile: String)
}

/// How far a fetch has come.
public enum FetchNews: Hashable, Sendable {
  /// Which service is asked.
  case asking(FetchReport.Service)
  /// Pages and papers so far, and of how many, if arXiv says.
  case pages(Int, papers: Int, of: Int?)
  /// Bytes of a file so far, and of how many, if arXiv says.
  case bytes(Int, of: Int?)
  /// It is asked again in so many seconds, because of this.
  case waiting(seconds: Int, because: NetworkError)
}
