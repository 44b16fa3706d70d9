/// Saved views in queries: `view:unread` stands for what the view asks for.
extension Query {
  /// Reads a text as `init(_:caret:today:)` does, on the day of the views; the views that it names are put in.
  public init(
    _ text: String, caret: Int? = nil, awaitsNames: Bool = false, views: ViewList
  ) {
    let query = Query(text, caret: caret, today: views.today, awaitsNames: awaitsNames)
    self = query.replacingViews(caret: caret) {
      views.query(named: $0)
    }
  }

  /// Whether it names views.
  public var asksForViews: Bool { !viewTokens.isEmpty }

  /// The words that name views.
  var viewTokens: [QueryToken] {
    tokens.filter { $0.field == .view && QueryParser.tree(of: $0, today: nil) != nil }
  }

  /// The most that views may put into a query: leaves, and the groups that hold them.
  private static let sizeLimit = 4000

  /// The query with what views ask for in place of their names, and in the order of the first of them that has
  /// one, where it has none itself. A name that nothing is known by is not
  /// applied, and a problem; so is what would be too much.
  func replacingViews(caret: Int? = nil, _ query: (String) -> Query?) -> Query {
    guard !viewTokens.isEmpty else { return self }
    var lacking: Set<String> = []
    var left = Query.sizeLimit
    var order: SortOrder?
    let tree = tree.replacingViews { name in
      let view = query(name)
      let tree = view?.tree
      order = order ?? view?.order
      left -= tree?.size ?? 0
      if tree == nil || left < 0 { lacking.insert(name) }
      return left < 0 ? nil : tree
    }
    let words = viewTokens.filter { lacking.contains($0.value) }
    return with(tree ?? .everything, order: order, lacking: words, caret: caret)
  }

  /// The text with another name of a view in it.
  public func text(renaming old: String, to new: String) -> String {
    var bytes = Array(text.utf8)
    for token in viewTokens.reversed() where NamedView.key(token.value) == NamedView.key(old) {
      bytes.replaceSubrange(token.valueSpan, with: QueryLeaf.viewValue(new).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension QueryTree {
  /// The tree with others in place of views; nil when nothing is left.
  fileprivate func replacingViews(_ tree: (String) -> QueryTree?) -> QueryTree? {
    switch self {
    case .leaf(.view(let name)): return tree(name)
    case .leaf: return self
    case .not(let inner): return inner.replacingViews(tree)?.negated
    case .and(let parts), .or(let parts):
      let left = parts.compactMap { $0.replacingViews(tree) }
      if left.isEmpty { return parts.isEmpty ? self : nil }
      return if case .and = self { .all(left) } else { .any(left) }
    }
  }

  /// How many leaves and groups there are in it.
  fileprivate var size: Int {
    switch self {
    case .leaf: 1
    case .not(let inner): inner.size
    case .and(let parts), .or(let parts): parts.reduce(1) { $0 + $1.size }
    }
  }
}

extension QueryLeaf {
  /// The name of a view as a word of the filter has it behind `view:`.
  public static func viewValue(_ name: String) -> String {
    let isBare = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return isBare ? name : quoted(name)
  }
}
