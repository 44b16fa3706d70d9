import Papers

// How the papers that are like one are found among millions without reading them.
//
// `TopicCounter` says how near a paper is by its text, and reading all texts of arXiv takes seconds. But most of what
// it says, the indexes know: which papers have a word of this one (`WordIndex`), and which have it in the title
// (`TitleWords`). So each row gets a score here, the sum of what its words weigh; the rows with the highest scores
// are read, and nothing but reading says how near they are. What a row's score cannot know is small: how often
// a word is in its abstract, how long that is, and whether words stand side by side.
//
// The indexes also tell how many papers have a word. They know the words of all fields, so of a word that is a name, or
// the name of a category, they tell too much; and of phrases nothing. For that some papers, the same ones each time,
// are read: a sample.
//
// The rarest words come first, and after so many rows of words no others do: what is in every fifth paper says little,
// and no paper takes much longer than others.

/// The rows of segments that have an index, with a score for each; and how many have each word of a paper.
struct NearRows {
  /// How much is looked at.
  struct Limits {
    /// So many rows must have an index; fewer are soon read.
    var least = 20_000
    /// Rows that are read since their scores are the highest.
    var best = 2560
    /// Rows that are read for what the indexes do not tell.
    var sample = 1536
    /// Rows of words.
    var postings = 6_000_000
  }

  let segments: [Segment]
  /// The indexes, and the first row of each.
  let parts: [(first: Row, index: WordIndex)]
  let topic: Topic
  /// Those words of the paper that may weigh something.
  let words: [Int]
  /// The words of the indexes in which these stand: part by part, word by word; and where those of each end.
  private var (found, ends): ([UInt32], [Int]) = ([], [])
  /// How many rows have each word of the paper in any field; at first, at most. nil for words that were not
  /// looked for.
  var frequencies: [Int?]

  /// No abstract has more different words that say something.
  private static let mostWords = 256
  /// What a word in an abstract weighs of what it weighs in a title, more or less.
  static let shareOfAbstract = 0.4
  /// What a phrase weighs of which both words are in a title, more or less: mostly they stand side by side.
  static let weightOfPhrase = 3.0

  /// nil when it was cancelled.
  init?(
    _ topic: Topic, in indexed: [(segment: Segment, indexes: [WordIndex])],
    _ isCancelled: () -> Bool
  ) {
    self.topic = topic
    segments = indexed.map(\.segment)
    frequencies = Array(repeating: nil, count: topic.words.count)
    words = Array(
      topic.words.indices.filter { topic.words[$0].isInTitle || !topic.words[$0].isGeneric }
        .prefix(NearRows.mostWords))
    var parts: [(first: Row, index: WordIndex)] = []
    for (segment, indexes) in indexed {
      var first = segment.firstRow
      for index in indexes {
        parts.append((first, index))
        first += Row(index.rowCount)
      }
    }
    self.parts = parts
    var (found, ends): ([UInt32], [Int]) = ([], [])
    let letters = words.map { Array(topic.words[$0].folded.utf8) }
    for (_, index) in parts {
      if isCancelled() { return nil }
      index.withView { view in
        for (word, letters) in zip(words, letters) {
          var count = 0
          letters.withUnsafeBytes { letters in
            view.visitWords(withWord: letters) { other in
              // What a damaged file names may be no word.
              found.append(UInt32(truncatingIfNeeded: other))
              count += view.rowCount(of: other)
            }
          }
          ends.append(found.count)
          frequencies[word] = (frequencies[word] ?? 0) + count
        }
      }
    }
    (self.found, self.ends) = (found, ends)
  }

  /// The words of a part of the indexes in which one of `words` stands.
  func found(_ part: Int, _ place: Int) -> ArraySlice<UInt32> {
    let number = part * words.count + place
    return found[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }
}
