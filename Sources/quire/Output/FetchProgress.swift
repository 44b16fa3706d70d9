import Catalog
import Fetching
import Glibc

/// How far a fetch has come, in one line that is written over; on a terminal only.
struct FetchProgress {
  let profile: String
  let isShown: Bool
  private var service = ""
  private var start = time(nil)
  private var pace = Pace()

  init(profile: String, isShown: Bool) {
    (self.profile, self.isShown) = (profile, isShown && isatty(2) == 1)
  }

  mutating func tell(_ news: FetchNews) {
    guard isShown else { return }
    switch news {
    case .asking(let service):
      self.service = Sentences.name(of: service)
      start = time(nil)
      show("asking \(self.service)")
    case .pages(let pages, let papers, let total):
      var words =
        "\(service): \(MarkSentences.count(pages, "page")), \(MarkSentences.count(papers, "paper"))"
      if let total { words += " of \(total)" }
      if let left = left(papers, total) { words += ", \(left) left" }
      show(words)
    case .bytes(let count, let total):
      guard pace.isDue || count == total else { return }
      show(
        (total.map { FetchProgress.bar(count, of: $0) + " " } ?? "")
          + Sentences.bytes(count, of: total))
    case .waiting(let seconds, let error):
      show("\(Sentences.reason(error)); asking again in \(seconds) s")
    }
  }

  /// `[########            ]`.
  private static func bar(_ count: Int, of all: Int) -> String {
    let columns = 20
    let done = all > 0 ? min(columns, columns * count / all) : 0
    return "[" + String(repeating: "#", count: done)
      + String(repeating: " ", count: columns - done) + "]"
  }

  /// The time that is left, if it goes on as it went.
  private func left(_ papers: Int, _ total: Int?) -> String? {
    guard let total, papers > 0, papers < total else { return nil }
    let seconds = (time(nil) - start) * (total - papers) / papers
    return seconds < 90 ? "about \(max(1, seconds)) s" : "about \((seconds + 30) / 60) min"
  }

  private func show(_ words: String) {
    Output.replaceLine("\(profile): \(words)")
  }

  /// Takes the line away.
  static func clear() {
    if isatty(2) == 1 { Output.replaceLine("") }
  }
}
