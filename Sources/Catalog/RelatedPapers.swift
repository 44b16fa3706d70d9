public import Digests

/// A paper that is like another one, and why.
public struct RelatedPaper: Hashable, Sendable {
  public let id: PaperID
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
  /// counts at once in how many papers each of them is. Costs about 1 ns a byte of the library.
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
          let text = arena[Int(starts[local])..<Int(starts[local + 1])]
          words.count(UnsafeRawBufferPointer(rebasing: text), of: other)
        }
      }
      if isStopped { return nil }
    }
    let authors = Set(paper.authors.items.map { Fold.full.bytes(of: ShownText($0).string) })
    return words.best(limit, among: count).map { hit in
      let other = self.paper(at: hit.row)
      let shared = other.authors.items.map { ShownText($0).string }
        .filter { authors.contains(Fold.full.bytes(of: $0)) }
      return RelatedPaper(
        id: other.id, score: hit.score, sharedWords: hit.words, sharedAuthors: shared)
    }
  }

  /// The distinct words of a paper's title and abstract, folded.
  private func words(of row: Row) -> [String] {
    let (segment, local) = locate(row)
    var words: [String] = []
    var known: Set<String> = []
    segment.text.withRows { arena, starts in
      let text = arena[Int(starts[local])..<Int(starts[local + 1])]
      let bytes = UnsafeRawBufferPointer(rebasing: text)
      Words.each(of: bytes) { start, count, _ in
        guard known.count < WordCounter.limit else { return }
        let word = String(decoding: bytes[start..<start + count], as: UTF8.self)
        if known.insert(word).inserted { words.append(word) }
      }
    }
    return words
  }
}
