import Catalog
import Interface
import Storage

extension MarksAnswer {
  /// What the browser is told of it.
  ///
  /// - Parameters:
  ///   - number: of the changes that it is about.
  ///   - path: of the database, as the reader knows it.
  func actions(_ number: Int?, _ path: String) -> [Action] {
    switch self {
    case .found(let marks, let isAll): [.marksFound(marks, isAll: isAll)]
    case .forgotten: [.marksForgotten]
    case .marked(let event, let marks): [.marked(number ?? 0, event, marks)]
    case .notMarked(let error):
      [.markingFailed(number ?? 0, MarksAnswer.warning(Sentences.sentence(for: error)))]
    case .unmade(let done, let kind): [.unmade(done.event, as: kind, done.changes, done.marks)]
    case .nothingToUndo: [.said(.nothingToUndo)]
    case .nothingToRedo: [.said(.nothingToRedo)]
    case .history(let all): [.historyFound(all.map(HistoryLine.init))]
    case .note(let id, let text, let heads): [.noteFound(id, text, heads: heads)]
    case .arrived(let arrivals):
      [.arrived(arrivals, since: arrivals.since.map { LocalTime.since(Int($0 / 1000)) })]
    case .joined(let events): [.said(Message(Sentences.joined(events)))]
    case .clock(let note): [.said(MarksAnswer.warning(Sentences.sentence(for: note)))]
    case .mended(let recovery):
      Sentences.recovered(path, recovery).map { .said(MarksAnswer.warning($0)) }
    case .done: []
    case .failed(let error): [.said(MarksAnswer.warning(Sentences.sentence(for: error)))]
    }
  }

  private static func warning(_ sentence: String) -> Message { Message(sentence, isWarning: true) }
}

extension HistoryLine {
  /// A line of the history; what was undone or done elsewhere is marked as such.
  fileprivate init(_ done: MarksAnswer.Done) {
    var when = LocalTime.recent(done.seconds)
    if done.isUndone { when += " · undone" }
    if !done.isMine { when += " · on another machine" }
    self.init(id: done.id, what: done.what, when: when, paper: done.paper)
  }
}
