/// A tag, or something that is marked, with the number of papers that have it.
public struct Facet: Hashable, Sendable {
  /// What it is: the number of a tag in the vocabulary of its library, or a mark.
  public enum Key: Hashable, Sendable {
    case tag(UInt32)
    case mark(MarkTerm)
  }

  public let key: Key
  /// The tag in its first spelling, or how the filter names the mark.
  public let name: String
  public let count: Int

  public init(_ key: Key, name: String, count: Int) {
    self.key = key
    self.name = name
    self.count = count
  }

  /// Something marked, under a name that is as short as can be.
  init(_ term: MarkTerm, count: Int) {
    let name =
      if case .label(let label, _) = term.condition, !label.contains(where: \.isWhitespace) {
        "label:" + label
      } else {
        term.text
      }
    self.init(.mark(term), name: name, count: count)
  }

  /// Whether it is something marked, not a tag.
  public var isMark: Bool { if case .mark = key { true } else { false } }

  /// The facet without papers.
  public var empty: Facet { Facet(key, name: name, count: 0) }
}

extension Library {
  /// The tags of a selection, the most frequent first, then by name; those in `always` are there
  /// even when no paper of the selection has them.
  public func facets(of selection: Selection, always: [Facet.Key] = []) -> [Facet] {
    let kept = Set(always)
    return tagCounts(of: selection).enumerated().lazy
      .map { (key: Facet.Key.tag(UInt32($0.offset)), number: UInt32($0.offset), count: $0.element) }
      .filter { $0.count > 0 || kept.contains($0.key) }
      .map { Facet($0.key, name: tags.name(of: $0.number), count: Int($0.count)) }
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
        MarkTerm(condition), count: selection.hits.countShared(with: marked.rows(condition)))
    }
    let read = marked.rows(.read)
    let unread = MarkTerm(.read, isNegated: true)
    if !read.isEmpty || always.contains(.mark(unread)) {
      let count = selection.count - selection.hits.countShared(with: read)
      let starred = facets.firstIndex { $0.key == .mark(MarkTerm(.starred)) }
      facets.insert(Facet(unread, count: count), at: starred ?? facets.count)
    }
    return facets
  }
}
