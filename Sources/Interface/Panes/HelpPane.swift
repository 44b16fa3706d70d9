import Canvas

/// A row of the help: a heading, or a command with its keys.
struct HelpRow {
  let heading: String?
  let keys: String
  let command: Command?
}

extension State {
  /// What the help shows: all commands under their headings, or those that fit what was typed.
  var helpRows: [HelpRow] {
    let typed = Set(help.filter.text.lowercased().split(separator: " "))
    var rows: [HelpRow] = []
    for group in Command.Group.allCases where group != .editing {
      let commands = Command.all.filter { $0.group == group }.map { command in
        let keys = keyIndex.keys(for: command.name, in: help.context).prefix(4)
          .joined(separator: " ")
        return HelpRow(heading: nil, keys: keys, command: command)
      }.filter { row in
        let text = "\(row.keys) \(row.command!.name) \(row.command!.help)".lowercased()
        return typed.allSatisfy { text.contains($0) }
      }
      if commands.isEmpty { continue }
      if typed.isEmpty { rows.append(HelpRow(heading: group.rawValue, keys: "", command: nil)) }
      rows += commands
    }
    return rows
  }

  var helpRect: Rect {
    let body = Rect(size).inset(top: layout.heading.rows, bottom: layout.status.rows)
    let margin = body.columns < 120 ? 0 : (body.columns - 96) / 2
    return body.inset(left: margin, right: margin)
  }

  /// The rows that the help has for commands.
  var helpHeight: Int { max(1, helpRect.rows - 1) }
}

/// The help, over the panes.
enum HelpPane {
  static func draw(_ state: State, in rect: Rect, on surface: inout Surface) {
    surface.fill(rect, role: .popup)
    let glyphs = state.options.glyphs
    for column in [rect.column - 1, rect.endColumn] {
      let edge = Rect(column: column, row: rect.row, columns: 1, rows: rect.rows)
      surface.fill(edge, role: .rule, character: glyphs.vertical)
    }
    var column = surface.put(
      [Piece(text: " Keys  ", role: .headingFocused), Piece(text: "/ ", role: .prompt)],
      in: rect.line(0), ellipsis: glyphs.ellipsis)
    let field = rect.line(0).inset(left: column - rect.column)
    column = Prompt.draw(state.help.filter, isOpen: true, in: field, on: &surface, glyphs)
    if state.help.filter.text.isEmpty {
      let runs = state.keyIndex.keys(for: "accept", in: .help).first.map { ", \($0) runs" } ?? ""
      surface.put(
        [Piece(text: "type to search" + runs, role: .dim)],
        in: rect.line(0).inset(left: column - rect.column + 1), ellipsis: glyphs.ellipsis)
    }
    let rows = state.helpRows
    let first = state.help.window.offset
    for index in 0..<max(0, min(state.helpHeight, rows.count - first)) {
      drawRow(
        rows[first + index], isCursor: first + index == state.help.window.cursor,
        in: rect.line(index + 1), on: &surface, glyphs)
    }
  }

  private static func drawRow(
    _ row: HelpRow, isCursor: Bool, in rect: Rect, on surface: inout Surface, _ glyphs: Glyphs
  ) {
    if isCursor { surface.fill(rect, role: .popupCursor) }
    if let heading = row.heading {
      surface.put(
        [Piece(text: " " + heading, role: isCursor ? .popupCursor : .heading)], in: rect,
        ellipsis: glyphs.ellipsis)
      return
    }
    guard let command = row.command else { return }
    let keys = rect.inset(left: 2, right: max(0, rect.columns - 20))
    let name = rect.inset(left: 22, right: max(0, rect.columns - 40))
    surface.put(
      [Piece(text: row.keys, role: isCursor ? .popupCursor : .key)], in: keys,
      ellipsis: glyphs.ellipsis)
    surface.put(
      [Piece(text: command.name, role: isCursor ? .popupCursor : .dim)], in: name,
      ellipsis: glyphs.ellipsis)
    surface.put(
      [Piece(text: command.help, role: isCursor ? .popupCursor : .popup)],
      in: rect.inset(left: 42, right: 1), ellipsis: glyphs.ellipsis)
  }
}
