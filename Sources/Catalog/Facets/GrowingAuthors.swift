import Papers
import Synchronization

/// The authors of a library that grows, numbered segment by segment while it grows.
///
/// What is made of all authors together, how many papers each has and the order of their names, is made at the end: a
/// column of each library on the way would be sorted and copied again and again.
public final class GrowingAuthors: Sendable {
  private struct Known {
    private(set) var maker: FacetColumnMaker
    private(set) var parts: [ObjectIdentifier: ValueNumbers] = [:]
    /// Of the segments whose authors have been numbered.
    private var keepers: [any AnyObject & Sendable] = []
    /// How many segments had been numbered before.
    let begun: Int

    /// Goes on from the authors of the library before.
    init(after column: FacetColumn?) {
      (maker, begun) = (FacetColumnMaker(column), column?.segments.count ?? 0)
      for (segment, part) in zip(column?.segments ?? [], column?.parts ?? []) {
        parts[segment.identity] = part
        keepers.append(segment.keeper)
      }
    }

    mutating func take(_ segment: Segment, of library: Library) {
      if parts[segment.identity] != nil { return }
      let part = maker.part(.author, of: segment, in: library)
      parts[segment.identity] = part
      keepers.append(segment.keeper)
    }
  }

  private let known = Mutex<Known?>(nil)

  public init() {}

  /// Numbers the authors of the segments that have come.
  public func take(_ library: Library, isCancelled: () -> Bool) {
    guard library.columns.known(.author) == nil else { return }
    known.withLock { known in
      let before = library.columns.before[.author]
      // Somebody may have asked for the authors meanwhile: what they were numbered by then, they are numbered by still.
      if known.map({ $0.begun < before?.segments.count ?? 0 }) != false {
        known = Known(after: before)
      }
      for segment in library.segments {
        if isCancelled() { return }
        known?.take(segment, of: library)
      }
    }
  }

  /// Gives a library the column of its authors, which has come to its end.
  public func finish(_ library: Library, isCancelled: () -> Bool) {
    take(library, isCancelled: isCancelled)
    if isCancelled() { return }
    guard library.columns.known(.author) == nil else { return }
    known.withLock { known in
      let parts = library.segments.compactMap { known?.parts[$0.identity] }
      // What was numbered and is gone has left names that nobody has.
      if let made = known, parts.count == library.segments.count, parts.count == made.parts.count {
        let totals = FacetColumn.counts(
          of: library.allRows, parts, library.segments, values: made.maker.vocabulary.count)
        let column = FacetColumn(
          made.maker.vocabulary, parts, of: library.segments, totals: Column(totals), byName: nil,
          hidden: made.maker.hidden)
        library.columns.take(column, of: .author)
      } else {
        _ = library.facetColumn(.author)
      }
      known = nil
    }
  }
}
