import Papers

/// Counts what many texts share with a paper, and weighs what was found.
///
/// A word weighs by its rarity in the library, by where the paper has it, and by where the other one
/// has it: most where both have it in the title. Pairs of words weigh like words of their own, tags half
/// as much. What is in an abstract saturates, and counts less in a long one, as in BM25 (Robertson and
/// Zaragoza 2009). All weights were chosen by looking at the first five of some dozens of papers.
struct TopicCounter {
  private static let slotCount = 8192
  private static let isInTitle: UInt16 = 0x8000

  private let topic: Topic
  /// Numbers of hashes, plus one; a power of two of slots, at most a quarter full, as `Topic` has limits.
  private var slots = [UInt16](repeating: 0, count: TopicCounter.slotCount)
  private var hashes: [UInt64] = []
  /// The word of each hash.
  private var words: [UInt16] = []
  /// Pairs of words by their keys, and the feature of each.
  private var pairs = [UInt32](repeating: 0, count: TopicCounter.slotCount)
  private var pairFeatures = [UInt16](repeating: 0, count: TopicCounter.slotCount)

  /// What is known of all texts. Features are the words, then the phrases, then the tags.
  struct Tally {
    /// For each feature, in how many texts it is.
    var frequencies: [Int]
    var textCount = 0
    /// The words of the abstracts, and how many texts have one.
    var totalLength = 0
    var abstractCount = 0
  }

  /// Of the texts that were counted, unless somebody knows of more.
  var tally: Tally
  /// What was found: which feature, how often in the abstract, whether in the title; text by text.
  private var hits: [(feature: UInt16, weight: UInt16)] = []
  private var texts: [(row: Row, start: Int, length: Int)] = []
  /// How often each feature is in the current text, and room for those that are.
  private var weights: [UInt16]
  private var found: [UInt16]

  init(_ topic: Topic) {
    self.topic = topic
    let count = topic.words.count + topic.phrases.count + topic.tags.count
    tally = Tally(frequencies: Array(repeating: 0, count: count))
    weights = Array(repeating: 0, count: count)
    found = weights
    for (number, word) in topic.words.enumerated() {
      add(word.folded, number)
      add(word.folded + "s", number)
    }
    for (number, (phrase, _)) in topic.phrases.enumerated() {
      let key = TopicCounter.key(phrase.first, phrase.second)
      var slot = TopicCounter.slot(key)
      while pairs[slot] != 0 { slot = (slot + 1) & (TopicCounter.slotCount - 1) }
      pairs[slot] = key
      pairFeatures[slot] = UInt16(topic.words.count + number)
    }
  }

  private mutating func add(_ word: String, _ number: Int) {
    var word = word
    let hash = word.withUTF8 { Words.slowHash(UnsafeRawBufferPointer($0), 0, $0.count) }
    var slot = Int(truncatingIfNeeded: hash) & (TopicCounter.slotCount - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (TopicCounter.slotCount - 1) }
    hashes.append(hash)
    words.append(UInt16(number))
    slots[slot] = UInt16(hashes.count)
  }

