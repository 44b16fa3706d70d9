import Catalog
import Digests
import Papers

/// A paper on a line, as scripts get it. Schema version 1; the names are a promise.
struct PaperLine {
  /// TeX in titles, authors, abstracts, summaries and comments is rendered.
  let isRendered: Bool
  var marks = MarkRecord(Marks())

  /// A JSON object on one line.
  func json(_ paper: Paper) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", paper.id.description)
    json.member("version", paper.version)
    json.member("title", text(paper.title))
    json.member("authors", paper.authors.items.map(text))
    json.member("date", paper.day?.description)
    json.member("abstract", collapsed(paper.abstract))
    json.member("tags", paper.tags.map(\.string))
    json.member("categories", paper.categories.map(\.string))
    json.member("summary", paper.summary.isEmpty ? nil : collapsed(paper.summary))
    json.member("comment", paper.comment.isEmpty ? nil : collapsed(paper.comment))
    json.member("venue", paper.venue.isEmpty ? nil : text(paper.venue))
    json.member("journal", paper.journal.isEmpty ? nil : collapsed(paper.journal))
    json.member("doi", paper.doiName)
    json.member("first_date", paper.firstDay?.description)
    json.member("withdrawn", paper.isWithdrawn)
    json.key("links")
    json.beginObject()
    json.member("abs", paper.abstractAddress)
    json.member("pdf", paper.pdfAddress)
    json.member("code", paper.codeAddresses)
    json.endObject()
    json.objects("sources", paper.entries) { entry, json in
      json.member("file", entry.digest.path)
      json.member("line", Int(entry.record.line))
      json.member("digest", entry.digest.name)
    }
    marks.write(paper.id, into: &json)
    json.objects("extras", paper.extras) { extra, json in
      json.member("label", extra.label.string)
      json.member("text", text(extra.text))
    }
    json.endObject()
    return json.bytes
  }

  /// id, version, date, title, authors, tags, digest; lists divided by `; `.
  func tabSeparated(_ paper: Paper) -> [UInt8] {
    let columns = [
      paper.id.description, paper.version.map(String.init) ?? "", paper.day?.description ?? "",
      text(paper.title), paper.authors.items.map(text).joined(separator: "; "),
      paper.tags.map(\.string).joined(separator: "; "), paper.entries[0].digest.name,
    ]
    return Array(columns.map(Sentences.safe).joined(separator: "\t").utf8)
  }

  /// The columns of an id: `x/` and 13 digits are the longest.
  private static let idWidth = 15

  /// `2504.13989v1  2025-04-18  Title · First Author +3`.
  func plain(_ paper: Paper) -> [UInt8] {
    let names = paper.authors.items
    var author = names.first.map { " · \(text($0))" } ?? ""
    if names.count > 1 { author += " +\(names.count - 1)" }
    if paper.isWithdrawn { author += " · withdrawn" }
    let id = paper.reference.description
    let padding = String(repeating: " ", count: max(0, PaperLine.idWidth - id.count))
    let day = paper.listedDay?.description ?? "          "
    return Array(Sentences.safe("\(id)\(padding)  \(day)  \(text(paper.title))\(author)").utf8)
  }

  func text(_ passage: Passage) -> String {
    ShownText(passage, asWritten: !isRendered).string
  }

  /// Paragraphs joined by blanks.
  func collapsed(_ passage: Passage) -> String {
    String(text(passage).map { $0 == "\n" ? " " : $0 })
  }
}
