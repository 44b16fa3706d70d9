import Canvas

extension State {
  /// Where a menu is: over the panes, as wide and as high as its items need, at the bottom where the
  /// eyes are after a key.
  func menuRect(_ menu: Menu) -> Rect {
    let body = Rect(screen.size).inset(top: layout.heading.rows, bottom: layout.status.rows)
    let needed = max(MenuPane.columns(menu), menu.widths.title + 4) + Box.sides
    let columns = min(body.columns, needed)
    let rows = min(body.rows, menu.items.count + Box.sides)
    return Rect(
      column: body.column + (body.columns - columns) / 2, row: body.endRow - rows,
      columns: columns, rows: rows)
  }
}

/// A short list to choose from, in a box over the panes: the key of each item, what it is, what is
/// said of it.
enum MenuPane {
  /// The columns between label and detail.
  private static let gap = 2

  /// The columns that the items take inside the box.
  static func columns(_ menu: Menu) -> Int {
    let detail = menu.widths.detail > 0 ? gap + menu.widths.detail : 0
    return keyColumns(menu) + menu.widths.label + detail + 1
  }

  /// The columns before the labels.
  private static func keyColumns(_ menu: Menu) -> Int { menu.hasKeys ? 4 : 1 }

  static func draw(
    _ menu: Menu, _ state: State, on surface: inout Surface, _ frame: inout Frame
  ) {
    let rect = state.menuRect(menu)
    frame.add(.area(.outside), in: Rect(state.screen.size))
    frame.add(.area(.menu), in: rect)
    let glyphs = state.options.glyphs
    let room = Box.draw(rect, title: menu.title, on: &surface, glyphs)
    let first = menu.window.offset
    for line in 0..<max(0, min(room.rows, menu.items.count - first)) {
      let index = first + line
      frame.add(.item(menu.items[index]), in: room.line(line))
      draw(menu, index, in: room.line(line), on: &surface, glyphs)
    }
    if room.endRow < rect.endRow, menu.items.count > room.rows {
      surface.putRight(
        [Piece(text: " \(menu.window.cursor + 1)/\(menu.items.count) ", role: .dim)],
        in: rect.line(rect.rows - 1).inset(right: 2))
    }
  }

  private static func draw(
    _ menu: Menu, _ index: Int, in rect: Rect, on surface: inout Surface, _ glyphs: Glyphs
  ) {
    let item = menu.items[index]
    let isCursor = index == menu.window.cursor
    func role(_ role: Role) -> Role { isCursor ? .popupCursor : role }
    if isCursor { surface.fill(rect, role: .popupCursor) }
    if menu.hasKeys, Menu.keys.indices.contains(index) {
      surface.put(
        String(Menu.keys[index]), at: Point(column: rect.column + 1, row: rect.row),
        role: role(.key), within: rect)
    }
    let text = rect.inset(left: keyColumns(menu), right: 1)
    let detail = menu.widths.detail > 0 ? gap + menu.widths.detail : 0
    // Where not both fit, the label has three fifths, or what the detail leaves.
    let label = min(menu.widths.label, max(text.columns - detail, text.columns * 3 / 5))
    surface.put(
      [Piece(text: item.label, role: role(item.isWarning ? .warning : .popup))],
      in: text.inset(right: text.columns - label), ellipsis: glyphs.ellipsis)
    surface.put(
      [Piece(text: item.detail, role: role(.dim))], in: text.inset(left: label + gap),
      ellipsis: glyphs.ellipsis)
  }
}
