public import Feeds
public import Papers
public import Storage

/// Whole papers from arXiv, a file each, in a folder by their ids.
///
/// What is there is not asked for again. What comes is written aside, looked at, and only then takes its place: a
/// page that says no, half a paper, or a lost machine never replaces a good file.
public final class Download {
  private let files: PaperFiles
  private let around: Fetch.Surroundings
  /// Made when something has to be asked for.
  private var client: ArxivClient?

  public init(to files: PaperFiles, _ around: Fetch.Surroundings) {
    (self.files, self.around) = (files, around)
  }

  /// Where a paper is now, and whether it was there before.
  public struct Outcome: Hashable, Sendable {
    public let path: String
    public let wasThere: Bool
  }

  /// The address of a paper.
  public static func address(
    of reference: ArxivReference, as form: PaperForm, at origins: Origins = .arxiv
  ) -> String {
    "\(origins.papers)/\(form)/\(reference)"
  }

  /// Gets a paper. Tells bytes as they come, of a paper that was not there.
  public func run(_ reference: ArxivReference, as form: PaperForm) throws(FetchError) -> Outcome {
    if let path = files.file(of: reference, as: form) { return Outcome(path: path, wasThere: true) }
    let file: IncomingFile
    do throws(StorageError) {
      try AtomicFile.makeFolder(around.state)
      file = try files.receive(reference, as: form)
    } catch {
      throw .storage(error)
    }
    let client = if let client { client } else { try around.client() }
    self.client = client
    do throws(NetworkError) {
      let page = PaperCheck(form, of: reference)
      let tell = around.tell
      try client.download(
        Download.address(of: reference, as: form, at: around.origins),
        begin: { file.restart() },
        take: { bytes, length in
          let isTaken = file.take(bytes)
          tell(.bytes(file.count, of: length))
          return isTaken
        }, check: { () throws(NetworkError) in try page.check(file) })
      if form == .html { page.ground(file) }
    } catch {
      if let failure = file.failure { throw .storage(failure) }
      throw .network(error)
    }
    do throws(StorageError) { try file.keep() } catch { throw .storage(error) }
    return Outcome(path: file.path, wasThere: false)
  }
}
