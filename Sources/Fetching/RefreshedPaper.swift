public import Feeds
public import Papers

/// What arXiv says of a paper today, against what digests say of it.
public struct RefreshedPaper: Sendable {
  /// What is new; the raw value is how it is called.
  public enum Change: String, CaseIterable, Sendable {
    case version, withdrawn, title, authors, abstract, comment, journal, doi
  }

  public let fetched: FetchedPaper
  /// What the digests have; nil when none has the paper.
  public let known: Paper?
  /// In the order in which they are said.
  public let changes: [Change]

  /// The paper as arXiv has it.
  public let paper: Paper

  /// Whether the digests do not know it yet.
  public var isNews: Bool { known == nil || !changes.isEmpty }

  init(_ fetched: FetchedPaper, known: Paper?) {
    (self.fetched, self.known) = (fetched, known)
    paper = Paper(joining: [fetched.entry])
    changes = known.map { [paper] in Change.changes(from: $0, to: paper) } ?? []
  }
}

extension RefreshedPaper.Change {
  /// What a paper says, as arXiv has it today, that digests do not.
  public static func changes(from known: Paper, to paper: Paper) -> [RefreshedPaper.Change] {
    allCases.filter { has($0, paper, known) }
  }

  private static func has(_ change: Self, _ paper: Paper, _ known: Paper) -> Bool {
    // A digest that names no version is of the first one, as far as anybody knows.
    let isNewer = paper.version ?? 0 > known.version ?? 1
    func isNew(_ field: (Paper) -> Passage) -> Bool {
      let (now, before) = (text(field(paper)), text(field(known)))
      return isNewer && !now.isEmpty && !before.isEmpty && now != before
    }
    // These arXiv takes without a new version. What some digest says of this one is known, whichever is shown.
    func isAdded(_ field: (EntryRecord) -> TextSpan) -> Bool {
      let now = text(paper.entries[0].passage(field))
      return !now.isEmpty && !known.entries.contains { text($0.passage(field)) == now }
    }
    switch change {
    case .version: return isNewer
    case .withdrawn: return paper.isWithdrawn && !known.isWithdrawn
    case .title: return isNew(\.title)
    case .authors: return isNew(\.authors)
    case .abstract: return isNew(\.abstract)
    case .comment: return isAdded(\.comment)
    case .journal: return isAdded(\.journal)
    case .doi:
      guard let name = paper.doiName?.lowercased() else { return false }
      return !known.entries.contains { Paper(joining: [$0]).doiName?.lowercased() == name }
    }
  }

  /// A text without regard to how its blanks stand.
  private static func text(_ passage: Passage) -> String {
    passage.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
