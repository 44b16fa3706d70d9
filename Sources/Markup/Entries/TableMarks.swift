import Digests
import Papers

/// What the header of a table, or the first cell of the row, says of the cell that was seen last: that it has an id, a
/// DOI, or a paper.
struct TableMarks {
  /// A bit for each of the first columns of a kind.
  private var (ids, dois, papers) = (UInt64(0), UInt64(0), UInt64(0))
  private var column = 0
  private var isHeader = false
  /// The first cell of the row is called an id, so that the second is one: `| arXiv | 2401.01234 |`.
  private var isLedByName = false
  /// The cell has an id, a DOI, a paper.
  private(set) var (isID, isDOI, isPaper) = (false, false, false)

  /// To be told of all blocks in turn.
  mutating func see(_ block: Int, _ page: Page) {
    (isID, isDOI, isPaper) = (false, false, false)
    switch page.blocks[block].kind {
    case .table: (ids, dois, papers) = (0, 0, 0)
    case .row(let isHeader):
      self.isHeader = isHeader
      column = 0
      if isHeader { (ids, dois, papers) = (0, 0, 0) }
    case .cell:
      let bit: UInt64 = column < 64 ? 1 << UInt64(column) : 0
      let label =
        isHeader || column == 0 ? page.fieldLabel(ofWhole: page.blocks[block].text) : nil
      if isHeader {
        if label == .id { ids |= bit }
        if label == .doi { dois |= bit }
        if label == .paper { papers |= bit }
      } else {
        (isID, isDOI, isPaper) = (
          ids & bit != 0 || isLedByName && column == 1, dois & bit != 0, papers & bit != 0
        )
      }
      if column == 0 { isLedByName = label == .id }
      column += 1
    default: break
    }
  }
}
