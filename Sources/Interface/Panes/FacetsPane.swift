import Canvas
import Catalog

/// The facets: a heading a section, and a row a facet with the number of papers that Enter on it leaves and a
/// bar that compares it with its like.
enum FacetsPane {
  static func draw(
    _ state: State, in rect: Rect, on surface: inout Surface, _ frame: inout Frame
  ) {
    frame.add(.area(.facets), in: rect)
    let header = State.headerRows(in: rect.rows)
    if header > 0 { drawTitle(state, in: rect.line(0), on: &surface) }
    let body = rect.inset(top: header)
    if state.facets.count == 0 {
      surface.put(
        [Piece(text: " no facets here", role: .dim)], in: body.line(0),
        ellipsis: state.options.glyphs.ellipsis)
    }
    let first = state.facets.window.offset
    let visible = first..<first + max(0, min(body.rows, state.facets.count - first))
    let rows = visible.compactMap { FacetRow(state, at: $0) }
    let columns = FacetColumns.bySection(rows, in: body, surface.width)
    for (line, row) in rows.enumerated() {
      let place = body.line(line)
      switch row.content {
      case .heading(let section, let isOpen, let count):
        frame.add(.facetSection(section), in: place)
        drawHeading(state, row, section, isOpen, count, in: place, on: &surface)
      case .facet(let facet):
        frame.add(.facet(facet.key), in: place)
        drawFacet(
          state, row, facet, columns[facet.key.section]!, in: place, on: &surface)
      }
    }
    if state.screen.focus == .facets, state.prompt.mode == .browsing {
      surface.cursor = Point(
        column: body.column, row: body.row + state.facets.window.cursor - first)
    }
  }

  /// `FACETS`, with the section that is scrolled through, or the line that is typed to sift one.
  private static func drawTitle(_ state: State, in rect: Rect, on surface: inout Surface) {
    let glyphs = state.options.glyphs
    let role: Role = state.screen.focus == .facets ? .headingFocused : .heading
    if let section = state.facets.listing.filtered {
      let isOpen = state.prompt.mode.isSifting
      let column = surface.put(
        [Piece(text: " \(section.title)/ ", role: role)], in: rect, ellipsis: glyphs.ellipsis)
      _ = PromptLine.draw(
        state.facets.text, isOpen: isOpen, in: rect.inset(left: column - rect.column, right: 1),
        on: &surface, glyphs)
      return
    }
    let first = state.facets.window.offset
    let section = first > 0 ? state.facets.section(at: first) : nil
    surface.put(
      [
        Piece(text: " FACETS", role: role),
        Piece(text: section.map { " \(glyphs.dot) \($0.title)" } ?? "", role: .heading),
      ], in: rect, ellipsis: glyphs.ellipsis)
  }

  /// `▾ TAGS      120 a-z`: how many there are, and the order when it is not the usual one.
  private static func drawHeading(
    _ state: State, _ row: FacetRow, _ section: FacetSection, _ isOpen: Bool, _ count: Int,
    in rect: Rect, on surface: inout Surface
  ) {
    let glyphs = state.options.glyphs
    if row.isCursor { surface.fill(rect, role: .cursor) }
    func role(_ role: Role) -> Role { row.isCursor ? .cursor : role }
    let isTurned = isOpen && state.facets.listing.turned.contains(section)
    let number = isOpen && section != .dates ? "\(count)" : ""
    let order = !isTurned ? "" : section == .dates ? " \(glyphs.rising)" : " a-z"
    let room = rect.inset(left: 1, right: 1)
    let right = surface.putRight(
      [Piece(text: number + order, role: role(.dim))], in: room)
    let isChosen = !isOpen && row.hasTerms
    surface.put(
      [
        Piece(text: (isOpen ? glyphs.opened : glyphs.pointer) + " ", role: role(.dim)),
        Piece(text: section.title, role: role(isChosen ? .included : .heading)),
      ], in: room.inset(right: room.endColumn - right), ellipsis: glyphs.ellipsis)
  }

  private static func drawFacet(
    _ state: State, _ row: FacetRow, _ facet: FacetRow.Facet, _ columns: FacetColumns,
    in rect: Rect, on surface: inout Surface
  ) {
    let glyphs = state.options.glyphs
    let (sign, plain) = sign(facet, glyphs)
    if row.isCursor { surface.fill(rect, role: .cursor) }
    func role(_ role: Role) -> Role { row.isCursor ? .cursor : role }
    let room = rect.inset(left: 1, right: 1)
    surface.put(
      [Piece(text: sign + " " + facet.label, role: role(plain))],
      in: room.inset(right: room.columns - 2 - columns.name), ellipsis: glyphs.ellipsis)
    if columns.bar > 0 {
      let start = Point(column: room.column + columns.name + 3, row: rect.row)
      let bright = glyphs.bar(facet.share, columns: columns.bar)
      let all = facet.wholeShare.map { max(1, Int(($0 * Double(columns.bar)).rounded())) } ?? 0
      let rest = String(repeating: glyphs.rest, count: max(0, all - bright.count))
      surface.put(bright, at: start, role: role(.bar), within: room)
      surface.put(
        rest, at: Point(column: start.column + bright.count, row: rect.row), role: role(.dim),
        within: room)
    }
    let count = (facet.choice == .excluded ? glyphs.excluding : "") + "\(facet.number)"
    surface.putRight([Piece(text: count, role: role(.count))], in: room)
  }

  private static func sign(_ facet: FacetRow.Facet, _ glyphs: Glyphs) -> (String, Role) {
    switch facet.choice {
    case .required: (glyphs.including, .included)
    case .alternative: (glyphs.alternative, .included)
    case .excluded: (glyphs.excluding, .excluded)
    case nil where facet.isInRange: (String(glyphs.rest), .selected)
    case nil:
      switch facet.key.section {
      case .marks, .labels: (" ", .label)
      case .dates: (" ", .date)
      default: (" ", .tag)
      }
    }
  }
}

/// How the room of a row is divided: the count first, then the name, the bar takes what is left.
private struct FacetColumns {
  let name: Int
  let bar: Int

  private static let longestBar = 40
  private static let shortestBar = 3

  /// The counts of all stand under one another, bars only in each section.
  static func bySection(
    _ rows: [FacetRow], in rect: Rect, _ width: Width
  ) -> [FacetSection: FacetColumns] {
    let facets = rows.compactMap(\.facet)
    let count = facets.map { "\($0.number)".count + ($0.choice == .excluded ? 1 : 0) }.max() ?? 1
    return Dictionary(grouping: facets, by: \.key.section).mapValues { facets in
      // Margins, sign and gaps.
      FacetColumns(
        longest: facets.map { width.columns(of: $0.label) }.max() ?? 0,
        room: max(0, rect.columns - count - 6))
    }
  }

  private init(longest: Int, room: Int) {
    // A bar of a cell or two says nothing; without it its gap is the name's too.
    let left = room - longest
    bar = left >= FacetColumns.shortestBar ? min(FacetColumns.longestBar, left) : 0
    name = min(longest, bar > 0 ? room : room + 1)
  }
}
