import Canvas
import Catalog
import Papers

/// A line of a sheet: what stands at its left, and what at its right or behind it.
struct SheetLine: Hashable {
  let left: String
  let right: String
  var role = Role.popup
}

extension State {
  /// The room for what helps with the filter.
  var helpBody: Rect {
    Rect(screen.size).inset(top: layout.heading.rows, bottom: layout.status.rows)
  }

  var sheetRect: Rect {
    let body = helpBody
    let columns = min(body.columns, FilterHelpPane.sheetColumns)
    let least = min(body.rows, 3)
    let rows = min(max(least, body.rows - 4), sheetLines(columns: columns - 4).count + Box.sides)
    return Rect(column: body.column, row: body.row, columns: columns, rows: rows)
  }

  var sheetHeight: Int { max(1, Box.inside(sheetRect).rows) }

  var sheetLines: [SheetLine] { sheetLines(columns: Box.inside(sheetRect).columns - 2) }

  private func sheetLines(columns: Int) -> [SheetLine] {
    switch prompt.filterHelp.sheet {
    case .explanation: FilterHelpPane.explanation(self)
    case .language: FilterHelpPane.language(columns: columns, width)
    case nil: []
    }
  }
}

/// A sheet about the filter under its line, in a box over the panes.
enum FilterHelpPane {
  /// The columns of a sheet: what is typed, and a sentence.
  static let sheetColumns = 112

  static func draw(_ state: State, on surface: inout Surface, _ frame: inout Frame) {
    if state.prompt.filterHelp.sheet != nil {
      drawSheet(state, on: &surface, &frame)
    } else {
      CompletionPane.draw(state, on: &surface, &frame)
    }
  }

  private static func drawSheet(
    _ state: State, on surface: inout Surface, _ frame: inout Frame
  ) {
    let rect = state.sheetRect
    let glyphs = state.options.glyphs
    let isLanguage = state.prompt.filterHelp.sheet == .language
    let title = isLanguage ? "What the filter can be asked" : "How the filter is understood"
    let room = Box.draw(rect, title: title, on: &surface, glyphs)
    let lines = state.sheetLines
    let top = min(state.prompt.filterHelp.top, max(0, lines.count - room.rows))
    for number in 0..<max(0, min(room.rows, lines.count - top)) {
      let line = lines[top + number]
      let row = room.line(number).inset(left: 1, right: 1)
      if isLanguage {
        let left = leftColumns(room.columns - 2)
        surface.put(
          [Piece(text: line.left, role: .key)], in: row.inset(right: row.columns - left),
          ellipsis: glyphs.ellipsis)
        surface.put(
          [Piece(text: line.right, role: .popup)], in: row.inset(left: left + 2),
          ellipsis: glyphs.ellipsis)
      } else {
        let count = surface.width.columns(of: line.right)
        surface.put(
          [Piece(text: line.left, role: line.role)], in: row.inset(right: count + 1),
          ellipsis: glyphs.ellipsis)
        surface.putRight([Piece(text: line.right, role: .count)], in: row)
      }
    }
    if room.endRow < rect.endRow, lines.count > room.rows {
      let last = top + room.rows
      surface.putRight(
        [Piece(text: " \(last)/\(lines.count) ", role: .dim)],
        in: rect.line(rect.rows - 1).inset(right: 2))
    }
  }

  /// The columns of what is typed: a third, no more than the longest of a few forms takes.
  private static func leftColumns(_ columns: Int) -> Int { max(12, min(34, columns * 2 / 5)) }

  /// The language, a row of its table in as many lines as it needs.
  static func language(columns: Int, _ width: Width) -> [SheetLine] {
    let left = leftColumns(columns)
    let right = max(12, columns - left - 2)
    return QueryLanguage.rows.flatMap { row in
      let forms = wrapped(row.forms, left, width)
      let meaning = wrapped(row.meaning, right, width)
      return (0..<max(forms.count, meaning.count)).map { line in
        SheetLine(
          left: line < forms.count ? forms[line] : "",
          right: line < meaning.count ? meaning[line] : "")
      }
    }
  }

  private static func wrapped(_ text: String, _ columns: Int, _ width: Width) -> [String] {
    Wrap.texts(text.replacing("`", with: ""), columns: columns, width: width)
  }

  /// How the filter is understood: a line a part, the number of papers that it finds alone at the right.
  static func explanation(_ state: State) -> [SheetLine] {
    guard let explaining = state.prompt.filterHelp.explaining else { return [] }
    let ellipsis = String(state.options.glyphs.ellipsis)
    let explanation = explaining.explanation
    var lines = explanation.lines.enumerated().map { number, line in
      SheetLine(
        left: String(repeating: "  ", count: min(line.depth, 8)) + line.text,
        right: explaining.counts.map {
          found($0[number]?.all ?? 0, cutOff: $0[number]?.cutOff ?? 0)
        }
          ?? ellipsis)
    }
    if explanation.isCut { lines.append(SheetLine(left: ellipsis, right: "")) }
    let query = explaining.query
    // Of what is still typed nothing is said elsewhere.
    let problems = state.results.query(query.text).problems
    for span in query.idleSpans {
      let reason = problems.first { $0.span == span }.map(query.sentence)
      lines.append(
        SheetLine(left: reason ?? "not applied: " + query.word(at: span), right: "", role: .dim))
    }
    if let (word, look) = query.wordTakenAsText {
      lines.append(SheetLine(left: Message.takenAsText(word, look), right: "", role: .dim))
    }
    if let order = query.orderInWords { lines.append(SheetLine(left: order, right: "")) }
    if lines.isEmpty { lines.append(SheetLine(left: "everything", right: "")) }
    let selection = state.results.selection
    let isRunning = state.jobs.isRunning(.search)
    lines.append(
      SheetLine(
        left: "together, of \(state.results.library.count)",
        right: found(selection.count, cutOff: selection.cutOffCount) + (isRunning ? ellipsis : ""),
        role: .headingFocused))
    return lines
  }

  /// A number of papers; where a pattern was cut off there may be more.
  private static func found(_ count: Int, cutOff: Int) -> String {
    cutOff > 0 ? "at least \(count), \(cutOff) cut off" : "\(count)"
  }
}
