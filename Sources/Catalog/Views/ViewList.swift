public import Papers

/// The saved views in their order, each with what it asks for when the views that it names are put in.
public struct ViewList: Sendable {
  public struct Entry: Sendable {
    public let view: NamedView
    /// What it asks for, without any view in it. With a fault it is not applied.
    public let query: Query
    public let fault: ViewFault?
  }

  public let entries: [Entry]
  private let numbers: [[UInt8]: Int]

  /// The day on which `date:today` and the like are read.
  public let today: Day?

  /// Of views with one name the first counts.
  public init(_ views: [NamedView] = [], today: Day? = nil) {
    self.today = today
    var resolver = ViewResolver(views, today)
    entries = views.indices.map { resolver.entry($0) }
    numbers = resolver.numbers
  }

  /// The same views on another day.
  public func on(_ day: Day?) -> ViewList { day == today ? self : ViewList(views, today: day) }

  public var count: Int { entries.count }

  /// What each asks for; nil for those with a fault.
  public var queries: [Query?] { entries.map { $0.fault == nil ? $0.query : nil } }

  public var views: [NamedView] { entries.map(\.view) }

  /// The number of the view of this name, whatever case and accents.
  public func number(of name: some StringProtocol) -> Int? { numbers[NamedView.key(name)] }

  /// What the view of this name asks for; nil when there is none, or it asks for nothing that there can be.
  func query(named name: String) -> Query? {
    guard let number = number(of: name), entries[number].fault == nil else { return nil }
    return entries[number].query
  }

  /// Whether a query is what a view asks for, its order included, however it was typed.
  public func isShown(_ number: Int, by query: Query) -> Bool {
    entries[number].fault == nil && query.asksLike(entries[number].query)
  }
}

extension ViewList: Hashable {
  public static func == (left: ViewList, right: ViewList) -> Bool {
    left.views == right.views && left.today == right.today
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(views) }
}

/// Why a view cannot be asked for.
public enum ViewFault: Hashable, Sendable {
  /// Something in its query cannot be meant: a sentence, and where it stands there, in bytes.
  case wrong(String, at: Range<Int>)
  /// It names a view that is not there.
  case noSuchView(String, at: Range<Int>)
  /// It asks for itself, by way of these.
  case circle([String], at: Range<Int>)
  /// With all views that it names it asks for more than can be kept.
  case tooLarge

  /// The bytes of its query that it is about.
  public var span: Range<Int> {
    switch self {
    case .wrong(_, let span), .noSuchView(_, let span), .circle(_, let span): span
    case .tooLarge: 0..<0
    }
  }
}

/// Puts views into views. Each is looked at once; one that is met while it is being looked at is a circle.
private struct ViewResolver {
  let numbers: [[UInt8]: Int]
  private let views: [NamedView]
  private let today: Day?
  private var entries: [ViewList.Entry?]
  /// The views that are being looked at, the outermost first.
  private var open: [Int] = []

  init(_ views: [NamedView], _ today: Day?) {
    (self.views, self.today) = (views, today)
    entries = views.map { _ in nil }
    numbers = Dictionary(
      views.enumerated().map { (NamedView.key($1.name), $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func entry(_ number: Int) -> ViewList.Entry {
    if let entry = entries[number] { return entry }
    open.append(number)
    let entry = read(views[number])
    open.removeLast()
    entries[number] = entry
    return entry
  }

  private mutating func read(_ view: NamedView) -> ViewList.Entry {
    let query = Query(view.text, today: today)
    func broken(_ fault: ViewFault) -> ViewList.Entry {
      ViewList.Entry(view: view, query: query, fault: fault)
    }
    if let problem = query.problems.first {
      return broken(.wrong(query.sentence(for: problem), at: problem.span))
    }
    var parts: [String: Query] = [:]
    for token in query.viewTokens {
      guard let number = numbers[NamedView.key(token.value)] else {
        return broken(.noSuchView(token.value, at: token.span))
      }
      if let start = open.firstIndex(of: number) {
        return broken(.circle(open[start...].map { views[$0].name }, at: token.span))
      }
      let inner = entry(number)
      if let fault = inner.fault {
        return broken(fault.seen(from: token))
      }
      parts[token.value] = inner.query
    }
    let whole = query.replacingViews { parts[$0] }
    return whole.problems.isEmpty
      ? ViewList.Entry(view: view, query: whole, fault: nil) : broken(.tooLarge)
  }
}

extension ViewFault {
  /// The fault of a view as that of another one that names it.
  fileprivate func seen(from token: QueryToken) -> ViewFault {
    switch self {
    case .wrong(let sentence, _): .wrong(sentence, at: token.span)
    case .noSuchView(let name, _): .noSuchView(name, at: token.span)
    case .circle(let names, _): .circle(names, at: token.span)
    case .tooLarge: .tooLarge
    }
  }
}
