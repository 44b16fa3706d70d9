import Canvas
import Catalog
import Papers

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
    guard state.results.selection.count > 0 else {
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
    for line in 0..<min(body.rows, state.results.selection.count - first) {
      let row = state.results.selection.rows[first + line]
      let bar = Bar(state, first + line)
      let id = state.results.library.id(of: row)
      frame.add(.paper(id), in: body.line(line))
      let signs = state.signs(of: id, isInRange: range.contains(first + line))
      let key = RowCache.Key(row: row, bar: bar, signs: signs)
      if let strip = cache[key] {
        surface.put(strip, in: body.line(line))
        continue
      }
      drawRow(state, row, signs, bar, columns, in: body.line(line), on: &surface)
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
    func put(_ text: String, _ key: SortOrder.Key?, _ span: Range<Int>) {
      let glyphs = state.options.glyphs
      let arrow = state.results.order.falls ? glyphs.falling : glyphs.rising
      let label = state.results.order.key == key ? "\(text) \(arrow)" : text
      surface.put(
        [Piece(text: label, role: role)], in: columns.place(span, in: rect),
        ellipsis: glyphs.ellipsis)
      if let key { frame.add(.command("sort-\(key.rawValue)"), in: columns.place(span, in: rect)) }
    }
    put("DATE", .date, columns.date.lowerBound..<columns.title.lowerBound)
    put("TITLE", .title, columns.title)
    if let author = columns.author { put("FIRST AUTHOR", .author, author) }
    if let tags = columns.tags { put("TAGS", nil, tags) }
  }

  private static func drawRow(
    _ state: State, _ row: Row, _ signs: MarkSigns, _ bar: Bar?,
    _ columns: ListColumns, in rect: Rect, on surface: inout Surface
  ) {
    let paper = state.results.library.paper(at: row)
    let query = state.results.selection.query
    let ellipsis = state.options.glyphs.ellipsis
    if let bar { surface.fill(rect.line(0), role: bar.plain) }

    func put(_ text: String, _ role: Role, _ span: Range<Int>) {
      surface.put(
        text, at: Point(column: rect.column + span.lowerBound, row: rect.row), role: role,
        within: columns.place(span, in: rect))
    }
    func put(_ passage: Passage, _ role: Role, _ match: Role = .match, in room: Rect) -> Int {
      let shown = ShownText(passage, asWritten: state.reader.showsSource)
      return shown.withBytes {
        surface.put(
          $0, matches: shown.matches(of: query), in: room, roles: (role, match), ellipsis: ellipsis)
      }
    }
    put(columns.text(of: paper.listedDay), bar?.plain ?? .date, columns.date)
    if let edge = signs.edge(state.options.glyphs) {
      put(edge.text, bar?.role(of: edge.role) ?? edge.role, 0..<1)
    }
    let marks = signs.signs(state.options.glyphs)
    for (place, sign) in marks.enumerated() {
      guard let sign else { continue }
      let column = columns.marker.lowerBound + place
      put(sign.text, bar?.role(of: sign.role) ?? sign.role, column..<column + 1)
    }
    if marks.allSatisfy({ $0 == nil }), let version = paper.version, version > 1 {
      put("v\(version)", bar?.role(of: .marker) ?? .marker, columns.marker)
    }
    let role: Role = signs.isRead || signs.isKept ? .dim : .plain
    _ = put(
      paper.title, bar?.plain ?? role, bar?.match ?? .match,
      in: columns.place(columns.title, in: rect))
    if let span = columns.author, let (name, count) = paper.authors.firstItem {
      let suffix = count > 1 ? " +\(count - 1)" : ""
      let room = columns.place(span, in: rect).inset(right: suffix.utf8.count)
      let end: Int
      let role = bar?.plain ?? .author
      let shown = ShownText(name, asWritten: state.reader.showsSource)
      if shown.rendered != nil {
        // The last word of what is shown; in the source a blank may be part of a command.
        let word = shown.string.split(separator: " ").last.map(String.init) ?? ""
        end = surface.put([Piece(text: word, role: role)], in: room, ellipsis: ellipsis)
      } else {
        end = put(name.familyName, role, bar?.match ?? .match, in: room)
      }
      put(suffix, role, end - rect.column..<span.upperBound)
    }
    if let span = columns.tags {
      var room = columns.place(span, in: rect)
      for tag in paper.tags where room.columns > 0 {
        let end = put(tag, bar?.plain ?? .tag, bar?.match ?? .match, in: room)
        room = room.inset(left: end + 2 - room.column)
      }
    }
  }

  /// Why there is nothing, and the keys that help.
  private static func nothingMatches(_ state: State) -> String {
    func key(_ command: String) -> String? {
      state.keyIndex.name(for: command, in: .prompt)
    }
    var sentences = ["No paper matches."]
    if let (word, look) = state.results.selection.query.wordTakenAsText {
      sentences.append(Message.takenAsText(word, look))
    }
    if case .filtering = state.prompt.mode {
      let keys = [
        key("delete-left").map { "\($0) widens the filter" },
        key("cancel").map { "\($0) brings back what was there" },
      ].compactMap(\.self)
      if !keys.isEmpty { sentences.append(keys.joined(separator: ", ") + ".") }
    } else {
      sentences.append("\(state.key(for: "clear-filter")) drops the filter and the chosen tags.")
    }
    return sentences.joined(separator: " ")
  }

  private static func drawEmpty(_ state: State, in rect: Rect, on surface: inout Surface) {
    let text: String
    if state.results.search != nil || state.results.loading?.isFinished == false {
      text = "Looking…"
    } else if state.results.library.count == 0 {
      text = "There are no papers here."
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

/// The bar over the row of the cursor.
enum Bar: Hashable {
  case focused, unfocused

  /// nil for a row that the cursor is not on.
  init?(_ state: State, _ place: Int) {
    guard place == state.screen.list.cursor else { return nil }
    self = state.screen.focus == .list ? .focused : .unfocused
  }

  var plain: Role { self == .focused ? .cursor : .cursorUnfocused }
  var match: Role { self == .focused ? .cursorMatch : .cursorUnfocusedMatch }

  /// What something in a role of its own looks like on the bar.
  func role(of role: Role) -> Role {
    switch role {
    case .star: self == .focused ? .cursorStar : .cursorUnfocusedStar
    case .marker, .label, .selected: self == .focused ? .cursorMark : .cursorUnfocusedMark
    default: plain
    }
  }
}

/// Where the columns of the list are, from its left edge.
struct ListColumns: Hashable {
  let date: Range<Int>
  let marker: Range<Int>
  let title: Range<Int>
  let author: Range<Int>?
  let tags: Range<Int>?
  /// The year that it is: of it days are shown where there is no room for whole dates.
  private let thisYear: Int?

  /// The list has room for authors from 56 columns, for whole dates of several years from 90, and for
  /// tags from 110. Until there, what a date and a long name would take is worth more to titles.
  init(_ columns: Int, years: ClosedRange<Int>?, now: Int? = nil) {
    thisYear = now
    let dateWidth = (years?.count ?? 1) == 1 || columns < 36 ? 5 : columns < 90 ? 7 : 10
    date = 1..<1 + dateWidth
    marker = date.upperBound + 1..<date.upperBound + 4
    var end = columns - 1
    if columns >= 110 {
      tags = end - 26..<end
      end -= 28
    } else {
      tags = nil
    }
    if columns >= 56 {
      let width = columns >= 90 ? 18 : columns >= 72 ? 15 : columns >= 64 ? 14 : 13
      author = end - width..<end
      end -= width + 2
    } else {
      author = nil
    }
    title = marker.upperBound + 1..<max(marker.upperBound + 2, end)
  }

  /// The part of a row that a column takes.
  func place(_ span: Range<Int>, in row: Rect) -> Rect {
    row.inset(left: span.lowerBound).intersection(
      Rect(column: row.column + span.lowerBound, row: row.row, columns: span.count, rows: 1))
  }

  /// `2025-04-18`, or as wide as the column: `04-18` in this year and `2024-11` in others, as
  /// `ls` does.
  func text(of day: Day?) -> String {
    guard let day else { return "" }
    let text = day.description
    switch date.count {
    case 10: return text
    case 7 where day.components.year == thisYear: return "  " + text.suffix(5)
    case 7: return String(text.prefix(7))
    default: return String(text.suffix(5))
    }
  }
}

extension Passage {
  /// The last word of a name.
  fileprivate var familyName: Passage {
    guard let blank = digest.arena[span.range].lastIndex(of: 0x20) else { return self }
    let length = span.range.upperBound - blank - 1
    return Passage(
      digest: digest, span: TextSpan(offset: UInt32(blank + 1), length: UInt32(length)))
  }
}
