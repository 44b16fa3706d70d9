import Canvas

/// A piece of text in one role.
struct Piece {
  let text: String
  let role: Role
}

extension Wrap {
  /// The lines of a text as texts of their own.
  static func texts(_ text: String, columns: Int, width: Width) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      lines(buffer, columns: columns, width: width).map {
        String(decoding: buffer[$0], as: UTF8.self)
      }
    }
  }
}

extension Surface {
  /// Puts pieces one after the other into one row of `rect`; what does not fit ends in an ellipsis.
  /// Returns the column after the last one.
  @discardableResult
  mutating func put(_ pieces: [Piece], in rect: Rect, ellipsis: Character) -> Int {
    guard !rect.isEmpty else { return rect.column }
    let needed = pieces.reduce(0) { $0 + width.columns(of: $1.text) }
    let clip = needed > rect.columns ? rect.inset(right: 1) : rect
    var column = rect.column
    for piece in pieces where column < clip.endColumn {
      column = put(
        piece.text, at: Point(column: column, row: rect.row), role: piece.role, within: clip)
    }
    guard needed > rect.columns else { return column }
    let role = pieces.last { !$0.text.isEmpty }?.role ?? .plain
    return put(
      String(ellipsis), at: Point(column: min(column, clip.endColumn), row: rect.row), role: role,
      within: rect)
  }

  /// Puts a text into one row of `rect`, with the matches in it in a role of their own; what does
  /// not fit ends in an ellipsis. Returns the column after it.
  @discardableResult
  mutating func put(
    _ text: UnsafeRawBufferPointer, matches: [Range<Int>], in rect: Rect,
    roles: (plain: Role, match: Role), ellipsis: Character
  ) -> Int {
    // No character has more columns than bytes.
    guard matches.isEmpty, text.count <= rect.columns || width.columns(of: text) <= rect.columns
    else {
      return put(
        [Piece](text, matches: matches, role: roles.plain, match: roles.match), in: rect,
        ellipsis: ellipsis)
    }
    return put(
      utf8: text, at: Point(column: rect.column, row: rect.row), role: roles.plain, within: rect)
  }

  /// Puts text at the right end of one row of `rect`. Returns the column where it begins.
  @discardableResult
  mutating func putRight(_ pieces: [Piece], in rect: Rect) -> Int {
    let needed = pieces.reduce(0) { $0 + width.columns(of: $1.text) }
    guard needed <= rect.columns else { return rect.endColumn }
    put(pieces, in: rect.inset(left: rect.columns - needed), ellipsis: " ")
    return rect.endColumn - needed
  }
}

extension Array where Element == Piece {
  /// A text as pieces, with the matches in it in a role of their own.
  init(_ text: UnsafeRawBufferPointer, matches: [Range<Int>], role: Role, match: Role) {
    self = []
    var start = 0
    for range in matches {
      append(
        Piece(text: String(decoding: text[start..<range.lowerBound], as: UTF8.self), role: role))
      append(Piece(text: String(decoding: text[range], as: UTF8.self), role: match))
      start = range.upperBound
    }
    append(Piece(text: String(decoding: text[start...], as: UTF8.self), role: role))
  }
}
