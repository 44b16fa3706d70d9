import Papers
import TeX

/// An entry of BibTeX, in ASCII: `@article` only with a journal, `@inproceedings` with a conference, else `@misc`.
enum BibTeXEntry {
  static func append(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    let date = citation.date
    var fields = BibFields(kind(citation), entry.key, TeXWriter(.ascii))
    fields.add("title", tex: citation.title.tex(fields.writer))
    fields.add(authors: citation.authors)
    // Styles sort by it where nobody has written the paper.
    if citation.authors.isEmpty { fields.add("key", citation.title.readable) }
    addPublication(citation, &fields)
    fields.add("year", date.text.map { String($0.prefix(4)) })
    if let macro = date.monthMacro { fields.add("month", macro: macro) }
    if let id = citation.arxivID {
      fields.add("eprint", tex: id.utf8)
      fields.add("archivePrefix", tex: "arXiv".utf8)
      fields.add("primaryClass", citation.category)
    }
    fields.add("doi", address: citation.anyDOI)
    fields.add("url", address: citation.address)
    bytes += fields.end()
  }

  /// Journals and conferences want a year.
  private static func kind(_ citation: Citation) -> StaticString {
    guard citation.date.year != nil else { return "misc" }
    switch citation.publication {
    case .journal: return "article"
    case .conference: return "inproceedings"
    case .none, .other: return "misc"
    }
  }

  private static func addPublication(_ citation: Citation, _ fields: inout BibFields) {
    switch citation.publication {
    case .none: break
    case .journal(let reference) where citation.date.year != nil:
      fields.add("journal", reference.journal)
      fields.add("volume", reference.volume)
      fields.add("number", reference.number)
      fields.add("pages", reference.pages?.replacing("-", with: "–"))
    case .conference(let name, _) where citation.date.year != nil: fields.add("booktitle", name)
    case .journal, .conference, .other: fields.add("note", citation.publication.text)
    }
  }
}
