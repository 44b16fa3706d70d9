import Glibc

/// A file that comes piece by piece, beside the place where it will be. It takes its place when it is whole; until then,
/// and if it never is, what stands there stays.
public final class IncomingFile {
  public let path: String
  private let name: String
  private let number: Int32
  /// How many bytes have come.
  public private(set) var count = 0
  /// What went wrong; nothing more is taken then.
  public private(set) var failure: StorageError?
  private var isKept = false

  init(_ path: String) throws(StorageError) {
    self.path = path
    name = AtomicFile.newName(for: path)
    number = open(name, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw StorageError(FilePath(path), .system(errno)) }
  }

  deinit {
    close(number)
    if !isKept { unlink(name) }
  }

  /// Forgets what has come.
  public func restart() {
    count = 0
    if ftruncate(number, 0) != 0 || lseek(number, 0, SEEK_SET) < 0 { fail() }
  }

  /// Takes a piece; false when it could not be written.
  public func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard failure == nil else { return false }
    let code = Descriptor.write(Array(bytes)[...], to: number)
    if code != 0 { failure = StorageError(FilePath(path), .system(code)) }
    count += bytes.count
    return failure == nil
  }

  /// Bytes of what has come, as many as there are.
  public func bytes(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    var bytes = [UInt8](repeating: 0, count: range.count)
    let read = bytes.withUnsafeMutableBytes { room in
      pread(number, room.baseAddress, room.count, off_t(range.lowerBound))
    }
    return Array(bytes.prefix(max(0, read)))
  }

  /// It is whole: on the disk and in its place.
  public func keep() throws(StorageError) {
    if failure == nil, fsync(number) != 0 || rename(name, path) != 0 { fail() }
    if let failure { throw failure }
    isKept = true
    AtomicFile.syncFolder(of: path)
  }

  private func fail() { failure = failure ?? StorageError(FilePath(path), .system(errno)) }
}
