public import Papers

/// A paper that is like another one, and why.
public struct RelatedPaper: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Another part of the same series, by the same authors: “Part II”.
    case series
    /// The same topics.
    case topics
    /// The same authors, and other topics.
    case authors
  }

  public let id: PaperID
  public let kind: Kind
  /// The higher the nearer; only good for comparing.
  public let score: Double
  /// What the two share and few others have, as the paper writes it, the most telling first: phrases,
  /// tags, words.
  public let sharedTopics: [String]
  /// The authors that the two share.
  public let sharedAuthors: [String]
}

extension Library {
  /// The nearest papers by what they are about (`Topic`, weighed as `TopicCounter` says), and those by the
  /// same authors.
  ///
  /// Few papers are all read, at some 2 ns a byte. Of many those are read that have the most of its words, as indexes
  /// tell (`NearRows`); until there are indexes, all.
  ///
  /// Parts of a series come first, then the nearest, then what else the authors wrote, the latest
  /// first.
  public func related(
    to id: PaperID, limit: Int = 20, isCancelled: () -> Bool = { false }
  ) -> [RelatedPaper]? {
    related(to: id, limit: limit, NearRows.Limits(), isCancelled)
  }

  func related(
    to id: PaperID, limit: Int, _ limits: NearRows.Limits, _ isCancelled: () -> Bool
  ) -> [RelatedPaper]? {
    guard let row = row(of: id) else { return [] }
    let paper = paper(at: row)
    let authors = AuthorFinder(paper)
    guard let topics = topics(of: paper, in: row, limits, isCancelled),
      let theirs = rows(by: authors, besides: row, isCancelled)
    else { return nil }
    let near = ranked(topics.best(3 * limit, among: count), besides: paper).prefix(limit)
    var found: [RelatedPaper] = []
    func add(_ row: Row, _ kind: RelatedPaper.Kind, _ score: Double, _ topics: [String]) {
      let other = self.paper(at: row)
      guard !found.contains(where: { $0.id == other.id }) else { return }
      found.append(
        RelatedPaper(
          id: other.id, kind: kind, score: score, sharedTopics: topics,
          sharedAuthors: authors.shared(with: other)))
    }
    let series = Series(title: ShownText(paper.title).string)
    for other in parts(of: series, among: theirs) { add(other, .series, 0, []) }
    for hit in near { add(hit.row, .topics, hit.score, hit.shared) }
    for other in theirs.prefix(limit) { add(other, .authors, 0, []) }
    return found
  }

  /// The same papers with their scores changed by the fields of science: those that share one with the paper
  /// are nearer, those that do not are farther.
  private func ranked(
    _ near: [(row: Row, score: Double, shared: [String])], besides paper: Paper
  ) -> [(row: Row, score: Double, shared: [String])] {
    let fields = Set(paper.categories.map(\.string))
    guard !fields.isEmpty else { return near }
    return near.map { hit in
      let others = self.paper(at: hit.row).categories.map(\.string)
      if others.isEmpty { return hit }
      return (hit.row, hit.score * (fields.isDisjoint(with: others) ? 0.9 : 1.15), hit.shared)
    }.sorted { $0.score > $1.score }
  }
}
