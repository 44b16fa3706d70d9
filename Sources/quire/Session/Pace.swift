/// How often a job tells how far it has come: ten times a second, which nobody can read faster.
struct Pace {
  private var last = ContinuousClock.now

  /// Whether it is time to tell again; if so, the next time is a tenth of a second later.
  var isDue: Bool {
    mutating get {
      guard .now - last > .milliseconds(100) else { return false }
      last = .now
      return true
    }
  }
}
