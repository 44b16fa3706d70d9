import Canvas
import Catalog

/// The first row: what is open, the filter, how much of it there is and in which order.
enum HeadingPane {
  static func draw(_ state: State, in rect: Rect, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    let ellipsis = state.options.glyphs.ellipsis
    let right = surface.putRight(summary(state), in: rect.inset(right: 1))
    var column = rect.column
    if rect.columns >= 60 {
      let name = rect.inset(right: rect.columns - rect.columns / 3)
      column = surface.put(
        [
          Piece(text: " quire", role: .brand),
          Piece(text: "  " + (state.loading?.title ?? ""), role: .heading),
        ], in: name, ellipsis: ellipsis)
    }
    let room = Rect(
      column: column + 2, row: rect.row, columns: right - column - 4, rows: 1)
    if let triage = state.triage {
      let what = triage.isNew ? "What is new" : "From the list"
      surface.put([Piece(text: what, role: .headingFocused)], in: room, ellipsis: ellipsis)
    } else {
      drawFilter(state, in: room, on: &surface)
    }
  }

  /// `/ quantiz kv`, then the chosen tags; the caret while it is edited.
  private static func drawFilter(_ state: State, in rect: Rect, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    var isOpen = false
    if case .filtering = state.mode { isOpen = true }
    let glyphs = state.options.glyphs
    let text = state.filter.text
    let sign = isOpen || !text.isEmpty ? "/ " : "/"
    var column = surface.put(
      [Piece(text: sign, role: isOpen ? .prompt : .dim)], in: rect, ellipsis: glyphs.ellipsis)
    let field = rect.inset(left: column - rect.column)
    column = Prompt.draw(state.filter, isOpen: isOpen, in: field, on: &surface, glyphs)
    if isOpen, !state.filterCandidates.isEmpty {
      let names = state.filterCandidates.joined(separator: " ")
      surface.put(
        [Piece(text: " " + names, role: .dim)], in: rect.inset(left: column - rect.column),
        ellipsis: glyphs.ellipsis)
      return
    }
    let chips =
      state.choices.required.map {
        Piece(text: "  \(glyphs.including)\($0.name)", role: .included)
      }
      + state.choices.excluded.map {
        Piece(text: "  \(glyphs.excluding)\($0.name)", role: .excluded)
      }
    surface.put(
      chips, in: rect.inset(left: column - rect.column + (text.isEmpty ? 0 : 1)),
      ellipsis: glyphs.ellipsis)
  }

  /// `5 of 130 · date ↓`, or how far the reading has come.
  private static func summary(_ state: State) -> [Piece] {
    let glyphs = state.options.glyphs
    if let triage = state.triage {
      return [
        Piece(text: "\(triage.place + 1) of \(triage.papers.count)", role: .count),
        Piece(text: " \(glyphs.dot) \(triage.waiting.count) left", role: .heading),
      ]
    }
    let waiting = state.waitingArrivals.count
    let kind = state.arrivals.revised.isEmpty ? "new" : "new or revised"
    var text = waiting == 0 ? "" : "\(waiting) \(kind) \(glyphs.dot) "
    text += "\(state.selection.count) of \(state.library.count)"
    if let loose = state.selection.looseCount, loose != state.selection.count {
      let strictness = state.selection.query.strictness
      let ignored = [strictness.case ? "case" : "", strictness.accents ? "accents" : ""]
      text += ", \(loose) ignoring " + ignored.filter { !$0.isEmpty }.joined(separator: " and ")
    }
    if state.search != nil { text += glyphs.ellipsis.description }
    if let loading = state.loading, !loading.isFinished {
      text += " \(glyphs.dot) read \(loading.filesDone) of \(loading.filesFound) files"
    }
    let arrow = state.order.falls ? glyphs.falling : glyphs.rising
    return [
      Piece(text: text, role: .count),
      Piece(text: " \(glyphs.dot) \(state.order.key.rawValue) \(arrow)", role: .heading),
    ]
  }
}

/// A line under the caret, as the filter and the command line show it.
enum Prompt {
  /// Draws the line so that the caret is visible, puts the terminal's cursor there when the line is
  /// open, and returns the column after the text.
  static func draw(
    _ line: LineEditor, isOpen: Bool, in rect: Rect, on surface: inout Surface, _ glyphs: Glyphs
  ) -> Int {
    guard isOpen else {
      return surface.put(
        [Piece(text: line.text, role: .prompt)], in: rect, ellipsis: glyphs.ellipsis)
    }
    // Leave out characters at the start until the caret has a column.
    var shown = line.text
    var before = String(line.text.prefix(line.caret))
    while surface.width.columns(of: before) >= rect.columns, !before.isEmpty {
      shown.removeFirst()
      before.removeFirst()
    }
    let caret = rect.column + surface.width.columns(of: before)
    surface.cursor = Point(column: min(caret, max(rect.column, rect.endColumn - 1)), row: rect.row)
    let end = surface.put(
      shown, at: Point(column: rect.column, row: rect.row), role: .prompt, within: rect)
    return max(end, min(caret + 1, rect.endColumn))
  }
}
