import Papers

/// What a paper is about, as far as others can share it: its words, the pairs of words that stand side by
/// side, its tags. Words that any abstract may have (`Words.generic`) count only in titles.
struct Topic {
  struct Word {
    /// Folded, without the s of a plural.
    let folded: String
    /// As the paper writes it.
    let shown: String
    var isInTitle: Bool
    var count: Int
    let isGeneric: Bool
  }

  /// Two words side by side, by their numbers.
  struct Phrase: Hashable {
    let first: Int
    let second: Int
  }

  private(set) var words: [Word] = []
  private(set) var phrases: [(phrase: Phrase, isInTitle: Bool)] = []
  /// By their numbers in the library.
  let tags: [(number: UInt32, name: String)]

  private var numbers: [String: Int] = [:]
  private var indices: [Phrase: Int] = [:]
  /// The title and the abstract as shown, each with its words in order: their numbers, and where they are.
  private var texts: [(text: [UInt8], words: [(number: Int?, range: Range<Int>, isBeside: Bool)])] =
    []

  /// A paper of so many words, or tags, says enough about itself; and of so many phrases. `TopicCounter` has
  /// room for these.
  private static let (limit, phraseLimit) = (1000, 2000)

  init(_ paper: Paper, tags: [(number: UInt32, name: String)]) {
    self.tags = Array(tags.prefix(Topic.limit))
    read(ShownText(paper.title), isTitle: true)
    read(ShownText(paper.abstract), isTitle: false)
    findPhrases()
  }

  /// A word without the s of a plural.
  static func singular(_ word: Substring) -> Substring {
    word.utf8.count > 4 && word.hasSuffix("s") && !word.hasSuffix("ss") ? word.dropLast() : word
  }

  private mutating func read(_ shown: ShownText, isTitle: Bool) {
    shown.withBytes { bytes in
      let folded = FoldedText(bytes, fold: .full)
      var found: [(number: Int?, range: Range<Int>, isBeside: Bool)] = []
      var end = -2
      folded.bytes.withUnsafeBytes { text in
        Words.each(ofField: text) { start, count in
          let range = folded.source(of: start..<start + count)
          let word = String(decoding: text[start..<start + count], as: UTF8.self)
          let isBeside = start == end + 1 && (text[end] == 0x20 || text[end] == 0x2D)
          end = start + count
          let number = note(word, String(decoding: bytes[range], as: UTF8.self), isTitle)
          found.append((number, range, isBeside))
        }
      }
      texts.append((Array(bytes), found))
    }
  }

  /// The number of a word; nil when it says nothing.
  private mutating func note(_ word: String, _ shown: String, _ isTitle: Bool) -> Int? {
    if Words.common.contains(word) || word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      return nil
    }
    let folded = String(Topic.singular(word[...]))
    if let number = numbers[folded] {
      words[number].count += 1
      return number
    }
    guard words.count < Topic.limit else { return nil }
    numbers[folded] = words.count
    let isGeneric = Words.generic.contains(folded)
    words.append(
      Word(folded: folded, shown: shown, isInTitle: isTitle, count: 1, isGeneric: isGeneric))
    return words.count - 1
  }

  /// A phrase has at most one word that any abstract may have, and that only in a title.
  private mutating func findPhrases() {
    for (number, text) in texts.enumerated() {
      for (left, right) in zip(text.words, text.words.dropFirst()) where right.isBeside {
        guard let first = left.number, let second = right.number,
          phrases.count < Topic.phraseLimit
        else { continue }
        let generic = [first, second].count { words[$0].isGeneric }
        let phrase = Phrase(first: first, second: second)
        guard indices[phrase] == nil, generic == 0 || generic == 1 && number == 0 else { continue }
        indices[phrase] = phrases.count
        phrases.append((phrase, number == 0))
      }
    }
  }

  /// Phrases as the paper writes them: pairs that follow each other become one, `long-context inference`;
  /// each of `pairs` (indices of `phrases`) is in one of them.
  func spellings(of pairs: [Int]) -> [(text: String, pairs: Set<Int>)] {
    let wanted = Set(pairs)
    var runs: [(text: String, pairs: Set<Int>)] = []
    var known: Set<Int> = []
    for (bytes, words) in texts {
      var run: (start: Int, end: Int, pairs: Set<Int>)?
      func end() {
        if let done = run, !done.pairs.isSubset(of: known) {
          known.formUnion(done.pairs)
          runs.append((String(decoding: bytes[done.start..<done.end], as: UTF8.self), done.pairs))
        }
        run = nil
      }
      for (left, right) in zip(words, words.dropFirst()) {
        guard right.isBeside, let first = left.number, let second = right.number,
          let pair = indices[Phrase(first: first, second: second)], wanted.contains(pair)
        else {
          end()
          continue
        }
        if run == nil { run = (left.range.lowerBound, 0, []) }
        run?.end = right.range.upperBound
        run?.pairs.insert(pair)
      }
      end()
    }
    return runs
  }
}
