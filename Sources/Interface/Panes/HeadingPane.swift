import Canvas
import Catalog

/// The first row: what is open, the filter, how much of it there is and in which order.
enum HeadingPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    guard !rect.isEmpty else { return }
    let right = drawSummary(state, in: rect.inset(right: 1), on: &surface, &frame)
    let room = rect.inset(right: rect.endColumn - right + 2)
    let column = rect.columns >= 60 ? drawName(state, in: room, on: &surface) : rect.column
    let rest = room.inset(left: column + 2 - rect.column)
    if let triage = state.triage.round {
      let what = triage.isNew ? "What is new" : "From the list"
      surface.put(
        [Piece(text: what, role: .headingFocused)], in: rest,
        ellipsis: state.options.glyphs.ellipsis)
    } else {
      drawFilter(state, in: rest, on: &surface, &frame)
    }
  }

  /// ` quire  2025-04-25.md`: the name takes what the filter leaves, and at least half.
  private static func drawName(_ state: State, in rect: Rect, on surface: inout Surface) -> Int {
    let ellipsis = state.options.glyphs.ellipsis
    let column = surface.put([Piece(text: " quire  ", role: .brand)], in: rect, ellipsis: ellipsis)
    let room = rect.inset(left: column - rect.column)
    let needed = filterColumns(state, surface.width) + 2
    return surface.put(
      [Piece(text: state.results.loading?.title ?? "", role: .heading)],
      in: room.inset(right: min(needed, room.columns / 2)), ellipsis: ellipsis)
  }

  /// What the filter would like to have.
  private static func filterColumns(_ state: State, _ width: Width) -> Int {
    if state.triage.round != nil { return 11 }
    if case .filtering = state.prompt.mode { return 200 }
    let text = state.results.filter.text
    let name = state.shownView.map { state.results.views.entries[$0].view.name + "  " } ?? ""
    return text.isEmpty ? 1 : width.columns(of: name) + width.columns(of: text) + 2
  }

  /// `/ quantiz tag:"kv"`, with the caret while it is edited. A word that names a facet is pressed to take it
  /// out, the rest to edit it.
  private static func drawFilter(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    guard !rect.isEmpty else { return }
    var isOpen = false
    if case .filtering = state.prompt.mode { isOpen = true }
    if !isOpen { frame.add(.command("filter"), in: rect) }
    let glyphs = state.options.glyphs
    let line = state.results.filter
    let area = isOpen ? rect : drawView(state, in: rect, on: &surface)
    let sign = isOpen || !line.text.isEmpty ? "/ " : "/"
    var column = surface.put(
      [Piece(text: sign, role: isOpen ? .prompt : .dim)], in: area, ellipsis: glyphs.ellipsis)
    let field = area.inset(left: column - area.column)
    let query = state.results.query
    let terms = query.facetTerms(in: state.results.library, state.marks.rows)
    let roles =
      query.idleSpans.map { (span: $0, role: Role.dim) }
      + terms.filter { term in !query.idleSpans.contains { $0.overlaps(term.span) } }.map {
        (span: $0.span, role: $0.isIncluded ? Role.included : .excluded)
      }
    column = PromptLine.draw(
      line, isOpen: isOpen, roles: roles, in: field, on: &surface, glyphs)
    // What is wrong with what is typed stands in the last row.
    if isOpen { return }
    for term in terms {
      func edge(_ count: Int) -> Int {
        let text = String(decoding: line.text.utf8.prefix(count), as: UTF8.self)
        return min(column, field.column + surface.width.columns(of: text))
      }
      let (start, end) = (edge(term.span.lowerBound), edge(term.span.upperBound))
      frame.add(
        .chip(term.key, term.choice),
        in: Rect(column: start, row: area.row, columns: end - start, rows: 1))
    }
  }

  /// The name of the view that the filter asks for, where there is room for both. Returns what is left.
  private static func drawView(_ state: State, in rect: Rect, on surface: inout Surface) -> Rect {
    guard let shown = state.shownView else { return rect }
    let name = state.results.views.entries[shown].view.name + "  "
    let needed = surface.width.columns(of: name)
    guard needed + surface.width.columns(of: state.results.filter.text) + 2 <= rect.columns else {
      return rect
    }
    surface.put(
      [Piece(text: name, role: .included)], in: rect, ellipsis: state.options.glyphs.ellipsis)
    return rect.inset(left: needed)
  }

  /// Draws the summary at the right end, and returns where it begins. What is new is gone through by
  /// a press, the order is turned round.
  private static func drawSummary(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) -> Int {
    let width = surface.width
    let pieces = summary(state, columns: rect.columns * 2 / 3, width)
    var column = surface.putRight(pieces.map(\.piece), in: rect)
    guard column < rect.endColumn else { return rect.endColumn }
    let start = column
    for (piece, command) in pieces {
      let columns = surface.width.columns(of: piece.text)
      if let command {
        frame.add(
          .command(command), in: Rect(column: column, row: rect.row, columns: columns, rows: 1))
      }
      column += columns
    }
    return start
  }

  /// `5 of 130 · date ↓`, or how far the reading has come.
  ///
  /// On a narrow screen the order goes first, then words of how far something has come, then what is new.
  private static func summary(
    _ state: State, columns: Int, _ width: Width
  ) -> [(piece: Piece, command: String?)] {
    let all = summary(state, \.text)
    let short = summary(state, \.short).dropLast(2)
    let shorter = [all, all.dropLast(2), Array(short), short.suffix(1)]
    return Array(
      shorter.first { $0.reduce(0) { $0 + width.columns(of: $1.piece.text) } <= columns }
        ?? shorter[3])
  }

  private static func summary(_ state: State, _ words: (Progress) -> String) -> [(
    piece: Piece, command: String?
  )] {
    let glyphs = state.options.glyphs
    if let triage = state.triage.round {
      return [
        (Piece(text: "\(triage.index + 1) of \(triage.papers.count)", role: .count), nil),
        (Piece(text: " \(glyphs.dot) \(triage.waiting.count) left", role: .heading), nil),
      ]
    }
    let waiting = state.marks.waitingArrivals.count
    let kind = state.marks.arrivals.revised.isEmpty ? "new" : "new or revised"
    let dot = Piece(text: " \(glyphs.dot) ", role: .heading)
    let new: [(Piece, String?)] =
      waiting == 0 ? [] : [(Piece(text: "\(waiting) \(kind)", role: .count), "triage"), (dot, nil)]
    var text = "\(state.results.selection.count) of \(state.results.library.count)"
    if let loose = state.results.selection.looseCount, loose != state.results.selection.count {
      let strictness = state.results.selection.query.strictness
      let ignored = [strictness.case ? "case" : "", strictness.accents ? "accents" : ""]
      text += ", \(loose) ignoring " + ignored.filter { !$0.isEmpty }.joined(separator: " and ")
    }
    if state.results.hasOthers { text += ", all shown" }
    let cutOff = state.results.selection.cutOffCount
    if cutOff > 0 { text += ", \(cutOff) not looked through" }
    if state.jobs.isRunning(.search) || !state.results.selection.isComplete {
      text += glyphs.ellipsis.description
    }
    if let progress = state.jobs.progress {
      text += " \(glyphs.dot) \(words(progress))"
    }
    return new + [
      (Piece(text: text, role: .count), nil), (dot, nil),
      (Piece(text: glyphs.text(of: state.results.shownOrder), role: .heading), "sort-reverse"),
    ]
  }
}
