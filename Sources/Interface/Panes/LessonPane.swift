import Canvas

/// The tutor under the browser: which step it is, and what it tells.
enum LessonPane {
  static func draw(
    _ state: State, _ lesson: Lesson, in rect: Rect, on surface: inout Surface,
    _ frame: inout Frame
  ) {
    guard !rect.isEmpty else { return }
    let glyphs = state.options.glyphs
    frame.add(.area(.outside), in: rect)
    surface.fill(rect, role: .message)
    surface.fill(rect.line(0), role: .rule, character: glyphs.horizontal)
    let title = " Tutor \(lesson.index + 1) of \(LessonStep.all.count): \(lesson.step.title) "
    let end = surface.put(
      [Piece(text: title, role: .headingFocused)], in: rect.line(0).inset(left: 1, right: 1),
      ellipsis: glyphs.ellipsis)
    let ways = [("previous-step", "back"), ("next-step", "on"), ("quit", "leave")].flatMap {
      [
        Piece(text: " " + state.lessonKey(for: $0), role: .key),
        Piece(text: " \($1) ", role: .dim),
      ]
    }
    let needed = ways.reduce(0) { $0 + surface.width.columns(of: $1.text) }
    if end + needed < rect.endColumn { surface.putRight(ways, in: rect.line(0).inset(right: 1)) }
    let praise = lesson.isPraised ? [Piece(text: "Good.", role: .included)] : []
    draw(
      praise + state.words(of: lesson.step), in: rect.inset(left: 1, top: 1, right: 1),
      on: &surface, ellipsis: glyphs.ellipsis)
  }

  /// Draws words one behind the other, in as many rows as they need and there are.
  private static func draw(
    _ words: [Piece], in rect: Rect, on surface: inout Surface, ellipsis: Character
  ) {
    var row: [Piece] = []
    var rows: [[Piece]] = []
    var columns = 0
    for word in words {
      let needed = surface.width.columns(of: word.text)
      if !row.isEmpty, columns + 1 + needed > rect.columns {
        rows.append(row)
        (row, columns) = ([], 0)
      }
      if !row.isEmpty {
        row.append(Piece(text: " ", role: .message))
        columns += 1
      }
      row.append(word)
      columns += needed
    }
    rows.append(row)
    for (index, row) in rows.prefix(rect.rows).enumerated() {
      let isCut = index == rect.rows - 1 && rows.count > rect.rows
      surface.put(
        isCut ? row + [Piece(text: " \(ellipsis)", role: .message)] : row, in: rect.line(index),
        ellipsis: ellipsis)
    }
  }
}
