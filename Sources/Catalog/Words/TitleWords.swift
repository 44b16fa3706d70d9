import Papers

/// The words of the titles of a segment, each once, with the papers that have it.
///
/// What is asked of words is asked of each of them once, and not of each paper: the titles of 100,000 papers have
/// some 30,000. A word is a run of letters of the folded title (`Fold.isLetter`), as it is shown and as it was
/// written; so letters with nothing between them stand in a title exactly where they stand in a word of it. A word
/// takes its bytes and two dozen more, and one or two for each paper that has it: 2 MB for 100,000 papers.
struct TitleWords: Sendable {
  let words: Vocabulary
  /// The papers that have each word, in their order: the first, then the distances (`Varints`). And where those of
  /// each begin; one more at the end.
  let papers: Column<UInt8>
  let starts: Column<UInt32>

  init(of text: SearchText, in digests: [Digest]) {
    var words = Vocabulary()
    // The words of each paper, each once, and where those of each end.
    var (numbers, ends): ([UInt32], [Int]) = ([], [])
    // By word: the paper that had it last, and how many have it.
    var (last, counts): ([Int], [UInt32]) = ([], [])
    ends.reserveCapacity(text.rowCount)
    text.visitTitles(in: digests) { paper, title in
      Fold.visitWords(title) { word in
        let number = words.add(word: word)
        if number == counts.count {
          last.append(-1)
          counts.append(0)
        }
        guard last[Int(number)] != paper else { return }
        last[Int(number)] = paper
        counts[Int(number)] += 1
        numbers.append(number)
      }
      ends.append(numbers.count)
    }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts.last! + count) }
    // Each paper is put behind the last one of the word.
    var places = starts
    var papers = [UInt32](repeating: 0, count: numbers.count)
    var index = 0
    for (paper, end) in ends.enumerated() {
      while index < end {
        let word = Int(numbers[index])
        papers[Int(places[word])] = UInt32(paper)
        places[word] += 1
        index += 1
      }
    }
    let packed = TitleWords.packed(papers, starts)
    self.init(words: words, papers: Column(packed.papers), starts: Column(packed.starts))
  }

  private static func packed(
    _ papers: [UInt32], _ starts: [UInt32]
  ) -> (papers: [UInt8], starts: [UInt32]) {
    var (bytes, places): ([UInt8], [UInt32]) = ([], [0])
    bytes.reserveCapacity(2 * papers.count)
    places.reserveCapacity(starts.count)
    for (start, end) in zip(starts, starts.dropFirst()) {
      var last: UInt32 = 0
      for paper in papers[Int(start)..<Int(end)] {
        Varints.append(paper - last, to: &bytes)
        last = paper
      }
      places.append(UInt32(bytes.count))
    }
    return (bytes, places)
  }

  /// The words as they were kept.
  init(words: Vocabulary, papers: Column<UInt8>, starts: Column<UInt32>) {
    (self.words, self.papers, self.starts) = (words, papers, starts)
  }

  /// Adds the rows of the papers that have one of some words.
  func insertRows(with words: [UInt32], of segment: Range<Row>, into rows: inout RowSet) {
    for word in words {
      visitPapers(with: word) { paper in
        if paper < segment.count { rows.insert(segment.lowerBound + Row(paper)) }
      }
    }
  }

  /// Shows the papers that have a word, in their order. A damaged file may name others than there are.
  @inline(__always)
  func visitPapers(with word: UInt32, _ body: (Int) -> Void) {
    papers.withUnsafeBytes { papers in
      let list = papers.part(from: Int(starts[Int(word)]), to: Int(starts[Int(word) + 1]))
      var (distances, paper) = (Varints(list), UInt64(0))
      while distances.place < list.count {
        paper &+= distances.next()
        guard paper < UInt64(UInt32.max) else { break }
        body(Int(paper))
      }
    }
  }

  /// How many papers have a word at most: each takes a byte or more.
  func paperCount(of word: UInt32) -> Int {
    max(0, Int(starts[Int(word) + 1]) - Int(starts[Int(word)]))
  }
}
