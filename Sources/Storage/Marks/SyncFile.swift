import Glibc

/// A file of events that is read line by line. The folder is written by others: only plain files are
/// read, never links, pipes or devices, and memory is bounded by the longest line.
final class SyncFile {
  /// Longer lines are no events: one about a million papers is shorter.
  static let lineLimit = 32 << 20

  struct Line {
    let bytes: ArraySlice<UInt8>
    /// From 1.
    let number: Int
    /// A line feed follows. The last line may have none: then it may be cut.
    let isWhole: Bool
    /// Longer than `lineLimit`; the bytes are left out.
    let isTooLong: Bool
    /// Where the next line begins.
    let end: Int64
  }

  private let file: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var offset: Int64 = 0
  private var number = 0
  private var isAtEnd = false

  /// Opens a file; nil when it is none, or when a link stands there.
  init?(_ path: String) throws(SystemFailure) {
    var status = stat()
    // A pipe or a device is not even opened.
    guard lstat(path, &status) == 0 else { throw SystemFailure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw SystemFailure(code: errno) }
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
  }

  deinit { close(file) }

  /// The number of an error of the system.
  struct SystemFailure: Error {
    let code: Int32
  }

  /// The next line; nil after the last.
  func next() throws(SystemFailure) -> Line? {
    var isTooLong = false
    var searched = start
    while true {
      if let feed = buffer[searched...].firstIndex(of: 0x0A) {
        return take(feed, isWhole: true, isTooLong)
      }
      if isAtEnd {
        return start < buffer.count || isTooLong
          ? take(buffer.count, isWhole: false, isTooLong) : nil
      }
      if buffer.count - start > SyncFile.lineLimit {
        isTooLong = true
        offset += Int64(buffer.count - start)
        start = buffer.count
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  private func take(_ end: Int, isWhole: Bool, _ isTooLong: Bool) -> Line {
    number += 1
    var bytes = buffer[start..<end]
    // Some editors begin a file with a mark of its encoding.
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let next = isWhole ? end + 1 : end
    offset += Int64(next - start)
    start = next
    return Line(
      bytes: isTooLong ? [] : bytes, number: number, isWhole: isWhole, isTooLong: isTooLong,
      end: offset)
  }

  private func fill() throws(SystemFailure) {
    let piece = try read(at: nil, count: 1 << 20)
    if piece.isEmpty { isAtEnd = true } else { buffer += piece }
  }

  /// The bytes before a place, piece by piece: of the file that was read, whatever has been put in its
  /// place since.
  func copy(
    before end: Int64, _ put: (ArraySlice<UInt8>) throws(StorageError) -> Void
  ) throws(StorageError) {
    var place: Int64 = 0
    while place < end {
      let piece: ArraySlice<UInt8>
      do throws(SystemFailure) {
        piece = try read(at: place, count: Int(min(1 << 20, end - place)))
      } catch {
        throw StorageError(FilePath(""), .system(error.code))
      }
      if piece.isEmpty { return }
      try put(piece)
      place += Int64(piece.count)
    }
  }

  private func read(at place: Int64?, count: Int) throws(SystemFailure) -> ArraySlice<UInt8> {
    var code: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      while true {
        let got =
          place.map { pread(file, room.baseAddress, count, Int($0)) }
          ?? Glibc.read(file, room.baseAddress, count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        filled = max(0, got)
        return
      }
    }
    if code != 0 { throw SystemFailure(code: code) }
    return piece[...]
  }
}
