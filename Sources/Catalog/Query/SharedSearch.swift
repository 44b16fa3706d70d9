import Synchronization

/// A search that several threads go on with at once.
///
/// Each takes the next block of rows until there are none, so that one that is held up leaves more to the
/// others. What they find is what one alone would have found, but for a pattern that is given up: for which papers
/// depends on who comes to it when.
public final class SharedSearch: Sendable {
  /// How many threads are to call `work`, each once.
  public let threads: Int
  private let search: Search
  /// The first row that nobody has taken.
  private let next: Atomic<Row>
  /// Of the rows that had been looked at before, the first one in which nobody has counted words.
  private let nextCounted = Atomic<Row>(0)
  private let found: Mutex<Found>

  private struct Found {
    var hits: RowSet
    var looseHits: RowSet
    /// The rows before this one have all been looked at.
    var end: Row
    /// The blocks after it that have been looked at, by their first row.
    var later: [Row: Row] = [:]
    /// How often what was found has the words of the query, where the order asks for that.
    var relevance: Relevance?
    /// How many threads have come to their end, and whether one was cancelled.
    var ended = 0
    var isCancelled = false

    mutating func add(_ part: Search, _ rows: Range<Row>) {
      hits.formUnion(part.hits, in: rows)
      looseHits.formUnion(part.looseHits, in: rows)
      later[rows.lowerBound] = rows.upperBound
      while let next = later.removeValue(forKey: end) { end = next }
    }
  }

  /// How many rows a thread takes at once.
  private let block: Row

  /// A search by as many threads as there is work for, `most` at most. `share` is for how many rows it is worth
  /// while to start one; a block of rows takes a fraction of a millisecond.
  public init(_ search: Search, most: Int, share: Int = 4096, block: Row = 2048) {
    // Texts that a pattern goes through may take long.
    (self.search, self.block) = (search, search.weight == 1 ? block : 16)
    let work = search.rowsLeft * search.weight + search.wordsLeft
    threads = max(1, min(most, work / share))
    next = Atomic(search.next)
    found = Mutex(
      Found(
        hits: search.hits, looseHits: search.looseHits, end: search.next,
        relevance: search.countsToMake))
  }

  /// Looks at rows as long as there are some that nobody has taken. The thread that ends last gets the selection,
  /// the others nil, and so do all when one was cancelled; `isCancelled` is asked before each block, and
  /// told how many rows have been taken.
  public func work(isCancelled: (_ taken: Row) -> Bool = { _ in false }) -> Selection? {
    var part = search.part(counting: search.countsToMake)
    let end = search.library.rowCount
    var isGivenUp = false
    while true {
      let first = next.add(block, ordering: .relaxed).oldValue
      guard first < end else { break }
      isGivenUp = isCancelled(first)
      if isGivenUp { break }
      let rows = first..<min(end, first + block)
      part.scan(rows)
      found.withLock { $0.add(part, rows) }
      part.countWords(among: rows)
    }
    while part.relevance != nil, !isGivenUp {
      let first = nextCounted.add(block, ordering: .relaxed).oldValue
      guard first < search.next else { break }
      isGivenUp = isCancelled(end)
      part.countWords(among: first..<min(search.next, first + block))
    }
    let isLast = found.withLock { found in
      if let counted = part.relevance { found.relevance?.add(counted) }
      found.isCancelled = found.isCancelled || isGivenUp
      found.ended += 1
      return found.ended == threads && !found.isCancelled
    }
    guard isLast else { return nil }
    let (hits, looseHits, relevance) = found.withLock { ($0.hits, $0.looseHits, $0.relevance) }
    var rest = search.walked(hits, looseHits, counted: relevance)
    return rest.finish(isCancelled: isCancelled)
  }

  /// What has been found so far. A search that starts from it looks again at what lies behind a row that no thread
  /// has come to.
  public var soFar: Selection {
    let (hits, looseHits, end) = found.withLock { ($0.hits, $0.looseHits, $0.end) }
    return search.selection(of: hits, looseHits, searchedRows: end)
  }
}
