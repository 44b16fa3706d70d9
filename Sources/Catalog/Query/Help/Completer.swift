import Papers

/// Finds what the value of a field may become, among what the papers of a selection have, with the number of
/// them: the most frequent first.
///
/// The selection is that of the whole query. A word that is applied while it is typed finds all papers that one of
/// its completions finds, and one that is not yet applied takes none away; so the counts are those under the rest of
/// the query, but for a name that holds the text elsewhere than at a word's beginning.
public struct Completer: Sendable {
  private let field: QueryField
  private let typed: String
  private let beginning: [UInt8]
  private let library: Library
  private let selection: Selection
  private let marked: MarkedRows
  private let views: [NamedView]

  /// More than any screen has rows for.
  public static let limit = 200

  public init(
    _ field: QueryField, beginning: String, in library: Library, _ selection: Selection,
    _ marked: MarkedRows, views: ViewList
  ) {
    (self.field, typed) = (field, beginning)
    self.beginning = Fold.full.bytes(of: beginning)
    (self.library, self.selection, self.marked) = (library, selection, marked)
    self.views = views.views
  }

  /// How many rows a search could look at meanwhile; 0 when there is a list of all values.
  ///
  /// That takes some 150 nanoseconds a row; counting the values of a row some 10, looking at a name some 4, and making a
  /// column some 4,000 a row.
  public var cost: Int {
    guard let facets else { return 0 }
    guard let names = library.facetNames(facets), library.hasFacetColumn(facets) || !facets.isMade
    else { return 30 * library.count }
    let counted = min(selection.count, library.count - selection.count)
    return (4 * counted + names.count) / 40
  }

  /// The facets that are the values, where they are some.
  private var facets: FacetField? { FacetField.allCases.first { $0.queryField == field } }

  /// What the value may become; nil when it was cancelled, which is asked every few thousand rows.
  public func completions(isCancelled: () -> Bool = { false }) -> [Completion]? {
    let found: [Completion]? =
      switch field {
      case .tag, .cat, .author, .in, .venue: values(of: facets!)
      case .label: labels
      case .is: states
      case .has: words(ContentCondition.names)
      case .sort: sortKeys
      case .view:
        views.filter { begins($0.name) }
          .map { Completion($0.name, text: QueryLeaf.viewValue($0.name), detail: $0.text) }
      case .date, .added:
        words(["today", "yesterday", "<1w", "<1m", "<1y"])
      case .title, .abstract, .id, .note, .rating, .version, .authors: []
      }
    return found.map { Array($0.prefix(Completer.limit)) }
  }

  private func values(of field: FacetField) -> [Completion] {
    let counts = library.facetCounts(of: field, in: selection)
    let names = counts.column.vocabulary
    let begun = names.numbers(withWordBeginning: beginning)
    return counts.mostFrequent(Completer.limit, of: begun).map { value in
      let name = names.name(of: value)
      return Completion(name, count: Int(counts.counts[Int(value)]), text: QueryLeaf.quoted(name))
    }
  }

  /// The keys that are not yet among those before the last comma.
  private var sortKeys: [Completion] {
    let start = typed.lastIndex(of: ",").map { typed.index(after: $0) } ?? typed.startIndex
    let sign = typed[start...].prefix { "+-".contains($0) }
    let before = typed[..<start] + sign
    let known = Set(typed[..<start].split { ",+-".contains($0) }.map { $0.lowercased() })
    return SortOrder.Key.allCases.map(\.rawValue)
      .filter { $0.hasPrefix(typed[sign.endIndex...].lowercased()) && !known.contains($0) }
      .map { Completion($0, text: before + $0) }
  }

  private var labels: [Completion] {
    marked.labelNames.filter(begins).map { name in
      let rows = marked.rows(.label(name, isWhole: true))
      return Completion(
        name, count: selection.hits.countShared(with: rows), text: QueryLeaf.quoted(name))
    }.sorted { ($1.count!, $0.name) < ($0.count!, $1.name) }
  }

  private var states: [Completion] {
    QueryLeaf.states.filter(begins).map { name in
      if name == QueryLeaf.states.last {
        let rows = library.withdrawnRows
        return Completion(name, count: selection.hits.countShared(with: rows))
      }
      guard let condition = MarkCondition(state: name) else {
        let read = selection.hits.countShared(with: marked.rows(.read))
        return Completion(name, count: selection.count - read)
      }
      return Completion(name, count: selection.hits.countShared(with: marked.rows(condition)))
    }
  }

  private func words(_ words: [String]) -> [Completion] {
    words.filter(begins).map { Completion($0) }
  }

  private func begins(_ name: String) -> Bool { begins(Fold.full.bytes(of: name)) }

  /// Whether a word of a folded name begins with what is typed; of `cs.LG` the part behind the dot is one.
  private func begins(_ name: [UInt8]) -> Bool {
    guard !beginning.isEmpty, !name.starts(with: beginning) else { return true }
    return name.indices.contains { index in
      index > 0 && !Fold.isLetter(name[index - 1]) && name[index] == beginning[0]
        && name[index...].starts(with: beginning)
    }
  }
}
