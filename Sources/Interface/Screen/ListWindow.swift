/// A motion in a list or in a text, with its count already in it.
public enum Motion: Hashable, Sendable {
  case lines(Int)
  /// Half pages; a whole page is two.
  case halfPages(Int)
  case first
  case last
  /// A row, from 1, as in `12G`.
  case row(Int)
  case screenTop
  case screenMiddle
  case screenBottom
  /// Moves the text under the cursor, which stays on its row while it can.
  case scroll(Int)
}

/// An offset and a cursor: all that a list of any length needs to be shown.
public struct ListWindow: Hashable, Sendable {
  /// The first visible row.
  public private(set) var offset = 0
  /// The row of the cursor; 0 in an empty list.
  public private(set) var cursor = 0
  /// The row of the screen that the cursor was moved to last; it comes back to it when there is room.
  private var screenRow = 0

  public init() {}

  /// Moves the cursor, and the window just as far as it must.
  public mutating func move(_ motion: Motion, count: Int, height: Int) {
    let page = max(1, height)
    switch motion {
    case .lines(let lines): cursor = cursor.adding(lines)
    case .halfPages(let halves):
      // A page leaves one row of the old page on the screen.
      let step = ListWindow.step(halves, page)
      cursor = cursor.adding(step)
      offset = offset.adding(step)
    case .first: cursor = 0
    case .last: cursor = count - 1
    case .row(let row): cursor = row.adding(-1)
    case .screenTop: cursor = offset
    case .screenMiddle: cursor = offset + min(page, count - offset) / 2
    case .screenBottom: cursor = offset + page - 1
    case .scroll(let lines):
      offset = min(max(0, offset.adding(lines)), max(0, count - page))
      cursor = min(max(cursor, offset), offset + page - 1)
    }
    fit(count: count, height: page)
    screenRow = cursor - offset
  }

  /// The rows that so many half pages come to.
  static func step(_ halves: Int, _ page: Int) -> Int {
    halves % 2 == 0
      ? (halves / 2).multiplied(by: max(1, page - 1)) : halves.multiplied(by: max(1, page / 2))
  }

  /// Puts the cursor on a row, at the height on the screen that it was moved to last if that can be: where it comes
  /// to does not depend on the rows that it was put on before.
  public mutating func put(cursor row: Int, count: Int, height: Int) {
    offset = row.adding(-screenRow)
    cursor = row
    fit(count: count, height: height)
  }

  /// Puts the cursor on a row of the screen, before there is a list.
  mutating func restore(screenRow: Int) {
    offset = 0
    cursor = max(0, screenRow)
    self.screenRow = cursor
  }

  /// Makes cursor and offset fit a list of `count` rows in `height` rows.
  public mutating func fit(count: Int, height: Int) {
    let page = max(1, height)
    cursor = min(max(0, cursor), max(0, count - 1))
    offset = min(max(0, offset), max(0, count - page))
    if cursor < offset { offset = cursor }
    if cursor >= offset + page { offset = cursor - page + 1 }
  }
}
