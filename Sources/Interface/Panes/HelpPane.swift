import Canvas
import Papers

/// A row of the help: a heading, or a command with its keys.
struct HelpRow {
  let heading: String?
  let keys: String
  let command: Command?
}

extension State {
  /// What the help shows: all commands under their headings, or those that fit what was typed.
  var helpRows: [HelpRow] {
    // Who is used to searching by a stroke types one; alone it is a key.
    let typed: Set<Substring> = Set(
      prompt.help.filter.text.lowercased().split(separator: " ")
        .map { $0.count > 1 && $0.first == "/" ? $0.dropFirst() : $0 })
    var rows: [HelpRow] = []
    for group in Command.Group.allCases where group != .editing {
      let commands = helpCommands(of: group).map { command in
        let keys = keyIndex.keysAnywhere(for: command.name, from: prompt.help.context).prefix(4)
          .map(KeyIndex.shown)
        // As many as there is room for.
        let count = keys.indices.last {
          width.columns(of: keys[...$0].joined(separator: " ")) <= HelpPane.keyColumns
        }
        let shown = keys.prefix((count ?? 0) + 1).joined(separator: " ")
        return HelpRow(heading: nil, keys: shown, command: command)
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

  private func helpCommands(of group: Command.Group) -> [Command] {
    guard group == .several else {
      return commands.all.filter {
        $0.group == group && (lesson != nil || !$0.traits.contains(.isForTutor))
      }
    }
    return keymap.texts.filter { commands.named($0) == nil }.map { Command(several: $0) }
  }

  var helpRect: Rect {
    let body = Rect(screen.size).inset(top: layout.heading.rows, bottom: layout.status.rows)
    let margin = max(0, (body.columns - HelpPane.columns) / 2)
    return body.inset(left: margin, right: margin)
  }

  /// The rows that the help has for commands.
  var helpHeight: Int { max(1, Box.inside(helpRect).rows) }
}

/// The help, in a box over the panes.
enum HelpPane {
  /// The columns of the whole box: keys, names, sentences.
  static let columns = 112
  /// The columns of the keys.
  static let keyColumns = 18

  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    frame.add(.area(.outside), in: Rect(state.screen.size))
    frame.add(.area(.help), in: rect)
    let glyphs = state.options.glyphs
    let room = Box.draw(rect, title: "Keys  /", on: &surface, glyphs)
    let field = rect.line(0).inset(left: min(11, rect.columns / 2), right: 1)
    let typed = state.prompt.help.filter
    let end = PromptLine.draw(typed, isOpen: true, in: field, on: &surface, glyphs)
    let runs = state.keyIndex.name(for: "accept", in: .help).map { ", \($0) runs" } ?? ""
    let hint = typed.text.isEmpty ? "type to search\(runs) " : " "
    surface.put(
      [Piece(text: hint, role: .dim)],
      in: field.inset(left: typed.text.isEmpty ? 0 : end - field.column - 1),
      ellipsis: glyphs.ellipsis)
    let rows = state.helpRows
    if rows.isEmpty {
      surface.put(
        [Piece(text: " No key and no command has this.", role: .dim)], in: room.line(0),
        ellipsis: glyphs.ellipsis)
    }
    let first = state.prompt.help.window.offset
    for index in 0..<max(0, min(state.helpHeight, rows.count - first)) {
      if let command = rows[first + index].command {
        frame.add(.help(command.name), in: room.line(index))
      }
      drawRow(
        rows[first + index], isCursor: first + index == state.prompt.help.window.cursor,
        in: room.line(index), on: &surface, glyphs)
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
    let keys = rect.inset(left: 2, right: max(0, rect.columns - keyColumns - 2))
    // On a narrow screen the sentence is worth more than the name.
    let hasNames = rect.columns >= 88
    let name = hasNames ? rect.inset(left: 22, right: max(0, rect.columns - 40)) : rect.line(1)
    surface.put(
      [Piece(text: row.keys, role: isCursor ? .popupCursor : .key)], in: keys,
      ellipsis: glyphs.ellipsis)
    surface.put(
      [
        Piece(
          text: command.group == .several ? "" : command.name, role: isCursor ? .popupCursor : .dim)
      ], in: name, ellipsis: glyphs.ellipsis)
    surface.put(
      [Piece(text: command.help, role: isCursor ? .popupCursor : .popup)],
      in: rect.inset(left: hasNames ? 42 : 22, right: 1), ellipsis: glyphs.ellipsis)
  }
}
