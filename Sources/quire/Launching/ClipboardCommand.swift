/// The program that puts text on the desktop's clipboard, if we run on a desktop.
enum ClipboardCommand {
  static func arguments(environment: [String: String]) -> [String]? {
    let path = environment["PATH"] ?? "/usr/bin:/bin"
    var candidates: [[String]] = []
    if environment["WAYLAND_DISPLAY"] != nil { candidates.append(["wl-copy"]) }
    if environment["DISPLAY"] != nil {
      candidates += [["xclip", "-selection", "clipboard"], ["xsel", "-b", "-i"]]
    }
    candidates.append(["pbcopy"])
    return candidates.first { Opener.exists($0[0], path: path) }
  }
}
