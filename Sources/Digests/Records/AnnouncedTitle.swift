package import Papers

/// A title as arXiv's feeds announced it until 2024: `Lazy Types. (arXiv:1901.00001v1 [cs.PL] UPDATED)`.
/// and as browsers call its pages (`PageTitle`): `[1901.00001] Lazy Types - arXiv.org`. What is not written so
/// is all title.
package struct AnnouncedTitle {
  package let title: UnsafeRawBufferPointer
  package private(set) var reference: ArxivReference?
  package private(set) var category: UnsafeRawBufferPointer?

  package init(_ text: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(text)
    var whole = scanner.trimmed(0..<text.count)
    if let named = PageTitle.reference(at: whole.lowerBound, before: whole.upperBound, in: text) {
      reference = named.reference
    }
    whole = PageTitle.title(whole, in: text)
    guard whole.count > 16, text[whole.upperBound - 1] == ASCII.parenthesisClosed,
      let open = scanner.findLast(
        "(arXiv:", in: max(whole.lowerBound, whole.upperBound - 80)..<whole.upperBound),
      let (reference, length) = ArxivReference.parse(scanner.slice(open + 7..<whole.upperBound)),
      !scanner.trimmed(whole.lowerBound..<open).isEmpty
    else {
      title = scanner.slice(whole)
      return
    }
    self.reference = self.reference ?? reference
    let rest = open + 7 + length..<whole.upperBound
    if let start = scanner.first(ASCII.bracketOpen, in: rest),
      let end = scanner.first(ASCII.bracketClosed, in: start..<rest.upperBound)
    {
      category = scanner.slice(scanner.trimmed(start + 1..<end))
    }
    title = scanner.slice(scanner.trimmed(whole.lowerBound..<open))
  }
}
