import CNcurses
public import Canvas
import Glibc

extension CursesTerminal {
  /// Shows a surface: what changed since the last one, in one write. Nothing changed, nothing is
  /// written. A full screen of 200 by 60 takes about 1 ms, a changed row 0.02 ms.
  public func present(_ surface: Surface) {
    let old = output.shown.flatMap { $0.size == surface.size ? $0 : nil }
    if old == nil {
      werase(nc_stdscr())
      wredrawln(nc_stdscr(), 0, Int32(size.rows))
      output.doubtfulRows = []
    }
    var isChanged = old == nil || old?.cursor != surface.cursor
    var painted: [PaintedRow] = []
    for row in 0..<min(surface.size.rows, size.rows) {
      let changes: Range<Int>? =
        if let old { surface.changes(in: row, since: old) } else { 0..<surface.size.columns }
      guard let changes else { continue }
      isChanged = true
      let doubtful = isASCII ? nil : surface.firstDoubtful(in: row)
      write(changes, of: row, surface, doubtful: doubtful)
      painted.append(PaintedRow(row: row, doubtful: doubtful))
      let wasDoubtful = output.doubtfulRows.remove(row) != nil
      if doubtful != nil { output.doubtfulRows.insert(row) }
      if wasDoubtful || doubtful != nil { wredrawln(nc_stdscr(), Int32(row), 1) }
    }
    guard isChanged else { return }
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
    oneWrite.send(
      colors: output.depth == .direct ? output.colors : nil,
      then: overlay(surface, rows: painted))
    output.shown = surface
  }

  /// Paints everything anew with the next surface.
  public func redraw() {
    clearok(nc_curscr(), true)
    output.forget()
  }

  /// Writes bytes that ncurses knows nothing of and that move nothing on the screen.
  public func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { OneWrite.write($0, to: options.output) }
  }

  func write(_ text: String) {
    write(Array(text.utf8))
  }

  func setUpColors() {
    let hasColor = output.depth > ColorDepth.none
    if hasColor {
      start_color()
      use_default_colors()
    }
    output.colors = DirectColors()
    output.sequences = []
    output.looks = Role.allCases.map { role in
      let style = output.theme.resolve(role, depth: output.depth)
      output.sequences.append(sequence(style))
      let pair = Int32(role.rawValue) + 1
      // Also where both are the terminal's own: going back to no pair at all takes ncurses twice the
      // bytes.
      if hasColor {
        let foreground = output.colors.number(for: style.foreground)
        let background = output.colors.number(for: style.background)
        init_extended_pair(pair, foreground, background)
      }
      var blank = cchar_t()
      let attributes = CursesTerminal.attributes(style.attributes)
      nc_set(&blank, [0x20, 0], attributes, hasColor ? pair : 0)
      return blank
    }
  }

  /// Changes what roles look like; everything is painted anew.
  public func wear(_ look: ThemePair) {
    output.look = look
    dress()
    askBackground()
  }

  /// Takes the theme that fits what the terminal has said of its background.
  func dress() {
    guard output.takeTheme() else { return }
    setUpColors()
    redraw()
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    var result: attr_t = 0
    if attributes.contains(.bold) { result |= NC_BOLD }
    if attributes.contains(.underline) { result |= NC_UNDERLINE }
    if attributes.contains(.reverse) { result |= NC_REVERSE }
    if attributes.contains(.italic) { result |= NC_ITALIC }
    if attributes.contains(.dim) { result |= NC_DIM }
    return result
  }

  /// Hands a part of a row to ncurses. From the column `doubtful` on it cannot be trusted.
  private func write(_ columns: Range<Int>, of row: Int, _ surface: Surface, doubtful: Int?) {
    let doubtful = doubtful ?? .max
    withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: columns.count) { cells in
      var count = 0
      output.looks.withUnsafeBufferPointer { looks in
        for column in columns {
          let cell = surface[column, row]
          guard cell.columns != 0 else { continue }
          let look = looks[Int(cell.role.rawValue)]
          if column >= doubtful, surface.isDoubtful(cell) {
            // Painted afterwards.
            for _ in 0..<cell.columns {
              cells.initializeElement(at: count, to: look)
              count += 1
            }
          } else {
            cells.initializeElement(at: count, to: curses(cell, of: surface, look: look))
            count += 1
          }
        }
      }
      wmove(nc_stdscr(), Int32(row), Int32(columns.lowerBound))
      wadd_wchnstr(nc_stdscr(), cells.baseAddress, Int32(count))
    }
  }

  private func curses(_ cell: Cell, of surface: Surface, look: cchar_t) -> cchar_t {
    var result = look
    // Cells of several code points come here only to be drawn with ASCII.
    let scalar = surface.scalar(of: cell) ?? surface.scalars(of: cell).first ?? " "
    result.chars.0 = wchar_t(plain(scalar).value)
    return result
  }

  /// What is shown for a character: itself, or something of ASCII.
  func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isASCII, !scalar.isASCII else { return scalar }
    let plain = options.plainForm(scalar)
    return (0x20..<0x7F).contains(plain.value) ? plain : "?"
  }
}
