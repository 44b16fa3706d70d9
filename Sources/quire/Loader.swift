import Catalog
import Digests
import Feeds
import Storage

/// What came of reading files.
struct LoadResult: Sendable {
  var library = Library()
  /// The digests of which something was left out.
  var troubled: [Digest] = []
  var errors: [StorageError] = []
  /// What each file gave, to be used again as long as the file is the same.
  var digests: [DigestFile: Digest] = [:]
  /// How many files had to be read.
  var filesRead = 0
  var filesDone = 0
  var filesFound = 0
}

/// Reads files into a library, the newest first, and hands the library over as it grows.
///
/// The first file comes alone, so that the first screen is there at once; each later part has four
/// times as much, so that a library of any size has few parts.
struct Loader: Sendable {
  let folder: DigestFolder
  /// What files gave before.
  var known: [DigestFile: Digest] = [:]

  private static let dialects = Dialect.text + Dialect.feeds + Dialect.anyOther
  private static let firstPart = 64 << 10
  private static let largestPart = 256 << 20

  /// Reads everything. `deliver` gets the library so far after each part, the whole at the end; it
  /// returns false to stop.
  func run(deliver: (LoadResult) -> Bool) {
    var result = LoadResult()
    result.errors = folder.problems
    result.filesFound = folder.files.count
    var part: [Digest] = []
    var bytes = 0
    var limit = Loader.firstPart
    for file in folder.files {
      let digest: Digest
      if let same = known[file] {
        digest = same
        result.digests[file] = same
      } else {
        let errors = result.errors.count
        digest = Loader.read(file, &result.errors)
        result.filesRead += 1
        // What could not be read to its end is tried again next time.
        if result.errors.count == errors { result.digests[file] = digest }
      }
      if digest.problems.contains(where: \.kind.isLoss) { result.troubled.append(digest) }
      part.append(digest)
      bytes += digest.arena.count
      result.filesDone += 1
      guard bytes >= limit, result.filesDone < result.filesFound else { continue }
      result.library = result.library.adding(part, memory: .largePages)
      // Sorting here spares the keys the wait.
      _ = result.library.rows(in: SortOrder(.date))
      guard deliver(result) else { return }
      part = []
      bytes = 0
      limit = min(limit * 4, Loader.largestPart)
    }
    result.library = result.library.adding(part, memory: .largePages)
    _ = result.library.rows(in: SortOrder(.date))
    _ = deliver(result)
  }

  /// Everything at once, for commands.
  func run() -> LoadResult {
    var last = LoadResult()
    run { result in
      last = result
      return true
    }
    return last
  }

  private static func read(_ file: DigestFile, _ errors: inout [StorageError]) -> Digest {
    var parser = DigestParser(
      path: file.path.text, dialects: Loader.dialects, expectedBytes: file.size,
      memory: .largePages)
    do throws(StorageError) {
      try SourceReader.read(file, windowSize: DigestParser.windowSize) { window, isLast in
        let done = parser.feed(window, isLast: isLast)
        return parser.isDone ? nil : done
      }
    } catch {
      errors.append(error)
    }
    return parser.finish()
  }
}
