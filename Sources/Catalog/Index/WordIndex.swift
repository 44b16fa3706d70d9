// The word index: how a filter finds papers without reading them.
//
// Reading the texts of 100,000 papers takes 15 ms of both cores, of all of arXiv 115 ms at the bandwidth of the
// memory, and no key should wait that long. So large segments have an index: the different words of their texts, each with the
// rows in which it stands.
//
// *Any* run of letters can be typed, not only words and their beginnings. But what has no blank in it lies inside one
// word wherever it stands (`WordRuns`), so the rows in which it stands are those of the words in which it stands. Which
// words these are tells a suffix array over the dictionary: all places where a character begins, sorted by what
// stands there. What was typed is the beginning of a range of them, found by halving.
//
// A keystroke then goes like this. The range of `quant` is found in 20 steps, its places become words (a bit for each
// line end, and a count before each 512 bytes), each word once; and the rows of these are united in a set of a bit a row. A
// word in more than one of 16 rows has such a set itself, the others have lists of distances, about a nanosecond a
// row. Terms are intersected, and what is found is counted, 64 rows at a time.
//
// What stands in very many words or rows, as `s` and `tion` do, would take too long: each such run of up to eight bytes
// has its set ready (`HeavyRuns`). So nothing takes long: uniting costs 0.6 ns for each paper at most, below 2 ms for
// 2.9 million.
//
// The words of a row are those of everything that the filter looks through (`SearchText`), and the index is proved equal
// to looking there on random texts and terms. What it does not tell alone (a phrase, punctuation at the ends, capital letters
// and accents, a field) it narrows to few rows, and these are read.

/// The index of one segment, in a buffer that does not change. Rows are those of the segment.
struct WordIndex: @unchecked Sendable {
  /// Keeps the buffer.
  private let owner: KeptBytes
  /// Under which it is kept.
  let key: IndexKey
  let rowCount: Int
  private let sections: [UnsafeRawBufferPointer]

  /// nil when the buffer is not one of this version and of so many rows, or its sections do not fit each other. What
  /// they say is not looked at: whoever follows it from one section to another sees that it leads nowhere else.
  init?(_ owner: KeptBytes, _ key: IndexKey, rowCount: Int) {
    guard let (count, sections) = IndexBuffer.sections(of: owner.bytes), count == rowCount else {
      return nil
    }
    (self.owner, self.sections, self.key, self.rowCount) = (owner, sections, key, count)
    guard isSound else { return nil }
  }

  func withView<Result>(_ body: (View) -> Result) -> Result {
    withExtendedLifetime(owner) { body(View(rowCount: rowCount, sections)) }
  }

  /// What every key looks into: the words, and how one is found among them.
  var whatKeysNeed: [UnsafeRawBufferPointer] {
    [IndexSection.words, .ends, .endCounts, .suffixes, .starts, .facts, .runs, .runNumbers]
      .map { sections[$0.rawValue] }
  }

  /// How many bytes it has.
  var byteCount: Int { owner.bytes.count }

  private var isSound: Bool {
    withView { view in
      let words = view.words.count
      return view.starts.count > 0 && view.ends.count * 64 >= words
        && view.endCounts.count * 512 >= words && view.runs.count == view.runNumbers.count
    }
  }

  /// The sections, lent.
  struct View {
    let rowCount: Int
    let words: UnsafeRawBufferPointer
    let ends: UnsafeBufferPointer<UInt64>
    let endCounts: UnsafeBufferPointer<UInt32>
    let suffixes: SuffixPlaces
    let starts: UnsafeBufferPointer<UInt32>
    /// How many words, the first ones, have a bit a row.
    let frequent: Int
    let postings: UnsafeRawBufferPointer
    let runs: UnsafeBufferPointer<UInt64>
    let runNumbers: UnsafeBufferPointer<UInt32>
    let runRows: UnsafeRawBufferPointer

    init(rowCount: Int, _ sections: [UnsafeRawBufferPointer]) {
      self.rowCount = rowCount
      func numbers<Number>(_ section: IndexSection) -> UnsafeBufferPointer<Number> {
        sections[section.rawValue].assumingMemoryBound(to: Number.self)
      }
      words = sections[IndexSection.words.rawValue]
      ends = numbers(.ends)
      endCounts = numbers(.endCounts)
      starts = numbers(.starts)
      let facts: UnsafeBufferPointer<UInt32> = numbers(.facts)
      frequent = facts.count > 1 ? Int(facts[0]) : 0
      suffixes = SuffixPlaces(
        sections[IndexSection.suffixes.rawValue], width: facts.count > 1 ? Int(facts[1]) : 0)
      postings = sections[IndexSection.postings.rawValue]
      runs = numbers(.runs)
      runNumbers = numbers(.runNumbers)
      runRows = sections[IndexSection.runRows.rawValue]
    }

    /// The word in which a place of the dictionary is, which is no line end.
    @inline(__always)
    func word(at place: Int) -> Int {
      guard place < words.count else { return 0 }
      let last = place >> 6
      var index = (place >> 9) << 3
      // The first line end stands before the first word.
      var count = Int(endCounts[place >> 9]) &- 1
      while index < last {
        count &+= ends[index].nonzeroBitCount
        index &+= 1
      }
      return count &+ (ends[last] & ((1 &<< UInt64(place & 63)) &- 1)).nonzeroBitCount
    }

    var wordCount: Int { starts.count &- 1 }

    /// Whether the rows of a word are bits.
    @inline(__always)
    func isFrequent(_ word: Int) -> Bool { word < frequent }

    /// Takes the rows of a word.
    @inline(__always)
    func insertRows(of word: Int, into rows: RowBits) {
      let list = rowList(of: word)
      if isFrequent(word) {
        rows.insert(bits: list)
      } else {
        rows.insert(varints: list)
      }
    }

    /// The rows of a word: bits, or distances as varints.
    @inline(__always)
    func rowList(of word: Int) -> UnsafeRawBufferPointer {
      guard word >= 0, word < wordCount else { return postings.part(from: 0, to: 0) }
      return postings.part(from: Int(starts[word]), to: Int(starts[word + 1]))
    }
  }
}
