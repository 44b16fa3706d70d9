import Canvas
import Catalog
import Papers

/// A row of the list: day, marks, title, first author and tags of a paper, as the columns allow.
struct ListRow {
  let paper: Paper
  let signs: MarkSigns
  /// The bar of the cursor, on the row that it stands on.
  let bar: Bar?
  let columns: ListColumns
  let query: Query
  /// Why papers are found by it.
  let reasons: QueryReasons
  let glyphs: Glyphs
  let asWritten: Bool

  func draw(in rect: Rect, on surface: inout Surface) {
    if let bar { surface.fill(rect.line(0), role: bar.plain) }
    put(columns.text(of: paper.listedDay), bar?.plain ?? toned(.date), columns.date, rect, &surface)
    drawSigns(in: rect, on: &surface)
    let title = drawWithdrawal(in: columns.rect(of: columns.title, in: rect), on: &surface)
    let reason = drawReason(in: title, on: &surface)
    put(
      paper.title, signs.isRead || signs.isKept ? .dim : toned(.plain),
      in: title.inset(right: reason), &surface)
    if let span = columns.author { drawAuthor(span, in: rect, on: &surface) }
    if let span = columns.tags {
      var room = columns.rect(of: span, in: rect)
      for tag in paper.tags where room.columns > 0 {
        let end = put(tag, toned(.tag), in: room, &surface)
        room = room.inset(left: end + 2 - room.column)
      }
    }
  }

  /// Of a paper that the filter does not find all is dim, and nothing in it is marked.
  private func toned(_ role: Role) -> Role { signs.isOther ? .dim : role }

  /// The sign of a withdrawn paper before its title. Returns the room that is left.
  private func drawWithdrawal(in rect: Rect, on surface: inout Surface) -> Rect {
    guard paper.isWithdrawn else { return rect }
    let role = bar?.role(of: .warning) ?? toned(.warning)
    surface.put(
      glyphs.withdrawn, at: Point(column: rect.column, row: rect.row), role: role, within: rect)
    return rect.inset(left: 2)
  }

  /// Where the paper holds what was asked for, when no column shows it. Returns the columns that it takes.
  private func drawReason(in rect: Rect, on surface: inout Surface) -> Int {
    guard !signs.isOther, !reasons.isEmpty, rect.columns >= ListRow.roomForReason else { return 0 }
    var shown: Set<Query.Field> = [.title]
    if columns.author != nil { shown.insert(.author) }
    if columns.tags != nil { shown.insert(.tags) }
    guard let reason = reasons.fields(for: paper, besides: shown).first else { return 0 }
    let text = "  " + reason.rawValue
    surface.putRight([Piece(text: text, role: bar?.role(of: .dim) ?? .dim)], in: rect)
    return text.utf8.count
  }

  /// A title needs more columns than what is said beside it.
  private static let roomForReason = 24

  private func drawSigns(in rect: Rect, on surface: inout Surface) {
    func put(_ sign: Piece, at column: Int) {
      let role = bar?.role(of: sign.role) ?? (sign.role == .selected ? sign.role : toned(sign.role))
      self.put(sign.text, role, column..<column + 1, rect, &surface)
    }
    if let edge = signs.edge(glyphs) {
      put(edge, at: 0)
    } else if bar == .unfocused {
      // The bar itself is quiet there: this is seen as well as rules are.
      self.put(glyphs.pointer, .rule, 0..<1, rect, &surface)
    }
    let marks = signs.signs(glyphs)
    for (index, sign) in marks.enumerated() {
      if let sign { put(sign, at: columns.marker.lowerBound + index) }
    }
    if marks.allSatisfy({ $0 == nil }), let version = paper.version, version > 1 {
      self.put(
        "v\(version)", bar?.role(of: .marker) ?? toned(.marker), columns.marker, rect, &surface)
    }
  }

  /// The last name of the first author, and how many others there are.
  private func drawAuthor(_ span: Range<Int>, in rect: Rect, on surface: inout Surface) {
    guard let (name, count) = paper.authors.firstItem else { return }
    let suffix = count > 1 ? " +\(count - 1)" : ""
    let room = columns.rect(of: span, in: rect).inset(right: suffix.utf8.count)
    let role = bar?.plain ?? toned(.author)
    let shown = ShownText(name, asWritten: asWritten)
    let end: Int
    if shown.rendered != nil {
      // The last word of what is shown; in the source a blank may be part of a command.
      let word = shown.string.split(separator: " ").last.map(String.init) ?? ""
      end = surface.put([Piece(text: word, role: role)], in: room, ellipsis: glyphs.ellipsis)
    } else {
      end = put(name.familyName, toned(.author), in: room, &surface, field: .author)
    }
    put(suffix, role, end - rect.column..<span.upperBound, rect, &surface)
  }

  private func put(
    _ text: String, _ role: Role, _ span: Range<Int>, _ rect: Rect, _ surface: inout Surface
  ) {
    surface.put(
      text, at: Point(column: rect.column + span.lowerBound, row: rect.row), role: role,
      within: columns.rect(of: span, in: rect))
  }

  /// Puts a text with its matches. Returns the column after it.
  @discardableResult
  private func put(
    _ passage: Passage, _ role: Role, in room: Rect, _ surface: inout Surface,
    field: TextField = .title
  ) -> Int {
    let shown = ShownText(passage, asWritten: asWritten)
    return shown.withBytes {
      surface.put(
        $0, matches: signs.isOther ? [] : shown.matches(of: query, in: field), in: room,
        roles: (bar?.plain ?? role, bar?.match ?? .match), ellipsis: glyphs.ellipsis)
    }
  }
}

extension Passage {
  /// The last word of a name.
  fileprivate var familyName: Passage {
    guard let blank = withBytes({ $0.lastIndex(of: 0x20) }) else { return self }
    let start = UInt32(blank + 1)
    return Passage(
      digest: digest,
      span: TextSpan(offset: span.offset + start, length: span.length - start))
  }
}
