/// A tag, or something that is marked, with the number of papers that have it.
public struct Facet: Hashable, Sendable {
  /// What it is: by this the reader's choice is kept.
  public enum Key: Hashable, Sendable {
    case tag(String)
    case mark(MarkTerm)

    public var isMark: Bool { if case .mark = self { true } else { false } }

    /// The tag, or how the filter names the mark.
    public var name: String {
      switch self {
      case .tag(let name): name
      case .mark(let term):
        if case .label(let label, _) = term.condition, !label.contains(where: \.isWhitespace) {
          (term.isNegated ? "-" : "") + "label:" + label
        } else {
          term.text
        }
      }
    }

    /// The mark that a name in the filter's language stands for.
    public init?(mark name: String) {
      let (condition, isNegated): (MarkCondition, Bool)
      switch Query(name).tree {
      case .leaf(.mark(let mark)): (condition, isNegated) = (mark, false)
      case .not(.leaf(.mark(let mark))): (condition, isNegated) = (mark, true)
      default: return nil
      }
      if case .label(let label, _) = condition {
        self = .mark(MarkTerm(.label(label, isWhole: true), isNegated: isNegated))
      } else {
        self = .mark(MarkTerm(condition, isNegated: isNegated))
      }
    }
  }

  public let key: Key
  public let count: Int

  public init(_ key: Key, count: Int) {
    self.key = key
    self.count = count
  }

  public var name: String { key.name }

  /// Whether it is something marked, not a tag.
  public var isMark: Bool { key.isMark }
}

extension Library {
  /// The tags of a selection, the most frequent first, then by name; those in `always` are there
  /// even when no paper of the selection has them.
  public func facets(of selection: Selection, always: [String] = []) -> [Facet] {
    let kept = Set(always.compactMap { tags.number(of: $0) })
    return tagCounts(of: selection).enumerated()
      .filter { $0.element > 0 || kept.contains(UInt32($0.offset)) }
      .map { Facet(.tag(tags.name(of: UInt32($0.offset))), count: Int($0.element)) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// What is marked in a selection, in an order that does not change with the counts; what no paper
  /// of the library has is left out, unless it is in `always`.
  public func facets(
    of selection: Selection, _ marked: MarkedRows, always: [Facet.Key] = []
  ) -> [Facet] {
    var conditions = marked.conditions
    for case .mark(let term) in always
    where term.condition != .read && !conditions.contains(term.condition) {
      conditions.append(term.condition)
    }
    var facets = conditions.map { condition in
      Facet(
        .mark(MarkTerm(condition)), count: selection.hits.countShared(with: marked.rows(condition)))
    }
    let read = marked.rows(.read)
    if !read.isEmpty || always.contains(.mark(MarkTerm(.read, isNegated: true))) {
      let unread = selection.count - selection.hits.countShared(with: read)
      let place = facets.firstIndex { $0.key == .mark(MarkTerm(.starred)) }
      facets.insert(
        Facet(.mark(MarkTerm(.read, isNegated: true)), count: unread), at: place ?? facets.count)
    }
    return facets
  }
}
