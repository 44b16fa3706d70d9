import Feeds
public import Papers
import Storage

/// Looks papers up that are here already: which have a newer version, are withdrawn, or were published by now.
///
/// All of them are asked for together, in as few requests as arXiv's search takes (`Services.papers`). What the digests
/// do not know is written as a digest, so that it is known from then on; a paper of which nothing is new is not
/// written. There is nothing to remember: what is asked next time is judged by the digests again.
public struct Refresh {
  /// What the digest is called.
  public static let name = "refreshed"

  let ids: [PaperID]
  let known: (PaperID) -> Paper?
  let folder: String
  let isDry: Bool
  let around: Fetch.Surroundings

  /// - Parameters:
  ///   - ids: papers of arXiv, in the order in which they are told.
  ///   - known: what all digests say of a paper, those of `folder` among them.
  ///   - folder: where the digest goes.
  ///   - isDry: says what would be written.
  public init(
    _ ids: [PaperID], known: @escaping (PaperID) -> Paper?, folder: String, isDry: Bool = false,
    _ around: Fetch.Surroundings
  ) {
    (self.ids, self.known, self.folder) = (ids, known, folder)
    (self.isDry, self.around) = (isDry, around)
  }

  public func run() throws(FetchError) -> RefreshReport {
    var report = RefreshReport()
    guard !ids.isEmpty else { return report }
    do throws(StorageError) { try AtomicFile.makeFolder(around.state) } catch {
      throw .storage(error)
    }
    let found = try ask(Services(try around.client(), around.origins))
    for id in ids {
      guard let fetched = found[id] else {
        report.missing.append(id)
        continue
      }
      let paper = RefreshedPaper(fetched, known: known(id))
      if paper.isNews { report.papers.append(paper) } else { report.unchanged += 1 }
    }
    if !report.papers.isEmpty { try write(&report) }
    return report
  }

  /// What arXiv has; it does not keep the order, and may know other papers by the same words.
  private func ask(_ services: Services) throws(FetchError) -> [PaperID: FetchedPaper] {
    around.tell(.asking(.search))
    do throws(NetworkError) {
      let pages = Services.Pages(tell: { around.tell(.pages($0, papers: $1, of: $2)) })
      let found = try services.papers(ids.map { ArxivReference(id: $0, version: nil) }, pages)
      return Dictionary(found.papers.map { ($0.entry.record.id, $0) }) { first, _ in first }
    } catch {
      throw .network(error)
    }
  }

  private func write(_ report: inout RefreshReport) throws(FetchError) {
    let papers = report.papers.map { paper in
      paper.fetched.announced(as: paper.changes.contains(.version) ? .revised : .changed)
    }
    report.text =
      FetchedDigest(
        day: around.today, name: Refresh.name, words: "Papers looked up again", papers: papers,
        keywords: Keywords([])
      ).text
    if isDry { return }
    do throws(StorageError) {
      report.file = try NewDigest.write(report.text, around.today, Refresh.name, in: folder)
    } catch {
      throw .storage(error)
    }
  }
}

/// What came of looking papers up.
public struct RefreshReport: Sendable {
  /// The papers of which the digests do not know everything, in the order in which they were asked for.
  public var papers: [RefreshedPaper] = []
  /// arXiv does not have these.
  public var missing: [PaperID] = []
  /// How many are as the digests say.
  public var unchanged = 0
  /// The digest; nil when there is none to write, or it was not to be written.
  public var file: String?
  /// The text of the digest; empty when nothing is new.
  public var text = ""
}
