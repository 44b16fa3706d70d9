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
  /// There is no index: one pass over the searched text looks only for the words of this paper, which
  /// counts at once in how many papers each of them is. Costs about 2 ns a byte of the library.
  ///
  /// Parts of a series come first, then the nearest, then what else the authors wrote, the latest
  /// first.
  public func related(
    to id: PaperID, limit: Int = 20, isCancelled: () -> Bool = { false }
  ) -> [RelatedPaper]? {
    guard let row = row(of: id) else { return [] }
    let paper = paper(at: row)
    let tags = self.tags(of: row).map { (number: $0, name: self.tags.name(of: $0)) }
    var topics = TopicCounter(Topic(paper, tags: tags))
    var room: [UInt8] = []
    for segment in segments {
      var isStopped = false
      segment.text.visit(from: segment.ids.isEmpty ? nil : 0, in: digests) { local, text in
        if local % 4096 == 0, isCancelled() {
          isStopped = true
          return nil
        }
        let other = segment.firstRow + Row(local)
        if other != row, !retired.contains(other) {
          text.withFolded(in: &room) {
            topics.count($0, tags: segment.tags(of: local), of: other)
          }
        }
        return local + 1 < segment.ids.count ? local + 1 : nil
      }
      if isStopped { return nil }
    }
    let near = ranked(topics.best(3 * limit, among: count), besides: paper).prefix(limit)
    let authors = AuthorFinder(paper)
    var found: [RelatedPaper] = []
    func add(_ row: Row, _ kind: RelatedPaper.Kind, _ score: Double, _ topics: [String]) {
      let other = self.paper(at: row)
      guard !found.contains(where: { $0.id == other.id }) else { return }
      found.append(
        RelatedPaper(
          id: other.id, kind: kind, score: score, sharedTopics: topics,
          sharedAuthors: authors.shared(with: other)))
    }
    let theirs = rows(in: SortOrder(.date)).filter { other in
      let (segment, local) = locate(other)
      guard other != row else { return false }
      return segment.text.withRow(local, in: digests) {
        $0.withShown(.authors, authors.isAmong)
      } == true
    }
    let series = Series(title: ShownText(paper.title).string)
    for other in theirs where series.goesOn(in: ShownText(self.paper(at: other).title).string) {
      add(other, .series, 0, [])
    }
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
