public import Digests

/// A paper that is like another one, and why.
public struct RelatedPaper: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Another part of the same series, by the same authors: “Part II”.
    case series
    /// The same words.
    case words
    /// The same authors, and other words.
    case authors
  }

  public let id: PaperID
  public let kind: Kind
  /// The higher the nearer; sums of BM25 weights, only good for comparing.
  public let score: Double
  /// The words that the two share and few others have, the most telling first; at most four.
  public let sharedWords: [String]
  /// The authors that the two share.
  public let sharedAuthors: [String]
}

extension Library {
  /// The nearest papers by the words of title and abstract, weighed by BM25 (Robertson and Zaragoza
  /// 2009; k₁ 1.2, b 0.75; a word in a title counts three times), and those by the same authors.
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
    var words = WordCounter(words: self.words(of: row))
    for segment in segments {
      var isStopped = false
      segment.text.withRows { arena, starts in
        for local in segment.papers.indices {
          if local % 4096 == 0, isCancelled() {
            isStopped = true
            return
          }
          let other = segment.firstRow + Row(local)
          if other == row || retired.contains(other) { continue }
          let text = arena[starts[local]..<starts[local + 1]]
          words.count(UnsafeRawBufferPointer(rebasing: text), of: other)
        }
      }
      if isStopped { return nil }
    }
    let near = words.best(limit, among: count)
    let authors = AuthorFinder(paper)
    var found: [RelatedPaper] = []
    func add(_ row: Row, _ kind: RelatedPaper.Kind, _ score: Double, _ words: [String]) {
      let other = self.paper(at: row)
      guard !found.contains(where: { $0.id == other.id }) else { return }
      found.append(
        RelatedPaper(
          id: other.id, kind: kind, score: score, sharedWords: words,
          sharedAuthors: authors.shared(with: other)))
    }
    let theirs = rows(in: SortOrder(.date)).filter { other in
      let (segment, local) = locate(other)
      return other != row && segment.text.withAuthorBytes(of: local, authors.isAmong)
    }
    let series = Series(title: ShownText(paper.title).string)
    for other in theirs where series.goesOn(in: ShownText(self.paper(at: other).title).string) {
      add(other, .series, 0, [])
    }
    for hit in near { add(hit.row, .words, hit.score, hit.words) }
    for other in theirs.prefix(limit) { add(other, .authors, 0, []) }
    return found
  }

  /// The distinct words of a paper's title and abstract, folded.
  private func words(of row: Row) -> [String] {
    let (segment, local) = locate(row)
    var words: [String] = []
    var known: Set<String> = []
    segment.text.withRows { arena, starts in
      let text = arena[starts[local]..<starts[local + 1]]
      let bytes = UnsafeRawBufferPointer(rebasing: text)
      Words.each(of: bytes) { start, count, _, _ in
        guard known.count < WordCounter.limit else { return }
        let word = String(decoding: bytes[start..<start + count], as: UTF8.self)
        if !Words.common.contains(word), known.insert(word).inserted { words.append(word) }
      }
    }
    return words
  }
}
