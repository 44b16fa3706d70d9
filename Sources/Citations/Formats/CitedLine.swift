import Papers

/// A paper on a line or two, as it is read in a note.
enum CitedLine {
  /// `- [Title](address). Ana Müller and Bo Lee. arXiv:2504.13989, 2025.`
  static func appendMarkdown(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    let title = escaped(citation.title.readable)
    let linked = citation.address.map { "[\(title)](\(brackets(in: $0)))" } ?? title
    let rest = sentences([escaped(authors(citation)), escaped(place(citation))])
    bytes += "- \(linked)\(stop(title))\(rest.isEmpty ? "" : " " + rest)\n".utf8
  }

  /// A heading `* [[address][Title]]`, and below it `Ana Müller and Bo Lee. arXiv:2504.13989, 2025.`
  static func appendOrg(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    // Brackets would end the link.
    let title = citation.title.readable.replacing("[", with: "(").replacing("]", with: ")")
    let address = citation.address.map {
      $0.replacing("[", with: "%5B").replacing("]", with: "%5D")
    }
    let linked = address.map { "[[\($0)][\(title)]]" } ?? title
    let rest = sentences([authors(citation), place(citation)])
    bytes += "* \(linked)\n\(rest.isEmpty ? "" : "  \(rest)\n")".utf8
  }

  /// `Ana Müller and Bo Lee. Title. arXiv:2504.13989, 2025.`
  static func appendText(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    var parts = [authors(citation), citation.title.readable, place(citation)]
    if citation.arxivID == nil, let address = citation.address { parts.append(address) }
    bytes += "\(sentences(parts))\n".utf8
  }

  /// `Ana Müller, Bo Lee, and Cy Poe`.
  static func authors(_ citation: Citation) -> String {
    let names = citation.authors.map(\.spoken)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    if citation.authors.last == .others {
      return names.dropLast().joined(separator: ", ") + " et al."
    }
    return names.dropLast().joined(separator: ", ") + (names.count > 2 ? ", and " : " and ") + last
  }

  /// `CVPR 2024`, `arXiv:2504.13989, 2025`.
  private static func place(_ citation: Citation) -> String {
    var parts = [citation.publication.text, citation.arxivID.map { "arXiv:\($0)" }]
    let isYearSaid = citation.publication.year != nil
    if !isYearSaid { parts.append(citation.date.year.map(String.init)) }
    if citation.arxivID == nil, let doi = citation.doi { parts.append("doi:\(doi)") }
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func sentences(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.map { $0 + stop($0) }.joined(separator: " ")
  }

  private static func stop(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } ?? true ? "" : "."
  }

  /// With what Markdown would obey escaped.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>|#$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private static func brackets(in address: String) -> String {
    address.replacing("(", with: "%28").replacing(")", with: "%29").replacing("<", with: "%3C")
      .replacing(">", with: "%3E")
  }
}
