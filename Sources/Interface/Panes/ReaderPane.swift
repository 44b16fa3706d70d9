import Canvas
import Catalog

/// The abstract reader: the page of the paper under the cursor.
enum ReaderPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    frame.add(.area(.reader), in: rect)
    let text = rect.inset(bottom: rect.rows - state.height(of: .reader))
    drawHints(state, in: rect.inset(top: text.rows), on: &surface)
    guard let page = state.page else { return }
    let left = text.column + margin(state, text)
    draw(
      page, from: state.topLine(of: page), current: state.reader.currentMatch, at: left, in: text,
      on: &surface, &frame)
    if state.screen.focus == .reader, state.prompt.mode == .browsing {
      surface.cursor = Point(column: left, row: text.row)
    }
  }

  /// The pinned paper, instead of the list.
  static func drawPinned(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    frame.add(.area(.pinned), in: rect)
    guard let page = state.pinnedPage else { return }
    let header = State.headerRows(in: rect.rows)
    if header > 0 {
      surface.put(
        [Piece(text: " PINNED", role: state.screen.focus == .list ? .headingFocused : .heading)],
        in: rect.line(0), ellipsis: state.options.glyphs.ellipsis)
    }
    let rect = rect.inset(top: header)
    let left = rect.column + min(1, rect.columns - 1)
    draw(page, from: state.pinnedTop, current: nil, at: left, in: rect, on: &surface, &frame)
    if state.screen.focus == .list, state.prompt.mode == .browsing {
      surface.cursor = Point(column: left, row: rect.row)
    }
  }

  private static func draw(
    _ page: ReaderPage, from top: Int, current: Int?, at left: Int, in text: Rect,
    on surface: inout Surface, _ frame: inout Frame
  ) {
    for row in 0..<min(text.rows, page.lines.count - top) {
      let block = page.blocks[page.lines[top + row].block]
      var column = left
      for (range, role) in page.pieces(ofLine: top + row, current: current) {
        let start = column
        defer {
          if role == .link, let address = block.address(at: range.lowerBound) {
            surface.link(
              WebAddress.encoded(address.text), row: text.row + row, columns: start..<column,
              group: address.offset)
            frame.add(
              .address(address.text),
              in: Rect(column: start, row: text.row + row, columns: column - start, rows: 1))
          }
        }
        column = block.text.withUnsafeBytes {
          surface.put(
            utf8: UnsafeRawBufferPointer(rebasing: $0[range]),
            at: Point(column: column, row: text.row + row), role: role, within: text)
        }
      }
    }
  }

  /// A page alone on a wide screen stands in the middle.
  private static func margin(_ state: State, _ rect: Rect) -> Int {
    state.screen.isZoomed || state.triage.round != nil
      ? max(1, (rect.columns - state.readerColumns) / 2) : min(1, rect.columns - 1)
  }

  /// What a newcomer can do next, under the page.
  private static func drawHints(_ state: State, in rect: Rect, on surface: inout Surface) {
    guard !rect.isEmpty else { return }
    let glyphs = state.options.glyphs
    surface.fill(rect.line(0), role: .rule, character: glyphs.horizontal)
    for (index, hint) in state.hintLines.enumerated() {
      surface.put(
        [Piece(text: " " + hint, role: .message)], in: rect.line(index + 1),
        ellipsis: glyphs.ellipsis)
    }
  }
}
