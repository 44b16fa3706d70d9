import CNcurses
public import Canvas
import Glibc

/// What the output side remembers between frames.
struct OutputState {
  let depth: ColorDepth
  var theme: Theme
  /// What ncurses was told last; nil when the screen is unknown.
  var shown: Surface?
  var looks: [(attributes: attr_t, pair: Int32)] = []
  var isCursorVisible: Bool?

  init(depth: ColorDepth, theme: Theme) {
    self.depth = depth
    self.theme = theme
  }

  mutating func forget() {
    shown = nil
    isCursorVisible = nil
  }
}

extension CursesTerminal {
  /// Shows a surface: what changed since the last one, in one write. Nothing changed, nothing is
  /// written. A full screen of 200 by 60 takes about 1 ms, a changed row 0.05 ms.
  public func present(_ surface: Surface) {
    if let shown = output.shown, shown == surface { return }
    let old = output.shown.flatMap { $0.size == surface.size ? $0 : nil }
    if old == nil { werase(nc_stdscr()) }
    for row in 0..<min(surface.size.rows, size.rows) {
      if let old, surface.hasSameRow(row, as: old) { continue }
      write(row: row, of: surface, over: old)
    }
    if let cursor = surface.cursor {
      wmove(nc_stdscr(), Int32(cursor.row), Int32(cursor.column))
    }
    let isVisible = surface.cursor != nil
    if output.isCursorVisible != isVisible {
      curs_set(isVisible ? 1 : 0)
      output.isCursorVisible = isVisible
    }
    wnoutrefresh(nc_stdscr())
    doupdate()
    output.shown = surface
  }

  /// Paints everything anew with the next surface.
  public func redraw() {
    clearok(nc_curscr(), true)
    output.forget()
  }

  /// Writes bytes that ncurses knows nothing of and that move nothing on the screen.
  public func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(options.output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func write(_ text: String) {
    write(Array(text.utf8))
  }

  func setUpColors() {
    if output.depth > ColorDepth.none {
      start_color()
      use_default_colors()
    }
    output.looks = Role.allCases.map { role in
      let style = output.theme.resolve(role, depth: output.depth)
      let pair = Int32(role.rawValue) + 1
      let hasColor = style.foreground >= 0 || style.background >= 0
      if hasColor { init_extended_pair(pair, style.foreground, style.background) }
      return (CursesTerminal.attributes(style.attributes), hasColor ? pair : 0)
    }
  }

  /// Changes between light and dark; everything is painted anew.
  func setTheme(_ theme: Theme) {
    guard theme != output.theme else { return }
    output.theme = theme
    setUpColors()
    redraw()
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    var result: attr_t = 0
    if attributes.contains(.bold) { result |= NC_BOLD }
    if attributes.contains(.underline) { result |= NC_UNDERLINE }
    if attributes.contains(.reverse) { result |= NC_REVERSE }
    return result
  }

  /// Hands the part of a row that differs to ncurses.
  private func write(row: Int, of surface: Surface, over old: Surface?) {
    let columns = surface.size.columns
    var (start, end) = (0, columns)
    if let old {
      func differs(_ column: Int) -> Bool {
        let (one, other) = (surface[column, row], old[column, row])
        // Clusters are numbered by surface, so they are compared by what they are.
        return one != other
          || surface.scalar(of: one) == nil
            && surface.scalars(of: one) != old.scalars(of: other)
      }
      while start < end, !differs(start) { start += 1 }
      while end > start, !differs(end - 1) { end -= 1 }
      while start > 0, surface[start, row].columns == 0 { start -= 1 }
    }
    guard start < end else { return }
    var cells: [cchar_t] = []
    cells.reserveCapacity(end - start)
    for column in start..<end {
      let cell = surface[column, row]
      if cell.columns == 0 { continue }
      cells.append(curses(cell, of: surface))
    }
    wmove(nc_stdscr(), Int32(row), Int32(start))
    wadd_wchnstr(nc_stdscr(), &cells, Int32(cells.count))
  }

  private func curses(_ cell: Cell, of surface: Surface) -> cchar_t {
    let look = output.looks[Int(cell.role.rawValue)]
    // At most five code points and a zero: what a cell of ncurses holds.
    var text: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t, wchar_t) = (32, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &text) { bytes in
      let text = bytes.bindMemory(to: wchar_t.self)
      if let scalar = surface.scalar(of: cell) {
        text[0] = wchar_t(plain(scalar).value)
        return
      }
      for (index, scalar) in surface.scalars(of: cell).prefix(5).enumerated() {
        text[index] = wchar_t(plain(scalar).value)
      }
      if isASCII { text[1] = 0 }
    }
    var result = cchar_t()
    withUnsafeBytes(of: &text) {
      nc_set(&result, $0.bindMemory(to: wchar_t.self).baseAddress, look.attributes, look.pair)
    }
    return result
  }

  private func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isASCII, !scalar.isASCII else { return scalar }
    let plain = options.plainForm(scalar)
    return plain.isASCII && plain.value >= 0x20 ? plain : "?"
  }
}
