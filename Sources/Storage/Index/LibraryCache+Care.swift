import Catalog
import Glibc
import Papers

/// What can be said of a library that was kept, and done with it.
extension LibraryCache {
  public struct Status: Sendable {
    /// How many papers there are, of how many files.
    public let papers: Int
    public let files: Int
    /// How many of these are what they were.
    public let unchanged: Int
    /// How many bytes the files of the cache have, and how many of them are texts as they are shown.
    public let bytes: Int
    public let textBytes: Int
  }

  /// nil when nothing was kept, or it cannot be opened.
  public func status(for folder: DigestFolder) -> Status? {
    guard let kept = open(for: folder) else { return nil }
    return Status(
      papers: kept.library.count, files: kept.keptFiles, unchanged: kept.files.count,
      bytes: files.reduce(0) { $0 + LibraryCache.size($1) },
      textBytes: kept.library.sources.reduce(0) { $0 + $1.arena.count })
  }

  /// Reads everything that was kept. False when something is not what was written; then it is thrown away. nil when
  /// nothing was kept.
  public func verify(isCancelled: () -> Bool = { false }) -> Bool? {
    let files = files
    guard !files.isEmpty else { return nil }
    for path in files {
      let isSound = MappedFile.bytes(of: path).flatMap { ColumnReader($0) }?
        .isSound(isCancelled: isCancelled)
      if isCancelled() { return true }
      guard isSound == true else {
        drop()
        return false
      }
    }
    return true
  }

  /// Looks at what was opened, as far as that takes no longer than a second: at all of it, or at one file of many. False when
  /// something is not what was written; then all is thrown away.
  public func look(isCancelled: () -> Bool) -> Bool {
    var files = files
    if files.reduce(0, { $0 + LibraryCache.size($1) }) > LibraryCache.mostToLookAt {
      files = files.shuffled()
      var left = LibraryCache.mostToLookAt
      files = files.enumerated().filter { index, path in
        left -= LibraryCache.size(path)
        return index == 0 || left >= 0
      }.map(\.element)
    }
    for path in files {
      guard let bytes = MappedFile.bytes(of: path) else { continue }
      let isSound = ColumnReader(bytes)?.isSound(isCancelled: isCancelled)
      if isCancelled() { return true }
      guard isSound == true else {
        drop()
        return false
      }
    }
    return true
  }

  /// Some bytes that are read in less than a second.
  private static let mostToLookAt = 1 << 30

  /// Throws away what was kept. Who has it open keeps it.
  public func drop() {
    for path in files { unlink(path) }
    unlink(turn)
    rmdir(folder)
  }

  /// Throws away what was kept of all paths.
  ///
  /// - Parameter folder: where libraries are kept.
  public static func dropAll(in folder: String) {
    for name in FilePath(folder).contents().names {
      let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
      for file in FilePath(path).contents().names {
        unlink("\(path)/\(String(decoding: file, as: UTF8.self))")
      }
      rmdir(path)
    }
  }

  /// The manifest and the packs.
  private var files: [String] {
    FilePath(folder).contents().names.map { "\(folder)/\(String(decoding: $0, as: UTF8.self))" }
      .filter { $0 == manifest || $0.hasSuffix(LibraryCache.ending) }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
