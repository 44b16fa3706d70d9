public import Papers
import TeX

/// What a bibliography says of a paper.
///
/// Made from what the digests know, offline. The year is that of the first version, which does not change, except
/// where a journal or a conference has one of its own.
public struct Citation: Sendable {
  public let id: PaperID
  let title: CitedTitle
  let authors: [AuthorName]
  /// When the first version came, as exactly as it is known.
  let firstDate: CitedDate
  let publication: Publication
  /// The primary category, for a paper of arXiv.
  let category: String?
  /// The DOI under which it is published, and none of arXiv's.
  let doi: String?
  /// The page of the paper.
  let address: String?
  let abstract: String
  let tags: [String]

  public init(_ paper: Paper) {
    id = paper.id
    title = CitedTitle(paper.title, orElse: paper.id.description)
    authors = paper.authors.items.compactMap { AuthorName($0.readable) }
    firstDate = CitedDate(of: paper)
    publication = Publication(of: paper)
    category = paper.id.isArxiv ? paper.categories.first?.readable : nil
    let doi = paper.doiName.flatMap { $0.lowercased().hasPrefix("10.48550/") ? nil : $0 }
    self.doi = doi
    let own = WebPage.address(paper.address.string)
    address =
      paper.id.isArxiv
      ? "https://arxiv.org/abs/\(paper.id)" : own ?? doi.map { "https://doi.org/\($0)" }
    abstract = paper.abstract.readable
    tags = paper.tags.map(\.readable)
  }

  /// The id as arXiv writes it, without version; nil for papers that it does not have.
  var arxivID: String? { id.isArxiv ? id.description : nil }

  /// When it was published, else when its first version came.
  var date: CitedDate { publication.year.map { CitedDate(year: $0) } ?? firstDate }

  /// Where it is published, and under which DOI, as far as the digests know: `CVPR 2024, doi:10.1109/…`.
  public var published: String? {
    let parts = [publication.text, doi.map { "doi:\($0)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Its DOI, else the one that arXiv gives each paper.
  var anyDOI: String? { doi ?? arxivID.map { "10.48550/arXiv.\($0)" } }
}

extension Passage {
  /// The text on one line, as it is read, without what a terminal or a program would obey.
  var readable: String {
    let text = withBytes { TeXText.isPlain($0) ? nil : TeXText($0).string } ?? string
    return SafeText.line(text.replacing("\n", with: " "))
  }
}

/// Addresses that can be given away.
enum WebPage {
  /// An address of the web, percent-encoded where it has to be; nil for anything else.
  static func address(_ text: String) -> String? {
    let text = text.contains("://") || !text.contains(".") ? text : "https://" + text
    let lowered = text.prefix(8).lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://"), !text.contains(" ") else {
      return nil
    }
    return encoded(text)
  }

  /// A text without blanks, braces, backslashes, controls and letters beyond ASCII, which are percent-encoded.
  static func encoded(_ text: String) -> String {
    PercentEncoding.encoded(text) { byte in
      byte > 0x20 && byte < 0x7F && !"{}\\^`\"".utf8.contains(byte)
    }
  }
}
