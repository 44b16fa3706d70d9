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
    func word(_ place: Int) -> UInt32 {
      UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
    // The last bit says in which order of bytes the checksums count.
    let isBig = word(0) & 1 == 1
    var (one, two): (UInt32, UInt32) = (0, 0)
    func count(_ range: Range<Int>) {
      var place = range.lowerBound
      while place < range.upperBound {
        let first = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        let second = bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
        one = one &+ (isBig ? first.bigEndian : first.littleEndian) &+ two
        two = two &+ (isBig ? second.bigEndian : second.littleEndian) &+ one
        place += 8
      }
    }
    count(0..<24)
    let isSound =
      word(0) | 1 == 0x377F_0683 && word(4) == 3_007_000 && word(8) == pageSize
      && one == word(24) && two == word(28)
    let length = DatabaseLog.frameHead + pageSize
    let starts = stride(
      from: DatabaseLog.headSize, to: max(DatabaseLog.headSize, bytes.count - length + 1),
      by: length)
    guard isSound || bytes.count < DatabaseLog.headSize + length else {
      // The frames may be sound: they have the salts too.
      state = .damaged
      let salts = (word(DatabaseLog.headSize + 8), word(DatabaseLog.headSize + 12))
      for start in starts where word(start + 8) == salts.0 || word(start + 12) == salts.1 {
        add(start, length, word)
      }
      rest = [0..<bytes.count]
      return
    }
    let salts = (word(16), word(20))
    var (fits, committed) = (true, 0)
    for start in starts {
      let same = (word(start + 8) == salts.0 ? 1 : 0) + (word(start + 12) == salts.1 ? 1 : 0)
      if fits, same == 2 {
        count(start..<start + 8)
        count(start + DatabaseLog.frameHead..<start + length)
        fits = one == word(start + 16) && two == word(start + 20)
      } else {
        fits = false
      }
      // One salt that is the same says that the other one is damaged: both change with every use.
      if same == 0 { continue }
      add(start, length, word)
      if !fits {
        state = word(start + 4) != 0 || state == .damaged ? .damaged : .unfinished
        rest.append(start..<start + length)
      } else if word(start + 4) != 0 {
        committed = frames.count
      }
    }
    if state == .fits, committed < frames.count { state = .unfinished }
  }

  private mutating func add(_ start: Int, _ length: Int, _ word: (Int) -> UInt32) {
    frames.append(
      Frame(
        page: word(start), commit: word(start + 4),
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
      let count = read(file, room.baseAddress! + filled, size - filled)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      filled += count
    }
    return try body(UnsafeRawBufferPointer(rebasing: room[..<filled]))
  }
}
