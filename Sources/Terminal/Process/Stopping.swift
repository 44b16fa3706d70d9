import Glibc

/// Stopping as the shell's job control does.
public enum Stopping {
  /// Stops us and all that belongs to us, as by Ctrl-Z, so that a pipeline stops together; returns when the
  /// shell lets us go on.
  public static func stopGroup() {
    var usual = sigaction()
    usual.__sigaction_handler.sa_handler = SIG_DFL
    var ours = sigaction()
    sigaction(SIGTSTP, &usual, &ours)
    kill(0, SIGTSTP)
    sigaction(SIGTSTP, &ours, nil)
  }
}
