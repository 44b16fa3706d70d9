/// Waits after a change for those that follow it: for a moment of quiet, and no longer than a second. What comes alone,
/// and whole, is hardly waited for.
struct Settling {
  private var first: ContinuousClock.Instant?
  /// When it was over last.
  private var last: ContinuousClock.Instant?
  /// All that has changed are files that have come, and are written to their ends.
  private var isWhole = true
  /// When what changed is to be looked at; nil when nothing has.
  private(set) var due: ContinuousClock.Instant?

  mutating func note(isWhole: Bool = false, at now: ContinuousClock.Instant = .now) {
    // What has gone may come again.
    self.isWhole = self.isWhole && isWhole
    let isAlone = last.map { $0 + .seconds(1) < now } ?? true
    let first = first ?? now
    self.first = first
    let wait = self.isWhole && isAlone ? Duration.milliseconds(5) : .milliseconds(200)
    due = min(now + wait, first + .seconds(1))
  }

  /// Whether it is time now, once.
  mutating func isOver(at now: ContinuousClock.Instant = .now) -> Bool {
    guard let due, due <= now else { return false }
    self = Settling()
    last = now
    return true
  }
}
