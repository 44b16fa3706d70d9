import Canvas

extension State {
  /// Where a menu is: over the panes, as wide and as high as its items need, at the bottom where the
  /// eyes are after a key.
  func menuRect(_ menu: Menu) -> Rect {
    let body = Rect(screen.size).inset(top: layout.heading.rows, bottom: layout.status.rows)
    let needed = max(MenuPane.columns(menu), menu.widths.title + 4) + Box.sides
    // A text is a page, however short its lines are.
    let columns = min(body.columns, menu.isText ? MenuPane.textColumns : needed)
    let whole = wholeLabels(menu, columns: columns - MenuPane.wholeMargins).map(\.count).max() ?? 0
    let rows = min(body.rows, menu.items.count + (whole > 0 ? whole + 1 : 0) + Box.sides)
    return Rect(
      column: body.column + (body.columns - columns) / 2, row: body.endRow - rows,
      columns: columns, rows: rows)
  }

  /// The room for the items, and that for the label of the one under the cursor as a whole.
  func menuRooms(_ menu: Menu) -> (items: Rect, whole: Rect) {
    let room = Box.inside(menuRect(menu))
    let rest = room.rows - menu.items.count
    let isThere = !wholeLabels(menu, columns: room.columns).isEmpty && rest > 1
    return isThere
      ? (room.inset(bottom: rest), room.inset(top: menu.items.count))
      : (room, room.inset(top: room.rows))
  }

  /// The labels in as many lines as they need; none when all of them fit into their rows.
  fileprivate func wholeLabels(_ menu: Menu, columns: Int) -> [[String]] {
    guard menu.showsWholeLabel, MenuPane.columns(menu) + Box.sides > screen.size.columns else {
      return []
    }
    return menu.items.map { Wrap.texts($0.label, columns: columns, width: width) }
  }
}

/// A short list to choose from, in a box over the panes: the key of each item, what it is, what is
/// said of it.
enum MenuPane {
  /// The columns of the box of a text.
  static let textColumns = 124

  /// The columns between label and detail.
  private static let gap = 2

  /// The columns that the items take inside the box.
  static func columns(_ menu: Menu) -> Int {
    let detail = menu.widths.detail > 0 ? gap + menu.widths.detail : 0
    return keyColumns(menu) + menu.widths.label + detail + 1
  }

  /// The columns beside a whole label: the sides, and a blank at each.
  fileprivate static let wholeMargins = Box.sides + 2

  /// The columns before the labels.
  private static func keyColumns(_ menu: Menu) -> Int { menu.hasKeys ? 4 : 1 }

  static func draw(
    _ menu: Menu, _ state: State, on surface: inout Surface, _ frame: inout Frame
  ) {
    let rect = state.menuRect(menu)
    frame.add(.area(.outside), in: Rect(state.screen.size))
    frame.add(.area(.menu), in: rect)
    let glyphs = state.options.glyphs
    Box.draw(rect, title: menu.title, on: &surface, glyphs)
    let (room, whole) = state.menuRooms(menu)
    drawWholeLabel(menu, state, in: whole, on: &surface)
    let first = menu.window.offset
    for line in 0..<max(0, min(room.rows, menu.items.count - first)) {
      let index = first + line
      if !menu.isText { frame.add(.item(menu.items[index]), in: room.line(line)) }
      draw(menu, index, in: room.line(line), on: &surface, glyphs)
    }
    if room.endRow < rect.endRow, menu.items.count > room.rows {
      let reached = menu.isText ? first + room.rows : menu.window.cursor + 1
      surface.putRight(
        [Piece(text: " \(reached)/\(menu.items.count) ", role: .dim)],
        in: rect.line(rect.rows - 1).inset(right: 2))
    }
  }

  private static func drawWholeLabel(
    _ menu: Menu, _ state: State, in rect: Rect, on surface: inout Surface
  ) {
    guard !rect.isEmpty, menu.items.indices.contains(menu.window.cursor) else { return }
    let glyphs = state.options.glyphs
    surface.fill(rect.line(0), role: .rule, character: glyphs.horizontal)
    let room = rect.inset(left: 1, top: 1, right: 1)
    let lines = state.wholeLabels(menu, columns: room.columns)[menu.window.cursor]
    for (number, line) in lines.prefix(room.rows).enumerated() {
      let isCut = number == room.rows - 1 && lines.count > room.rows
      surface.put(
        [Piece(text: line + (isCut ? String(glyphs.ellipsis) : ""), role: .popup)],
        in: room.line(number), ellipsis: glyphs.ellipsis)
    }
  }

  private static func draw(
    _ menu: Menu, _ index: Int, in rect: Rect, on surface: inout Surface, _ glyphs: Glyphs
  ) {
    let item = menu.items[index]
    let isCursor = index == menu.window.cursor && !menu.isText
    func role(_ role: Role) -> Role { isCursor ? .popupCursor : role }
    if isCursor { surface.fill(rect, role: .popupCursor) }
    if let key = menu.key(of: index) {
      surface.put(
        String(key), at: Point(column: rect.column + 1, row: rect.row),
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
