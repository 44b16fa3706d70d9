import Papers

/// What the words of titles say, where they are known.
extension NearRows {
  /// Adds what words weigh more where they stand in a title, and what phrases weigh of which both words do.
  func addTitles(_ weights: [Double], to scores: inout RowScores) {
    var placeOfWord = [Int?](repeating: nil, count: topic.words.count)
    for (place, word) in words.enumerated() { placeOfWord[word] = place }
    let phrases = topic.phrases.compactMap { phrase, isInTitle in
      placeOfWord[phrase.first].flatMap { first in
        placeOfWord[phrase.second].map { (first: first, second: $0, isInTitle: isInTitle) }
      }
    }.sorted { $0.first < $1.first }
    for segment in segments {
      guard let titles = segment.titleWords.value else { continue }
      let rows = rows(in: titles, of: segment.rows)
      for place in words.indices {
        let isGeneric = topic.words[words[place]].isGeneric
        let share = isGeneric ? 1 : 1 - NearRows.shareOfAbstract
        let number = scores.number(weights[place] * share)
        for row in rows[place] { scores.add(number, to: row) }
      }
      // Which rows have the first word of a phrase.
      var (marks, marked) = ([Bool](repeating: false, count: segment.ids.count), -1)
      func mark(_ place: Int, _ isMarked: Bool) {
        for row in rows[place] { marks[Int(row - segment.firstRow)] = isMarked }
      }
      for phrase in phrases where !rows[phrase.first].isEmpty && !rows[phrase.second].isEmpty {
        if phrase.first != marked {
          if marked >= 0 { mark(marked, false) }
          mark(phrase.first, true)
          marked = phrase.first
        }
        let number = scores.number(NearRows.weightOfPhrase * (phrase.isInTitle ? 1 : 0.5))
        for row in rows[phrase.second] where marks[Int(row - segment.firstRow)] {
          scores.add(number, to: row)
        }
      }
    }
  }

  /// The rows with each of the words in the title, in any order, some of them twice; none of what is in so many that it
  /// says nothing.
  private func rows(in titles: TitleWords, of segment: Range<Row>) -> [[Row]] {
    words.map { word in
      var rows: [Row] = []
      for plural in ["", "s"] {
        let key = Array((topic.words[word].folded + plural).utf8)
        guard let number = titles.words.number(ofKey: key),
          titles.paperCount(of: number) <= segment.count / NearRows.most
        else { continue }
        titles.visitPapers(with: number) { paper in
          if paper < segment.count { rows.append(segment.lowerBound + Row(paper)) }
        }
      }
      return rows
    }
  }

  /// What is in the titles of one of so many papers is not asked for.
  private static let most = 8
}
