import CNcurses
import Canvas
import Glibc

/// What ncurses cannot paint, painted over its rows: same look, and the cursor and the colours are put
/// back (DECSC, DECRC), so that ncurses need not know.
///
/// Links that the terminal itself follows (OSC 8): ncurses knows nothing of them. Their text is
/// painted once more with their addresses.
/// Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
///
/// Characters of which terminals do not agree how many columns they take: after one of them ncurses
/// and the terminal would stand in different columns, and what is written next goes astray. ncurses
/// gets blanks in their place, and the row is painted once more from the first of them to its end.
/// Each is written over blanks, and what comes after it is sent to its column: if the terminal makes
/// the character narrower a blank stays beside it, if wider its end is overwritten, and no other cell
/// is ever wrong. At the edge it does not wrap (DECAWM is off meanwhile).
extension CursesTerminal {
  /// What to write after some rows, in order.
  func overlay(_ surface: Surface, rows: [PaintedRow]) -> [UInt8] {
    var links: [Int: [LinkSpan]] = [:]
    if output.showsLinks {
      for (number, link) in surface.links.enumerated() {
        // Parts of one link on several lines belong together by their number.
        let link = LinkSpan(link, group: link.group ?? number)
        links[link.row, default: []].append(link)
      }
    }
    var bytes: [UInt8] = []
    for painted in rows {
      guard painted.doubtful != nil || links[painted.row] != nil else { continue }
      let row = painted.row
      let inRow = (links[row] ?? []).sorted { $0.columns.lowerBound < $1.columns.lowerBound }
      let doubtful = painted.doubtful ?? surface.size.columns
      // From the first doubtful one, or from the start of the link that has it, all goes again.
      let rest = inRow.first { $0.columns.contains(doubtful) }?.columns.lowerBound ?? doubtful
      for link in inRow where link.columns.lowerBound < rest {
        paint(link.columns, of: row, surface, [link], into: &bytes)
      }
      let later = inRow.filter { $0.columns.lowerBound >= rest }
      paint(rest..<surface.size.columns, of: row, surface, later, into: &bytes)
    }
    guard !bytes.isEmpty else { return [] }
    return Array("\u{1B}7\u{1B}[?7l".utf8) + bytes + Array("\u{1B}[?7h\u{1B}8".utf8)
  }

  /// Writes a part of a row, whole characters, with its links.
  private func paint(
    _ columns: Range<Int>, of row: Int, _ surface: Surface, _ links: [LinkSpan],
    into bytes: inout [UInt8]
  ) {
    func move(_ column: Int) { bytes += "\u{1B}[\(row + 1);\(column + 1)H".utf8 }
    guard !columns.isEmpty else { return }
    move(columns.lowerBound)
    var role: Role?
    var link: LinkSpan?
    for column in columns {
      let cell = surface[column, row]
      guard cell.columns != 0 else { continue }
      let linkHere = links.first { $0.columns.contains(column) }
      if linkHere != link {
        bytes += "\u{1B}]8;".utf8
        if let linkHere {
          bytes += "id=q\(linkHere.group ?? 0);\(linkHere.address)".utf8
        } else {
          bytes.append(0x3B)
        }
        bytes += "\u{1B}\\".utf8
        link = linkHere
      }
      if cell.role != role {
        bytes += output.sequences[Int(cell.role.rawValue)]
        role = cell.role
      }
      let isDoubtful = !isASCII && surface.isDoubtful(cell)
      if isDoubtful {
        bytes += repeatElement(0x20, count: Int(cell.columns))
        move(column)
      }
      for scalar in surface.scalars(of: cell).prefix(isASCII ? 1 : .max) {
        bytes += UTF8.encode(plain(scalar))!
      }
      if isDoubtful { move(column + Int(cell.columns)) }
    }
    if link != nil { bytes += "\u{1B}]8;;\u{1B}\\".utf8 }
  }

  /// A look as ECMA-48 has it.
  func sequence(_ style: ResolvedStyle) -> [UInt8] {
    var codes = ["0"]
    if style.attributes.contains(.bold) { codes.append("1") }
    if style.attributes.contains(.dim) { codes.append("2") }
    if style.attributes.contains(.italic) { codes.append("3") }
    if style.attributes.contains(.underline) { codes.append("4") }
    if style.attributes.contains(.reverse) { codes.append("7") }
    for (color, base) in [(style.foreground, 30), (style.background, 40)] {
      switch color {
      case nil: break
      case .number(let number) where number < 8: codes.append("\(base + Int(number))")
      case .number(let number) where number < 16: codes.append("\(base + 52 + Int(number))")
      case .number(let number): codes.append("\(base + 8);5;\(number)")
      case .direct(let color):
        codes.append("\(base + 8);2;\(color >> 16);\(color >> 8 & 0xFF);\(color & 0xFF)")
      }
    }
    return Array("\u{1B}[\(codes.joined(separator: ";"))m".utf8)
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
      return like.contains { term.hasPrefix($0) } || term.hasSuffix("kitty")
    }
  }
}
