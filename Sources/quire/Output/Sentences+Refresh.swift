import Catalog
import Feeds
import Fetching
import Interface
import Papers

/// What is said of looking papers up again.
extension Sentences {
  static let nothingToRefresh =
    "nothing to look up: no paper of arXiv is starred, queued or labelled, or was named"

  static func notOfArxiv(_ count: Int) -> String {
    "\(MarkSentences.count(count, "paper")) left out: arXiv does not have \(count == 1 ? "it" : "them")"
  }

  static func missing(_ ids: [PaperID]) -> String {
    "arXiv does not have \(ids.map(\.description).joined(separator: ", "))"
  }

  static func folderIsNotRead(_ folder: String) -> String {
    "\(safe(folder)) is not among the folders of config.toml: add it, so that the browser reads what is new"
  }

  /// `3 of 20 papers have something new, in FILE`.
  static func sentence(for report: RefreshReport, isDry: Bool) -> String {
    let (news, all) = (report.papers.count, report.papers.count + report.unchanged)
    guard news > 0 else { return "nothing new of \(MarkSentences.count(all, "paper"))" }
    var words =
      "\(news) of \(MarkSentences.count(all, "paper")) \(news == 1 ? "has" : "have") something new"
    let counts: [(RefreshedPaper.Change, String)] = [
      (.version, "in a newer version"), (.withdrawn, "withdrawn"),
    ]
    let parts = counts.compactMap { change, name in
      let count = report.papers.count { $0.changes.contains(change) }
      return count > 0 ? "\(count) \(name)" : nil
    }
    if !parts.isEmpty { words += " (\(parts.joined(separator: ", ")))" }
    if let file = report.file { words += ", in \(safe(file))" }
    return isDry ? words + "; nothing was written" : words
  }

  static func sentence(forRefresh error: FetchError) -> String {
    switch error {
    case .storage(let error): "not written: \(sentence(for: error))"
    case .network(.stopped): "stopped; nothing was written"
    case .network(let error): "not looked up: \(reason(error))\(advice(error, keeps: false))"
    case .busy: "not looked up: another Quire is at it"
    }
  }
}
