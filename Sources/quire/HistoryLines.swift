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
      lines.append(HistoryLine(id: item.event.id, what: what, when: when))
    }
    return lines
  }
}
