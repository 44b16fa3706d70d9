import Papers
import TeX

/// An entry of BibLaTeX, in UTF-8: `@online` for what is on arXiv or the web alone.
enum BibLaTeXEntry {
  static func append(_ entry: CitedEntry, to bytes: inout [UInt8]) {
    let citation = entry.citation
    var fields = BibFields(kind(citation), entry.key, TeXWriter(.unicode))
    fields.add("title", tex: citation.title.tex(fields.writer))
    fields.add(authors: citation.authors)
    addPublication(citation, &fields)
    fields.add("date", citation.date.text)
    if let id = citation.arxivID {
      fields.add("eprint", tex: id.utf8)
      fields.add("eprinttype", tex: "arxiv".utf8)
      fields.add("eprintclass", citation.category)
    }
    fields.add("doi", address: citation.doi)
    // Where the paper is said to be by its id or DOI, styles make the address.
    let isKnown = citation.arxivID != nil || citation.doi != nil
    fields.add("url", address: isKnown ? nil : citation.address)
    bytes += fields.end()
  }

  /// What every kind must have by the data model, decides.
  private static func kind(_ citation: Citation) -> StaticString {
    guard citation.date.year != nil else { return "misc" }
    switch citation.publication {
    case .journal where !citation.authors.isEmpty: return "article"
    case .conference where !citation.authors.isEmpty: return "inproceedings"
    case .none, .journal, .conference, .other: return citation.address == nil ? "misc" : "online"
    }
  }

  private static func addPublication(_ citation: Citation, _ fields: inout BibFields) {
    let isWhole = citation.date.year != nil && !citation.authors.isEmpty
    switch citation.publication {
    case .none: break
    case .journal(let reference) where isWhole:
      fields.add("journaltitle", reference.journal)
      fields.add("volume", reference.volume)
      fields.add("number", reference.number)
      fields.add("pages", reference.pages?.replacing("-", with: "–"))
    case .conference(let name, _) where isWhole: fields.add("booktitle", name)
    case .journal, .conference, .other: fields.add("note", citation.publication.text)
    }
  }
}
