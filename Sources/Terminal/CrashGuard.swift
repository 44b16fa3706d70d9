import Glibc

/// Gives the terminal back when the program dies of a bug.
///
/// The handler runs on a stack of its own and does nothing but `tcsetattr` and `write` with what was
/// prepared; then the handler that was there before has its turn, or the signal kills as it would
/// have. A Swift trap is SIGILL or SIGTRAP.
enum CrashGuard {
  private struct State {
    var input: Int32 = -1
    var output: Int32 = -1
    var modes = termios()
    var hasModes = false
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
  }

  nonisolated(unsafe) private static var state = State()
  nonisolated(unsafe) private static let earlier =
    UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

  /// Remembers the modes of the terminal as they were before anybody changed them.
  static func remember(input: Int32, output: Int32) {
    state.input = input
    state.output = output
    state.hasModes = tcgetattr(input, &state.modes) == 0
  }

  /// From now on a crash writes `bytes` to the terminal.
  static func install(bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    state.bytes = copy
    state.count = bytes.count

    var stack = stack_t()
    stack.ss_size = 64 << 10
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stack.ss_size, alignment: 16)
    sigaltstack(&stack, nil)
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { CrashGuard.handle($0) }
      action.sa_flags = Int32(bitPattern: UInt32(SA_ONSTACK) | UInt32(SA_NODEFER))
      sigaction(signal, &action, earlier + Int(signal))
    }
  }

  private static func handle(_ signal: Int32) {
    if state.hasModes { tcsetattr(state.input, TCSANOW, &state.modes) }
    _ = write(state.output, state.bytes, state.count)
    sigaction(signal, earlier + Int(signal), nil)
    raise(signal)
  }
}
