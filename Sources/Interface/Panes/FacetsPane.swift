import Canvas
import Catalog

/// The tags: a row a tag, with its count under the current filter and a bar that shows its share.
enum FacetsPane {
  static func draw(_ state: State, in rect: Rect, on surface: inout Surface) {
    let header = State.headerRows(in: rect.rows)
    if header > 0 {
      let role: Role = state.focus == .facets ? .headingFocused : .heading
      surface.put(
        [Piece(text: " TAGS", role: role)], in: rect.line(0),
        ellipsis: state.options.glyphs.ellipsis)
    }
    let body = rect.inset(top: header)
    if state.facets.isEmpty {
      surface.put(
        [Piece(text: " no tags here", role: .dim)], in: body.line(0),
        ellipsis: state.options.glyphs.ellipsis)
    }
    let first = state.facetWindow.offset
    let greatest = state.facets.first?.count ?? 0
    for row in 0..<max(0, min(body.rows, state.facets.count - first)) {
      drawRow(state, first + row, greatest, in: body.line(row), on: &surface)
    }
    if state.focus == .facets, state.mode == .browsing {
      surface.cursor = Point(column: body.column, row: body.row + state.facetWindow.cursor - first)
    }
  }

  private static func drawRow(
    _ state: State, _ place: Int, _ greatest: Int, in rect: Rect, on surface: inout Surface
  ) {
    let glyphs = state.options.glyphs
    let tag = state.facets[place]
    var sign = " "
    var role = Role.tag
    if state.choices.required.contains(tag.name) { (sign, role) = (glyphs.including, .included) }
    if state.choices.excluded.contains(tag.name) { (sign, role) = (glyphs.excluding, .excluded) }
    let isCursor = place == state.facetWindow.cursor && state.focus == .facets
    if isCursor { surface.fill(rect, role: .cursor) }

    let count = "\(tag.count)"
    let room = rect.inset(left: 1, right: 1)
    let bars = max(0, min(room.columns - 18, 40))
    let names = room.inset(right: bars + max(4, count.count) + 2)
    surface.put(
      [
        Piece(text: sign + " ", role: isCursor ? .cursor : role),
        Piece(text: tag.name, role: isCursor ? .cursor : role),
      ], in: names, ellipsis: glyphs.ellipsis)
    let share = greatest > 0 ? Double(tag.count) / Double(greatest) : 0
    surface.put(
      glyphs.bar(share, columns: bars), at: Point(column: names.endColumn + 1, row: rect.row),
      role: isCursor ? .cursor : .bar, within: room)
    surface.putRight([Piece(text: count, role: isCursor ? .cursor : .count)], in: room)
  }
}
