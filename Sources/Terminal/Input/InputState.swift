import Canvas

/// What the input side remembers between reads.
struct InputState {
  var reader: InputReader
  /// Not nil where the terminal does not speak UTF-8.
  var charset: LocalCharset?
  /// When we asked what the terminal is, to see how long its answers take; nil when we did not, or it
  /// has answered.
  var askedAt: Int?
  var asksBackground = false
  /// The terminal has said by itself that its background is another one: what the environment says is over.
  var hasHeardOfGround = false
  var buffer = [UInt8](repeating: 0, count: 4096)
  /// The last read took all there was.
  var isDrained = false

  init(isUnicode: Bool) {
    reader = InputReader(timing: InputState.timing)
    if !isUnicode { charset = LocalCharset() }
  }

  /// ESCDELAY rules, as in all programs on ncurses.
  private static var timing: InputTiming {
    guard let delay = Environment.value("ESCDELAY").flatMap({ Int($0) }) else {
      return Environment.isRemote ? InputTiming(roundTrip: nil) : InputTiming()
    }
    var timing = InputTiming()
    timing.escape = min(max(0, delay), 10_000)
    return timing
  }
}
