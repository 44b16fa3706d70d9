import Glibc

/// A file to which something is added, and of which nothing is changed: it is opened for appending alone, so that no
/// byte that stands there can be written over, whoever else writes.
///
/// Other Quires wait until this one is done with it. What could not be added whole is taken off again.
public final class GrowingFile {
  private let path: FilePath
  private let descriptor: Int32
  /// What it holds.
  public let bytes: [UInt8]

  /// More than any bibliography has.
  private static let limit = 256 << 20

  private init(_ path: FilePath, _ descriptor: Int32, _ bytes: [UInt8]) {
    (self.path, self.descriptor, self.bytes) = (path, descriptor, bytes)
  }

  deinit { close(descriptor) }

  /// Opens and reads a file; nil when there is none.
  public static func open(_ path: FilePath) throws(StorageError) -> GrowingFile? {
    let descriptor = path.withCString { Glibc.open($0, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw StorageError(path, .system(errno))
    }
    do throws(StorageError.Reason) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
      // There are file systems that have no locks; there nobody waits.
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
      guard status.st_size <= limit else { throw .tooLarge }
      return GrowingFile(path, descriptor, try read(descriptor, Int(status.st_size)))
    } catch {
      close(descriptor)
      throw StorageError(path, error)
    }
  }

  private static func read(
    _ descriptor: Int32, _ size: Int
  ) throws(StorageError.Reason) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let count = bytes.withUnsafeMutableBytes {
        Descriptor.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: $0[done...]))
      }
      if count < 0 { throw .system(Int32(-count)) }
      if count == 0 { throw .changedWhileReading }
      done += count
    }
    return bytes
  }

  /// Adds bytes behind those that were read.
  public func append(_ more: [UInt8]) throws(StorageError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StorageError(path, .system(errno)) }
    guard status.st_size == bytes.count else { throw StorageError(path, .changedWhileReading) }
    var code = Descriptor.write(more[...], to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    guard code != 0 else { return }
    // Only if nobody else has added something: theirs is not ours to take off.
    if fstat(descriptor, &status) == 0, status.st_size <= bytes.count + more.count {
      _ = ftruncate(descriptor, status.st_size < bytes.count ? status.st_size : bytes.count)
    }
    throw StorageError(path, .system(code))
  }
}
