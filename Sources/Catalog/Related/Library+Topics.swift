import Papers

extension Library {
  /// What all papers share with one, as far as they may be near to it: those of large segments with an index are
  /// narrowed by that (`NearRows`), all others are read. nil when it was cancelled.
  ///
  /// Of segments that are read everything is exact. Of the others it is exact what each of the papers that are read
  /// shares, and how many papers have a tag. How many have a word is as their indexes say, which count other fields
  /// too, but no more than a sample says at most. How many have a phrase, and how long abstracts are, is what the
  /// sample says; a phrase in fewer than one of some hundred papers weighs as if it were in hardly any.
  func topics(
    of paper: Paper, in row: Row, _ limits: NearRows.Limits, _ isCancelled: () -> Bool
  ) -> TopicCounter? {
    let tags = self.tags(of: row).map { (number: $0, name: self.tags.name(of: $0)) }
    let topic = Topic(paper, tags: tags)
    var counter = TopicCounter(topic)
    // Others are made meanwhile.
    let indexed = segments.compactMap { segment in
      segment.wordIndex.value.map { (segment: segment, indexes: $0) }
    }
    let rowCount = indexed.reduce(0) { $0 + $1.segment.ids.count }
    let isNarrowed = rowCount >= limits.least && rowCount > limits.best
    let narrowed = Set(isNarrowed ? indexed.map(\.segment.identity) : [])
    for segment in segments where !narrowed.contains(segment.identity) {
      let rows = segment.rows.filter { $0 != row && !retired.contains($0) }
      guard count(rows, in: &counter, isCancelled) else { return nil }
    }
    guard isNarrowed else { return counter }

    let tagCounts = topic.tags.map {
      $0.number < tagTotals.count ? Int(tagTotals[Int($0.number)]) : 0
    }
    guard var near = NearRows(topic, in: indexed, isCancelled),
      var scores = near.scores(
        below: self.rowCount, among: self.count, tagCounts: tagCounts, postings: limits.postings,
        isCancelled)
    else { return nil }
    let sample = near.segments.flatMap { segment in
      stride(from: 0, to: segment.ids.count, by: max(1, rowCount / max(1, limits.sample)))
        .map { segment.firstRow + Row($0) }
    }.filter { $0 != row && !retired.contains($0) }
    scores.leaveOut(row)
    for row in sample { scores.leaveOut(row) }
    retired.visit { scores.leaveOut($0) }

    let read = counter.tally
    guard count(sample, in: &counter, isCancelled) else { return nil }
    let sampled = counter.tally
    guard count(scores.best(limits.best), in: &counter, isCancelled) else { return nil }
    let there = near.segments.reduce(0) { $0 + $1.ids.count - retired.count(in: $1.rows) }
    counter.tally = TopicCounter.Tally(
      read, sampled, of: there,
      known: near.frequencies.map { $0.map { $0 * there / max(1, rowCount) } },
      tagCounts: tagCounts)
    return counter
  }

  /// Counts what some rows share, which rise. False when it was cancelled.
  private func count(
    _ rows: [Row], in counter: inout TopicCounter, _ isCancelled: () -> Bool
  ) -> Bool {
    var room: [UInt8] = []
    var next = 0
    for segment in segments {
      // A damaged index may name rows that are in no segment.
      while next < rows.count, rows[next] < segment.firstRow { next += 1 }
      guard next < rows.count, rows[next] < segment.endRow else { continue }
      let first = Int(rows[next] - segment.firstRow)
      segment.text.visit(from: first, in: digests) { local, text in
        if next % 1024 == 0, isCancelled() {
          next = rows.count + 1
          return nil
        }
        text.withFolded(in: &room) {
          counter.count($0, tags: segment.tags(of: local), of: rows[next])
        }
        next += 1
        guard next < rows.count, rows[next] < segment.endRow else { return nil }
        return Int(rows[next] - segment.firstRow)
      }
    }
    return next <= rows.count
  }
}

extension TopicCounter.Tally {
  /// What is known of texts that were read, and of `count` others, some of which were read after these.
  ///
  /// - Parameters:
  ///   - known: how many of the others have each word, at most.
  ///   - tagCounts: how many of all have each tag.
  init(
    _ read: TopicCounter.Tally, _ sampled: TopicCounter.Tally, of count: Int, known: [Int?],
    tagCounts: [Int]
  ) {
    self = read
    let times = Double(count) / Double(max(1, sampled.textCount - read.textCount))
    let firstTag = frequencies.count - tagCounts.count
    for feature in 0..<firstTag {
      let found = Double(sampled.frequencies[feature] - read.frequencies[feature])
      if feature < known.count, let known = known[feature] {
        // More than that is no chance any more.
        let most = times * (found + 2 * found.squareRoot() + 2)
        frequencies[feature] += min(known, Int(most))
      } else {
        frequencies[feature] += Int(times * found)
      }
    }
    // The paper itself is none of the others.
    for (tag, all) in tagCounts.enumerated() { frequencies[firstTag + tag] = max(0, all - 1) }
    textCount += count
    totalLength += Int(times * Double(sampled.totalLength - read.totalLength))
    abstractCount += Int(times * Double(sampled.abstractCount - read.abstractCount))
  }
}
