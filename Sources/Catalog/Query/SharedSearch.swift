import Synchronization

/// A search that several threads go on with at once.
///
/// Each takes the next block of rows until there are none, so that one that is held up leaves more to the
/// others. What they find is what one alone would have found.
public final class SharedSearch: Sendable {
  /// How many threads are to call `work`, each once.
  public let threads: Int
  private let search: Search
  /// The first row that nobody has taken.
  private let next: Atomic<Row>
  private let found: Mutex<Found>

  private struct Found {
    var hits: RowSet
    var looseHits: RowSet
    /// How many threads have come to their end, and whether one was cancelled.
    var ended = 0
    var isCancelled = false
  }

  /// How many rows a thread takes at once.
  private let block: Row

  /// A search by as many threads as there is work for, `most` at most. `share` is for how many rows it is worth
  /// while to start one; a block of rows takes a fraction of a millisecond.
  public init(_ search: Search, most: Int, share: Int = 4096, block: Row = 2048) {
    // Texts that a pattern goes through may take long.
    (self.search, self.block) = (search, search.weight == 1 ? block : 16)
    threads = max(1, min(most, search.rowsLeft / share))
    next = Atomic(search.next)
    found = Mutex(Found(hits: search.hits, looseHits: search.looseHits))
  }

  /// Looks at rows as long as there are some that nobody has taken. The thread that ends last gets the selection,
  /// the others nil, and so do all when one was cancelled; `isCancelled` is asked
  /// before each block, and told how many rows have been taken.
  public func work(isCancelled: (_ taken: Row) -> Bool = { _ in false }) -> Selection? {
    var part = search
    let end = search.library.rowCount
    var isGivenUp = false
    while !isGivenUp {
      let first = next.add(block, ordering: .relaxed).oldValue
      guard first < end else { break }
      isGivenUp = isCancelled(first)
      if !isGivenUp { part.scan(first..<min(end, first + block)) }
    }
    return found.withLock { found in
      found.hits.formUnion(part.hits)
      found.looseHits.formUnion(part.looseHits)
      found.isCancelled = found.isCancelled || isGivenUp
      found.ended += 1
      guard found.ended == threads, !found.isCancelled else { return nil }
      return search.selection(of: found.hits, found.looseHits, searchedRows: end)
    }
  }
}
