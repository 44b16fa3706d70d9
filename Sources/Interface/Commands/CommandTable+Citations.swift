import Citations

/// Commands that cite.
extension Command {
  static let citations = [
    copying("copy-bibtex", .bibtex), copying("copy-biblatex", .biblatex), copying("copy-ris", .ris),
    copying("copy-csl-json", .cslJSON), copying("copy-markdown-list", .markdown),
    copying("copy-org", .org), copying("copy-text", .text),
    Command(
      "copy-template", "Copy the paper, or what is selected, by a template", .citing,
      .aboutPaper
    ) { $0.copyByTemplate() },
    writing("export", "Write what is selected, else the list, to a new file", .new),
    writing("export-append", "Add to a bibliography what it does not have", .append),
    writing("export-replace", "Write to a file in place of what stands in it", .replace),
  ]

  private static func copying(_ name: String, _ format: CitationFormat) -> Command {
    let what =
      format == .text ? "text" : format == .markdown ? "a Markdown list" : format.title
    return Command(
      name, "Copy the paper, or what is selected, as \(what)", .citing, .aboutPaper
    ) { $0.copyCitations(format) }
  }

  private static func writing(_ name: String, _ help: String, _ way: Citing.FileWay) -> Command {
    Command(
      name, help, .citing, .aboutList,
      argument: Argument(form: .file, run: { $0.writeCitations(to: $1.words, way) })
    ) { $0.beginExport(name) }
  }
}
