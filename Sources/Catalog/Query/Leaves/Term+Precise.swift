import Papers
import TeX

// The look at the text as it is shown, for a term with capital letters or accents.

extension Term.Precise {
  /// Whether the term stands in some field of a paper, as it is shown.
  func occurs(in paper: Paper) -> Bool {
    occurs(in: paper.title) || occurs(in: paper.abstract)
      || paper.authors.items.contains(where: occurs) || paper.tags.contains(where: occurs)
      || paper.categories.contains(where: occurs) || occurs(in: paper.summary)
      || occurs(in: paper.comment)
  }

  /// Whether it stands in one field.
  func occurs(in paper: Paper, _ field: TextField) -> Bool {
    switch field {
    case .title: occurs(in: paper.title)
    case .author: paper.authors.items.contains(where: occurs)
    case .abstract: occurs(in: paper.abstract)
    }
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

extension RowText {
  /// Whether a term stands exactly as it was typed in what the digest has.
  func isStanding(_ precise: Term.Precise) -> Bool {
    // What is not ASCII, and any accent is, differs from its folded form.
    guard precise.needle.bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    return precise.needle.lend { isStanding($0, ignoringCase: !precise.fold.keepsCase) }
  }
}
