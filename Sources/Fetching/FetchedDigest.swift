import Digests
import Feeds
import Papers

/// Fetched papers as a digest in Markdown: new, cross-listed, revised and refreshed ones apart, keywords bold in the abstracts.
///
///     # 2026-11-26 efficiency
///
///     cs.LG with “kv cache”: 3 new, 1 revised.
///
///     # New
///
///     ## A Title
///     …
struct FetchedDigest {
  let day: Day
  let name: String
  /// What was asked for.
  let words: String
  let papers: [FetchedPaper]
  let keywords: Keywords

  /// Announcements in the order of their sections.
  static let sections: [(announcement: FetchedPaper.Announcement, heading: String, word: String)] =
    [
      (.new, "New", "new"), (.cross, "Cross-listed", "cross-listed"),
      (.revised, "Revised", "revised"), (.changed, "Refreshed", "refreshed"),
    ]

  var text: String {
    var blocks = ["# \(day) \(name)", SafeText.line("\(words): \(counts).")]
    for section in FetchedDigest.sections {
      let members = papers.filter { $0.announcement == section.announcement }
      if members.isEmpty { continue }
      blocks.append("# \(section.heading)")
      blocks += members.map(block)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var counts: String {
    FetchedDigest.sections.compactMap { section in
      let count = papers.count { $0.announcement == section.announcement }
      return count > 0 ? "\(count) \(section.word)" : nil
    }.joined(separator: ", ")
  }

  private func block(_ fetched: FetchedPaper) -> String {
    let paper = Paper(joining: [fetched.entry])
    let version = fetched.version > 0 ? "v\(fetched.version)" : ""
    let text = PaperMarkdown(
      paper: paper, address: "https://arxiv.org/abs/\(paper.id)\(version)",
      announcement: announcement(of: fetched),
      bold: paper.abstract.withBytes { keywords.ranges(in: $0) }
    ).text
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// As the entry says it; what is only new needs no word.
  private func announcement(of fetched: FetchedPaper) -> String? {
    switch (fetched.announcement, fetched.isWithdrawn) {
    case (.cross, true): "cross, withdrawn"
    case (_, true): "withdrawn"
    case (.new, false): nil
    case (.changed, false): "refreshed"
    case (.cross, false), (.revised, false): fetched.announcement.rawValue
    }
  }
}
