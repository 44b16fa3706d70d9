import Digests
import TeX

// How one row is tested against the query.

extension Search {
  mutating func examine(_ segment: Segment, _ local: Int, _ text: UnsafeRawBufferPointer) {
    let row = segment.firstRow + Row(local)
    guard !library.retired.contains(row), hasTags(segment.tags(of: local)), hasMarks(row)
    else { return }
    let id = segment.ids[local]
    for term in query.terms
    where term.needle.firstMatch(in: text) == nil && term.ids?.contains(id) != true {
      return
    }
    looseHits.insert(row)
    if !query.isPrecise || isPreciselyMatched(segment, local) { hits.insert(row) }
  }

  private func hasMarks(_ row: Row) -> Bool {
    conditions.allSatisfy { $0.rows.contains(row) != $0.isNegated } || kept.contains(row)
  }

  private func hasTags(_ tags: @autoclosure () -> ArraySlice<UInt32>) -> Bool {
    guard let requiredTags else { return false }
    if requiredTags.isEmpty && excludedTags.isEmpty { return true }
    let tags = tags()
    return requiredTags.allSatisfy { tags.contains($0) }
      && !excludedTags.contains { tags.contains($0) }
  }

  private func isPreciselyMatched(_ segment: Segment, _ local: Int) -> Bool {
    let paper = library.paper(at: local, in: segment)
    return query.terms.allSatisfy { term in
      guard let precise = term.precise else { return true }
      return term.ids?.contains(segment.ids[local]) == true || precise.occurs(in: paper)
    }
  }
}

extension Term.Precise {
  /// Whether the term stands in some field of a paper, as it is shown.
  fileprivate func occurs(in paper: Paper) -> Bool {
    occurs(in: paper.title) || occurs(in: paper.abstract)
      || paper.authors.items.contains(where: occurs) || paper.tags.contains(where: occurs)
      || paper.categories.contains(where: occurs)
  }

  private func occurs(in passage: Passage) -> Bool {
    if passage.withBytes(occurs) { return true }
    guard let rendered = passage.rendered else { return false }
    return rendered.text.withUnsafeBytes(occurs)
  }

  private func occurs(in bytes: UnsafeRawBufferPointer) -> Bool {
    // Text without accents can be searched as it is.
    if fold.keepsCase, bytes.allSatisfy({ $0 < 0x80 && $0 != Digest.paragraph }) {
      return needle.firstMatch(in: bytes) != nil
    }
    return FoldedText(bytes, fold: fold).bytes.withUnsafeBytes {
      needle.firstMatch(in: $0) != nil
    }
  }
}