  @inline(__always)
  private static func key(_ first: Int, _ second: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: first &+ 1) << 16 | UInt32(truncatingIfNeeded: second &+ 1)
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 19) & (slotCount &- 1)
  }

  /// Counts what a searched text and its tags share with the paper.
  mutating func count(
    _ text: UnsafeRawBufferPointer, tags: Slice<Column<UInt32>>, of row: Row
  ) {
    let start = hits.count
    var (length, count) = scan(text)
    if !topic.tags.isEmpty {
      let first = topic.words.count + topic.phrases.count
      for (number, tag) in topic.tags.enumerated() where tags.contains(tag.number) {
        found[count] = UInt16(first + number)
        weights[first + number] = 1
        count += 1
      }
    }
    for number in found[..<count] {
      hits.append((number, weights[Int(number)]))
      tally.frequencies[Int(number)] += 1
      weights[Int(number)] = 0
    }
    texts.append((row, start, length))
    tally.textCount += 1
    tally.totalLength += length
    if length > 0 { tally.abstractCount += 1 }
  }

  /// Notes the features of a text in `weights` and `found`. Returns the words of its abstract and how many
  /// features were found.
  private mutating func scan(_ text: UnsafeRawBufferPointer) -> (length: Int, count: Int) {
    withTables { slots, hashes, words, pairs, pairFeatures, weights, found in
      var (length, foundCount) = (0, 0)
      // The word before, if it is one of the paper's.
      var (last, end) = (-1, 0)
      func note(_ feature: Int, _ isTitle: Bool) {
        if weights[feature] == 0 {
          found[foundCount] = UInt16(truncatingIfNeeded: feature)
          foundCount &+= 1
        }
        if isTitle {
          weights[feature] |= TopicCounter.isInTitle
        } else if weights[feature] & 0xFF != 0xFF {
          weights[feature] &+= 1
        }
      }
      Words.each(of: text) { start, count, isTitle, hash in
        if !isTitle { length &+= 1 }
        var slot = Int(truncatingIfNeeded: hash) & (TopicCounter.slotCount &- 1)
        // Most words are none of those that are counted.
        while slots[slot] != 0 {
          let index = Int(slots[slot]) &- 1
          guard hashes[index] == hash else {
            slot = (slot &+ 1) & (TopicCounter.slotCount &- 1)
            continue
          }
          let word = Int(words[index])
          note(word, isTitle)
          if last >= 0, start == end &+ 1, text[end] == 0x20 || text[end] == 0x2D {
            let key = TopicCounter.key(last, word)
            var slot = TopicCounter.slot(key)
            while pairs[slot] != 0 {
              if pairs[slot] == key {
                note(Int(pairFeatures[slot]), isTitle)
                break
              }
              slot = (slot &+ 1) & (TopicCounter.slotCount &- 1)
            }
          }
          (last, end) = (word, start &+ count)
          return
        }
        last = -1
      }
      return (length, foundCount)
    }
  }

  /// The tables without the checks of arrays, which cost more here than everything else.
  private mutating func withTables(
    _ body: (
      UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<UInt64>, UnsafeBufferPointer<UInt16>,
      UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt16>,
      UnsafeMutableBufferPointer<UInt16>, UnsafeMutableBufferPointer<UInt16>
    ) -> (length: Int, count: Int)
  ) -> (length: Int, count: Int) {
    slots.withUnsafeBufferPointer { slots in
      hashes.withUnsafeBufferPointer { hashes in
        words.withUnsafeBufferPointer { words in
          pairs.withUnsafeBufferPointer { pairs in
            pairFeatures.withUnsafeBufferPointer { features in
              weights.withUnsafeMutableBufferPointer { weights in
                found.withUnsafeMutableBufferPointer {
                  body(slots, hashes, words, pairs, features, weights, $0)
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: Weighing

  /// The texts with the highest scores among a library of `count` papers, the best first, each with
  /// what it shares, the most telling first.
  func best(_ limit: Int, among count: Int) -> [(row: Row, score: Double, shared: [String])] {
    let factors = factors(among: count)
    let mean = max(1, Double(tally.totalLength) / Double(max(1, tally.abstractCount)))
    var best: [(score: Double, text: Int)] = []
    for index in texts.indices {
      let length = Double(texts[index].length) / mean
      let score = hitsOf(index).reduce(0) { $0 + weight($1, factors, length) }
      guard score > 0, best.count < limit || score > best[best.count - 1].score else { continue }
      let rank = best.firstIndex { $0.score < score } ?? best.count
      best.insert((score, index), at: rank)
      if best.count > limit { best.removeLast() }
    }
    return best.map { item in
      let length = Double(texts[item.text].length) / mean
      let hits = hitsOf(item.text)
        .map { (weight: weight($0, factors, length), feature: Int($0.feature)) }
        .filter { $0.weight > 0 }
        .sorted { $0.weight * preference($0.feature) > $1.weight * preference($1.feature) }
        .enumerated().prefix { rank, hit in
          rank < TopicCounter.leastCount || hit.weight > TopicCounter.leastShare * item.score
        }.map(\.element)
      return (texts[item.text].row, item.score, reasons(hits.map(\.feature)))
    }
  }

  /// A phrase says more to a person than the words in it.
  private func preference(_ feature: Int) -> Double { phrase(feature) == nil ? 1 : 1.3 }

  /// What gives less of a score is no reason, unless there is little else.
  private static let (leastShare, leastCount) = (0.06, 2)

  /// What each feature weighs at most: its rarity, and how much the paper is about it.
  private func factors(among count: Int) -> [Double] {
    tally.frequencies.indices.map { feature in
      let rarity = TopicCounter.rarity(tally.frequencies[feature], among: count)
      if let word = word(feature) {
        return word.isGeneric && !word.isInTitle ? 0 : rarity * word.share
      }
      if let phrase = phrase(feature) {
        // What nearly nobody writes says little: it may be chance.
        return min(rarity, 6.5) * (topic.phrases[phrase].isInTitle ? 1 : 0.5)
      }
      return rarity * 0.5
    }
  }

  /// How much it says that a text has something which so many of `count` have.
  static func rarity(_ frequency: Int, among count: Int) -> Double {
    let frequency = Double(frequency)
    return max(0, log((Double(count) - frequency + 0.5) / (frequency + 0.5)))
  }

  private func weight(
    _ hit: (feature: UInt16, weight: UInt16), _ factors: [Double], _ length: Double
  ) -> Double {
    let feature = Int(hit.feature)
    let isInTitle = hit.weight & TopicCounter.isInTitle != 0
    let count = Double(hit.weight & ~TopicCounter.isInTitle)
    if let word = word(feature) {
      if word.isGeneric, !isInTitle { return 0 }
      let inAbstract = 0.7 * count / (count + 0.5 + 0.5 * length)
      return factors[feature]
        * (isInTitle ? 1 + (count > 0 ? 0.15 : 0) : inAbstract)
    }
    return factors[feature] * (phrase(feature) == nil || isInTitle ? 1 : 0.5)
  }

  private func word(_ feature: Int) -> Topic.Word? {
    feature < topic.words.count ? topic.words[feature] : nil
  }

  private func phrase(_ feature: Int) -> Int? {
    let number = feature - topic.words.count
    return topic.phrases.indices.contains(number) ? number : nil
  }

  private func hitsOf(_ text: Int) -> ArraySlice<(feature: UInt16, weight: UInt16)> {
    let end = text + 1 < texts.count ? texts[text + 1].start : hits.count
    return hits[texts[text].start..<end]
  }

  /// Features as a person would name them, in their order: phrases whole, words and tags that are part of
  /// one left out.
  private func reasons(_ features: [Int]) -> [String] {
    let runs = topic.spellings(of: features.compactMap(phrase))
    var inPhrases: Set<Int> = []
    for (_, pairs) in runs {
      for pair in pairs {
        let phrase = topic.phrases[pair].phrase
        inPhrases.formUnion([phrase.first, phrase.second])
      }
    }
    var reasons: [String] = []
    var known: Set<[UInt8]> = []
    func add(_ text: String) {
      if known.insert(Fold.full.bytes(of: text)).inserted { reasons.append(text) }
    }
    for feature in features {
      if let pair = phrase(feature) {
        if let run = runs.first(where: { $0.pairs.contains(pair) }) { add(run.text) }
      } else if let word = word(feature) {
        if !inPhrases.contains(feature) { add(word.shown) }
      } else {
        add(topic.tags[feature - topic.words.count - topic.phrases.count].name)
      }
    }
    return reasons
  }
}

extension Topic.Word {
  /// What part of its rarity it weighs: how much the paper is about it.
  var share: Double { isInTitle ? 1 : count == 1 ? 0.35 : count == 2 ? 0.55 : 0.7 }
}
