import Digests
import Markup
import Papers

/// Reads a text through the front door.
func read(_ text: String) -> Digest {
  DigestParser.parse(
    Array(text.utf8), path: "list.md", dialects: Dialect.text + Dialect.lists + Dialect.anyOther)
}

/// An entry as one line: id, title, and what else there is, as `name: value`.
func described(_ digest: Digest) -> [String] {
  digest.entries.map { entry in
    let record = entry.record
    var parts = [
      record.id.description.hasPrefix("x/") ? "x" : record.id.description,
      entry.passage(\.title).string,
    ]
    func list(_ name: String, _ field: (EntryRecord) -> TextSpan) {
      let items = entry.passage(field).items.map(\.string)
      if !items.isEmpty { parts.append("\(name): \(items.joined(separator: ", "))") }
    }
    func text(_ name: String, _ field: (EntryRecord) -> TextSpan) {
      let text = entry.passage(field).string
      if !text.isEmpty { parts.append("\(name): \(text.replacing("\n", with: "⏎"))") }
    }
    list("by", \.authors)
    if let day = record.day { parts.append("on: \(day)") }
    text("venue", \.venue)
    text("journal", \.journal)
    list("in", \.categories)
    list("tags", \.tags)
    list("code", \.code)
    text("doi", \.doi)
    text("abstract", \.abstract)
    text("summary", \.summary)
    text("comment", \.comment)
    return parts.joined(separator: " | ")
  }
}

func entries(_ text: String) -> [String] { described(read(text)) }

/// The extras of the first entry, as `label: text`.
func extras(_ text: String) -> [String] {
  guard let items = read(text).entries.first?.passage(\.extras).items else { return [] }
  return stride(from: 0, to: items.count - 1, by: 2).map {
    "\(items[$0].string): \(items[$0 + 1].string)"
  }
}
