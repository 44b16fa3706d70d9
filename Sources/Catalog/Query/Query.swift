public import Papers

/// What the reader asks for: a text, the tokens in it, and the tree that they make.
///
/// Two queries are equal when they ask for the same, however they were typed.
public struct Query: Sendable {
  /// What was typed.
  public let text: String
  /// The words of the text, in order.
  public let tokens: [QueryToken]
  /// What is asked for.
  public let tree: QueryTree
  /// What is wrong with it, in the order of the text. Of what the caret is in nothing is said.
  public let problems: [QueryProblem]
  /// The parts of the text that are not applied: what is wrong, and what is not finished yet.
  public let idleSpans: [Range<Int>]
  /// The order that the text asks for (`sort:-date,title`); nil when it asks for none.
  public let order: SortOrder?
  /// The texts that papers are found by anywhere; where they stand is marked.
  public let terms: [Term]
  /// What else is marked, in some fields only.
  let marking: [QueryLeaf]

  /// Reads a text. Any text is a query; the empty one finds everything.
  ///
  /// - Parameters:
  ///   - caret: where it is edited, in bytes; nil when it is whole.
  ///   - today: the reader's day; without it `date:today` and the like are wrong.
  ///   - awaitsNames: a word at the caret that may become the name of a field, or an id, is not applied.
  public init(
    _ text: String = "", caret: Int? = nil, today: Day? = nil, awaitsNames: Bool = false
  ) {
    let tokens = QueryLexer.tokens(of: text)
    self.init(
      text, tokens,
      QueryParser.read(tokens, caret: caret, today: today, awaitsNames: awaitsNames))
  }

  /// What all of these ask for together, and the orders that they ask for. Nothing is wrong with any of them.
  public init(all queries: [Query]) {
    let orders = queries.compactMap(\.order).map { "sort:" + $0.text }
    let tree = QueryTree.all(queries.map(\.tree))
    self.init((tree == .everything ? orders : [tree.text] + orders).joined(separator: " "))
  }

  /// A text that must stand as a whole: blanks in it are part of it.
  public init(phrase: String) {
    self.init(Term(phrase).map { .leaf(.text($0)) } ?? .everything, text: phrase)
  }

  /// What a tree asks for.
  public init(_ tree: QueryTree) { self.init(tree, text: tree.text) }

  /// A part of a query, asked alone; it has no text.
  init(part leaf: QueryLeaf) { self.init(.leaf(leaf), text: "") }

  private init(_ tree: QueryTree, text: String) {
    var reading = QueryParser.Reading()
    reading.tree = tree
    self.init(text, [], reading)
  }

  private init(_ text: String, _ tokens: [QueryToken], _ reading: QueryParser.Reading) {
    self.text = text
    self.tokens = tokens
    tree = reading.tree
    problems = reading.problems.sorted { $0.span.lowerBound < $1.span.lowerBound }
    idleSpans = reading.idle.sorted { $0.lowerBound < $1.lowerBound }
    order = reading.order
    let leaves = reading.tree.positiveLeaves
    terms = leaves.compactMap { if case .text(let term) = $0 { term } else { nil } }
    marking = leaves.filter { TextField.allCases.contains(where: $0.isMarked) }
  }

  /// Whether it asks for nothing, and finds everything.
  public var isEmpty: Bool { tree == .everything }

  /// Whether something that is shown of a paper may be marked because of it.
  public var hasMatches: Bool { !terms.isEmpty || !marking.isEmpty }

  /// A token as it was typed.
  public func word(_ token: QueryToken) -> String { word(at: token.span) }

  /// A part of the text.
  public func word(at span: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[span], as: UTF8.self)
  }

  /// Whether it asks for anything that is marked.
  public var asksForMarks: Bool { tree.contains { if case .mark = $0 { true } else { false } } }

  /// Whether it asks for when papers came.
  public var asksForArrivals: Bool {
    tree.contains { if case .mark(let condition) = $0 { condition.isAboutArrivals } else { false } }
  }

  /// The query with another tree for the same text, and another order where it has none; `lacking` are the words of
  /// it that are not applied because
  /// nothing is known by the names in them. Of what the caret is in nothing is said.
  func with(
    _ tree: QueryTree, order other: SortOrder?, lacking: [QueryToken], caret: Int?
  ) -> Query {
    var reading = QueryParser.Reading()
    reading.tree = tree
    let closed = lacking.filter { word in
      caret.map { word.span.lowerBound >= $0 || $0 > word.span.upperBound } ?? true
    }
    reading.problems = problems + closed.map { QueryProblem(.noSuchView, at: $0.span) }
    (reading.idle, reading.order) = (idleSpans + lacking.map(\.span), order ?? other)
    return Query(text, tokens, reading)
  }
}

extension Query: Hashable {
  public static func == (left: Query, right: Query) -> Bool { left.tree == right.tree }

  public func hash(into hasher: inout Hasher) { hasher.combine(tree) }
}
