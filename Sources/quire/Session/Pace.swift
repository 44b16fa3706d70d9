/// How often a job tells how far it has come: ten times a second, which nobody can read faster, and for the first time
/// sooner, so that there is something to look at.
struct Pace {
  private var last = ContinuousClock.now
  private var wait = Duration.milliseconds(50)

  /// Whether it is time to tell again; if so, the next time is a tenth of a second later.
  var isDue: Bool {
    mutating get {
      guard .now - last > wait else { return false }
      (last, wait) = (.now, .milliseconds(100))
      return true
    }
  }
}
