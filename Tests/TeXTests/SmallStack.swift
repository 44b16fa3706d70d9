import Foundation

/// A thread with a stack that recursion on a formula would soon use up.
enum SmallStack {
  /// Runs something on a stack of 512 KB, and waits for it.
  static func run(_ body: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 512 << 10
    thread.start()
    done.wait()
  }
}
