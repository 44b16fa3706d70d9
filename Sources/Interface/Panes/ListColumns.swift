import Canvas
import Papers

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
  init(_ columns: Int, years: ClosedRange<Int>?, now: Int?) {
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
  func rect(of span: Range<Int>, in row: Rect) -> Rect {
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
