import Glibc

/// A real tmux, without anybody's settings, on a socket of its own.
final class Tmux {
  /// nil where there is no tmux; then its tests are skipped.
  static let program: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"]
    .first { (path: String) in access(path, X_OK) == 0 }

  private let folder = Session.makeFolder()
  private let environment: [String: String]
  private var fed = 0

  /// Starts tmux with a program in its only window.
  init(
    columns: Int = 100, rows: Int = 30, _ command: [String], environment: [String: String] = [:]
  ) {
    let home = Session.makeFolder()
    self.environment = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": home, "QUIRE_HOME": home,
      "TZ": "UTC", "PATH": "/usr/bin:/bin", "COLORFGBG": "15;0",
    ].merging(environment) { $1 }
    // One row more for the status line, which goes again.
    ask(["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"] + command)
    ask(["set", "-g", "status", "off"])
  }

  deinit {
    ask(["kill-server"])
  }

  /// A tmux whose window shows what `feed` gives it, and nothing else.
  static func screen(columns: Int = 100, rows: Int = 30) -> Tmux {
    let folder = Session.makeFolder()
    // What was written is on the screen when the terminal's answer to a question after it has come.
    write(
      folder + "/show",
      """
      #!/bin/sh
      stty raw -echo
      printf '\\033[?25h'
      n=0
      while tmux wait-for next$n && test -f "$1/$n"; do
        cat "$1/$n"
        printf '\\033[5n'
        a= b=
        while :; do
          c=$(dd bs=1 count=1 2>/dev/null)
          test "$a$b$c" = '[0n' && break
          a=$b b=$c
        done
        tmux wait-for -S done$n
        n=$((n + 1))
      done

      """)
    let tmux = Tmux(columns: columns, rows: rows, [folder + "/show", folder])
    tmux.chunks = folder
    return tmux
  }

  private var chunks = ""

  /// Writes bytes to the terminal; returns when they are on the screen.
  func feed(_ bytes: some Collection<UInt8>) {
    write("\(chunks)/\(fed)", Array(bytes))
    ask(["wait-for", "-S", "next\(fed)"])
    ask(["wait-for", "done\(fed)"])
    fed += 1
  }

  /// Types keys, by tmux's names for them.
  func type(_ keys: String...) { ask(["send-keys"] + keys) }

  /// The rows of the screen, without the blanks at their ends.
  var lines: [String] {
    ask(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Looks at the screen until a condition holds.
  func wait(
    _ what: String, seconds: Int = 30, until condition: (String) -> Bool
  ) throws(Session.Timeout) {
    let deadline = Session.milliseconds + seconds * 1000
    while true {
      let screen = lines.joined(separator: "\n")
      if condition(screen) { return }
      guard Session.milliseconds < deadline else {
        throw Session.Timeout(what: what, screen: screen, output: "")
      }
    }
  }

  /// Runs a command of tmux, and returns what it says.
  @discardableResult func ask(_ arguments: [String]) -> String {
    guard let program = Tmux.program else { return "" }
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
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let answer = folder + "/answer"
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, answer, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let call = [program, "-S", folder + "/socket", "-f", "/dev/null"]
    var words = (["timeout", "60"] + call + arguments).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(
      &process, "/usr/bin/timeout", &actions, &attributes, &words, &settings)
    precondition(result == 0, "cannot start tmux: \(String(cString: strerror(result)))")
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return read(answer)
  }
}
