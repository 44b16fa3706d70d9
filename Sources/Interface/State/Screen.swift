import Canvas
import Papers

/// Where the reader is: panes, and the cursor of the list.
struct Screen {
  var size = Size(columns: 80, rows: 24)
  /// The rows under it that are the tutor's.
  var rowsBelow = 0
  var focus = Pane.list
  /// The pane that was given the whole screen; others take its place while they have the focus.
  var zoomed: Pane?
  var isZoomed: Bool { zoomed != nil }
  /// The share of the list beside the reader, and above it; nil for the usual ones.
  var split: Double?
  var list = ListWindow()
  /// The row of the screen on which the anchor stood at the last start, until it is there again.
  var restoredRow: Int?
  /// The paper that the reader went to last. The cursor returns to it when it is there again.
  var anchor: PaperID?
  /// What was pressed last with the mouse.
  var pressed: Target?
}
