public import Papers

/// Where a query's words stand in what is shown.
extension Query {
  /// Where the terms stand in a text, as ranges of its bytes, in order and without overlap.
  func matches(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    guard !terms.isEmpty, !text.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var folds: [Fold: FoldedText] = [:]
    for term in terms {
      let fold = term.precise?.fold ?? .full
      let needle = term.precise?.needle ?? term.needle
      let folded = folds[fold] ?? FoldedText(text, fold: fold)
      folds[fold] = folded
      found += folded.bytes.withUnsafeBytes { needle.matches(in: $0) }.map(folded.source)
    }
    return Query.merged(found)
  }

  /// How many bytes at the beginning of an id a term of the query stands for; 0 when none does.
  public func matchedPrefix(of id: PaperID) -> Int {
    let text = Array(id.description.utf8)
    let ranges = terms.filter { $0.ids?.contains(id) == true }
    return ranges.map { term in
      let typed =
        term.needle.bytes.starts(with: "arxiv:".utf8)
        ? term.needle.bytes[6...] : term.needle.bytes[...]
      return zip(text, typed).prefix { $0 == $1 }.count
    }.max() ?? 0
  }

  /// Ranges in order, those that touch or overlap made one.
  static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
