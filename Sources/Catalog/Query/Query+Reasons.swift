public import Papers

/// Why a paper was found, where a list does not show it.
extension Query {
  /// A field that can hold what is asked for, in the order in which a reader would look.
  public enum Field: String, CaseIterable, Sendable {
    case title, author, authors, tags, categories, abstract, comment, summary
  }

  /// The fields that hold something that is asked for and stands in none of those that are shown. Each part of the
  /// query is named by the first field that holds it.
  ///
  /// `.author` is the first author. Costs a look at each field, some microseconds for an abstract.
  public func reasons(for paper: Paper, besides shown: Set<Field>) -> [Field] {
    guard hasMatches else { return [] }
    var reasons: [Field] = []
    for leaf in tree.positiveLeaves {
      let part = Query(.leaf(leaf))
      guard part.hasMatches else { continue }
      let fields =
        Field.allCases.filter(shown.contains) + Field.allCases.filter { !shown.contains($0) }
      guard let field = fields.first(where: { part.stands(in: $0, of: paper) }) else { continue }
      if !shown.contains(field), !reasons.contains(field) { reasons.append(field) }
    }
    return reasons
  }

  private func stands(in field: Field, of paper: Paper) -> Bool {
    func holds(_ passage: Passage, _ kind: TextField? = nil) -> Bool {
      !passage.isEmpty
        && (passage.withBytes { !matches(in: $0, of: kind).isEmpty }
          || !ShownText(passage).matches(of: self, in: kind).isEmpty)
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
}
