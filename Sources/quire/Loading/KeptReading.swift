import CBuild
import Catalog
import Glibc
import Papers
import Storage

/// The library of some paths, from one run of the program to the next.
///
/// What is small is read as quickly as it is opened, and what comes only once cannot be kept.
final class KeptReading: Sendable {
  private let cache: LibraryCache
  private let indexes: IndexCache

  init(of paths: [FilePath], in places: Places = Process.places) {
    indexes = IndexCache(folder: places.indexes)
    cache = LibraryCache(
      folder: places.libraries, of: paths, version: KeptReading.version, indexes: indexes.store)
  }

  /// So many bytes of files at least; a core reads them in 15 ms.
  private static let leastBytes = 1 << 20
  /// When so many papers, or bytes of text, have come or gone, or something of so many papers has been made, the library
  /// is kept anew. Fewer are read again at each start: 10 to 15 ms.
  private static let (fewPapers, fewBytes) = (1000, 2 << 20)
  /// A paper is counted once for each thing that is made of it: the words of its title, its authors, whether it leads
  /// to code, its index.
  private static let fewMade = 4 * fewPapers

  /// What another program has read is read again: one that was built otherwise may read otherwise.
  private static var version: String {
    let origin = String(cString: build_origin())
    guard origin.isEmpty else { return "\(Version.text) \(origin)" }
    var status = stat()
    stat("/proc/self/exe", &status)
    return "\(Version.text) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// Whether a folder is so large that it is kept, and can be.
  static func isWorthKeeping(_ folder: DigestFolder) -> Bool {
    !folder.files.contains(where: \.isStream)
      && folder.files.reduce(0) { $0 + $1.size } >= leastBytes
  }

  /// A reader of a folder that goes on from the library as it was kept, if it was.
  func loader(for folder: DigestFolder, shelf: DigestShelf = DigestShelf()) -> Loader {
    var loader = Loader(folder: folder, shelf: shelf)
    guard KeptReading.isWorthKeeping(folder) else { return loader }
    // What is opened one after the other comes from the disk together.
    indexes.expectAll()
    guard let kept = cache.open(for: folder) else { return loader }
    shelf.put(kept.files)
    (loader.base, loader.begun) = (kept.library, kept.begun)
    return loader
  }

  /// Keeps what a reading has come to on its way, without the words and authors that more papers will have.
  ///
  /// - Parameter begun: what the file has given that is being read.
  func keep(
    _ result: LoadResult, begun: [DigestFile: [Digest]], of folder: DigestFolder
  ) -> LibraryCache.Content? {
    guard KeptReading.isWorthKeeping(folder), result.library.clashes.isEmpty else { return nil }
    return cache.keep(
      result.library, result.digests, begun: begun, time: folder.time, withWords: false)
  }

  /// Keeps what a reading has come to, if that is worth the while, and gives it back as it is kept, so that it takes
  /// no memory.
  ///
  /// - Parameter always: also when little has changed, and when it is somebody else's turn to write: then after that.
  func keep(_ result: LoadResult, of folder: DigestFolder, always: Bool = false) -> LoadResult? {
    guard KeptReading.isWorthKeeping(folder), result.filesDone == result.filesFound,
      result.library.clashes.isEmpty
    else { return nil }
    let (papers, bytes) = cache.change(to: result.library)
    let made = cache.missingMade(of: result.library)
    guard
      always && (papers, bytes, made) != (0, 0, 0) || papers >= KeptReading.fewPapers
        || bytes >= KeptReading.fewBytes || made >= KeptReading.fewMade,
      let kept = cache.keep(result.library, result.digests, time: folder.time, waits: always)
    else { return nil }
    var moved = result
    moved.library = kept.library
    moved.digests = kept.files
    moved.troubled = result.troubled.map(kept.moved)
    return moved
  }

  /// What is kept; nil when nothing is.
  func status(for folder: DigestFolder) -> LibraryCache.Status? { cache.status(for: folder) }

  /// Whether what was opened is what was written, as far as that can be said soon.
  func isSound(isCancelled: () -> Bool) -> Bool { cache.look(isCancelled: isCancelled) }

  /// Throws away what is kept.
  ///
  /// - Returns: false when there was nothing.
  func drop() -> Bool { cache.drop() }

  /// Reads all that is kept. False when it was damaged, and is thrown away; nil when nothing is kept.
  func verify(isCancelled: () -> Bool) -> Bool? { cache.verify(isCancelled: isCancelled) }
}
