import Catalog
import Interface
import Storage

extension HistoryLine {
  /// The lines of the history, those that were undone or done elsewhere marked as such.
  static func lines(of database: MarksDatabase, limit: Int) throws -> [HistoryLine] {
    var lines: [HistoryLine] = []
    try database.history(limit: limit) { item in
      var when = LocalTime.recent(item.event.seconds)
      if item.isUndone { when += " · undone" }
      if !item.isMine { when += " · on another machine" }
      let what = MarkSentences.describe(item.event) { try? database.find($0) }
      let papers = Set(item.event.changes.map(\.paper))
      lines.append(
        HistoryLine(
          id: item.event.id, what: what, when: when,
          paper: papers.count == 1 ? papers.first : nil))
    }
    return lines
  }
}
