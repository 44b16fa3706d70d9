import Canvas

/// What will be written to the file that is being named, in a box over the panes.
enum CitingPane {
  static func draw(_ state: State, on surface: inout Surface) {
    guard let preview = state.citingPreview else { return }
    let layout = state.layout
    let body = Rect(state.screen.size).inset(top: layout.heading.rows, bottom: layout.status.rows)
    let rows = min(body.rows, preview.lines.count + Box.sides, max(5, body.rows * 2 / 3))
    let columns = min(body.columns, 100)
    let rect = Rect(
      column: body.column, row: body.endRow - rows, columns: columns, rows: rows)
    let room = Box.draw(rect, title: preview.title, on: &surface, state.options.glyphs)
    for (number, line) in preview.lines.prefix(room.rows).enumerated() {
      surface.put(
        [Piece(text: line, role: .popup)], in: room.line(number).inset(left: 1, right: 1),
        ellipsis: state.options.glyphs.ellipsis)
    }
  }
}
