import CNcurses
import Canvas
import Glibc

/// Links that the terminal itself follows (OSC 8). ncurses knows nothing of them, so after it has
/// painted a row its links are painted once more, with their addresses: same cells, same look, and
/// the cursor and the colours are put back (DECSC, DECRC), so that ncurses need not know.
/// Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
extension CursesTerminal {
  /// What to write after the rows for which `isPainted` holds.
  func linkBytes(_ surface: Surface, _ isPainted: (Int) -> Bool) -> [UInt8] {
    guard output.showsLinks else { return [] }
    var bytes: [UInt8] = []
    for (number, link) in surface.links.enumerated() where isPainted(link.row) {
      if bytes.isEmpty { bytes += "\u{1B}7".utf8 }
      bytes += "\u{1B}[\(link.row + 1);\(link.columns.lowerBound + 1)H".utf8
      bytes += look(of: surface[link.columns.lowerBound, link.row].role).utf8
      // Parts of one link on several lines belong together by their id.
      bytes += "\u{1B}]8;id=q\(link.group ?? number);\(link.address)\u{1B}\\".utf8
      for column in link.columns {
        for scalar in surface.scalars(of: surface[column, link.row]) {
          bytes += UTF8.encode(scalar)!
        }
      }
      bytes += "\u{1B}]8;;\u{1B}\\".utf8
    }
    if !bytes.isEmpty { bytes += "\u{1B}8".utf8 }
    return bytes
  }

  /// The look of a role as ECMA-48 has it.
  private func look(of role: Role) -> String {
    let style = output.theme.resolve(role, depth: output.depth)
    var codes = ["0"]
    if style.attributes.contains(.bold) { codes.append("1") }
    if style.attributes.contains(.italic) { codes.append("3") }
    if style.attributes.contains(.underline) { codes.append("4") }
    if style.attributes.contains(.reverse) { codes.append("7") }
    for (color, base) in [(style.foreground, 30), (style.background, 40)] where color >= 0 {
      switch output.depth {
      case .none: break
      case .eight, .sixteen: codes.append("\(Int32(base) + color)")
      case .indexed: codes.append("\(base + 8);5;\(color)")
      case .direct:
        codes.append("\(base + 8);2;\(color >> 16);\(color >> 8 & 0xFF);\(color & 0xFF)")
      }
    }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  /// Whether the terminal takes links, or leaves out what it does not know: all that are like xterm do.
  static func takesLinks(_ options: TerminalOptions) -> Bool {
    switch options.links {
    case .always: return true
    case .never: return false
    case .auto:
      let term = Environment.value("TERM") ?? ""
      let like = [
        "xterm", "tmux", "foot", "alacritty", "kitty", "wezterm", "ghostty", "konsole", "vte",
      ]
      return like.contains { term.hasPrefix($0) } || term.contains("kitty")
    }
  }
}
