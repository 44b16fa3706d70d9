import Canvas
import Catalog

/// The saved views: a row a view, with its key, and how many papers it finds, those that are unread before all.
/// Where there is room, what it asks for stands between.
enum ViewsPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    frame.add(.area(.views), in: rect)
    let glyphs = state.options.glyphs
    let header = State.headerRows(in: rect.rows)
    if header > 0 {
      let role: Role = state.screen.focus == .views ? .headingFocused : .heading
      surface.put([Piece(text: " VIEWS", role: role)], in: rect.line(0), ellipsis: glyphs.ellipsis)
      surface.putRight(
        [Piece(text: "unread/all", role: .dim)], in: rect.line(0).inset(left: 7, right: 1))
    }
    let body = rect.inset(top: header)
    let entries = state.results.views.entries
    if entries.isEmpty {
      surface.put(
        [Piece(text: " no views", role: .dim)], in: body.line(0), ellipsis: glyphs.ellipsis)
    }
    let first = state.views.window.offset
    let visible = first..<first + max(0, min(body.rows, entries.count - first))
    let columns = ViewColumns(state, visible, in: body, surface.width)
    let shown = state.shownView
    for index in visible {
      frame.add(.view(entries[index].view.name), in: body.line(index - first))
      drawRow(
        state, index, isShown: index == shown, columns, in: body.line(index - first), on: &surface)
    }
    if state.screen.focus == .views, state.prompt.mode == .browsing {
      surface.cursor = Point(column: body.column, row: body.row + state.views.window.cursor - first)
    }
  }

  private static func drawRow(
    _ state: State, _ index: Int, isShown: Bool, _ columns: ViewColumns, in rect: Rect,
    on surface: inout Surface
  ) {
    let glyphs = state.options.glyphs
    let entry = state.results.views.entries[index]
    let isCursor = index == state.views.window.cursor && state.screen.focus == .views
    func role(_ role: Role) -> Role { isCursor ? .cursor : role }
    if isCursor { surface.fill(rect, role: .cursor) }
    let isBroken = entry.fault != nil
    let name: Role = isBroken ? .dim : isShown ? .included : .tag
    let key = ViewsPane.key(of: index, state) ?? ""
    let gap = String(repeating: " ", count: columns.margin - 1 - surface.width.columns(of: key))
    let room = rect.inset(right: 1)
    surface.put(
      [
        Piece(text: isShown ? glyphs.pointer : " ", role: role(name)),
        Piece(text: key, role: role(.key)), Piece(text: gap, role: role(.plain)),
        Piece(text: entry.view.name, role: role(name)),
      ], in: room.inset(right: room.columns - columns.margin - columns.name),
      ellipsis: glyphs.ellipsis)
    if columns.query > 0 {
      let text = entry.fault.map { Message.describe($0) } ?? entry.view.text
      surface.put(
        [Piece(text: text, role: role(isBroken ? .warning : .dim))],
        in: Rect(
          column: rect.column + columns.margin + columns.name + ViewColumns.gap, row: rect.row,
          columns: columns.query, rows: 1), ellipsis: glyphs.ellipsis)
    }
    surface.putRight(
      ViewsPane.counts(state.views.count(of: entry), isBroken: isBroken, glyphs).map {
        Piece(text: $0.text, role: role($0.role))
      }, in: room)
  }

  /// `3/12`: unread and all; of a view without unread papers all alone. Before them a sign where a pattern was cut
  /// off, so that there may be more.
  fileprivate static func counts(
    _ count: QueryCount?, isBroken: Bool, _ glyphs: Glyphs
  ) -> [Piece] {
    guard let count else { return isBroken ? [Piece(text: "?", role: .dim)] : [] }
    let unread = count.unread == 0 ? "" : short(count.unread)
    return [
      Piece(text: count.cutOff > 0 ? glyphs.atLeast : "", role: .warning),
      Piece(text: unread, role: .count),
      Piece(text: (unread.isEmpty ? "" : "/") + short(count.all), role: .dim),
    ]
  }

  /// A number in at most five characters, up to a billion: `12345`, `720k`, `1200k`.
  private static func short(_ number: Int) -> String {
    number < 100_000 ? "\(number)" : "\(number / 1000)k"
  }

  /// The key that takes a view, as keymaps have it; views after the tenth have none.
  fileprivate static func key(of index: Int, _ state: State) -> String? {
    state.keyIndex.name(for: "view-\(index + 1)", in: .views)
  }
}

/// How the room of a row is divided: counts first, then the name, then what is asked for.
private struct ViewColumns {
  /// The columns before the names: for a sign, a key, and a blank.
  let margin: Int
  let name: Int
  let query: Int

  /// The columns between two.
  static let gap = 2
  private static let shortestQuery = 12

  init(_ state: State, _ visible: Range<Int>, in rect: Rect, _ width: Width) {
    let entries = state.results.views.entries[visible]
    let counts = entries.map { entry in
      ViewsPane.counts(state.views.count(of: entry), isBroken: false, state.options.glyphs)
        .reduce(0) { $0 + width.columns(of: $1.text) }
    }
    let keys = visible.map { width.columns(of: ViewsPane.key(of: $0, state) ?? "") }
    margin = max(1, keys.max() ?? 0) + 2
    let room = max(0, rect.columns - margin - 1 - (counts.max() ?? 0) - 1)
    let longest = entries.map { width.columns(of: $0.view.name) }.max() ?? 0
    let left = room - longest - 2 * ViewColumns.gap
    query = left >= ViewColumns.shortestQuery ? left : 0
    name = min(longest, room)
  }
}
