import Synchronization

/// The indexes of a segment, of one range of its papers after the other. Several threads may make them at a time.
final class WordIndexes: Sendable {
  private struct Known {
    var whole: [WordIndex]?
    /// By the first paper of their ranges.
    var parts: [Int: WordIndex] = [:]
  }

  private let known = Mutex(Known())

  /// nil as long as there are papers without an index.
  var value: [WordIndex]? { known.withLock { $0.whole } }

  /// Takes the indexes of all papers, in their order.
  func take(_ parts: [WordIndex]) { known.withLock { $0 = Known(whole: parts) } }

  /// Whether some papers have an index of their own.
  func has(_ papers: Range<Int>) -> Bool {
    known.withLock { $0.whole != nil || $0.parts[papers.lowerBound]?.rowCount == papers.count }
  }

  /// Takes the index of some papers, from `first` on, of a segment of so many.
  func take(_ index: WordIndex, from first: Int, of count: Int) {
    known.withLock { known in
      guard known.whole == nil else { return }
      known.parts[first] = index
      var (parts, next): ([WordIndex], Int) = ([], 0)
      while let part = known.parts[next] {
        parts.append(part)
        next += part.rowCount
      }
      if next == count { known = Known(whole: parts) }
    }
  }
}
