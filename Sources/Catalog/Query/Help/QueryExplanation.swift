/// How a query was understood, line by line and in words.
public struct QueryExplanation: Sendable {
  /// A part of the query: one thing that is asked for, or what holds several together.
  public struct Line: Hashable, Sendable {
    /// In how many others it stands.
    public let depth: Int
    /// As in `not: the tag “survey”`.
    public let text: String
    /// What it asks for were it alone.
    public let tree: QueryTree
  }

  public private(set) var lines: [Line] = []
  /// Whether there is more than is shown.
  public private(set) var isCut = false

  /// More parts than anybody reads. Each costs a search when it is counted.
  static let lineLimit = 40

  public init(_ query: Query) {
    guard !query.isEmpty else { return }
    if case .and(let parts) = query.tree {
      for part in parts { add(part, depth: 0) }
    } else {
      add(query.tree, depth: 0)
    }
  }

  private mutating func add(_ tree: QueryTree, depth: Int) {
    guard lines.count < QueryExplanation.lineLimit else {
      isCut = true
      return
    }
    func line(_ text: String, _ tree: QueryTree) -> Line {
      Line(depth: depth, text: text, tree: tree)
    }
    switch tree {
    case .leaf(let leaf): lines.append(line(leaf.words, tree))
    case .not(.leaf(.mark(.read))): lines.append(line("unread", tree))
    case .not(.leaf(let leaf)): lines.append(line("not: " + leaf.words, tree))
    case .not(let inner):
      let isAny = if case .or = inner { true } else { false }
      lines.append(line(isAny ? "none of these:" : "not all of these:", tree))
      addParts(of: inner, depth: depth + 1)
    case .and:
      lines.append(line("all of these:", tree))
      addParts(of: tree, depth: depth + 1)
    case .or:
      lines.append(line("any of these:", tree))
      addParts(of: tree, depth: depth + 1)
    }
  }

  private mutating func addParts(of tree: QueryTree, depth: Int) {
    switch tree {
    case .and(let parts), .or(let parts): for part in parts { add(part, depth: depth) }
    case .leaf, .not: add(tree, depth: depth)
    }
  }
}

extension Query {
  /// How the orders that it asks for are said; nil when it asks for none.
  public var orderInWords: String? {
    guard let order else { return nil }
    return "in the order of "
      + order.parts.map { $0.key.rawValue + ($0.falls ? ", falling" : ", rising") }
      .joined(separator: ", then ")
  }
}
