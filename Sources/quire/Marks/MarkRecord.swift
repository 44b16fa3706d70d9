import Catalog
import Digests
import Papers

/// Marks as scripts get them; the names are a promise.
struct MarkRecord {
  private let marks: Marks
  /// Numbers in the reading queue, from 1.
  private let queueNumbers: [PaperID: Int]

  /// - Parameter former: ids by which papers are no longer known, which have the marks of another id.
  init(_ marks: Marks, former: [PaperID: PaperID] = [:]) {
    self.marks = marks
    let queue = marks.all.compactMap { id, marks in
      former[id] != nil ? nil : marks.queueRank.map { ($0, id) }
    }.sorted { $0 < $1 }
    var queueNumbers = Dictionary(
      uniqueKeysWithValues: queue.enumerated().map { ($0.element.1, $0.offset + 1) })
    for (id, known) in former { queueNumbers[id] = queueNumbers[known] }
    self.queueNumbers = queueNumbers
  }

  /// `{"id":"2504.13989","labels":[],"read":false,…}`.
  func json(_ id: PaperID) -> [UInt8] {
    JSONWriter.object { json in
      json.member("id", id.description)
      write(id, into: &json)
    }
  }

  /// The members that are about marks, within an object.
  func write(_ id: PaperID, into json: inout JSONWriter) {
    let marks = marks[id]
    json.member("labels", marks.labels)
    json.member("read", marks.isRead)
    json.member("starred", marks.isStarred)
    json.member("note", marks.note.isEmpty ? nil : marks.note)
    json.member("rating", marks.rating)
    json.member("queue", queueNumbers[id])
    // Lines of papers without one are as they always were.
    if let key = marks.citationKey { json.member("cite_key", key) }
  }

  /// `2504.13989  starred, rated 4`, or `2504.13989 (A Paper)  starred, rated 4`.
  func line(_ id: PaperID, title: (PaperID) -> String?) -> [UInt8] {
    let name = MarkSentences.name([id], title: title)
    let gap = String(repeating: " ", count: max(0, 10 - name.count) + 2)
    return Array((name + gap + words(id)).utf8)
  }

  func words(_ id: PaperID) -> String {
    MarkSentences.line(marks[id], queueNumber: queueNumbers[id])
  }

  func note(_ id: PaperID) -> String { marks[id].note }
  func hasMarks(_ id: PaperID) -> Bool { !marks[id].isEmpty }
}
