import Glibc
import Synchronization

/// A file of lines that all running programs add to, and that never grows beyond a limit: the full one becomes
/// `NAME.1`, in the place of the one before.
///
/// A log that cannot be written is no reason to stop anything: nothing here fails.
public final class LogFile: Sendable {
  private let path: String
  private let limit: Int
  private let file = Mutex<Int32>(-1)

  public init(path: String, limit: Int = 256 << 10) {
    (self.path, self.limit) = (path, limit)
  }

  deinit {
    file.withLock { if $0 >= 0 { close($0) } }
  }

  /// Adds lines, in one piece.
  public func append(_ bytes: [UInt8]) {
    file.withLock { file in
      var status = stat()
      if file < 0 || fstat(file, &status) != 0 || !isAtItsPlace(status) { reopen(&file, &status) }
      if file >= 0, isFull(status, for: bytes) { moveAway(&file, &status, for: bytes) }
      if file >= 0 { _ = Descriptor.write(bytes[...], to: file) }
    }
  }

  private func isFull(_ status: stat, for bytes: [UInt8]) -> Bool {
    status.st_size > 0 && Int(status.st_size) + bytes.count > limit
  }

  /// Moves the full file away and opens a new one. Of several that find it full the first does so; the others wait
  /// for that, see that theirs is not at its place any more, and take the new one too: moved away again, it would
  /// take the place of the full one.
  private func moveAway(_ file: inout Int32, _ status: inout stat, for bytes: [UInt8]) {
    // There are file systems that have no locks; there nobody waits. Closing the file gives the lock back.
    while flock(file, LOCK_EX) != 0, errno == EINTR {}
    if fstat(file, &status) == 0, isAtItsPlace(status), isFull(status, for: bytes) {
      rename(path, path + ".1")
    }
    reopen(&file, &status)
  }

  /// Whether the path still leads to the file.
  private func isAtItsPlace(_ status: stat) -> Bool {
    var there = Glibc.stat()
    return stat(path, &there) == 0 && there.st_ino == status.st_ino
      && there.st_dev == status.st_dev
  }

  private func reopen(_ file: inout Int32, _ status: inout stat) {
    if file >= 0 { close(file) }
    if let slash = path.lastIndex(of: "/") { try? AtomicFile.makeFolder(String(path[..<slash])) }
    file = open(path, O_CREAT | O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file >= 0 { fstat(file, &status) }
  }
}
