import Glibc

/// What is in the log of a database (`-wal`).
///
/// SQLite takes the log's frames, each a page, up to the first whose checksum is wrong, and forgets what
/// follows: right for a transaction that was being written when the power went, but one flipped bit costs all
/// that was acknowledged after it. So we look at the frames ourselves. Each has the two salts of the head of
/// the log, unless it is a rest of an earlier use of the same file; a checksum over all before it; and, if it
/// ends a transaction, the size of the database. A frame that has the salts, does not fit, and ends a
/// transaction or is followed by one that does, was acknowledged, and is lost to SQLite.
///
/// The format is that of https://www.sqlite.org/fileformat2.html#walformat.
struct DatabaseLog {
  static let headSize = 32
  private static let frameHead = 24

  struct Frame {
    /// From 1.
    let page: UInt32
    /// The pages of the database after the transaction that the frame ends; 0 when it ends none.
    let commit: UInt32
    /// Where its bytes are.
    let bytes: Range<Int>
  }

  enum State {
    case fits
    /// Nothing is lost, but something follows that was never finished.
    case unfinished
    /// Something was lost.
    case damaged
  }

  private(set) var state = State.fits
  /// All frames that belong to this use of the log, whether they fit or not.
  private(set) var frames: [Frame] = []
  /// The bytes after what SQLite takes that belong to this use of the log.
  private(set) var rest: [Range<Int>] = []

  init(_ bytes: UnsafeRawBufferPointer, pageSize: Int) {
    if bytes.isEmpty { return }
    guard bytes.count >= DatabaseLog.headSize else {
      state = .damaged
      return
    }
    var sum = LogSum(bytes)
    sum.add(0..<24)
    let isSound =
      bytes.word(0) | 1 == 0x377F_0683 && bytes.word(4) == 3_007_000
      && bytes.word(8) == pageSize && sum.isWritten(at: 24)
    let length = DatabaseLog.frameHead + pageSize
    let starts = stride(
      from: DatabaseLog.headSize, to: max(DatabaseLog.headSize, bytes.count - length + 1),
      by: length)
    if isSound || bytes.count < DatabaseLog.headSize + length {
      takeFrames(bytes, starts, length, sum)
      return
    }
    // The frames may be sound: they have the salts too.
    state = .damaged
    let first = DatabaseLog.headSize
    let salts = (bytes.word(first + 8), bytes.word(first + 12))
    for start in starts
    where bytes.word(start + 8) == salts.0 || bytes.word(start + 12) == salts.1 {
      add(start, length, bytes)
    }
    rest = [0..<bytes.count]
  }

  /// Takes the frames of a log whose head is sound. `sum` is that of the head.
  private mutating func takeFrames(
    _ bytes: UnsafeRawBufferPointer, _ starts: StrideTo<Int>, _ length: Int, _ sum: LogSum
  ) {
    let salts = (bytes.word(16), bytes.word(20))
    var sum = sum
    var (fits, committed) = (true, 0)
    for start in starts {
      let same =
        (bytes.word(start + 8) == salts.0 ? 1 : 0) + (bytes.word(start + 12) == salts.1 ? 1 : 0)
      if fits, same == 2 {
        sum.add(start..<start + 8)
        sum.add(start + DatabaseLog.frameHead..<start + length)
        fits = sum.isWritten(at: start + 16)
      } else {
        fits = false
      }
      // One salt that is the same says that the other one is damaged: both change with every use.
      if same == 0 { continue }
      add(start, length, bytes)
      let endsTransaction = bytes.word(start + 4) != 0
      if !fits {
        state = endsTransaction || state == .damaged ? .damaged : .unfinished
        rest.append(start..<start + length)
      } else if endsTransaction {
        committed = frames.count
      }
    }
    if state == .fits, committed < frames.count { state = .unfinished }
  }

  private mutating func add(_ start: Int, _ length: Int, _ bytes: UnsafeRawBufferPointer) {
    frames.append(
      Frame(
        page: bytes.word(start), commit: bytes.word(start + 4),
        bytes: start + DatabaseLog.frameHead..<start + length))
  }

  /// Lends the bytes of a log; nil when there is none.
  static func withBytes<Result>(
    of path: String, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else { return nil }
    let size = Int(status.st_size)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { room.deallocate() }
    var filled = 0
    while filled < size {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
      let count = Descriptor.read(file, into: rest)
      if count <= 0 { break }
      filled += count
    }
    return try body(UnsafeRawBufferPointer(rebasing: room[..<filled]))
  }
}

/// The checksum over a log, up to some place.
private struct LogSum {
  private let bytes: UnsafeRawBufferPointer
  /// In which order of bytes it counts, as the last bit of the log's first word says.
  private let isBig: Bool
  private var one: UInt32 = 0
  private var two: UInt32 = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isBig = bytes.word(0) & 1 == 1
  }

  mutating func add(_ range: Range<Int>) {
    for place in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      let (first, second) = (bytes.word(place), bytes.word(place + 4))
      one = one &+ (isBig ? first : first.byteSwapped) &+ two
      two = two &+ (isBig ? second : second.byteSwapped) &+ one
    }
  }

  func isWritten(at place: Int) -> Bool { one == bytes.word(place) && two == bytes.word(place + 4) }
}

extension UnsafeRawBufferPointer {
  /// Four bytes of a log as a number, the highest first.
  fileprivate func word(_ place: Int) -> UInt32 {
    UInt32(bigEndian: loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }
}
