import Catalog
import Papers
import Storage
import Terminal

/// What came of reading files.
struct LoadResult: Sendable {
  var library = Library()
  /// The digests of which something was left out.
  var troubled: [Digest] = []
  var errors: [StorageError] = []
  /// What each file gave, to be used again as long as the file is the same: a digest, or several when
  /// one cannot have all of its text.
  var digests: [DigestFile: [Digest]] = [:]
  /// The files that have papers or cannot be read, and whether they could be, to their ends.
  var filesOfPapers: [DigestFile: Bool] = [:]
  var filesDone = 0
  var filesFound = 0
  /// How far the reading has come, and how many bytes there are; nil when nobody knows.
  var far = Distance()
  var bytesFound: Int?
  /// It is a large file that is being read.
  var isInParts = false
}

/// Reads files into a library, the newest first, and hands the library over as it grows.
///
/// The first file comes alone, so that the first screen is there at once; each later part has four
/// times as much, so that a library of any size has few parts. Of a large file each part is handed over while
/// the next ones are read. A reading that follows another one hands over the whole at the end: the earlier
/// library with what has changed.
struct Loader: Sendable {
  let folder: DigestFolder
  /// What files gave before, and where what they give is kept at once: also when this reading is
  /// given up for a newer one.
  var shelf = DigestShelf()
  /// The library of an earlier reading: what files are what they were is taken from it as it is.
  var base: Library?
  /// What is known of the files from before is handed over first, when some have to be read.
  var showsBase = false
  /// How many bytes may be taken; nil when nobody knows.
  var memory = Memory.available
  /// How many threads read ahead.
  var threads = BackgroundThread.most - 1
  /// How large files are divided.
  var sizes = PartSizes.usual

  private static let firstPart = 64 << 10
  private static let largestPart = 256 << 20
  /// What a byte of text takes: in its digest, folded, and in columns.
  private static let bytesPerByte = 2.5
  /// What reading takes beside that: windows, and room for an entry.
  private static let working = 40 << 20

  /// Reads everything. `deliver` gets what there is so far after each file, and each window of a large one; with
  /// `isPart`, the library has grown, and at the end it is whole. It returns false to stop.
  func run(deliver: (_ result: LoadResult, _ isPart: Bool) -> Bool) {
    let start = ContinuousClock.now
    var result = LoadResult()
    result.errors = folder.problems
    result.filesFound = folder.files.count
    if !folder.files.contains(where: \.isStream) {
      result.bytesFound = folder.files.reduce(0) { $0 &+ $1.size }
    }
    var part: [Digest] = []
    var bytes = 0
    var limit = Loader.firstPart
    var passedOver = 0
    var all: [Digest] = []
    var isMended = false
    let budget =
      memory.map { Int(Double(max(0, $0 - Loader.working)) / Loader.bytesPerByte) } ?? .max
    let ahead = ReadAhead(
      folder.files, on: shelf, budget: budget, threads: threads, sizes: sizes
    ) { file, budget in
      Loader.noted(file) { FileReading.read(file, budget: budget)! }
    }
    /// Hands over a library that has grown.
    func grow() -> Bool {
      result.library = result.library.adding(part, memory: .largePages)
      // Sorting here spares the keys the wait.
      result.library.makeOrders()
      (part, bytes) = ([], 0)
      return deliver(result, true)
    }
    if showsBase, let base, !folder.files.allSatisfy(shelf.has) {
      let known = folder.files.filter(shelf.has).flatMap {
        shelf.take($0, read: { ([], []) }).digests
      }
      result.library = base.updated(to: known)
      result.library.makeOrders()
      guard deliver(result, true) else { return }
    }
    ahead.start()
    defer { ahead.stop() }
    for (index, file) in folder.files.enumerated() {
      let before = result.far
      // What is shown of a large file while it is read.
      var shown: [Digest] = []
      let taken = ahead.take(index) { digest, far in
        (result.isInParts, result.far) = (true, before + far)
        guard base == nil, let digest else { return deliver(result, false) }
        shown.append(digest)
        part.append(digest)
        return grow()
      }
      guard let found = taken else { return }
      let digests = found.digests
      if result.isInParts {
        Log.note(
          .debug, "read: \(file.path.text): \(file.size) bytes, in \(digests.count) parts")
      }
      result.isInParts = false
      result.far =
        before
        + Distance(bytes: file.size, papers: digests.reduce(0) { $0 + $1.records.count })
      result.errors += found.errors
      if found.isKept { result.digests[file] = digests }
      if found.errors.isEmpty, !file.isNamed, !digests.contains(where: Loader.isOfInterest) {
        // A file of a folder that has nothing to do with papers.
        passedOver += 1
        result.filesDone += 1
        guard deliver(result, false) else { return }
        continue
      }
      result.filesOfPapers[file] = found.isKept
      result.troubled += digests.filter(\.isTroubled)
      // The end of a file may tell more of what was shown.
      isMended = isMended || !zip(shown, digests).allSatisfy(===)
      all += digests
      part += digests.dropFirst(shown.count)
      bytes += digests.dropFirst(shown.count).reduce(0) { $0 + $1.arena.count }
      result.filesDone += 1
      guard base == nil, bytes >= limit, result.filesDone < result.filesFound else {
        guard deliver(result, false) else { return }
        continue
      }
      guard grow() else { return }
      limit = min(limit * 4, Loader.largestPart)
    }
    if let known = base ?? (isMended ? result.library : nil) {
      result.library = known.updated(to: all, memory: .largePages)
    } else {
      result.library = result.library.adding(part, memory: .largePages)
    }
    result.library.makeOrders()
    if passedOver > 0, passedOver == result.filesFound, result.errors.isEmpty {
      result.errors = folder.roots.map { StorageError($0, .noDigests) }
    }
    Log.note(
      .info,
      "read: \(folder.files.count) files, \(result.library.count) papers in \(Loader.time(since: start))"
    )
    _ = deliver(result, true)
  }

  /// `24 ms`
  private static func time(since start: ContinuousClock.Instant) -> String {
    "\(Int((ContinuousClock.now - start) / .milliseconds(1))) ms"
  }

  /// Reads a file, and notes how long that took.
  private static func noted(
    _ file: DigestFile, _ read: () -> ([Digest], [StorageError])
  ) -> ([Digest], [StorageError]) {
    let start = ContinuousClock.now
    let found = read()
    Log.note(
      .debug,
      "read: \(file.path.text): \(file.size) bytes, \(found.0.reduce(0) { $0 + $1.records.count }) papers in \(time(since: start))"
    )
    return found
  }

  /// Whether a digest has papers, or lacks some that are in the file.
  private static func isOfInterest(_ digest: Digest) -> Bool {
    !digest.records.isEmpty
      || digest.problems.contains { problem in
        switch problem.kind {
        case .noDialect, .noEntries, .binary, .malformed, .truncated, .tooDeep, .unusableField,
          .invalidUTF8, .windows1252, .nulBytes, .controlCharacters:
          false
        default: true
        }
      }
  }

  /// Everything at once, for commands: each file is one digest.
  func run() -> LoadResult {
    var last = LoadResult()
    var loader = self
    loader.sizes = .none
    loader.run { result, isPart in
      if isPart { last = result }
      return true
    }
    return last
  }
}

extension Digest {
  /// Whether something of its file was left out.
  var isTroubled: Bool { problems.contains(where: \.kind.isLoss) }
}
