import Canvas

/// A box over the panes: four sides, a title in the upper one, the room inside blank. Where there is
/// no room for sides there is a title alone.
enum Box {
  /// The room inside a box.
  static func inside(_ rect: Rect) -> Rect {
    hasSides(rect) ? rect.inset(left: 1, top: 1, right: 1, bottom: 1) : rect.inset(top: 1)
  }

  /// The rows and columns that a box takes for itself.
  static let sides = 2

  private static func hasSides(_ rect: Rect) -> Bool {
    rect.columns >= 12 && rect.rows >= (rect.columns < 16 ? 4 : 3)
  }

  /// Draws the box and returns the room inside.
  @discardableResult
  static func draw(
    _ rect: Rect, title: String, on surface: inout Surface, _ glyphs: Glyphs
  ) -> Rect {
    surface.fill(rect, role: .popup)
    surface.fill(rect.line(0), role: .rule, character: glyphs.horizontal)
    if hasSides(rect) {
      surface.fill(rect.line(rect.rows - 1), role: .rule, character: glyphs.horizontal)
      for column in [rect.column, rect.endColumn - 1] {
        surface.fill(
          Rect(column: column, row: rect.row, columns: 1, rows: rect.rows), role: .rule,
          character: glyphs.vertical)
      }
      for (index, corner) in glyphs.corners.enumerated() {
        let point = Point(
          column: index % 2 == 0 ? rect.column : rect.endColumn - 1,
          row: index < 2 ? rect.row : rect.endRow - 1)
        surface.put(String(corner), at: point, role: .rule, within: rect)
      }
    }
    surface.put(
      [Piece(text: " \(title) ", role: .headingFocused)],
      in: rect.line(0).inset(left: min(2, rect.columns / 4), right: 1), ellipsis: glyphs.ellipsis)
    return inside(rect)
  }
}
