import Glibc
import Synchronization

/// Ctrl-C and its like, taken as a wish to stop.
final class StopSignal {
  private static let flag = Atomic<Bool>(false)

  init() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in StopSignal.flag.store(true, ordering: .relaxed) }
    }
  }

  var hasCome: Bool { StopSignal.flag.load(ordering: .relaxed) }
}
