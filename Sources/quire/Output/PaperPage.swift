import Canvas
import Catalog
import Papers

/// A paper in full, for a terminal or a pipe.
struct PaperPage {
  let paper: Paper
  /// TeX is left as it was written.
  var asWritten = false
  var marks = MarkRecord(Marks())

  /// What the reader shows, wrapped to a measure.
  func text(columns: Int) -> String {
    let first = paper.firstDay == paper.day ? nil : paper.firstDay
    let facts =
      [
        paper.day?.description, first.map { "first \($0)" },
        paper.venue.isEmpty ? nil : shown(paper.venue), paper.homeOutsideArxiv,
        paper.id.isArxiv ? "arXiv:\(paper.reference)" : paper.id.description,
        paper.isWithdrawn ? "withdrawn" : nil,
      ].compactMap(\.self) + paper.categories.map(\.string)
    var parts = [
      shown(paper.title), authors, facts.joined(separator: " · "),
      paper.tags.map(\.string).joined(separator: ", "), "",
    ]
    for passage in [paper.summary, paper.abstract, paper.comment, paper.journal]
    where !passage.isEmpty {
      parts += [shown(passage), ""]
    }
    for (label, extra) in paper.extras { parts.append("\(label.string): \(shown(extra))") }
    if !paper.extras.isEmpty { parts.append("") }
    parts += paper.addresses
    parts += paper.codeAddresses
    parts += paper.entries.map { "in \($0.digest.path):\($0.record.line)" }
    if marks.hasMarks(paper.id) {
      parts += ["", "Marks: " + marks.words(paper.id)]
      let note = marks.note(paper.id)
      if !note.isEmpty {
        parts += ["", "Note:"]
        parts += note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
    }
    return parts.flatMap { part -> [String] in
      let bytes = Array(part.utf8)
      let lines = bytes.withUnsafeBytes { Wrap.lines($0, columns: columns, width: .bundled) }
        .map { String(decoding: bytes[$0], as: UTF8.self) }
      return lines.isEmpty ? [""] : lines
    }.map { Sentences.safe($0) + "\n" }.joined()
  }

  private var authors: String { paper.authors.items.map(shown).joined(separator: ", ") }

  private func shown(_ passage: Passage) -> String {
    ShownText(passage, asWritten: asWritten).string
  }
}
