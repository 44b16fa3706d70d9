import Glibc

/// Files that are there whole or not at all, whatever happens.
public enum AtomicFile {
  /// Writes a file beside the old one, to the disk, and puts it in its place by renaming. A link
  /// stays a link: what it leads to is replaced.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644
  ) throws(StorageError) {
    let target = realTarget(of: path)
    let name = "\(target).new-\(getpid())"
    func failed() -> StorageError {
      let code = errno
      unlink(name)
      return StorageError(FilePath(path), .system(code))
    }
    let file = open(name, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw failed() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = failed()
        close(file)
        throw failure
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(file) == 0 else {
      let failure = failed()
      close(file)
      throw failure
    }
    guard close(file) == 0, rename(name, target) == 0 else { throw failed() }
  }

  private static func realTarget(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
