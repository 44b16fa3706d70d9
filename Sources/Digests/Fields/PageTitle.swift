package import Papers

/// A title as browsers keep the one of a paper's page: `[1706.03762v5] Attention Is All You Need - arXiv.org`,
/// `Paper page - Attention Is All You Need`. In bookmarks, links that were dragged, and tables of them.
package enum PageTitle {
  /// The title in a part of a text: without the name of the site before or after it, and without an id in
  /// brackets before it. A text that is nothing else stays as it is.
  package static func title(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Range<Int> {
    let scanner = ByteScanner(text)
    var rest = withoutSite(scanner.trimmed(range), in: text)
    if let (_, end) = reference(at: rest.lowerBound, before: rest.upperBound, in: text) {
      rest = scanner.trimmed(end..<rest.upperBound)
    }
    return rest.isEmpty ? scanner.trimmed(range) : rest
  }

  /// `[1706.03762v5]` or `(cs/0112017)` at a place, and where it ends.
  package static func reference(
    at start: Int, before end: Int, in text: UnsafeRawBufferPointer
  ) -> (reference: ArxivReference, end: Int)? {
    guard start + 10 < end else { return nil }
    let open = text[start]
    guard open == ASCII.bracketOpen || open == ASCII.parenthesisOpen else { return nil }
    let inner = UnsafeRawBufferPointer(rebasing: text[start + 1..<end])
    guard let (reference, length) = ArxivReference.parse(inner), length < inner.count,
      inner[length] == (open == ASCII.bracketOpen ? ASCII.bracketClosed : ASCII.parenthesisClosed)
    else { return nil }
    return (reference, start + 1 + length + 1)
  }

  /// Cuts `Paper page - ` before and ` - arXiv.org` after a title.
  package static func withoutSite(
    _ range: Range<Int>, in text: UnsafeRawBufferPointer
  ) -> Range<Int> {
    let scanner = ByteScanner(text)
    var range = range
    if scanner.has(page, at: range.lowerBound, before: range.upperBound) {
      range = range.lowerBound + page.utf8CodeUnitCount..<range.upperBound
    }
    guard let last = range.last, range.count > 10 else { return range }
    for site in sites where ASCII.lower(text[last]) == site.utf8Start[site.utf8CodeUnitCount - 1] {
      let start = range.upperBound - site.utf8CodeUnitCount
      guard start > range.lowerBound, scanner.says(site, start..<range.upperBound) else { continue }
      for divider in dividers where scanner.ends(range.lowerBound..<start, with: divider) {
        return scanner.trimmed(range.lowerBound..<start - divider.utf8CodeUnitCount)
      }
    }
    return range
  }

  private static let page: StaticString = "Paper page - "
  private static let dividers: [StaticString] = [" - ", " | ", " – ", " — ", " · ", " :: "]

  /// What sites of papers call themselves in the titles of their pages; in small letters.
  private static let sites: [StaticString] = [
    "arxiv.org", "arxiv", "arxiv.org e-print archive", "alphaxiv", "ar5iv", "openreview",
    "hugging face", "semantic scholar", "acl anthology", "papers with code", "researchgate",
    "scirate", "ieee xplore", "springerlink", "sciencedirect", "google scholar",
  ]
}
