import CCalls
import Glibc
import Papers

/// Files that are there whole or not at all, whatever happens.
public enum AtomicFile {
  /// Writes a file beside the old one, to the disk, and puts it in its place by renaming, which is on the disk too
  /// then. A link stays a link: what it leads to is replaced.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644
  ) throws(StorageError) {
    try write(to: path, mode: mode, followsLinks: true) { file throws(StorageError) in
      try file.write(bytes[...])
    }
  }

  /// Writes a file that is not there yet. What is there, whatever it is, stays, and is the error
  /// `.system(EEXIST)`.
  public static func create(
    _ bytes: [UInt8], at path: FilePath, mode: UInt32 = 0o644
  ) throws(StorageError) {
    let name = FilePath(bytes: path.bytes + newName(for: "").utf8)
    var code = writeNew(bytes, name, mode)
    if code == 0 { code = moveToFree(name, path, bytes, mode) }
    _ = name.withCString { unlink($0) }
    guard code == 0 else { throw StorageError(path, .system(code)) }
    syncFolder(of: path.text)
  }

  /// Gives a whole file its name, if nothing has it. Returns 0, or an `errno`.
  ///
  /// By renaming, which those see who watch the folder for files that have become whole; where a file system cannot
  /// do that without replacing, by a link; where it has no links either, by writing it there.
  private static func moveToFree(
    _ name: FilePath, _ path: FilePath, _ bytes: [UInt8], _ mode: UInt32
  ) -> Int32 {
    func isUnknown(_ code: Int32) -> Bool {
      [EPERM, ENOTSUP, ENOSYS, EINVAL].contains(code)
    }
    let code = name.withCString { old in path.withCString { system_rename_new(old, $0) } }
    guard isUnknown(code) else { return code }
    if name.withCString({ old in path.withCString { link(old, $0) } }) == 0 { return 0 }
    return isUnknown(errno) ? writeNew(bytes, path, mode) : errno
  }

  /// Writes a new file to the disk. Returns 0, or the `errno` of what went wrong; what is not whole is removed.
  private static func writeNew(_ bytes: [UInt8], _ path: FilePath, _ mode: UInt32) -> Int32 {
    let number = path.withCString {
      open($0, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode)
    }
    guard number >= 0 else { return errno }
    var code = Descriptor.write(bytes[...], to: number)
    if code == 0, fsync(number) != 0 { code = errno }
    if close(number) != 0, code == 0 { code = errno }
    if code != 0 { _ = path.withCString { unlink($0) } }
    return code
  }

  /// The same for a file that is for its owner alone; folders that are missing are made, for their
  /// owner too.
  public static func writePrivate(_ bytes: [UInt8], to path: String) throws(StorageError) {
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    removeUnfinished(path)
    try write(bytes, to: path, mode: 0o600)
  }

  /// Makes a folder for its owner alone, and those above it.
  public static func makeFolder(_ path: String) throws(StorageError) {
    if path.isEmpty { return }
    if mkdir(path, 0o700) == 0 { return syncFolder(of: path) }
    if errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/") else {
      throw StorageError(FilePath(path), .system(errno))
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw StorageError(FilePath(path), .system(errno))
    }
    syncFolder(of: path)
  }

  /// The same, piece by piece.
  ///
  /// - Parameter followsLinks: false replaces a link itself, wherever it leads.
  static func write(
    to path: String, mode: UInt32, followsLinks: Bool,
    _ body: (NewFile) throws(StorageError) -> Void
  ) throws(StorageError) {
    let target = followsLinks ? realTarget(of: path) : path
    let name = newName(for: target)
    let number = open(name, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode)
    guard number >= 0 else { throw StorageError(FilePath(path), .system(errno)) }
    let file = NewFile(number: number, path: path)
    do throws(StorageError) {
      try body(file)
      guard fsync(number) == 0 else { throw file.failure }
    } catch {
      close(number)
      unlink(name)
      throw error
    }
    guard close(number) == 0, rename(name, target) == 0 else {
      let failure = file.failure
      unlink(name)
      throw failure
    }
    syncFolder(of: target)
  }

  /// Sees to it that the names in the folder of a file are on the disk. There are folders that can be written and
  /// not read, and file systems that have no need of it: there it is left to the system.
  static func syncFolder(of path: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let number = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { return }
    fsync(number)
    close(number)
  }

  /// What a file is called until it is whole: a name that nobody can have put something under.
  static func newName(for path: String) -> String {
    "\(path).new-\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 16))"
  }

  /// Removes what was written for a file under such names by programs that have been killed since. Not for
  /// folders that several machines share: programs are looked for on this one.
  static func removeUnfinished(_ path: String) {
    let path = FilePath(path)
    let beginning = Array(path.name) + Array(".new-".utf8)
    for name in path.parent.contents().names where name.starts(with: beginning) {
      let digits = name.dropFirst(beginning.count).prefix { $0 != 0x2D }
      guard let process = pid_t(String(decoding: digits, as: UTF8.self)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      _ = path.parent.appending(name).withCString { unlink($0) }
    }
  }

  /// The same for all files of a folder.
  public static func removeUnfinished(in folder: String) {
    for name in FilePath(folder).contents().names {
      let text = String(decoding: name, as: UTF8.self)
      guard let mark = text.firstRange(of: ".new-") else { continue }
      removeUnfinished("\(folder)/\(text[..<mark.lowerBound])")
    }
  }

  /// A file that is being written.
  struct NewFile {
    fileprivate let number: Int32
    fileprivate let path: String

    func write(_ bytes: ArraySlice<UInt8>) throws(StorageError) {
      let code = Descriptor.write(bytes, to: number)
      if code != 0 { throw StorageError(FilePath(path), .system(code)) }
    }

    /// Writes bytes that are lent; returns what went wrong.
    func write(_ bytes: UnsafeRawBufferPointer) -> StorageError? {
      let code = Descriptor.write(bytes, to: number)
      return code == 0 ? nil : StorageError(FilePath(path), .system(code))
    }

    fileprivate var failure: StorageError { StorageError(FilePath(path), .system(errno)) }
  }

  private static func realTarget(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
