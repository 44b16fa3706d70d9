import ArgumentParser
import Canvas
import Catalog
import Digests
import Interface

/// `quire show ID`: one paper in full.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a paper with its abstract.")

  @Argument(help: ArgumentHelp("An arXiv id, with or without version.", valueName: "ID"))
  var id: String

  @Flag(help: "Print TeX as it was written.")
  var tex = false

  @OptionGroup var arguments: PathArguments

  func run() throws {
    guard let reference = ArxivReference(id) else {
      throw ValidationError("“\(Sentences.safe(id))” is no arXiv id.")
    }
    let (library, isWhole) = try arguments.read()
    guard let row = library.row(of: reference.id) else {
      throw Failure(code: isWhole ? 1 : 3, lines: ["\(reference.id) is not among these papers"])
    }
    Output.write(page(of: library.paper(at: row)))
    if !isWhole { throw Failure(code: 3) }
  }

  /// The page, as plain text: TeX as it is read, or as it was written.
  private func page(of paper: Paper) -> String {
    func text(_ passage: Passage) -> String { ShownText(passage, asWritten: tex).string }
    var facts = ["arXiv:\(paper.reference)"] + paper.categories.map(\.string)
    if let day = paper.day { facts.insert(day.description, at: 0) }
    var parts = [
      text(paper.title), paper.authors.items.map(text).joined(separator: ", "),
      facts.joined(separator: " · "), paper.tags.map(\.string).joined(separator: ", "), "",
    ]
    for passage in [paper.summary, paper.abstract, paper.comment, paper.journal]
    where !passage.isEmpty {
      parts += [text(passage), ""]
    }
    for (label, extra) in paper.extras { parts.append("\(label.string): \(text(extra))") }
    if !paper.extras.isEmpty { parts.append("") }
    parts += [paper.abstractAddress, paper.pdfAddress]
    if let address = paper.doiAddress { parts.append(address) }
    parts += paper.codeAddresses
    parts += paper.entries.map { "in \($0.digest.path):\($0.record.line)" }
    let columns = min(Output.columns, 80)
    return parts.flatMap { part -> [String] in
      let bytes = Array(part.utf8)
      let lines = bytes.withUnsafeBytes { Wrap.lines($0, columns: columns, width: .bundled) }
        .map { String(decoding: bytes[$0], as: UTF8.self) }
      return lines.isEmpty ? [""] : lines
    }.map { Sentences.safe($0) + "\n" }.joined()
  }
}
