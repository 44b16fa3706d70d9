import Glibc
import Storage
import Synchronization
import Terminal

/// Starts other programs: never through a shell, with usual signals, so that they behave as if they
/// had been started by hand.
enum Spawn {
  /// `POSIX_SPAWN_SETSID`, which glibc hides from Swift.
  private static let newSession: Int16 = 0x80

  /// Starts a program that goes on by itself, in a session of its own; what it prints is lost.
  /// Returns its number, by which `reap` tells its end; nil when it did not start.
  static func detached(_ arguments: [String]) -> pid_t? {
    start(arguments, flags: newSession) { actions in
      for descriptor in 0..<Int32(3) {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }.process
  }

  /// Starts a program in a session, and so in a group, of its own, with these files in place of the standard ones;
  /// what is below 0 is nothing. Returns its number, or why it did not start, an `errno`.
  static func alone(
    _ arguments: [String], adding variables: [String: String], files: [Int32]
  ) -> (process: pid_t?, code: Int32) {
    start(arguments, adding: variables, flags: newSession) { actions in
      for (place, file) in files.enumerated() {
        if file < 0 {
          posix_spawn_file_actions_addopen(&actions, Int32(place), "/dev/null", O_RDWR, 0)
        } else {
          posix_spawn_file_actions_adddup2(&actions, file, Int32(place))
        }
      }
    }
  }

  /// Held while something is started, and by whoever makes files for a program that would for a moment be for
  /// others too.
  static let turn = Mutex(())

  /// Runs a program on the terminal until it ends. Returns its exit code, or 128 and the signal; nil
  /// when it did not start.
  static func status(of arguments: [String], input: Int32) -> Int32? {
    try? outcome(of: arguments, input: input).get()
  }

  /// Why a program did not start: an `errno`.
  struct Failure: Error {
    let code: Int32
  }

  /// The same with more variables in the environment, and with why it did not start.
  static func outcome(
    of arguments: [String], adding variables: [String: String] = [:], input: Int32
  ) -> Result<Int32, Failure> {
    ignoring([SIGINT, SIGQUIT, SIGTSTP]) {
      let (process, code) = start(arguments, adding: variables, flags: 0) { actions in
        if input != 0 { posix_spawn_file_actions_adddup2(&actions, input, 0) }
      }
      return process.map { .success(status(of: $0)) } ?? .failure(Failure(code: code))
    }
  }

  /// Runs `body` while signals of keys (Ctrl-C, Ctrl-\, Ctrl-Z) are for another program on the
  /// terminal, not for us.
  private static func ignoring<Result>(_ signals: [Int32], _ body: () -> Result) -> Result {
    var ignored = sigaction()
    ignored.__sigaction_handler.sa_handler = SIG_IGN
    let before = signals.map { number in
      var before = sigaction()
      sigaction(number, &ignored, &before)
      return (number: number, action: before)
    }
    defer {
      for item in before {
        var action = item.action
        sigaction(item.number, &action, nil)
      }
    }
    return body()
  }

  /// Waits for a program's end. When it stops, we stop with it, so that the shell goes on; and when the
  /// shell lets us go on, so does the program.
  private static func status(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while true {
      if waitpid(process, &status, WUNTRACED) < 0 {
        if errno == EINTR { continue }
        break
      }
      guard status & 0xFF == 0x7F else { break }
      Stopping.stopGroup()
      kill(process, SIGCONT)
    }
    return code(of: status)
  }

  /// Starts a program with some bytes for its input, and does not wait for it. More than a pipe
  /// holds is refused. Returns its number, by which `reap` tells its end; nil when it did not start.
  static func feeding(_ bytes: [UInt8], to arguments: [String]) -> pid_t? {
    guard bytes.count < 60_000 else { return nil }
    guard let ends = Descriptor.pipe() else { return nil }
    defer { for end in [ends.reading, ends.writing] { close(end) } }
    let process = start(arguments, flags: newSession) { actions in
      posix_spawn_file_actions_adddup2(&actions, ends.reading, 0)
      for descriptor in 1..<Int32(3) {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }.process
    // It fits, so that nothing waits.
    guard let process, Descriptor.write(bytes[...], to: ends.writing) == 0 else { return nil }
    return process
  }

  /// Runs a program on the terminal with some bytes for its input, until it ends. Returns whether it
  /// started. It may end before it has read everything.
  ///
  /// Ctrl-C and Ctrl-\ are for it alone: whoever ended before it would leave it and the shell reading
  /// one terminal. Ctrl-Z stops both.
  static func paging(_ bytes: [UInt8], by arguments: [String]) -> Bool {
    guard let ends = Descriptor.pipe() else { return false }
    return ignoring([SIGINT, SIGQUIT, SIGPIPE]) {
      let process = start(arguments, flags: 0) { actions in
        posix_spawn_file_actions_adddup2(&actions, ends.reading, 0)
      }.process
      close(ends.reading)
      if process != nil { _ = Descriptor.write(bytes[...], to: ends.writing) }
      close(ends.writing)
      guard let process else { return false }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return true
    }
  }

  /// Collects those of some children that have ended: their numbers, and their exit codes or 128 and the signal.
  /// Others wait for the rest.
  static func reap(_ children: some Sequence<pid_t>) -> [(process: pid_t, code: Int32)] {
    children.compactMap { process in
      var status: Int32 = 0
      return waitpid(process, &status, WNOHANG) == process ? (process, code(of: status)) : nil
    }
  }

  static func code(of status: Int32) -> Int32 {
    status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  /// The entries of our environment, but for some variables.
  private static func kept(without names: [String: String]) -> [UnsafeMutablePointer<CChar>?] {
    var kept: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let entry = next.pointee {
      let name = String(cString: entry).prefix { $0 != "=" }
      if names[String(name)] == nil { kept.append(entry) }
      next += 1
    }
    return kept
  }

  static func start(
    _ arguments: [String], adding variables: [String: String] = [:], flags: Int16,
    _ files: (inout posix_spawn_file_actions_t) -> Void
  ) -> (process: pid_t?, code: Int32) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, flags | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)

    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    // What we were started with is handed on byte for byte, whatever it is.
    let added = variables.map { strdup("\($0)=\($1)") }
    defer { for variable in added { free(variable) } }
    var environment = kept(without: variables) + added + [nil]
    return turn.withLock { _ in
      var process: pid_t = 0
      let code = posix_spawnp(
        &process, arguments[0], &actions, &attributes, &words, &environment)
      return (code == 0 ? process : nil, code)
    }
  }
}
