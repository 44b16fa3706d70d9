import Glibc

/// The time by which requests are spaced. A value, so that tests can have one that runs faster.
public struct NetworkClock: Sendable {
  /// How often a second fits into one of the world's.
  private let speed: Double

  /// - Parameter speed: 1 but for tests.
  public init(speed: Double = 1) { self.speed = speed }

  /// Seconds since 1970.
  public var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return (Double(time.tv_sec) + Double(time.tv_nsec) / 1e9) * speed
  }

  /// Waits so many seconds, or until it is not wanted any more; looks ten times a second of the world.
  ///
  /// - Returns: whether it is still wanted.
  public func wait(_ seconds: Double, isWanted: () -> Bool) -> Bool {
    let end = now + seconds
    while isWanted() {
      let left = (end - now) / speed
      if left <= 0 { return true }
      usleep(UInt32(min(left, 0.1) * 1e6) + 1)
    }
    return false
  }

  /// So many whole seconds of the world, at least one: what libcurl counts by itself.
  func worldSeconds(_ seconds: Int) -> Int { max(1, Int(Double(seconds) / speed)) }
}
