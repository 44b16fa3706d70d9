import Catalog
import Glibc
import Papers

/// What can be said of a library that was kept, and done with it.
extension LibraryCache {
  /// Asks the system for the ends of all packs, where it stands what is in them.
  func expectPacks() {
    for name in FilePath(folder).contents().names {
      let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
      if path.hasSuffix(LibraryCache.ending) { MappedFile.expect(path, tail: 1 << 16) }
    }
  }

  public struct Status: Sendable {
    /// How many papers there are, of how many files.
    public let papers: Int
    public let files: Int
    /// How many have come, have gone, or are not what they were.
    public let changed: Int
    /// How many bytes the files of the cache have, and how many of them are texts as they are shown.
    public let bytes: Int
    public let textBytes: Int
  }

  /// The version of the program that has kept the library; nil when nothing is kept.
  public var keptBy: String? {
    guard let bytes = MappedFile.bytes(of: manifest), var reader = ColumnReader(bytes) else {
      return nil
    }
    return reader.text()
  }

  /// nil when nothing was kept, or it cannot be opened.
  public func status(for folder: DigestFolder) -> Status? {
    guard let kept = open(for: folder) else { return nil }
    return Status(
      papers: kept.library.count, files: kept.keptFiles, changed: kept.changes(in: folder),
      bytes: files.reduce(0) { $0 + LibraryCache.size($1) },
      textBytes: kept.library.sources.reduce(0) { $0 + $1.arena.count })
  }

  /// Reads everything that was kept. False when something is not what was written; then it is thrown away. nil when
  /// nothing was kept.
  public func verify(isCancelled: () -> Bool = { false }) -> Bool? {
    let files = files
    return files.isEmpty ? nil : isSound(files, isCancelled)
  }

  /// Looks at what was opened, as far as that takes no longer than a second: at all of it, or at one file of many. False
  /// when something is not what was written; then all is thrown away.
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
    return isSound(files, isCancelled)
  }

  /// Reads some of the files. Where one is not what was written, all are thrown away; those that others have thrown
  /// away meanwhile do not count.
  private func isSound(_ files: [String], _ isCancelled: () -> Bool) -> Bool {
    for path in files where access(path, F_OK) == 0 {
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

  /// Some bytes that are read in less than a second.
  private static let mostToLookAt = 1 << 30

  /// Throws away what was kept. Who has it open keeps it. False when there was nothing.
  @discardableResult
  public func drop() -> Bool {
    let files = files
    for path in files { unlink(path) }
    unlink(turn)
    rmdir(folder)
    return !files.isEmpty
  }

  /// Throws away libraries of other paths, those that have not been opened for longest first, until all together have
  /// few enough bytes.
  func makeRoom(limit: Int) {
    guard let slash = folder.lastIndex(of: "/") else { return }
    let parent = String(folder[..<slash])
    var left = limit - files.reduce(0) { $0 + LibraryCache.size($1) }
    let others = FilePath(parent).contents().names
      .filter { $0.count == 32 && $0.allSatisfy(GivenKey.isLetterOrDigit) }
      .map { "\(parent)/\(String(decoding: $0, as: UTF8.self))" }.filter { $0 != folder }
      .map { (path: $0, time: LibraryCache.time($0 + "/manifest")) }
    for (path, _) in others.sorted(by: { $0.time > $1.time }) {
      let files = LibraryCache.files(in: path)
      left -= files.reduce(0) { $0 + LibraryCache.size($1) }
      guard left < 0 else { continue }
      for file in files + [path + "/turn"] { unlink(file) }
      rmdir(path)
    }
  }

  /// When a file was of use last; 0 when it is not there.
  private static func time(_ path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mtim.tv_sec : 0
  }

  /// The manifest and the packs.
  private var files: [String] { LibraryCache.files(in: folder) }

  private static func files(in folder: String) -> [String] {
    FilePath(folder).contents().names.map { "\(folder)/\(String(decoding: $0, as: UTF8.self))" }
      .filter { $0 == folder + "/manifest" || $0.hasSuffix(LibraryCache.ending) }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

extension LibraryCache.Content {
  /// How many files have come, gone, or been changed: one that is known by its place on the disk, or by its name, has
  /// been changed.
  fileprivate func changes(in folder: DigestFolder) -> Int {
    let new = folder.files.filter { files[$0] == nil }
    var (places, names): ([[Int]: Int], [String: Int]) = ([:], [:])
    for (index, file) in new.enumerated() {
      let fact = KeptFile(file)
      (places[[fact.device, fact.number]], names[file.path.text]) = (index, index)
    }
    let known = otherFiles.compactMap { file, path in
      places[[file.device, file.number]] ?? names[path]
    }
    return otherFiles.count + new.count - Set(known).count
  }
}
