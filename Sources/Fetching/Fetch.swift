public import Feeds
public import Papers
import Storage

/// A fetch, from the question to the digest.
///
///     order ─ which service? ─ pages ─ papers ─ wanted? held? ─ digest ─ memory
///
/// Nothing is left half done. Pages are kept until the end, so that a fetch that is killed goes on where it was; the
/// digest comes whole or not at all; only then the day is remembered from which the next fetch asks. Killed between
/// the two, the next one finds its papers held already. So each paper is written once, whatever happens when.
public struct Fetch {
  /// Where a fetch is done.
  public struct Surroundings {
    let origins: Origins
    let clock: NetworkClock
    let agent: String
    /// The folder in which whose turn it is, and memories, are kept.
    let state: String
    /// The folder for pages that need not be sent again.
    let pages: String
    let today: Day
    let isWanted: () -> Bool
    let tell: (FetchNews) -> Void

    public init(
      origins: Origins, clock: NetworkClock, agent: String, state: String, pages: String,
      today: Day,
      isWanted: @escaping () -> Bool, tell: @escaping (FetchNews) -> Void
    ) {
      (self.origins, self.clock, self.agent) = (origins, clock, agent)
      (self.state, self.pages, self.today) = (state, pages, today)
      (self.isWanted, self.tell) = (isWanted, tell)
    }
  }

  let order: FetchOrder
  let folder: String
  let isDry: Bool
  let around: Surroundings

  /// - Parameters:
  ///   - folder: where the digests of this order are and go.
  ///   - isDry: says what would be written, and remembers nothing.
  public init(_ order: FetchOrder, folder: String, isDry: Bool = false, _ around: Surroundings) {
    (self.order, self.folder, self.isDry, self.around) = (order, folder, isDry, around)
  }

  public func run() throws(FetchError) -> FetchReport {
    try storing { () throws(StorageError) in try AtomicFile.makeFolder(around.state) }
    var memory = try FetchMemory(folder: around.state, profile: order.profile.name)
    defer { memory.release() }
    try memory.begin(
      plan: order.plan(since: memory.days.harvested), now: Int(around.clock.now))
    var asked = Asked(days: memory.days)
    let client = try around.client()
    try ask(Services(client, around.origins), &asked, memory)
    var report = asked.report
    pick(asked.papers, into: &report)
    if !report.papers.isEmpty { try write(&report) }
    if !isDry {
      // An order for a range says nothing of what has come since.
      try memory.end(order.isForNews ? asked.days : memory.days)
    }
    return report
  }

  // MARK: What is wanted

  /// Picks the papers to be written: wanted, and not held in this version.
  private func pick(_ papers: [FetchedPaper], into report: inout FetchReport) {
    let held = HeldPapers(folder: folder)
    let keywords = Keywords(order.profile.keywords)
    let exclude = Keywords(order.profile.exclude)
    for paper in papers {
      if paper.announcement == .changed {
        report.changed += 1
      } else if order.ids.isEmpty, !isWanted(paper, keywords, exclude) {
        report.unwanted += 1
      } else if held.has(paper) {
        report.held += 1
      } else {
        report.papers.append(paper)
      }
    }
  }

  private func isWanted(
    _ paper: FetchedPaper, _ keywords: Keywords, _ exclude: Keywords
  ) -> Bool {
    let texts = [paper.entry.passage(\.title), paper.entry.passage(\.abstract)]
    func has(_ words: Keywords) -> Bool { texts.contains { $0.withBytes { words.isIn($0) } } }
    return (keywords.isEmpty || has(keywords)) && !has(exclude)
  }

  // MARK: The digest

  private func write(_ report: inout FetchReport) throws(FetchError) {
    report.text =
      FetchedDigest(
        day: around.today, name: order.profile.name, words: order.words, papers: report.papers,
        keywords: Keywords(order.profile.keywords)
      ).text
    if isDry { return }
    let text = report.text
    var path = ""
    try storing { () throws(StorageError) in
      path = try NewDigest.write(text, around.today, order.profile.name, in: folder)
    }
    report.file = path
  }

  private func storing(_ body: () throws(StorageError) -> Void) throws(FetchError) {
    do throws(StorageError) { try body() } catch { throw .storage(error) }
  }
}
