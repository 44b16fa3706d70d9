public import Papers

/// What the reader asks for: terms that must all occur, tags and marks that must or must not be
/// there.
public struct Query: Hashable, Sendable {
  /// Text that says what was typed: one place for parsing it is `init(_:)`.
  public let terms: [Term]
  /// Tags that a paper must have, by any spelling.
  public let requiredTags: [String]
  /// Tags that a paper must not have.
  public let excludedTags: [String]
  /// What must hold of the reader's marks.
  public let marks: [MarkTerm]
  /// Words that ask for marks, but not yet for any that there can be (`is:unr`); they are not
  /// applied.
  public let unfinished: [String]

  /// Reads blank-separated terms. Any text is a query; the empty one finds everything.
  public init(
    _ text: String = "", requiredTags: [String] = [], excludedTags: [String] = [],
    marks: [MarkTerm] = []
  ) {
    var terms: [Term] = []
    var marks = marks
    var unfinished: [String] = []
    for word in Query.words(of: text) {
      switch MarkTerm.read(word) {
      case .term(let term): marks.append(term)
      case .unfinished: unfinished.append(word)
      case nil: terms += [Query.term(word)].compactMap(\.self)
      }
    }
    self.terms = terms
    self.marks = marks
    self.unfinished = unfinished
    self.requiredTags = requiredTags
    self.excludedTags = excludedTags
  }

  /// The address of a paper's page stands for the paper, also while it is typed; so does `id:` and its id.
  private static func term(_ word: String) -> Term? {
    if word.hasPrefix("id:"), let term = Term(word.dropFirst(3)), term.ids != nil { return term }
    if let id = ArxivReference.idPart(of: word), let term = Term(id), term.ids != nil {
      return term
    }
    return Term(word)
  }

  /// Words divided by blanks; in what follows a colon a quotation may hold some.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"", isQuoted || word.hasSuffix(":") { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// A text that must stand as a whole: blanks in it are part of it.
  public init(phrase: String) {
    terms = [Term(phrase)].compactMap(\.self)
    (requiredTags, excludedTags, marks, unfinished) = ([], [], [], [])
  }

  public var isEmpty: Bool {
    terms.isEmpty && requiredTags.isEmpty && excludedTags.isEmpty && marks.isEmpty
  }

  /// Whether every paper that this query finds is found by `other` too, so that a search may start
  /// from the other's result.
  func narrows(_ other: Query) -> Bool {
    Set(requiredTags).isSuperset(of: other.requiredTags)
      && Set(excludedTags).isSuperset(of: other.excludedTags)
      && Set(marks).isSuperset(of: other.marks)
      && other.terms.allSatisfy { old in terms.contains { $0.implies(old) } }
  }

  /// Whether some term keeps case or accents, so that ignoring them might find more.
  var isPrecise: Bool { terms.contains { $0.precise != nil } }
}

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
