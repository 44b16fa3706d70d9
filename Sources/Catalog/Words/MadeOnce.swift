import Synchronization

/// What is made when somebody asks for that, away from the keys, and then kept.
final class MadeOnce<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  /// nil as long as nobody has made it.
  var value: Value? { known.withLock { $0 } }

  /// Makes it, if nobody has done so before; what comes out as nil is not made.
  func makeUnlessKnown(_ make: () -> Value?) {
    guard value == nil, let made = make() else { return }
    known.withLock { $0 = made }
  }

  /// Takes the same, as it is kept.
  func take(_ value: Value) { known.withLock { $0 = value } }
}
