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

  private func page(of paper: Paper) -> String {
    var facts = ["arXiv:\(paper.reference)"] + paper.categories.map(\.string)
    if let day = paper.day { facts.insert(day.description, at: 0) }
    var parts = [
      paper.title.string, paper.authors.items.map(\.string).joined(separator: ", "),
      facts.joined(separator: " · "), paper.tags.map(\.string).joined(separator: ", "), "",
    ]
    if !paper.summary.isEmpty { parts += [paper.summary.string, ""] }
    if !paper.abstract.isEmpty { parts += [paper.abstract.string, ""] }
    parts += [paper.abstractAddress, paper.pdfAddress] + paper.codeAddresses
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
