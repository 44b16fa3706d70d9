import Canvas
import Catalog

/// The paper list: a row a paper, the columns that the room allows.
enum ListPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame,
    cache: inout RowCache
  ) {
    frame.add(.area(.list), in: rect)
    let columns = ListColumns(
      rect.columns, years: state.results.library.years, now: state.options.year)
    let header = State.headerRows(in: rect.rows)
    if header > 0 { drawHeader(state, columns, in: rect.line(0), on: &surface, &frame) }
    let body = rect.inset(top: header)
    guard state.results.shown.count > 0 else {
      drawEmpty(state, in: body, on: &surface)
      return
    }
    let first = state.screen.list.offset
    cache.begin(
      RowCache.Look(
        library: state.results.libraryNumber, query: state.results.selection.query,
        columns: columns,
        width: rect.columns, asWritten: state.reader.showsSource))
    let range = state.range
    let reasons = QueryReasons(state.results.selection.query)
    for line in 0..<min(body.rows, state.results.shown.count - first) {
      let row = state.results.shown[first + line]
      let bar = Bar(state, first + line)
      let id = state.results.library.id(of: row)
      frame.add(.paper(id), in: body.line(line))
      let isFound = state.results.selection.contains(row)
      let signs = state.signs(
        of: id, isFound: isFound, isInRange: isFound && range.contains(first + line))
      let key = RowCache.Key(row: row, bar: bar, signs: signs)
      if let strip = cache[key] {
        surface.put(strip, in: body.line(line))
        continue
      }
      ListRow(
        paper: state.results.library.paper(at: row), signs: signs, bar: bar, columns: columns,
        query: state.results.selection.query, reasons: reasons, glyphs: state.options.glyphs,
        asWritten: state.reader.showsSource
      ).draw(in: body.line(line), on: &surface)
      if let strip = surface.strip(body.line(line)) { cache.keep(strip, for: key) }
    }
    if state.screen.focus == .list, state.prompt.mode == .browsing {
      surface.cursor = Point(
        column: min(body.column + columns.title.lowerBound, max(body.column, body.endColumn - 1)),
        row: body.row + state.screen.list.cursor - first)
    }
  }

  private static func drawHeader(
    _ state: State, _ columns: ListColumns, in rect: Rect, on surface: inout Surface,
    _ frame: inout Frame
  ) {
    let role: Role = state.screen.focus == .list ? .headingFocused : .heading
    let (glyphs, order) = (state.options.glyphs, state.results.shownOrder)
    func put(_ text: String, _ key: SortOrder.Key?, _ span: Range<Int>) {
      let part = order.parts.first { $0.key == key }
      let label = part.map { "\(text) \(glyphs.arrow(falls: $0.falls))" } ?? text
      surface.put(
        [Piece(text: label, role: role)], in: columns.rect(of: span, in: rect),
        ellipsis: glyphs.ellipsis)
      if let key {
        frame.add(.command("sort-\(key.rawValue)"), in: columns.rect(of: span, in: rect))
      }
    }
    put("DATE", .date, columns.date.lowerBound..<columns.title.lowerBound)
    put("TITLE", .title, columns.title)
    if let author = columns.author { put("FIRST AUTHOR", .author, author) }
    if let tags = columns.tags { put("TAGS", nil, tags) }
    let hasColumn =
      [.date, .title].contains(order.first.key)
      || order.first.key == .author && columns.author != nil
    guard !hasColumn else { return }
    // What has no column stands at the end of that of the titles.
    let label = "\(order.first.key.rawValue) \(glyphs.arrow(falls: order.first.falls))"
    let width = surface.width.columns(of: label)
    let title = columns.rect(of: columns.title, in: rect)
    guard title.columns >= width + 9 else { return }
    let end = title.inset(left: title.columns - width)
    surface.put([Piece(text: label, role: role)], in: end, ellipsis: glyphs.ellipsis)
    frame.add(.command("sort-reverse"), in: end)
  }

  /// Why there is nothing, and the keys that help.
  private static func nothingMatches(_ state: State) -> String {
    func key(_ command: String) -> String? {
      state.keyIndex.name(for: command, in: .prompt)
    }
    var sentences = ["No paper matches."]
    var isFiltering = false
    if case .filtering = state.prompt.mode { isFiltering = true }
    if let (word, look) = state.results.selection.query.wordTakenAsText,
      // The last row has that already.
      !isFiltering || look != .fuzzyBehind
    {
      sentences.append(Message.takenAsText(word, look))
    }
    if isFiltering {
      let keys = [
        key("delete-left").map { "\($0) widens the filter" },
        key("cancel").map { "\($0) brings back what was there" },
      ].compactMap(\.self)
      if !keys.isEmpty { sentences.append(keys.joined(separator: ", ") + ".") }
    } else {
      sentences.append("\(state.key(for: "clear-filter")) drops the filter.")
    }
    return sentences.joined(separator: " ")
  }

  private static func drawEmpty(_ state: State, in rect: Rect, on surface: inout Surface) {
    let text: String
    // Before anything has been told of, too.
    if state.jobs.isRunning(.search) || state.results.loading?.isFinished != true {
      text = "Looking…"
    } else if state.results.library.count == 0 {
      text = "There are no papers here."
    } else if !state.results.selection.isComplete {
      text = "Nothing has been found yet, and the search was stopped."
    } else {
      text = nothingMatches(state)
    }
    let lines = Array(text.utf8).withUnsafeBytes { bytes in
      Wrap.lines(bytes, columns: max(1, rect.columns - 2), width: surface.width).map {
        String(decoding: bytes[$0], as: UTF8.self)
      }
    }
    for (index, line) in lines.enumerated() {
      surface.put(
        line, at: Point(column: rect.column + 1, row: rect.row + index), role: .dim, within: rect)
    }
  }
}
