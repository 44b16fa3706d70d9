/// A piece of what is made of a library so that no key waits for it. Several threads may make pieces at a time.
public struct LibraryPiece: Sendable {
  enum Kind: Hashable, Sendable {
    /// The words of all texts, of some papers of the segment.
    case index(Range<Int>)
    /// The words of the titles.
    case titles
    /// Which papers lead to code.
    case code
  }

  /// What tells pieces apart as long as there is a library that has them.
  public struct Name: Hashable, Sendable {
    fileprivate let segment: ObjectIdentifier
    fileprivate let kind: Kind
  }

  private let library: Library
  private let segment: Segment
  private let kind: Kind

  init(of library: Library, _ segment: Segment, _ kind: Kind) {
    (self.library, self.segment, self.kind) = (library, segment, kind)
  }

  public var name: Name { Name(segment: segment.identity, kind: kind) }

  /// Whether making it takes memory: 150 MB.
  public var isLarge: Bool { if case .index = kind { true } else { false } }

  /// Makes it, or takes what was kept of an earlier run; nothing when it was cancelled.
  public func make(in store: IndexStore, isCancelled: () -> Bool) {
    switch kind {
    case .index(let papers):
      guard !segment.wordIndex.has(papers),
        let index = library.makeIndex(of: segment, papers, in: store, isCancelled)
      else { return }
      segment.wordIndex.take(index, from: papers.lowerBound, of: segment.ids.count)
    case .titles:
      segment.titleWords.makeUnlessKnown { TitleWords(of: segment.text, in: library.digests) }
    case .code:
      segment.codeRows.makeUnlessKnown { library.codeRows(of: segment, isCancelled) }
    }
  }
}

extension Library {
  /// What nobody has made yet, the first papers first.
  public func pieces(least: Int = leastIndexed, part: Int = partOfIndex) -> [LibraryPiece] {
    indexPieces(least: least, part: part) + wordPieces
  }

  /// What nobody has made beside the indexes, and the authors, which are one for the whole library.
  var wordPieces: [LibraryPiece] {
    segments.filter { $0.titleWords.value == nil }.map { LibraryPiece(of: self, $0, .titles) }
      + segments.filter { $0.codeRows.value == nil }.map { LibraryPiece(of: self, $0, .code) }
  }
}
