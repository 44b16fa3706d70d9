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
  /// The first digests of a file that was not read to its end; `base` has them.
  var begun: [DigestFile: [Digest]] = [:]
  /// Where a large library is kept while it is read; nil where nothing is.
  var kept: KeptReading?
  /// How many bytes may be taken; nil when nobody knows.
  var memory = Memory.available
  /// The same, asked again while it is read.
  var memoryLeft: @Sendable () -> Int? = { Memory.available }
  /// How many threads read ahead.
  var threads = BackgroundThread.most - 1
  /// How large files are divided.
  var sizes = PartSizes.usual

  /// What a byte of text takes: in its digest, folded, and in columns.
  private static let bytesPerByte = 2.5
  /// What reading takes beside that: windows, and room for an entry.
  private static let working = 40 << 20
  /// With less, what cannot be kept on the way is not read to its end.
  static let leastLeft = 512 << 20

  /// Gets what there is so far; with `isPart`, the library has grown, and at the end it is whole. Returns false to
  /// stop.
  typealias Deliver = (_ result: LoadResult, _ isPart: Bool) -> Bool

  /// Reads everything. `deliver` hears of each file, and of each window of a large one.
  func run(deliver: Deliver) {
    let start = ContinuousClock.now
    var run = LoadRun(self)
    guard run.showBase(deliver) else { return }
    let ahead = ReadAhead(
      folder.files, on: shelf, budget: budget, threads: threads, sizes: sizes, begun: begun
    ) { file, budget in
      Loader.noted(file) { FileReading.read(file, budget: budget)! }
    }
    ahead.start()
    defer { ahead.stop() }
    for (index, file) in folder.files.enumerated() {
      let before = run.result.far
      let found = ahead.take(
        index, inParts: { run.take($0, before + $1, file, deliver) }, moved: { run.moved })
      guard let found else {
        if run.isOut { run.giveUp(from: index, deliver) }
        return
      }
      if run.result.isInParts {
        Log.note(
          .debug, "read: \(file.path.text): \(file.size) bytes, in \(found.digests.count) parts")
      }
      guard run.take(found, file, since: before, deliver) else {
        if run.isOut { run.giveUp(from: index + 1, deliver) }
        return
      }
    }
    run.finish { result, isPart in
      Log.note(
        .info,
        "read: \(folder.files.count) files, \(result.library.count) papers in \(Loader.time(since: start))"
      )
      return deliver(result, isPart)
    }
  }

  /// How many bytes of text may be taken. What is kept on the way takes none for long.
  private var budget: Int {
    let anything = Int.max / 4
    if kept != nil { return anything }
    return memory.map { Int(Double(max(0, $0 - Loader.working)) / Loader.bytesPerByte) } ?? anything
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
