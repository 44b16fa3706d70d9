import Papers

/// Where hosts of papers have the PDF of a page.
package enum PaperPDF {
  /// The PDF that belongs to the address of a page; the address itself when it is that of a PDF. nil when
  /// that cannot be told.
  package static func address(ofPage page: String) -> String? {
    let path = page.prefix { !"?#".contains($0) }
    if path.lowercased().hasSuffix(".pdf") { return page }
    guard let scheme = path.firstRange(of: "://") else { return nil }
    var rest = path[scheme.upperBound...]
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    let steps = rest.split(separator: "/")
    guard let host = steps.first, let last = steps.last, steps.count > 1 else { return nil }
    let base = path[..<scheme.upperBound] + rest
    switch host {
    case "openreview.net":
      if steps[1] == "pdf" { return page }
      return steps[1] == "forum" ? replacing("/forum", with: "/pdf", in: page) : nil
    case "aclanthology.org":
      return steps.count == 2 && last.contains("-") ? base + ".pdf" : nil
    case "openaccess.thecvf.com":
      guard last.hasSuffix(".html"), let changed = replacing("/html/", with: "/papers/", in: base)
      else { return nil }
      return changed.dropLast(5) + ".pdf"
    case "proceedings.mlr.press":
      guard steps.count == 3, last.hasSuffix(".html") else { return nil }
      return base.dropLast(5) + "/\(last.dropLast(5)).pdf"
    case "proceedings.neurips.cc", "papers.nips.cc", "papers.neurips.cc":
      guard last.hasSuffix(".html"), last.contains("-Abstract"),
        let file = replacing("/hash/", with: "/file/", in: base),
        let paper = replacing("-Abstract", with: "-Paper", in: file)
      else { return nil }
      return paper.dropLast(5) + ".pdf"
    case "eprint.iacr.org":
      return steps.count == 3 ? base + ".pdf" : nil
    case "biorxiv.org", "medrxiv.org":
      return steps.count == 4 && steps[1] == "content" ? base + ".full.pdf" : nil
    default: return nil
    }
  }

  /// A text with the first occurrence of another replaced; nil when there is none.
  private static func replacing(
    _ old: String, with new: String, in text: some StringProtocol
  ) -> String? {
    guard let range = text.firstRange(of: old) else { return nil }
    return text[..<range.lowerBound] + new + text[range.upperBound...]
  }
}
