import Catalog
import Papers
import Storage

/// One reading of files, as far as it has come.
///
/// The library grows by what has not been put into it yet, or is brought up to date at the end, when there was one
/// before. What has grown large is kept on the way (`Loader.kept`), and is then where it was kept, and no more in
/// memory.
struct LoadRun {
  private(set) var result = LoadResult()
  private let loader: Loader
  /// The library is handed over as it grows.
  private let grows: Bool
  /// What the files gave that have been read, in their order.
  private var all: [Digest] = []
  /// What the file gave that is being read, as far as it has been shown.
  private var shown: [Digest] = []
  /// The digests of the library, and those that are not in it yet, with how many bytes of text.
  private var known: Set<ObjectIdentifier> = []
  private var part: [Digest] = []
  private var bytes = 0
  private var limit = firstPart
  private var passedOver = 0
  /// How many bytes of text are not kept.
  private var unkept = 0
  /// There is no memory for more, since what was read cannot be kept.
  private(set) var isOut = false
  /// Where the text of the file is now that is being read, when that has changed.
  private(set) var moved: [Digest]?

  private static let firstPart = 64 << 10
  private static let largestPart = 256 << 20

  init(_ loader: Loader) {
    self.loader = loader
    grows = loader.base == nil || !loader.begun.isEmpty
    result.errors = loader.folder.problems
    result.filesFound = loader.folder.files.count
    if !loader.folder.files.contains(where: \.isStream) {
      result.bytesFound = loader.folder.files.reduce(0) { $0 &+ $1.size }
    }
    if let base = loader.base {
      result.library = base
      known = Set(base.sources.map(ObjectIdentifier.init))
    }
  }

  /// Hands over what is known of the files from before.
  mutating func showBase(_ deliver: Loader.Deliver) -> Bool {
    let (files, shelf) = (loader.folder.files, loader.shelf)
    guard loader.showsBase, let base = loader.base, !files.allSatisfy(shelf.has) else {
      return true
    }
    let digests = files.flatMap { file in
      shelf.has(file) ? shelf.take(file, read: { ([], []) }).digests : loader.begun[file] ?? []
    }
    result.library = base.updated(to: digests)
    result.library.makeOrders()
    return deliver(result, true)
  }

  /// Takes a part of a large file, or hears how far it has been read; false to stop.
  mutating func take(
    _ digest: Digest?, _ far: Distance, _ file: DigestFile, _ deliver: Loader.Deliver
  ) -> Bool {
    moved = nil
    (result.isInParts, result.far) = (true, far)
    guard grows, let digest else { return deliver(result, false) }
    shown.append(digest)
    add([digest])
    return grow(while: file, deliver)
  }

  /// Takes what a file gave.
  mutating func take(
    _ found: DigestShelf.Found, _ file: DigestFile, since before: Distance,
    _ deliver: Loader.Deliver
  ) -> Bool {
    let digests = found.digests
    result.isInParts = false
    result.far =
      before + Distance(bytes: file.size, papers: digests.reduce(0) { $0 + $1.records.count })
    result.errors += found.errors
    if found.isKept { result.digests[file] = digests }
    result.filesDone += 1
    shown = []
    if found.errors.isEmpty, !file.isNamed, !digests.contains(where: \.isOfInterest) {
      // A file of a folder that has nothing to do with papers.
      passedOver += 1
      return deliver(result, false)
    }
    result.filesOfPapers[file] = found.isKept
    result.troubled += digests.filter(\.isTroubled)
    all += digests
    add(digests)
    guard grows, bytes >= limit, result.filesDone < result.filesFound else {
      return deliver(result, false)
    }
    limit = min(limit * 4, LoadRun.largestPart)
    return grow(while: nil, deliver)
  }

  /// Hands over the whole.
  mutating func finish(_ deliver: Loader.Deliver) {
    if grows { result.library = result.library.adding(part, memory: .largePages) }
    // The end of a file may have told more of what was shown.
    result.library = result.library.updated(to: all, memory: .largePages)
    result.library.makeOrders()
    if passedOver > 0, passedOver == result.filesFound, result.errors.isEmpty {
      result.errors = loader.folder.roots.map { StorageError($0, .noDigests) }
    }
    _ = deliver(result, true)
  }

  private mutating func add(_ digests: [Digest]) {
    guard grows else { return }
    for digest in digests where known.insert(ObjectIdentifier(digest)).inserted {
      part.append(digest)
      bytes += digest.arena.count
    }
  }

  /// Hands over a library that has grown; `file` is the one that is being read.
  private mutating func grow(while file: DigestFile?, _ deliver: Loader.Deliver) -> Bool {
    guard !part.isEmpty else { return deliver(result, false) }
    result.library = result.library.adding(part, memory: .largePages)
    // Sorting here spares the keys the wait.
    result.library.makeOrders()
    unkept += bytes
    (part, bytes) = ([], 0)
    if unkept >= loader.sizes.unkept, let kept = loader.kept, !keep(by: kept, while: file) {
      isOut = loader.memoryLeft().map { $0 < Loader.leastLeft } == true
    }
    return deliver(result, true) && !isOut
  }

  /// Says of the files from one on that there was no memory for them, and hands over what there is.
  mutating func giveUp(from index: Int, _ deliver: Loader.Deliver) {
    result.errors += loader.folder.files[index...].map { StorageError($0.path, .notEnoughMemory) }
    (result.filesDone, result.isInParts) = (result.filesFound, false)
    all += shown
    finish(deliver)
  }

  private mutating func keep(by reading: KeptReading, while file: DigestFile?) -> Bool {
    let begun = file.map { [$0: shown] } ?? [:]
    guard let kept = reading.keep(result, begun: begun, of: loader.folder) else { return false }
    unkept = 0
    result.library = kept.library
    result.digests = kept.files
    result.troubled = result.troubled.map(kept.moved)
    (all, shown) = (all.map(kept.moved), shown.map(kept.moved))
    known = Set(result.library.sources.map(ObjectIdentifier.init))
    loader.shelf.put(kept.files)
    moved = shown
    return true
  }
}

extension Digest {
  /// Whether something of its file was left out.
  var isTroubled: Bool { problems.contains(where: \.kind.isLoss) }

  /// Whether it has papers, or lacks some that are in the file.
  fileprivate var isOfInterest: Bool {
    !records.isEmpty
      || problems.contains { problem in
        switch problem.kind {
        case .noDialect, .noEntries, .binary, .malformed, .truncated, .tooDeep, .unusableField,
          .invalidUTF8, .windows1252, .nulBytes, .controlCharacters:
          false
        default: true
        }
      }
  }
}
