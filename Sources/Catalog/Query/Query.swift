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
  /// The texts that papers are found by; where they stand is marked.
  public let terms: [Term]

  /// Reads a text. Any text is a query; the empty one finds everything.
  public init(_ text: String = "") {
    let tokens = QueryLexer.tokens(of: text)
    self.init(text, tokens, QueryParser.tree(of: tokens))
  }

  /// A text that must stand as a whole: blanks in it are part of it.
  public init(phrase: String) {
    self.init(phrase, [], Term(phrase).map { .leaf(.text($0)) } ?? .everything)
  }

  /// What a tree asks for.
  public init(_ tree: QueryTree) {
    self.init(tree.text, [], tree)
  }

  private init(_ text: String, _ tokens: [QueryToken], _ tree: QueryTree) {
    self.text = text
    self.tokens = tokens
    self.tree = tree
    self.terms = tree.positiveLeaves.compactMap {
      if case .text(let term) = $0 { term } else { nil }
    }
  }

  /// Whether it asks for nothing, and finds everything.
  public var isEmpty: Bool { tree == .everything }

  /// The words that ask for something, but not yet for anything that there can be (`is:unr`); they are not
  /// applied.
  public var unfinished: [QueryToken] { tokens.filter { QueryParser.tree(of: $0) == nil } }

  /// A token as it was typed.
  public func word(_ token: QueryToken) -> String {
    String(decoding: Array(text.utf8)[token.span], as: UTF8.self)
  }

  /// Whether it asks for anything that is marked.
  public var asksForMarks: Bool { tree.contains { if case .mark = $0 { true } else { false } } }

  /// Whether it asks for something that has come since the last visit.
  public var asksForArrivals: Bool {
    tree.contains { if case .mark(let condition) = $0 { condition.isAboutArrivals } else { false } }
  }
}

extension Query: Hashable {
  public static func == (left: Query, right: Query) -> Bool { left.tree == right.tree }

  public func hash(into hasher: inout Hasher) { hasher.combine(tree) }
}
