import Glibc

/// Delivers the bytes of a file in windows, those of a packed file unpacked.
///
/// Files are read, never mapped: one that shrinks while it is read is a problem to report, not a
/// crash. The receiver says how many bytes of a window it is done with; the rest comes again with
/// more behind it.
public enum SourceReader {
  /// Takes a window; returns how many bytes are done with, or nil to stop.
  public typealias Receiver = (_ window: UnsafeRawBufferPointer, _ isLast: Bool) -> Int?

  /// Reads a file, a pipe, or standard input for `-`. `windowSize` is what is read at once; the
  /// buffer grows when the receiver needs more to get something done. `place` is told before each window how
  /// many bytes of the file have been read, packed ones as they are in it.
  ///
  /// - Throws: when the file cannot be opened or read, and after the last window when its size or
  ///   time of change are not what they were.
  public static func read(
    _ file: DigestFile, windowSize: Int, place: (Int) -> Void = { _ in }, to receiver: Receiver
  ) throws(StorageError) {
    let isInput = file == .standardInput
    let descriptor = isInput ? dup(0) : file.path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw StorageError(file.path, .system(errno)) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StorageError(file.path, .system(errno)) }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if status.st_mode & S_IFMT == S_IFDIR { throw StorageError(file.path, .notAFile) }

    // A small file needs a small buffer; one byte more shows that it has ended.
    let size = isRegular ? min(windowSize, Int(status.st_size) + 1) : windowSize
    var buffer = [UInt8](repeating: 0, count: max(4096, size))
    var source: ByteSource
    do {
      source = try ByteSource(descriptor, isNamedPacked: isRegular && file.path.isNamedPacked)
    } catch {
      throw StorageError(file.path, error)
    }
    var held = 0
    var taken = 0
    var isLast = false
    while !isLast {
      if held == buffer.count { buffer.append(contentsOf: repeatElement(0, count: windowSize)) }
      do {
        held += try source.fill(&buffer, from: held)
      } catch {
        throw StorageError(file.path, error)
      }
      isLast = held < buffer.count
      let offset = Int(lseek(descriptor, 0, SEEK_CUR))
      // A pipe has no places.
      place(offset < 0 ? taken + held : offset)
      // Nothing could be unpacked: there is nothing to be said about the text.
      if isLast, held == 0, source.failure != nil { break }
      let done = buffer.withUnsafeBytes {
        receiver(UnsafeRawBufferPointer(rebasing: $0[..<held]), isLast)
      }
      guard let done else {
        if let failure = source.failure { throw StorageError(file.path, failure) }
        return
      }
      buffer.withUnsafeMutableBytes { bytes in
        guard done > 0, done < held else { return }
        memmove(bytes.baseAddress!, bytes.baseAddress! + done, held - done)
      }
      taken += min(done, held)
      held -= min(done, held)
    }
    if let failure = source.failure { throw StorageError(file.path, failure) }
    if isRegular { try check(status, descriptor, file) }
  }

  private static func check(
    _ before: stat, _ descriptor: Int32, _ file: DigestFile
  ) throws(StorageError) {
    var after = stat()
    guard fstat(descriptor, &after) == 0, after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec, after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw StorageError(file.path, .changedWhileReading) }
  }
}

extension SourceReader {
  /// All bytes of a file that is no digest, such as a bibliography; those of a packed one unpacked.
  public static func bytes(of path: FilePath) throws(StorageError) -> [UInt8] {
    let file = DigestFile(
      path: path, size: 0, modified: 0, isNamed: true, device: 0, number: 0)
    var bytes: [UInt8] = []
    try read(file, windowSize: 1 << 20) { window, _ in
      bytes += window
      return window.count
    }
    return bytes
  }
}
