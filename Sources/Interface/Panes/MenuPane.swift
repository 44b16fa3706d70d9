import Canvas

extension State {
  /// Where a menu is: over the panes, as high as it has items, at the bottom where the eyes are after
  /// a key.
  func menuRect(_ menu: Menu) -> Rect {
    let body = Rect(size).inset(top: layout.heading.rows, bottom: layout.status.rows)
    let margin = body.columns < 120 ? 0 : (body.columns - 110) / 2
    let rows = min(body.rows, menu.items.count + 1)
    return body.inset(top: body.rows - rows).inset(left: margin, right: margin)
  }
}

/// A short list to choose from, over the panes.
enum MenuPane {
  static func draw(_ menu: Menu, _ state: State, on surface: inout Surface) {
    let rect = state.menuRect(menu)
    let glyphs = state.options.glyphs
    surface.fill(rect, role: .popup)
    let title = " \(menu.title) "
    surface.fill(rect.line(0), role: .rule, character: glyphs.horizontal)
    surface.put(
      [Piece(text: title, role: .headingFocused)], in: rect.line(0).inset(left: 1),
      ellipsis: glyphs.ellipsis)
    let first = menu.window.offset
    for line in 0..<max(0, min(rect.rows - 1, menu.items.count - first)) {
      draw(
        menu.items[first + line], number: menu.hasKeys ? first + line : .max,
        isCursor: first + line == menu.window.cursor, in: rect.line(line + 1), on: &surface, glyphs)
    }
  }

  private static func draw(
    _ item: Menu.Item, number: Int, isCursor: Bool, in rect: Rect, on surface: inout Surface,
    _ glyphs: Glyphs
  ) {
    func role(_ role: Role) -> Role { isCursor ? .popupCursor : role }
    if isCursor { surface.fill(rect, role: .popupCursor) }
    let key = Menu.keys.indices.contains(number) ? String(Menu.keys[number]) : " "
    surface.put(
      [
        Piece(text: " \(key)  ", role: role(.key)),
        Piece(text: item.label, role: role(item.isWarning ? .warning : .popup)),
        Piece(text: item.detail.isEmpty ? "" : "  " + item.detail, role: role(.dim)),
      ], in: rect.inset(right: 1), ellipsis: glyphs.ellipsis)
  }
}
