import Glibc

/// The only place that waits: for keys, for the rest of the program, for signals.
///
/// Signals and other threads write a byte into a pipe that is polled with the terminal, so nothing
/// is missed between looking and waiting, and nothing wakes up while nothing happens.
public final class Waiter {
  /// Why waiting ended.
  public struct Wakeup: Sendable {
    /// `Waker.wake` was called.
    public var isWoken = false
    /// Those of `watched` from which there is something to read.
    public var changed: [Int32] = []
    /// Signals that came, in order.
    public var signals: [Int32] = []
  }

  /// A terminal that goes away is told as a signal; other input just ends.
  public var isOnTerminal = true

  /// Other descriptors to wait for.
  public var watched: [Int32] = []

  private let input: Int32
  private let pipeEnds: (read: Int32, write: Int32)

  /// Waits for input on a file descriptor, usually the terminal.
  public init(input: Int32) {
    self.input = input
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { fatalError("no file descriptors left") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    pipeEnds = (ends[0], ends[1])
    SignalPipe.open(ends[1])
  }

  /// Wakes the waiter from any thread.
  public var waker: Waker { Waker(end: pipeEnds.write) }

  /// Notes signals instead of dying of them. Call after the terminal is open, which has handlers of its
  /// own for some.
  public func watchSignals() {
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    SignalPipe.watch([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGCHLD, SIGWINCH])
  }

  /// Waits until something happens, at most `timeout` milliseconds; nil waits for ever.
  ///
  /// - Parameter isListening: input is waited for too; it is the shell's when the terminal has been given back.
  public func wait(timeout: Int32? = nil, isListening: Bool = true) -> Wakeup {
    var polls = [
      pollfd(fd: isListening ? input : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipeEnds.read, events: Int16(POLLIN), revents: 0),
    ]
    polls += watched.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&polls, nfds_t(polls.count), timeout ?? -1)
    var wakeup = Wakeup()
    if count > 0 { wakeup.changed = polls[2...].filter { $0.revents != 0 }.map(\.fd) }
    if isOnTerminal, polls[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
      // The terminal has gone away.
      wakeup.signals.append(SIGHUP)
    }
    var bytes = [UInt8](repeating: 0, count: 64)
    // After an interruption nothing is known.
    while count < 0 || polls[1].revents != 0 {
      let count = read(pipeEnds.read, &bytes, bytes.count)
      guard count > 0 else { break }
      for byte in bytes[..<count] {
        if byte == 0 { wakeup.isWoken = true } else { wakeup.signals.append(Int32(byte)) }
      }
    }
    return wakeup
  }
}

/// Wakes the waiter; may be given to any thread.
public struct Waker: Sendable {
  let end: Int32

  public func wake() {
    var byte: UInt8 = 0
    _ = write(end, &byte, 1)
  }
}

/// What signal handlers can reach: globals that are set before any handler is there.
enum SignalPipe {
  nonisolated(unsafe) private static var end: Int32 = -1

  static func open(_ end: Int32) {
    self.end = end
  }

  static func watch(_ signals: [Int32]) {
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { SignalPipe.handle($0) }
      action.sa_flags = SA_RESTART
      sigaction(signal, &action, nil)
    }
  }

  private static func handle(_ signal: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = Glibc.write(end, &byte, 1)
    errno = saved
  }
}
