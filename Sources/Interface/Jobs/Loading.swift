public import Papers

/// How far the reading of the digests has come.
public struct Loading: Hashable, Sendable {
  public let filesDone: Int
  public let filesFound: Int
  /// The digest's name when there is one, else something like `12 digests`.
  public let title: String
  /// The papers that were not there before the digests were read again.
  public let newPapers: Set<PaperID>
  /// What is wrong with the digests, a sentence each.
  public var troubles: [String] = []
  /// How far a large file has been read, while it is.
  public var reading: Progress?
  /// What to say when nothing is wrong.
  public var message: Message?

  public init(
    filesDone: Int, filesFound: Int, title: String, newPapers: Set<PaperID> = []
  ) {
    self.filesDone = filesDone
    self.filesFound = filesFound
    self.title = title
    self.newPapers = newPapers
  }

  public var isFinished: Bool { filesDone >= filesFound }

  var progress: Progress { reading ?? Progress("read", filesDone, of: filesFound, "files") }
}
