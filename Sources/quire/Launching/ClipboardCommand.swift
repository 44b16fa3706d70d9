/// The programs that put text on a clipboard: the desktop's, if we run on a desktop, and tmux's.
enum ClipboardCommand {
  /// The desktop's; nil over SSH, where it would be the clipboard of another machine.
  static func desktop(environment: [String: String]) -> [String]? {
    guard environment["SSH_CONNECTION"] == nil, environment["SSH_TTY"] == nil else { return nil }
    var candidates: [[String]] = []
    if environment["WAYLAND_DISPLAY"] != nil { candidates.append(["wl-copy"]) }
    if environment["DISPLAY"] != nil {
      candidates += [["xclip", "-selection", "clipboard"], ["xsel", "-b", "-i"]]
    }
    candidates.append(["pbcopy"])
    return candidates.first { exists($0[0], environment) }
  }

  /// tmux's: with its usual settings it takes no OSC 52 from programs. What is loaded this way is in
  /// its buffers, and tmux itself passes it on to its terminal.
  static func tmux(environment: [String: String]) -> [String]? {
    guard environment["TMUX"] != nil, exists("tmux", environment) else { return nil }
    return ["tmux", "load-buffer", "-w", "-"]
  }

  private static func exists(_ program: String, _ environment: [String: String]) -> Bool {
    Opener.exists(program, path: environment["PATH"] ?? "/usr/bin:/bin")
  }
}
