import Glibc

/// Turns at arXiv: one request in three seconds and one connection, over all of a user's Quires, as arXiv's terms
/// for its interfaces ask (help/api/tou).
///
/// A file holds the time before which nobody asks; it is locked for as long as a request runs. The time is written
/// before the request, so that one that is killed is counted, and after it, so that arXiv sees the whole pause
/// however long the way there was.
public struct Turns: Sendable {
  /// What arXiv's terms ask for.
  public static let pause = 3.0
  /// A time further ahead than this was written by a clock that was wrong.
  private static let furthest = 3600.0

  private let path: String
  private let clock: NetworkClock

  /// - Parameter path: the file; its folder must be there.
  public init(path: String, clock: NetworkClock) { (self.path, self.clock) = (path, clock) }

  /// Does something when it is our turn.
  ///
  /// - Parameter body: gets what puts off the next turn, by seconds from now.
  /// - Throws: `.stopped`, `.noTurns`, and what `body` throws.
  func take<Result>(
    isWanted: () -> Bool, _ body: (_ putOff: (Double) -> Void) throws(NetworkError) -> Result
  ) throws(NetworkError) -> Result {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .noTurns(path: path, code: errno) }
    defer { close(file) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw .noTurns(path: path, code: errno) }
      guard clock.wait(0.1, isWanted: isWanted) else { throw .stopped }
    }
    let left = time(in: file) - clock.now
    if left > 0, left <= Turns.furthest {
      guard clock.wait(left, isWanted: isWanted) else { throw .stopped }
    }
    var next = clock.now + Turns.pause
    try write(next, to: file)
    defer { try? write(max(next, clock.now + Turns.pause), to: file) }
    return try body { next = clock.now + $0 }
  }

  /// In milliseconds; 0 when there is none, or something else.
  private func time(in file: Int32) -> Double {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(file, &bytes, bytes.count, 0)
    let digits = bytes.prefix(max(0, count)).prefix { $0 != 0x0A }
    return (Double(String(decoding: digits, as: UTF8.self)) ?? 0) / 1000
  }

  private func write(_ time: Double, to file: Int32) throws(NetworkError) {
    let text = Array("\(Int(time * 1000))\n".utf8)
    guard pwrite(file, text, text.count, 0) == text.count, ftruncate(file, off_t(text.count)) == 0
    else { throw .noTurns(path: path, code: errno) }
  }
}
