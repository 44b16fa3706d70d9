import Papers

/// What papers are sorted by, but for relevance.
extension Library {
  /// The column of a key that has nothing to do with a query.
  func column(_ key: SortOrder.Key, _ marked: MarkedRows) -> SortColumn {
    let rankings = key.isOfMarks ? marked.orders(of: self) : rankings
    if let column = rankings.column(key) { return column }
    switch key {
    case .title, .author:
      let before = rankings.textsBefore[key]
      let text = TextOrder(of: presentRows(), in: 0..<rowCount, from: before) {
        self.text(key, of: $0)
      }
      rankings.keep(text, key)
      return text.column
    case .date: return keep(dates(from: 0), key, rankings)
    case .citations: return keep(citations(), key, rankings)
    case .added, .rating, .queue: return keep(marked.column(key, in: self), key, rankings)
    case .relevance, .digest: return SortColumn(rowCount: rowCount)
    }
  }

  private func keep(
    _ column: SortColumn, _ key: SortOrder.Key, _ rankings: Rankings
  ) -> SortColumn {
    rankings.keep(column, key)
    return column
  }

  /// The column of a key that has to do with nothing but papers, for the last rows of the library.
  ///
  /// - Parameter rows: those from `first` on that are not retired.
  func lastColumn(_ key: SortOrder.Key, of rows: [Row], from first: Row) -> SortColumn {
    switch key {
    case .date: dates(from: first)
    case .title, .author: TextOrder(of: rows, in: first..<rowCount) { text(key, of: $0) }.column
    default: SortColumn(first..<rowCount)
    }
  }

  /// What a paper is sorted by that is sorted by a text.
  func text(_ key: SortOrder.Key, of row: Row) -> TextKey {
    let (segment, local) = locate(row)
    return TextKey(
      key == .title
        ? segment.text.title(of: local, in: digests) : segment.familyName(of: local, in: digests))
  }

  /// What a paper is sorted by that is sorted by its date.
  func date(of row: Row) -> UInt32 {
    let (segment, local) = locate(row)
    return segment.day(of: local).map { SortColumn.number($0.number) } ?? SortColumn.absent
  }

  /// The dates of the rows from the first row of a segment on.
  private func dates(from first: Row) -> SortColumn {
    var column = SortColumn(first..<rowCount)
    for segment in segments where segment.firstRow >= first {
      for local in segment.ids.indices {
        guard let day = segment.day(of: local) else { continue }
        column[segment.firstRow + Row(local)] = SortColumn.number(day.number)
      }
    }
    return column
  }

  /// How many other papers name each.
  private func citations() -> SortColumn {
    var column = SortColumn(rowCount: rowCount, 0)
    for segment in segments {
      for mention in mentions(in: segment) {
        let row = segment.firstRow + mention.local
        guard !retired.contains(row), let named = self.row(of: mention.id), named != row else {
          continue
        }
        column[named] += 1
      }
    }
    return column
  }
}

extension Library {
  /// Which papers the texts of a segment name.
  private func mentions(in segment: Segment) -> [Mentions.Mention] {
    segment.mentions.all {
      var mentions: [Mentions.Mention] = []
      segment.text.visit(from: segment.ids.isEmpty ? nil : 0, in: digests) { local, text in
        var ids: Set<PaperID> = []
        for field in RowField.allCases {
          text.withText(of: field) { text, _ in Mentions.visit(text) { ids.insert($0) } }
        }
        mentions += ids.map { Mentions.Mention(local: Row(local), id: $0) }
        return local + 1 < segment.ids.count ? local + 1 : nil
      }
      return mentions
    }
  }
}

extension Segment {
  /// The first author of a paper, folded, the family name first.
  fileprivate func familyName(of local: Int, in digests: [Digest]) -> ArraySlice<UInt8> {
    let name = text.firstAuthor(of: local, in: digests)
    guard let blank = name.lastIndex(of: 0x20) else { return name }
    return name[(blank + 1)...] + [0x20] + name[..<blank]
  }
}
