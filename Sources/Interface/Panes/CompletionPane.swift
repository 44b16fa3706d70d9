import Canvas
import Catalog

extension State {
  /// Where the completions are shown: over the reader, beside the first papers that the filter finds or under them;
  /// where there is no reader, over the last ones. `caret` is where the filter is written.
  func completionRect(caret: Point?) -> Rect? {
    let completions = prompt.filterHelp.completions
    guard !completions.isEmpty, helpBody.rows >= 6, let caret else { return nil }
    let typed = prompt.filterHelp.completing?.source.beginning ?? ""
    let names = completions.map { width.columns(of: $0.name) }.max() ?? 0
    let details =
      completions.map { width.columns(of: CompletionPane.detail(of: $0, prompt.filterHelp)) }
      .max() ?? 0
    let room = completionRoom
    let columns = min(room.columns, max(16, names + details + 3 + Box.sides))
    let most = max(3, min(10, min(room.rows, helpBody.rows / 2) - Box.sides))
    let rows = min(min(completions.count, most) + Box.sides, room.rows)
    let column = max(room.column, caret.column - width.columns(of: typed) - 2)
    let isAtBottom = layout.panes[.reader] == nil && layout.panes[.list] != nil
    return Rect(
      column: min(column, room.endColumn - columns),
      row: isAtBottom ? room.endRow - rows : room.row,
      columns: columns, rows: rows)
  }

  /// The part of the screen that they may cover.
  private var completionRoom: Rect {
    guard let list = layout.panes[.list], let reader = layout.panes[.reader] else {
      return helpBody
    }
    // In place of the rule between the two.
    return list.endRow <= reader.row
      ? helpBody.inset(top: reader.row - 1 - helpBody.row) : helpBody.inset(left: reader.column)
  }
}

/// What the word at the caret of the filter may become, in a box over the panes.
enum CompletionPane {
  static func draw(_ state: State, on surface: inout Surface, _ frame: inout Frame) {
    guard let rect = state.completionRect(caret: surface.cursor) else { return }
    let glyphs = state.options.glyphs
    let help = state.prompt.filterHelp
    let key = state.keyIndex.name(for: "complete", in: .prompt).map { "  \($0)" } ?? ""
    let title = (help.completing?.source.field?.rawValue ?? "complete") + key
    let room = Box.draw(rect, title: title, on: &surface, glyphs)
    let all = help.completions
    let chosen = help.completing?.chosen
    let first = max(0, min((chosen ?? 0) - room.rows + 1, all.count - room.rows))
    for line in 0..<min(room.rows, all.count - first) {
      let completion = all[first + line]
      let isChosen = first + line == chosen
      let row = room.line(line)
      if isChosen { surface.fill(row, role: .popupCursor) }
      frame.add(.completion(completion), in: row)
      let text = row.inset(left: 1, right: 1)
      let detail = detail(of: completion, help)
      let needed = detail.isEmpty ? 0 : min(surface.width.columns(of: detail) + 1, text.columns / 2)
      surface.put(
        [Piece(text: completion.name, role: isChosen ? .popupCursor : .popup)],
        in: text.inset(right: needed), ellipsis: glyphs.ellipsis)
      let place =
        completion.count == nil
        ? text.inset(left: text.columns - needed + 1)
        : text.inset(left: text.columns - surface.width.columns(of: detail))
      surface.put(
        [Piece(text: detail, role: isChosen ? .popupCursor : .dim)], in: place,
        ellipsis: glyphs.ellipsis)
    }
    if room.endRow < rect.endRow, all.count > room.rows {
      surface.putRight(
        [Piece(text: " \((chosen ?? 0) + 1)/\(all.count) ", role: .dim)],
        in: rect.line(rect.rows - 1).inset(right: 2))
    }
  }

  /// The number of papers that it leaves, or takes away.
  static func detail(of completion: Completion, _ help: FilterHelp) -> String {
    let isNegated = help.completing?.source.isNegated == true
    return completion.count.map { (isNegated && $0 > 0 ? "-" : "") + "\($0)" } ?? completion.detail
  }
}
