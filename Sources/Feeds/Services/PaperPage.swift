import Digests
public import Papers

/// A page of a service, read.
public struct PaperPage: Sendable {
  /// Its papers, as a digest says them.
  public let papers: [FetchedPaper]
  let facts: ServiceFacts
  let bytes: Int

  /// Reads a page of a service whose pages begin with this element.
  ///
  /// - Throws: `.cut` when it ends before its end, `.notUnderstood` when it is something else.
  init(_ bytes: [UInt8], root: String, asked: Set<String>) throws(NetworkError) {
    let digest = DigestParser.parse(bytes, path: root, dialects: Dialect.feeds)
    facts = ServiceFacts(bytes)
    self.bytes = bytes.count
    guard facts.root == root || (root == "rss" && facts.root == "RDF") else {
      // A page that ended before its first element ended early, too.
      throw bytes.isEmpty ? .cut("") : .notUnderstood
    }
    for problem in digest.problems {
      switch problem.kind {
      case .truncated, .malformed: throw .cut("")
      case .tooDeep, .entryTooLong, .binary, .digestFull: throw .notUnderstood
      default: break
      }
    }
    let facts = facts
    papers = digest.entries.map { FetchedPaper($0, facts.records, asked: asked) }
  }

  /// Whether so many bytes of a page were expected and it has papers.
  var isEmpty: Bool { facts.itemCount == 0 }
}

/// What arXiv says of one paper today.
public struct FetchedPaper: Sendable {
  /// How arXiv announces it.
  public enum Announcement: String, Sendable, CaseIterable {
    case new, cross, revised
    /// Nothing was announced: what arXiv knows about the paper changed, such as a journal.
    case changed
  }

  public let entry: Entry
  public let announcement: Announcement
  /// 0 when it is not known.
  public let version: Int
  /// That of the newest version; nil when it is not known.
  public let versionDay: Day?
  public let isWithdrawn: Bool

  private init(_ other: FetchedPaper, _ announcement: Announcement) {
    (entry, version, versionDay) = (other.entry, other.version, other.versionDay)
    (isWithdrawn, self.announcement) = (other.isWithdrawn, announcement)
  }

  /// The same paper, announced otherwise.
  public func announced(as announcement: Announcement) -> FetchedPaper {
    FetchedPaper(self, announcement)
  }

  /// - Parameter asked: the categories that were asked for; a paper of another main category is listed in them too.
  init(_ entry: Entry, _ records: [String: ServiceFacts.Record], asked: Set<String>) {
    self.entry = entry
    let id = entry.record.id
    let record = records[id.description]
    version = record?.version ?? Int(entry.record.version)
    versionDay = record?.day
    isWithdrawn = entry.record.isWithdrawn
    announcement =
      FetchedPaper.announcement(of: entry)
      ?? (version > 1 ? .revised : FetchedPaper.isCross(entry, asked) ? .cross : .new)
  }

  /// As a feed says it.
  private static func announcement(of entry: Entry) -> Announcement? {
    let items = entry.passage(\.extras).items
    for index in stride(from: 0, to: items.count - 1, by: 2)
    where items[index].string == "Announced" {
      let word = items[index + 1].string
      if word.hasPrefix("replace") { return .revised }
      return word == "cross" ? .cross : .new
    }
    return nil
  }

  private static func isCross(_ entry: Entry, _ asked: Set<String>) -> Bool {
    guard !asked.isEmpty, let main = entry.passage(\.categories).firstItem?.item.string else {
      return false
    }
    let archive = String(main.prefix { $0 != "." })
    return !asked.contains(main) && !asked.contains(archive)
  }
}
