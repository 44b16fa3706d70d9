import Canvas
import Catalog
import Papers

/// Papers as lines of words, without signs that would have to be spelled.
extension State {
  /// `12. A Title, by Ada Brown and 3 others, 2025-04-18, starred`.
  func words(ofRank rank: Int) -> String {
    "\(rank + 1). " + words(of: results.library.paper(at: results.shown[rank]))
  }

  /// The same of a paper that may not be in the list.
  func words(of paper: Paper) -> String {
    let parts = [title(of: paper), authorWords(of: paper)].compactMap(\.self)
    let facts = [paper.listedDay?.description].compactMap(\.self) + markWords(of: paper)
    return (parts + facts).joined(separator: ", ")
  }

  /// What is gone through, as much of it as most decisions need.
  func wordsOfTriage(_ round: Triage.Round, _ paper: Paper) -> [String] {
    var tags = paper.tags.map { ShownText($0).string }.joined(separator: ", ")
    if !tags.isEmpty { tags = "Tags: " + tags }
    let facts = [paper.listedDay?.description].compactMap(\.self) + markWords(of: paper)
    return [
      "\(round.index + 1) of \(round.papers.count): \(title(of: paper))",
      authorWords(of: paper) ?? "", facts.joined(separator: ", "), tags,
    ].filter { !$0.isEmpty }
  }

  private func title(of paper: Paper) -> String {
    ShownText(paper.title, asWritten: reader.showsSource).string
  }

  private func authorWords(of paper: Paper) -> String? {
    guard let (name, count) = paper.authors.firstItem else { return nil }
    let first = "by " + ShownText(name, asWritten: reader.showsSource).string
    return count < 2 ? first : first + (count == 2 ? " and another" : " and \(count - 1) others")
  }

  private func markWords(of paper: Paper) -> [String] {
    let isFound = results.library.row(of: paper.id).map(results.selection.contains) ?? true
    let signs = signs(of: paper.id, isFound: isFound, isInRange: false)
    let own = marks[paper.id]
    let words: [(isSo: Bool, word: String)] = [
      (signs.arrival == .new, "new"), (signs.arrival == .revised, "revised"),
      (paper.isWithdrawn, "withdrawn"), (signs.isRead, "read"), (signs.isStarred, "starred"),
      (signs.rating > 0, "rated \(signs.rating)"), (signs.isQueued, "queued"),
      (signs.isNoted, "note"),
    ]
    let state: [(isSo: Bool, word: String)] = [
      (signs.isTicked, "selected"), (signs.isOther, "not found by the filter"),
      (signs.isKept, "no longer found by the filter"),
    ]
    return words.filter(\.isSo).map(\.word) + own.labels.map { "label \($0)" }
      + state.filter(\.isSo).map(\.word)
  }
}

extension ReaderPage {
  /// The page as paragraphs, a line each.
  var paragraphs: [String] {
    var lines = blocks.map { block in
      let text = String(decoding: block.text, as: UTF8.self)
      switch block.role {
      // What divides facts is a sign between blanks.
      case .date, .dim, .heading:
        return text.replacing(" , ", with: ", ").replacing("  ", with: " ")
      case .tag: return "Tags: " + text.replacing("  ", with: ", ")
      default: return text
      }
    }
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
