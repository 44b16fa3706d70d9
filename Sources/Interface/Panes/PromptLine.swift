import Canvas

/// A line under the caret, as the filter and the command line show it.
enum PromptLine {
  /// Draws the line so that the caret is visible, puts the terminal's cursor there when the line is
  /// open, and returns the column after the text.
  static func draw(
    _ line: LineEditor, isOpen: Bool, in rect: Rect, on surface: inout Surface, _ glyphs: Glyphs
  ) -> Int {
    guard isOpen else {
      return surface.put(
        [Piece(text: line.text, role: .prompt)], in: rect, ellipsis: glyphs.ellipsis)
    }
    // As many characters before the caret as leave it a column.
    let text = line.text
    var start = text.index(text.startIndex, offsetBy: line.caret)
    var columns = 0
    while start > text.startIndex {
      let before = text.index(before: start)
      let more = surface.width.columns(of: String(text[before]))
      if columns + more >= rect.columns { break }
      (start, columns) = (before, columns + more)
    }
    let shown = String(text[start...])
    let caret = rect.column + columns
    surface.cursor = Point(column: min(caret, max(rect.column, rect.endColumn - 1)), row: rect.row)
    let end = surface.put(
      shown, at: Point(column: rect.column, row: rect.row), role: .prompt, within: rect)
    return max(end, min(caret + 1, rect.endColumn))
  }
}
