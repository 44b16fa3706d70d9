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
    let answer = folder + "/answer"
    let call = ["60", program, "-S", folder + "/socket", "-f", "/dev/null"]
    let process = ChildProcess.start("/usr/bin/timeout", call + arguments, environment) { files in
      posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&files, 1, answer, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
      posix_spawn_file_actions_adddup2(&files, 1, 2)
    }
    ChildProcess.wait(for: process)
    return read(answer)
  }
}
