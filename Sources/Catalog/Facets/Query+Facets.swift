/// Facets as words of a query: the text that asks for one more or one less.
extension Query {
  /// The text in which a facet is chosen like this; without it when it was so already. It never is chosen in two
  /// ways.
  ///
  /// An alternative joins those of its section, or the last one that is required: `tag:"a"` becomes
  /// `(tag:"a" | tag:"b")`. The first one stands in brackets alone, so that others are still offered; the last one
  /// that is left of several is required. In a section with alternatives requiring one takes their place; and a
  /// time takes the place of other times, since no paper is of two.
  public func text(
    choosing key: Facet.Key, as choice: FacetChoice, in library: Library, _ marked: MarkedRows
  ) -> String {
    let terms = facetTerms(in: library, marked)
    let mine = terms.filter { $0.key == key }
    let isSo = mine.contains {
      $0.choice == choice || choice == .alternative && $0.choice == .required
    }
    if isSo { return text(without: mine) }
    let word = key.tree(in: library).text
    switch choice {
    case .excluded: return Query.text(text(without: mine), adding: "-" + word)
    case .required:
      let gone = terms.filter { term in
        term.key == key || term.isIncluded && key.section == .dates && term.key.section == .dates
          || term.group != nil && term.key.section == key.section
      }
      return Query.text(text(without: gone), adding: word)
    case .alternative:
      let rest = Query(text(without: mine))
      return rest.text(joining: word, of: key.section, in: library, marked)
    }
  }

  /// The same for what a leaf asks for, also where nobody has numbered the values of its field.
  public func text(
    choosing leaf: QueryLeaf, as choice: FacetChoice, in library: Library, _ marked: MarkedRows
  ) -> String {
    if let key = Facet.Key(leaf, in: library, marked) {
      return text(choosing: key, as: choice, in: library, marked)
    }
    func spans(_ tree: QueryTree) -> [Range<Int>] {
      tokens.filter { $0.depth == 0 && QueryParser.tree(of: $0, today: nil) == tree }.map(\.span)
    }
    let (yes, no) = (spans(.leaf(leaf)), spans(.not(.leaf(leaf))))
    let isExcluded = choice == .excluded
    let rest = text(without: yes + no)
    if !(isExcluded ? no : yes).isEmpty { return rest }
    return Query.text(rest, adding: (isExcluded ? "-" : "") + leaf.text)
  }

  /// The text with one more alternative in a section.
  private func text(
    joining word: String, of section: FacetSection, in library: Library, _ marked: MarkedRows
  ) -> String {
    let known = facetTerms(in: library, marked).filter {
      $0.isIncluded && $0.key.section == section
    }
    guard let last = known.last(where: { $0.group != nil }) ?? known.last else {
      return Query.text(text, adding: "(" + word + ")")
    }
    let spans = Set(known.filter { $0.wholeSpan == last.wholeSpan }.map(\.span))
    let words = tokens.filter { spans.contains($0.span) }.map(wordAlone)
    return text(replacing: last.wholeSpan, with: Query.alternatives(words + [word]))
  }

  /// The text without what it says of some facets. What is left of a group stays; one alone needs no brackets.
  private func text(without terms: [FacetTerm]) -> String {
    var edits: [Range<Int>: [String]] = [:]
    for term in terms { edits[term.wholeSpan] = [] }
    let gone = Set(terms.map(\.span))
    for (span, _) in edits {
      edits[span] = tokens.filter {
        $0.field != nil && span.contains($0.span.lowerBound) && !gone.contains($0.span)
      }.map(wordAlone)
    }
    return edits.sorted { $0.key.lowerBound > $1.key.lowerBound }.reduce(self) { query, edit in
      Query(query.text(replacing: edit.key, with: Query.alternatives(edit.value)))
    }.text
  }

  /// A word as it stands elsewhere: in `cat:(cs.LG | cs.CL)` the field is not its own.
  private func wordAlone(_ token: QueryToken) -> String {
    let word = word(token)
    let read = QueryLexer.tokens(of: word)
    if read.count == 1, read[0].field == token.field { return word }
    return QueryParser.tree(of: token, today: nil)?.text ?? word
  }

  private static func alternatives(_ words: [String]) -> String {
    words.count > 1 ? "(" + words.joined(separator: " | ") + ")" : words.first ?? ""
  }

  /// The text without some of its words, and with one blank where they stood between others.
  public func text(without spans: [Range<Int>]) -> String {
    spans.sorted { $0.lowerBound > $1.lowerBound }.reduce(text) { text, span in
      Query(text).text(replacing: span, with: "")
    }
  }

  private func text(replacing span: Range<Int>, with words: String) -> String {
    let start = text.utf8.index(text.startIndex, offsetBy: span.lowerBound)
    let end = text.utf8.index(start, offsetBy: span.count)
    var before = text[..<start]
    var after = text[end...]
    if words.isEmpty {
      while before.last?.isWhitespace == true { before.removeLast() }
      after = after.drop(while: \.isWhitespace)
    }
    let blank = !words.isEmpty || before.isEmpty || after.isEmpty ? "" : " "
    return String(before) + words + blank + String(after)
  }

  /// A text with one more word, or group in brackets, that must hold, at its end: before what has no end there, and behind
  /// alternatives in brackets.
  public static func text(_ text: String, adding word: String) -> String {
    let tokens = QueryLexer.tokens(of: text)
    /// Whether the word is one there, and the others are as they were.
    func isWord(in longer: String, at start: Int) -> Bool {
      let all = QueryLexer.tokens(of: longer)
      let (count, end) = (QueryLexer.tokens(of: word).count, start + word.utf8.count)
      guard let first = all.firstIndex(where: { $0.span.lowerBound == start }),
        all.count == tokens.count + count, first + count <= all.count
      else { return false }
      return all[first].depth == 0 && all[first + count - 1].span.upperBound == end
    }
    guard !tokens.contains(where: { $0.kind == .bar && $0.depth == 0 }) else {
      let longer = "(" + text + ") " + word
      // What has no end would take the bracket for its own.
      let added = 2 + QueryLexer.tokens(of: word).count
      let isClosed = QueryLexer.tokens(of: longer).count == tokens.count + added
      return isClosed ? longer : "(" + Query(text).tree.text + ") " + word
    }
    let isDivided = text.last.map(\.isWhitespace) ?? true
    let longer = text + (isDivided ? "" : " ") + word
    if isWord(in: longer, at: longer.utf8.count - word.utf8.count) { return longer }
    let open = tokens.last { $0.depth == 0 && $0.kind != .closing }?.span.lowerBound ?? 0
    let start = text.utf8.index(text.startIndex, offsetBy: open)
    let before = String(text[..<start]) + word + " " + String(text[start...])
    return isWord(in: before, at: open) ? before : word + " " + text
  }
}
