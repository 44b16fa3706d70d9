public import Canvas

/// A part of the screen that can have the focus.
public enum Pane: String, CaseIterable, Sendable {
  case list, reader, facets, views
}

/// Where everything is: a pure function of the size and of what the reader has chosen.
///
/// From 140 columns views and tags stand left of list and reader; from 100 list and reader stand side by
/// side; from 60 the list stands over the reader, each with half of the rows; below 60 columns or
/// 14 rows there is one pane at a time. Where views or tags have no room of their own they take the list's
/// while they have the focus. A zoomed pane has everything.
public struct Layout: Hashable, Sendable {
  /// The first row, with the filter; empty on a screen of one or two rows.
  public private(set) var heading: Rect
  /// The last row; empty on a screen of one row.
  public private(set) var status: Rect
  /// The panes that are visible.
  public private(set) var panes: [Pane: Rect] = [:]
  /// The lines between them, one column or one row each.
  public private(set) var rules: [Rect] = []

  /// The share of the list in the room of list and reader, beside it or over it.
  public static let usualSplit = 0.5

  /// The columns that the tags take beside list and reader: a sixth, 24 to 32.
  private static func facetColumns(_ columns: Int) -> Int { min(max(24, columns / 6), 32) }

  /// `views` is how many views there are, `split` the share of the list in the room of list and reader.
  public init(
    size: Size, focus: Pane, isZoomed: Bool, split: Double = usualSplit, views: Int = 0
  ) {
    let screen = Rect(size)
    heading = screen.line(0)
    status = screen.line(size.rows - 1)
    if size.rows < 3 { heading.rows = 0 }
    if size.rows < 2 { status.rows = 0 }
    let body = screen.inset(top: heading.rows, bottom: status.rows)
    if isZoomed || size.columns < 60 || size.rows < 14 {
      panes = [focus: body]
    } else if size.columns < 100 {
      stack(body, focus, split)
    } else if size.columns < 140 {
      putSideBySide(body, Layout.left(focus), split)
    } else {
      let columns = Layout.facetColumns(body.columns)
      putLeft(body.inset(right: body.columns - columns), focus, views)
      rules.append(Layout.column(body, at: columns))
      putSideBySide(body.inset(left: columns + 1), .list, split)
    }
  }

  /// What has the list's room where there is none for a third pane.
  private static func left(_ focus: Pane) -> Pane { focus == .reader ? .list : focus }

  /// The views over the tags, as high as they need but at most a third. Where there are none, they are there
  /// only while they have the focus.
  private mutating func putLeft(_ rect: Rect, _ focus: Pane, _ views: Int) {
    guard views > 0 || focus == .views else {
      panes[.facets] = rect
      return
    }
    let rows = min(max(views, 3) + 1, max(4, rect.rows / 3))
    panes[.views] = rect.inset(bottom: rect.rows - rows)
    rules.append(rect.line(rows))
    panes[.facets] = rect.inset(top: rows + 1)
  }

  /// The list, or what has its room, left of the reader.
  private mutating func putSideBySide(_ body: Rect, _ left: Pane, _ split: Double) {
    let share = Int(Double(body.columns) * split)
    let columns = min(max(share, 20), body.columns - 21)
    panes[left] = body.inset(right: body.columns - columns)
    rules.append(Layout.column(body, at: columns))
    panes[.reader] = body.inset(left: columns + 1)
  }

  /// The list, or what has its room, over the reader.
  private mutating func stack(_ body: Rect, _ focus: Pane, _ split: Double) {
    let share = Int(Double(body.rows) * split)
    let rows = min(max(share, 5), body.rows - 4)
    panes[Layout.left(focus)] = body.inset(bottom: body.rows - rows)
    rules.append(body.line(rows))
    panes[.reader] = body.inset(top: rows + 1)
  }

  private static func column(_ body: Rect, at column: Int) -> Rect {
    Rect(column: body.column + column, row: body.row, columns: 1, rows: body.rows)
  }
}
