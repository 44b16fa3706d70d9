import Canvas

/// A line under the caret, as the filter and the command line show it.
enum PromptLine {
  /// Draws the line so that the caret is visible, puts the terminal's cursor there when the line is
  /// open, and returns the column after the text.
  ///
  /// - Parameter roles: Parts of the line, in bytes, that are not painted like the rest.
  static func draw(
    _ line: LineEditor, isOpen: Bool, roles: [(span: Range<Int>, role: Role)] = [], in rect: Rect,
    on surface: inout Surface, _ glyphs: Glyphs
  ) -> Int {
    let text = line.text
    guard isOpen else {
      return surface.put(
        pieces(of: text, from: text.startIndex, roles), in: rect, ellipsis: glyphs.ellipsis)
    }
    var (start, columns) = self.start(of: line, in: rect.columns, surface.width)
    var end = rect.column
    if start > text.startIndex, rect.columns > 2 {
      // What is cut on the left is said by a sign.
      (start, columns) = self.start(of: line, in: rect.columns - 1, surface.width)
      let sign = String(glyphs.ellipsis)
      end = surface.put(sign, at: Point(column: end, row: rect.row), role: .dim, within: rect)
    }
    let caret = end + columns
    surface.cursor = Point(column: min(caret, max(rect.column, rect.endColumn - 1)), row: rect.row)
    end = surface.put(
      pieces(of: text, from: start, roles), in: rect.inset(left: end - rect.column),
      ellipsis: glyphs.ellipsis)
    return max(end, min(caret + 1, rect.endColumn))
  }

  /// Where a line begins to be shown: as many characters before the caret as leave it a column, and how many
  /// columns they take.
  private static func start(
    of line: LineEditor, in room: Int, _ width: Width
  ) -> (index: String.Index, columns: Int) {
    let text = line.text
    var start = text.index(text.startIndex, offsetBy: line.caret)
    var columns = 0
    while start > text.startIndex {
      let before = text.index(before: start)
      let more = width.columns(of: String(text[before]))
      if columns + more >= room { break }
      (start, columns) = (before, columns + more)
    }
    return (start, columns)
  }

  /// The text from an index on, cut where the role changes. The parts with roles of their own are words, so
  /// that no character is cut.
  private static func pieces(
    of text: String, from start: String.Index, _ roles: [(span: Range<Int>, role: Role)]
  ) -> [Piece] {
    var pieces: [Piece] = []
    var next = start
    func add(_ end: String.Index, _ role: Role) {
      guard end > next else { return }
      pieces.append(Piece(text: String(text[next..<end]), role: role))
      next = end
    }
    for (span, role) in roles.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }) {
      add(text.utf8.index(text.startIndex, offsetBy: span.lowerBound), .prompt)
      add(text.utf8.index(text.startIndex, offsetBy: span.upperBound), role)
    }
    add(text.endIndex, .prompt)
    return pieces
  }
}
