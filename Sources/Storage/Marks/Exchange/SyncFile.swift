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

  /// Whether a line has nothing on it.
  static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
  }

  /// Whether a line is another one in which a few bytes have changed.
  static func isDamaged(_ line: [UInt8], _ sound: ArraySlice<UInt8>) -> Bool {
    line.count == sound.count && zip(line, sound).lazy.filter { $0 != $1 }.prefix(5).count < 5
  }

  private let file: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var offset: Int64 = 0
  private var number = 0
  private var isAtEnd = false

  /// Opens a file; nil when it is none, or when a link stands there.
  init?(_ path: FilePath) throws(SystemFailure) {
    var status = stat()
    // A pipe or a device is not even opened.
    guard path.withCString({ lstat($0, &status) }) == 0 else { throw SystemFailure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    file = path.withCString {
      open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    }
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
    let piece = try read(count: 1 << 20)
    if piece.isEmpty { isAtEnd = true } else { buffer += piece }
  }

  /// The lines before a place, once more: of the file that was read, whatever has been put in its place since.
  func lines(
    before end: Int64, _ take: (Line) throws(StorageError) -> Void
  ) throws(StorageError) {
    lseek(file, 0, SEEK_SET)
    (buffer, start, offset, number, isAtEnd) = ([], 0, 0, 0, false)
    while offset < end {
      let line: Line?
      do throws(SystemFailure) {
        line = try next()
      } catch {
        throw StorageError(FilePath(""), .system(error.code))
      }
      guard let line else { return }
      try take(line)
    }
  }

  private func read(count: Int) throws(SystemFailure) -> ArraySlice<UInt8> {
    var got = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      got = Descriptor.read(file, into: UnsafeMutableRawBufferPointer(room))
      filled = max(0, got)
    }
    if got < 0 { throw SystemFailure(code: Int32(-got)) }
    return piece[...]
  }
}
