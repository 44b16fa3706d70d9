import Papers

/// Makes a tree of tokens. Any tokens are a query; what is wrong, or not finished, is not applied.
///
/// `and` binds tighter than `|`. A word that the caret touches is *open*: while it is negated, or asks for nothing
/// yet, or has no closing mark, it is not applied and nothing is said about it; so nothing flickers while it is
/// typed. Without a caret the text is whole, and what has no closing mark is closed by the end.
struct QueryParser {
  /// What was read.
  struct Reading {
    var tree = QueryTree.everything
    var problems: [QueryProblem] = []
    /// The parts of the text that are not applied.
    var idle: [Range<Int>] = []
    var order: SortOrder?
  }

  private let tokens: [QueryToken]
  private let caret: Int?
  private let today: Day?
  /// An open word that may become the name of a field is not applied.
  private let awaitsNames: Bool
  private var index = 0
  private var reading = Reading()

  private init(_ tokens: [QueryToken], caret: Int?, today: Day?, awaitsNames: Bool) {
    (self.tokens, self.caret, self.today) = (tokens, caret, today)
    self.awaitsNames = awaitsNames
  }

  static func read(
    _ tokens: [QueryToken], caret: Int?, today: Day?, awaitsNames: Bool = false
  ) -> Reading {
    var parser = QueryParser(tokens, caret: caret, today: today, awaitsNames: awaitsNames)
    parser.reading.tree = parser.group() ?? .everything
    return parser.reading
  }

  /// What one word asks for, were it all; nil when that is nothing, or nothing that there can be.
  static func tree(of token: QueryToken, today: Day?) -> QueryTree? {
    guard case .tree(let tree) = QueryWord.reading(token, today) else { return nil }
    return token.isNegated ? tree.negated : tree
  }

  /// Alternatives up to the bracket that closes them; nil when nothing is asked for.
  private mutating func group(isInBrackets: Bool = false) -> QueryTree? {
    var alternatives: [QueryTree] = []
    var terms: [QueryTree] = []
    var (count, bar) = (0, QueryToken?.none)
    func end(_ alternative: [QueryTree], _ all: inout [QueryTree]) {
      if !alternative.isEmpty { all.append(.all(alternative)) }
    }
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .closing, isInBrackets { break }
      index += 1
      switch token.kind {
      case .closing: reject(token, .nothingToClose)
      case .bar:
        if count == 0 { reject(token, .missingAlternative) }
        end(terms, &alternatives)
        (terms, count, bar) = ([], 0, token)
      case .opening:
        count += 1
        if let tree = brackets(from: token) { terms.append(tree) }
      case .word, .pattern, .fuzzy:
        count += 1
        if let tree = term(token) { terms.append(tree) }
      }
    }
    if let bar, count == 0 { rejectLast(bar) }
    end(terms, &alternatives)
    return alternatives.isEmpty ? nil : .any(alternatives)
  }

  /// What stands between brackets; the first is behind us.
  private mutating func brackets(from opening: QueryToken) -> QueryTree? {
    let before = reading
    let first = index
    let tree = group(isInBrackets: true)
    let isClosed = index < tokens.count
    let end = isClosed ? tokens[index].span.upperBound : tokens.last!.span.upperBound
    if isClosed { index += 1 }
    if !isClosed {
      if let caret, caret > opening.span.lowerBound {
        reading = before
        reading.idle.append(opening.span.lowerBound..<end)
        return nil
      }
      reading.problems.append(QueryProblem(.unclosedGroup, at: opening.span))
    } else if index == first + 1 {
      reading.problems.append(QueryProblem(.emptyGroup, at: opening.span.lowerBound..<end))
      reading.idle.append(opening.span.lowerBound..<end)
    }
    return opening.isNegated ? tree?.negated : tree
  }

  private mutating func term(_ token: QueryToken) -> QueryTree? {
    let isOpen = caret.map { token.span.lowerBound < $0 && $0 <= token.span.upperBound } ?? false
    let isUnfinished =
      token.quotation == .open && !token.narrowsWhileOpen
      || token.isNegated && token.quotation != .closed || token.beginsFuzzyWord
      || awaitsNames && token.mayBecomeAnother
    if isOpen, isUnfinished {
      reading.idle.append(token.span)
      return nil
    }
    if isOpen, token.field == .sort, let order = SortOrder(beginningOf: token.value) {
      add(order)
      return nil
    }
    let isOpenQuotation = isOpen && token.quotation == .open
    switch QueryWord.reading(isOpenQuotation ? token.asBeginning : token, today) {
    case .nothing: return nil
    case .order(let order):
      add(order)
      return nil
    case .wrong(let kind):
      reading.idle.append(token.span)
      if !isOpen { reading.problems.append(QueryProblem(kind, at: token.span)) }
      return nil
    case .tree(let tree):
      if token.quotation == .open, !isOpenQuotation {
        reading.problems.append(QueryProblem(.unclosedQuotation, at: token.span))
      }
      return token.isNegated ? tree.negated : tree
    }
  }

  /// Several words that sort are one after the other.
  private mutating func add(_ order: SortOrder) {
    reading.order = SortOrder((reading.order?.parts ?? []) + order.parts)
  }

  private mutating func reject(_ token: QueryToken, _ kind: QueryProblem.Kind) {
    reading.problems.append(QueryProblem(kind, at: token.span))
    reading.idle.append(token.span)
  }

  /// The last bar of a text that is still typed waits for what follows.
  private mutating func rejectLast(_ bar: QueryToken) {
    if caret.map({ $0 >= bar.span.upperBound }) == true, bar == tokens.last {
      reading.idle.append(bar.span)
    } else {
      reject(bar, .missingAlternative)
    }
  }
}
