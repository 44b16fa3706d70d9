public import Papers
import TeX

/// Why papers were found, where a list does not show it: a query made ready to be asked where in each of many papers
/// its parts stand.
public struct QueryReasons: Sendable {
  /// A query for each part that papers are found by and that can be marked.
  private var parts: [Query] = []

  /// Costs some microseconds; once for a whole list.
  public init(_ query: Query) {
    guard query.hasMatches else { return }
    parts = query.tree.positiveLeaves.map(Query.init(part:)).filter(\.hasMatches)
  }

  /// Whether papers are found by something that stands in them.
  public var isEmpty: Bool { parts.isEmpty }

  /// The fields that hold something that is asked for and stands in none of those that are shown. Each part of the
  /// query is named by the first field that holds it.
  ///
  /// `.author` is the first author. Costs a look at each field, at the speed of memory where it is ASCII.
  public func fields(for paper: Paper, besides shown: Set<Query.Field>) -> [Query.Field] {
    if parts.isEmpty { return [] }
    var reasons: [Query.Field] = []
    let fields =
      Query.Field.allCases.filter(shown.contains)
      + Query.Field.allCases.filter { !shown.contains($0) }
    for part in parts {
      guard let field = fields.first(where: { part.stands(in: $0, of: paper) }) else { continue }
      if !shown.contains(field), !reasons.contains(field) { reasons.append(field) }
    }
    return reasons
  }
}

extension Query {
  /// A field that can hold what is asked for, in the order in which a reader would look.
  public enum Field: String, CaseIterable, Sendable {
    case title, author, authors, tags, categories, abstract, comment, summary
  }

  fileprivate func stands(in field: Field, of paper: Paper) -> Bool {
    func holds(_ passage: Passage, _ kind: TextField? = nil) -> Bool {
      !passage.isEmpty
        && (passage.withBytes { stands(in: $0, of: kind) }
          || passage.rendered?.text.withUnsafeBytes { stands(in: $0, of: kind) } == true)
    }
    switch field {
    case .title: return holds(paper.title, .title)
    case .author: return paper.authors.firstItem.map { holds($0.0, .author) } ?? false
    case .authors: return paper.authors.items.contains { holds($0, .author) }
    case .tags: return paper.tags.contains { holds($0) }
    case .categories: return paper.categories.contains { holds($0) }
    case .abstract: return holds(paper.abstract, .abstract)
    case .comment: return holds(paper.comment)
    case .summary: return holds(paper.summary)
    }
  }

  /// Whether something of it is marked in a text: `matches(in:of:)` says where. A query of one term looks for that
  /// in ASCII text as it is.
  private func stands(in text: UnsafeRawBufferPointer, of field: TextField?) -> Bool {
    guard let term = onlyTerm(in: field), Fold.isFoldedByCase(text) else {
      return !matches(in: text, of: field).isEmpty
    }
    let (needle, keepsCase) =
      term.precise.map { ($0.needle, $0.fold.keepsCase) } ?? (term.needle, false)
    return needle.lend { $0.firstMatch(in: text, ignoringCase: !keepsCase) } != nil
  }

  /// The term that is all there is to look for in a field; nil when there is more, or nothing.
  private func onlyTerm(in field: TextField?) -> Term? {
    var term: Term?
    if marking.isEmpty, terms.count == 1 { term = terms[0] }
    if terms.isEmpty, marking.count == 1, let field, marking[0].isMarked(in: field),
      case .field(_, let own) = marking[0]
    {
      term = own
    }
    return field == .author && term?.spelledOut.isEmpty == false ? nil : term
  }
}
