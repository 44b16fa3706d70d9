public import Canvas

/// Input that waits to be read: of text keys that follow each other, as they do when a text is sent as if it were
/// typed, a whole run is taken at once, so that what it asks for is looked at once.
public struct WaitingInput {
  /// What was read behind the end of a run.
  private var held: Event?

  public init() {}

  /// What comes next for a browser: one event, or some that type characters into the same line. nil when nothing waits;
  /// `read` reads the next event.
  public mutating func next(for browser: Browser, read: () -> Event?) -> [Event]? {
    guard let first = held ?? read() else { return nil }
    held = nil
    var events = [first]
    // A run leaves all as it is that tells what a key means.
    guard browser.types(first) else { return events }
    while events.count < State.lineLimit, let event = read() {
      guard browser.types(event) else {
        held = event
        break
      }
      events.append(event)
    }
    return events
  }
}
