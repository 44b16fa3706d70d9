import CCrash
import Glibc

/// Gives the terminal back when the program dies of a bug, or of a signal that nobody waits for, and leaves a
/// report of a bug.
///
/// The handler runs on a stack of its own, one for the main thread and for each `BackgroundThread`, because the
/// thread's may be what is used up. It does nothing but make calls of the system, with what was prepared: the terminal
/// first, then the report (`CCrash`). Then the handler that was there before has its turn, or the signal kills as it
/// would have. A Swift trap is SIGILL or SIGTRAP.
public enum CrashGuard {
  private struct State {
    var input: Int32 = -1
    var output: Int32 = -1
    var modes = termios()
    var hasModes = false
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    /// The terminal is ours now.
    var isArmed = false
    var watchesCrashes = false
  }

  /// In memory of its own: as a global of a release build it is three bytes too short, those that `termios` leaves
  /// empty (Swift 6.3), and what it has last is written over what lies behind it.
  nonisolated(unsafe) private static let memory = {
    let memory = UnsafeMutablePointer<State>.allocate(capacity: 1)
    memory.initialize(to: State())
    return memory
  }()
  private static var state: State {
    get { memory.pointee }
    _modify { yield &memory.pointee }
  }
  nonisolated(unsafe) private static let earlier =
    UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
  /// What a thread does to itself, unless somebody sends it.
  static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS]
  /// What else ends a program that does not expect it, beside the real-time signals.
  private static let others = [
    SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGIO, SIGPWR,
    SIGSTKFLT,
  ]
  private static let realTime: ClosedRange<Int32> = 34...64

  /// From now on a crash leaves a report, also of a command that has no terminal.
  ///
  /// - Parameters:
  ///   - path: where; reports are added to what is there. There is none where the path is longer than any is.
  ///   - heading: what it begins with, such as the version.
  public static func reportCrashes(to path: String, heading: String) {
    crash_report_prepare(path, heading)
    watchCrashes()
  }

  /// Remembers the modes of the terminal as they were before anybody changed them.
  static func remember(input: Int32, output: Int32) {
    state.input = input
    state.output = output
    state.hasModes = tcgetattr(input, &state.modes) == 0
  }

  /// From now on a crash, or another signal that ends us, writes `bytes` to the terminal while it is ours.
  static func install(bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    state.bytes = copy
    state.count = bytes.count

    watchCrashes()
    for signal in others { watchIfItKills(signal) }
    for signal in realTime { watchIfItKills(signal) }
  }

  /// Who ignores a signal, as nohup does, means it, and who handles one does.
  private static func watchIfItKills(_ signal: Int32) {
    var now = sigaction()
    sigaction(signal, nil, &now)
    if now.__sigaction_handler.sa_handler == nil { watch(signal) }
  }

  /// Whether the terminal is ours: while another program has it there is nothing to give back.
  static var isArmed: Bool {
    get { state.isArmed }
    set { state.isArmed = newValue }
  }

  /// Runs the work of a thread with a stack on which its death can be handled.
  static func coverThread(_ body: () -> Void) {
    let stack = giveStack()
    body()
    var none = stack_t()
    none.ss_flags = Int32(SS_DISABLE)
    sigaltstack(&none, nil)
    stack.deallocate()
  }

  @discardableResult
  private static func giveStack() -> UnsafeMutableRawPointer {
    var stack = stack_t()
    stack.ss_size = 64 << 10
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stack.ss_size, alignment: 16)
    sigaltstack(&stack, nil)
    return stack.ss_sp
  }

  /// Once: what was there before us must not be ourselves.
  private static func watchCrashes() {
    guard !state.watchesCrashes else { return }
    state.watchesCrashes = true
    giveStack()
    for signal in crashes { watch(signal) }
  }

  private static func watch(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = { CrashGuard.handle($0, $1, $2) }
    action.sa_flags = Int32(
      bitPattern: UInt32(SA_ONSTACK) | UInt32(SA_NODEFER) | UInt32(SA_SIGINFO))
    sigaction(signal, &action, earlier + Int(signal))
  }

  private static func handle(
    _ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
  ) {
    if state.isArmed {
      state.isArmed = false
      if state.hasModes { tcsetattr(state.input, TCSANOW, &state.modes) }
      _ = write(state.output, state.bytes, state.count)
    }
    // Should the report crash in the same way, that is the end.
    sigaction(signal, earlier + Int(signal), nil)
    crash_report_write(signal, info, context)
    raise(signal)
  }
}
