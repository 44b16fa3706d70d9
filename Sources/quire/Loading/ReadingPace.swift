import Interface

/// How fast large files are read, by what was read in the last seconds.
struct ReadingPace {
  private var notes: [(time: Duration, far: Distance)] = []

  /// What is longer ago does not count.
  private static let memory = Duration.seconds(10)
  /// As often as this it is noted.
  private static let step = Duration.milliseconds(500)
  /// Less is not enough to tell.
  private static let least = Duration.seconds(1)

  /// Notes how far the reading has come at a time, and tells that.
  ///
  /// - Parameter all: how many bytes there are; nil when nobody knows.
  mutating func progress(_ far: Distance, of all: Int?, at time: Duration) -> Progress {
    if notes.last.map({ time - $0.time >= ReadingPace.step }) != false {
      notes.append((time, far))
    }
    while notes.count > 2, time - notes[1].time >= ReadingPace.memory { notes.removeFirst() }
    let first = notes[0]
    let span = time - first.time
    guard span >= ReadingPace.least else { return Progress(readBytes: far.bytes, of: all) }
    let seconds = span / .seconds(1)
    let (bytes, papers) = (far.bytes - first.far.bytes, far.papers - first.far.papers)
    var left: Int?
    if let all, bytes > 0 {
      let time = Double(max(0, all &- far.bytes)) * seconds / Double(bytes)
      left = Int(min(time, 1e9).rounded(.up))
    }
    return Progress(
      readBytes: far.bytes, of: all, papersPerSecond: Int(Double(papers) / seconds),
      secondsLeft: left)
  }
}
