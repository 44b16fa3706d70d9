import CVterm
import Glibc

/// A program that a test has started.
enum ChildProcess {
  /// Starts a program with usual signals, since tests run on threads that block some, and with no file
  /// but its own three: a script that another test is writing, held open by a child, is "text file busy"
  /// for whoever runs it.
  ///
  /// - Parameters:
  ///   - isLeader: it leads a session of its own, and takes the terminal that it opens first.
  ///   - files: says where its input and output go.
  static func start(
    _ program: String, _ arguments: [String], _ variables: [String: String],
    isLeader: Bool = false, _ files: (inout posix_spawn_file_actions_t) -> Void
  ) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // `POSIX_SPAWN_SETSID`, which glibc hides from Swift.
    let newSession: Int16 = isLeader ? 0x80 : 0
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, program, &actions, &attributes, &words, &settings)
    precondition(result == 0, "cannot start \(program): \(String(cString: strerror(result)))")
    return process
  }

  /// Waits for its end; its exit code, or 128 and the signal.
  @discardableResult
  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return code(of: status)
  }

  static func code(of status: Int32) -> Int32 {
    status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }
}
