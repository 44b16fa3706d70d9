import Papers

/// What the words and the tags of a paper say of all rows.
extension NearRows {
  /// The scores of all rows below an end; nil when it was cancelled.
  ///
  /// - Parameters:
  ///   - count: how many papers the library has.
  ///   - tagCounts: how many have each tag of the paper.
  mutating func scores(
    below end: Row, among count: Int, tagCounts: [Int], postings: Int, _ isCancelled: () -> Bool
  ) -> RowScores? {
    let weights = words.map { word in
      TopicCounter.rarity(min(count, frequencies[word] ?? 0), among: count)
        * topic.words[word].share
    }
    let tagWeights = tagCounts.map { 0.5 * TopicCounter.rarity(min(count, $0), among: count) }
    // In a title there may be the word and its plural.
    let most =
      3 * (weights.reduce(0, +) + Double(topic.phrases.count) * NearRows.weightOfPhrase)
      + tagWeights.reduce(0, +)
    var scores = RowScores(below: end, most: most)
    guard add(weights, atMost: postings, to: &scores, isCancelled) else { return nil }
    addTitles(weights, to: &scores)
    if !tagWeights.isEmpty { addTags(tagWeights.map(scores.number), to: &scores) }
    return scores
  }

  /// Adds what words weigh wherever they stand, and counts the rows that have them. False when it was cancelled.
  private mutating func add(
    _ weights: [Double], atMost postings: Int, to scores: inout RowScores,
    _ isCancelled: () -> Bool
  ) -> Bool {
    var left = postings
    // What any abstract may have counts in titles only.
    let places = words.indices.filter { !topic.words[words[$0]].isGeneric }
      .sorted { (frequencies[words[$0]] ?? 0) < (frequencies[words[$1]] ?? 0) }
      .prefix { place in
        left -= frequencies[words[place]] ?? 0
        return left >= 0
      }
    let most = parts.reduce(0) { max($0, RowBits.wordCount($1.index.rowCount)) }
    var room = [UInt64](repeating: 0, count: most)
    var counts = [Int](repeating: 0, count: words.count)
    for part in parts.indices {
      if isCancelled() { return false }
      let (first, index) = (Int(parts[part].first), parts[part].index)
      for place in places {
        let found = found(part, place)
        if found.isEmpty { continue }
        let number = scores.number(weights[place] * NearRows.shareOfAbstract)
        counts[place] += room.withUnsafeMutableBufferPointer { room in
          let room = UnsafeMutableBufferPointer(
            rebasing: room[..<RowBits.wordCount(index.rowCount)])
          room.update(repeating: 0)
          return index.withView {
            scores.add(number, to: found, of: $0, from: first, room: room)
          }
        }
      }
    }
    for place in places { frequencies[words[place]] = counts[place] }
    return true
  }

  /// Adds a number for each tag of the paper; one pass over the tags of all rows.
  private func addTags(_ numbers: [UInt16], to scores: inout RowScores) {
    let end = topic.tags.reduce(0) { max($0, Int($1.number) + 1) }
    var numberOfTag = [UInt16](repeating: 0, count: end)
    for (tag, number) in zip(topic.tags, numbers) { numberOfTag[Int(tag.number)] = number }
    for segment in segments {
      segment.tagPart.withNumbers { tags, starts in
        for local in segment.ids.indices {
          for tag in tags.of(local, starts) where tag < end && numberOfTag[Int(tag)] > 0 {
            scores.add(numberOfTag[Int(tag)], to: segment.firstRow + Row(local))
          }
        }
      }
    }
  }
}
