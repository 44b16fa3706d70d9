import Canvas
import Catalog

/// The tags: a row a tag, with its count under the current filter and a bar that shows its share.
enum FacetsPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    frame.add(.area(.facets), in: rect)
    let header = State.headerRows(in: rect.rows)
    if header > 0 {
      let role: Role = state.screen.focus == .facets ? .headingFocused : .heading
      surface.put(
        [Piece(text: state.facets.marks.isEmpty ? " TAGS" : " MARKS AND TAGS", role: role)],
        in: rect.line(0),
        ellipsis: state.options.glyphs.ellipsis)
    }
    let body = rect.inset(top: header)
    if state.facets.all.isEmpty {
      surface.put(
        [Piece(text: " no tags here", role: .dim)], in: body.line(0),
        ellipsis: state.options.glyphs.ellipsis)
    }
    let first = state.facets.window.offset
    let visible = first..<first + max(0, min(body.rows, state.facets.all.count - first))
    let columns = FacetColumns(state.facets.all, visible, in: body, width: surface.width)
    let terms = state.results.query.facetTerms(in: state.results.library, state.marks.rows)
    for index in visible {
      frame.add(.facet(state.facets.all[index].key), in: body.line(index - first))
      drawRow(state, index, terms, columns, in: body.line(index - first), on: &surface)
    }
    if state.screen.focus == .facets, state.prompt.mode == .browsing {
      surface.cursor = Point(
        column: body.column, row: body.row + state.facets.window.cursor - first)
    }
  }

  private static func drawRow(
    _ state: State, _ index: Int, _ terms: [FacetTerm], _ columns: FacetColumns, in rect: Rect,
    on surface: inout Surface
  ) {
    let glyphs = state.options.glyphs
    let tag = state.facets.all[index]
    var sign = " "
    var role = Role.tag
    if tag.isMark { role = .label }
    for term in terms where term.key == tag.key {
      if role != .excluded {
        (sign, role) =
          term.isIncluded ? (glyphs.including, .included) : (glyphs.excluding, .excluded)
      }
    }
    let isCursor = index == state.facets.window.cursor && state.screen.focus == .facets
    if isCursor {
      surface.fill(rect, role: .cursor)
      role = .cursor
    }
    let room = rect.inset(left: 1, right: 1)
    surface.put(
      [Piece(text: sign + " " + tag.name, role: role)],
      in: room.inset(right: room.columns - 2 - columns.name), ellipsis: glyphs.ellipsis)
    if columns.bar > 0 {
      surface.put(
        glyphs.bar(columns.share(of: tag), columns: columns.bar),
        at: Point(column: room.column + columns.name + 3, row: rect.row),
        role: isCursor ? .cursor : .bar, within: room)
    }
    surface.putRight([Piece(text: "\(tag.count)", role: isCursor ? .cursor : .count)], in: room)
  }
}

/// How the room of a row is divided: the count first, then the name, the bar takes what is left.
private struct FacetColumns {
  let name: Int
  let bar: Int
  /// The greatest counts of marks and of tags: bars are compared with their like.
  private let greatest: (mark: Int, tag: Int)

  private static let longestBar = 40
  private static let shortestBar = 3

  init(_ facets: [Facet], _ visible: Range<Int>, in rect: Rect, width: Width) {
    func greatest(_ isMark: Bool) -> Int {
      facets.lazy.filter { $0.isMark == isMark }.map(\.count).max() ?? 0
    }
    self.greatest = (greatest(true), greatest(false))
    let count = "\(max(self.greatest.mark, self.greatest.tag))".count
    // Margins, sign and gaps.
    let room = max(0, rect.columns - count - 6)
    let longest = facets[visible].map { width.columns(of: $0.name) }.max() ?? 0
    // A bar of a cell or two says nothing; without it its gap is the name's too.
    let left = room - longest
    bar = left >= FacetColumns.shortestBar ? min(FacetColumns.longestBar, left) : 0
    name = min(longest, bar > 0 ? room : room + 1)
  }

  func share(of tag: Facet) -> Double {
    let greatest = tag.isMark ? greatest.mark : greatest.tag
    return greatest > 0 ? Double(tag.count) / Double(greatest) : 0
  }
}
