import Papers

/// What papers are sorted by, but for relevance.
extension Library {
  /// The column of a key that has nothing to do with a query.
  func column(_ key: SortOrder.Key, _ marked: MarkedRows) -> SortColumn {
    let rankings = key.isOfMarks ? marked.orders(of: self) : rankings
    if let column = rankings.column(key) { return column }
    switch key {
    case .title, .author:
      let text = TextOrder(of: presentRows, rowCount: rowCount, from: rankings.before.texts[key]) {
        let (segment, local) = locate($0)
        return key == .title ? segment.text.title(of: local) : segment.familyName(of: local)
      }
      rankings.keep(text, key)
      return text.column
    case .date: return keep(dates(), key, rankings)
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

  private func dates() -> SortColumn {
    var column = SortColumn(rowCount: rowCount)
    for segment in segments {
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
        Mentions.visit(text.folded) { ids.insert($0) }
        Mentions.visit(text.unfolded) { ids.insert($0) }
        mentions += ids.map { Mentions.Mention(local: Row(local), id: $0) }
        return local + 1 < segment.ids.count ? local + 1 : nil
      }
      return mentions
    }
  }
}

extension Segment {
  /// The first author of a paper, folded, the family name first.
  fileprivate func familyName(of local: Int) -> ArraySlice<UInt8> {
    let name = text.firstAuthor(of: local)
    guard let blank = name.lastIndex(of: 0x20) else { return name }
    return name[(blank + 1)...] + [0x20] + name[..<blank]
  }
}
