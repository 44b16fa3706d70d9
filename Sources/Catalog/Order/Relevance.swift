import Papers

/// How well papers fit the words of a query: BM25, with a word in the title counting as four.
///
///     score = Σ idf · n · (k + 1) / (n + k · (1 − b + b · length / mean length))
///
/// over the words and phrases that papers are found by, where n is how often one stands in the paper, whatever its
/// case and accents, and idf = ln(1 + papers / papers that have it). Papers are those that were found, not those of
/// the library: so nothing but what is found is looked at. Where all words must occur, all of them count the same
/// then, as each stands in every paper; of alternatives the rarer one counts more.
///
/// Counting takes a microsecond for a word and paper, and more for what stands there very often.
struct Relevance: Sendable {
  private let words: [Word]
  /// By paper that was looked at: its row, its length, and how often it has each word.
  private var rows: [Row] = []
  private var lengths: [Float] = []
  private var counts: [Float] = []
  /// What was found, and the first row that has not been looked at.
  private var found = RowSet()
  private var next: Row = 0

  private struct Word: Sendable {
    let needle: Needle
    /// Where alone it counts; nil where anywhere.
    let field: TextField?
  }

  /// The usual ones (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
  private static let (k, b) = (1.2, 0.75)
  private static let titleWeight: Float = 4
  /// What a word in a paper costs, in rows of searching.
  private static let weight = 8

  /// nil when the query has no words that papers are found by.
  init?(_ query: Query) {
    words = query.tree.positiveLeaves.compactMap { leaf in
      switch leaf {
      case .text(let term): Word(needle: term.needle, field: nil)
      case .field(let field, let term) where field != .author:
        Word(needle: term.needle, field: field)
      default: nil
      }
    }
    if words.isEmpty { return nil }
  }

  /// What counting in so many papers costs, in rows that a search could look at meanwhile; they are only sorted where
  /// all that was found has been counted.
  func work(for found: RowSet, in library: Library) -> Int {
    isCounted(found, in: library)
      ? rows.count / 4 : found.count * words.count * Relevance.weight
  }

  /// Whether all that was found has been looked at.
  func isCounted(_ found: RowSet, in library: Library) -> Bool {
    found == self.found && next >= library.rowCount
  }

  /// Goes on looking at what was found, `left` rows of searching at most; whether all has been looked at. Where
  /// something else has been found than before it begins anew.
  mutating func count(_ found: RowSet, in library: Library, _ left: inout Int) -> Bool {
    if found != self.found {
      self = emptied
      self.found = found
    }
    return look(at: found, before: library.rowCount, in: library, &left)
  }

  /// Looks at what was found in a range of rows, one of several threads.
  mutating func count(_ found: RowSet, among rows: Range<Row>, in library: Library) {
    var all = Int.max
    next = rows.lowerBound
    _ = look(at: found, before: rows.upperBound, in: library, &all)
  }

  /// The same words, counted nowhere.
  var emptied: Relevance {
    var empty = self
    (empty.rows, empty.lengths, empty.counts, empty.found, empty.next) = ([], [], [], RowSet(), 0)
    return empty
  }

  /// Takes what another thread has counted.
  mutating func add(_ other: Relevance) {
    rows += other.rows
    lengths += other.lengths
    counts += other.counts
  }

  /// All that was found has been looked at, by several threads.
  mutating func end(_ found: RowSet, in library: Library) {
    (self.found, next) = (found, library.rowCount)
  }

  private mutating func look(
    at found: RowSet, before end: Row, in library: Library, _ left: inout Int
  ) -> Bool {
    for segment in library.segments where next < segment.endRow && segment.firstRow < end {
      let endRow = min(end, segment.endRow)
      next = max(next, segment.firstRow)
      func following() -> Int? {
        guard left > 0, let row = found.first(from: next), row < endRow else { return nil }
        next = row
        return Int(row - segment.firstRow)
      }
      segment.text.visit(from: following(), in: library.digests) { local, text in
        let matches = add(next, text)
        next += 1
        left -= Relevance.weight * words.count + matches / 4
        return following()
      }
      if left <= 0 { return false }
      next = endRow
    }
    next = end
    return true
  }

  /// Takes a paper up; returns how many places were found.
  private mutating func add(_ row: Row, _ text: RowText) -> Int {
    rows.append(row)
    let start = counts.count
    counts.append(contentsOf: repeatElement(0, count: words.count))
    var (all, length) = (0, 0)
    for field in RowField.allCases {
      text.withText(of: field) { text, isFolded in
        length += text.count + 1
        for (index, word) in words.enumerated()
        where word.field == nil || word.field?.rowField == field {
          let count = word.needle.lend { $0.count(in: text, isFolded: isFolded) }
          counts[start + index] += (field == .title ? Relevance.titleWeight : 1) * Float(count)
          all += count
        }
      }
    }
    lengths.append(Float(length))
    return all
  }

  private static func idf(papers: Double, having: Double) -> Double { log(1 + papers / having) }

  /// The scores of what was looked at, as numbers in their order.
  func column(rowCount: Row) -> SortColumn {
    var column = SortColumn(rowCount: rowCount)
    let papers = Double(max(1, rows.count))
    let mean = max(1, lengths.reduce(0) { $0 + Double($1) } / papers)
    let idfs = words.indices.map { word in
      let having = stride(from: word, to: counts.count, by: words.count).count { counts[$0] > 0 }
      return having == 0 ? 0 : Relevance.idf(papers: papers, having: Double(having))
    }
    for (index, row) in rows.enumerated() {
      var score = 0.0
      let room = Relevance.k * (1 - Relevance.b + Relevance.b * Double(lengths[index]) / mean)
      for word in words.indices {
        let count = Double(counts[index * words.count + word])
        score += idfs[word] * count * (Relevance.k + 1) / (count + room)
      }
      // The bits of numbers above zero are in their order.
      column[row] = Float(score).bitPattern
    }
    return column
  }
}

extension Needle.Lent {
  /// How often it stands in a text; places do not overlap.
  fileprivate func count(in text: UnsafeRawBufferPointer, isFolded: Bool) -> Int {
    var (count, rest) = (0, text)
    while let found = firstMatch(in: rest, ignoringCase: !isFolded) {
      count += 1
      rest = UnsafeRawBufferPointer(rebasing: rest[(found + bytes.count)...])
    }
    return count
  }
}
