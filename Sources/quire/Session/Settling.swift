/// Waits after a change for those that follow it: for a moment of quiet, and no longer than a second.
struct Settling {
  private var first: ContinuousClock.Instant?
  /// When what changed is to be looked at; nil when nothing has.
  private(set) var due: ContinuousClock.Instant?

  mutating func note() {
    let first = first ?? .now
    self.first = first
    due = min(.now + .milliseconds(200), first + .seconds(1))
  }

  /// Whether it is time now, once.
  mutating func isOver() -> Bool {
    guard let due, due <= .now else { return false }
    self = Settling()
    return true
  }
}
