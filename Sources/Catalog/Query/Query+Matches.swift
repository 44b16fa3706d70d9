public import Papers

/// Where a query's words stand in what is shown.
extension Query {
  /// Where the terms stand in a text, as ranges of its bytes, in order and without overlap.
  ///
  /// - Parameter field: which field of a paper the text is; nil for others.
  func matches(in text: UnsafeRawBufferPointer, of field: TextField? = nil) -> [Range<Int>] {
    guard hasMatches, !text.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var folds: [Fold: FoldedText] = [:]
    func folded(_ fold: Fold) -> FoldedText {
      if let known = folds[fold] { return known }
      let folded = FoldedText(text, fold: fold)
      folds[fold] = folded
      return folded
    }
    func add(_ term: Term) {
      let folded = folded(term.precise?.fold ?? .full)
      let needle = term.precise?.needle ?? term.needle
      found += folded.bytes.withUnsafeBytes { needle.matches(in: $0) }.map(folded.source)
      if field == .author { term.spelledOut.forEach(add) }
    }
    for term in terms { add(term) }
    for leaf in marking {
      guard let field, leaf.isMarked(in: field) else { continue }
      switch leaf {
      case .field(_, let term): add(term)
      case .author(let name):
        let folded = folded(.full)
        found += folded.bytes.withUnsafeBytes { name.matches(in: $0) }.map(folded.source)
      case .fuzzy(let words):
        let folded = folded(.full)
        found += folded.bytes.withUnsafeBytes { words.matches(in: $0) }.map(folded.source)
      case .pattern(let pattern, _): found += pattern.compiled.matches(in: text)
      default: break
      }
    }
    return Query.merged(found)
  }

  /// How many bytes at the beginning of an id a term of the query stands for; 0 when none does.
  public func matchedPrefix(of id: PaperID) -> Int {
    let text = Array(id.description.utf8)
    let typed =
      terms + tree.positiveLeaves.compactMap { if case .id(let id) = $0 { id } else { nil } }
    return typed.filter { $0.ids?.contains(id) == true }.map { term in
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

extension QueryLeaf {
  /// Whether what it finds is marked in a field of a paper; a text is marked everywhere, and not by this.
  func isMarked(in field: TextField) -> Bool {
    switch self {
    case .field(let own, _): own == field
    case .author: field == .author
    case .fuzzy: field != .abstract
    case .pattern(_, let own): own == nil || own == field
    default: false
    }
  }
}
