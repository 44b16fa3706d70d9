/// The forms in which papers are cited.
public enum CitationFormat: Hashable, Sendable {
  case bibtex, biblatex, ris, cslJSON, markdown, org, text
  /// As the user says.
  case template(CitationTemplate)

  /// Those that need nothing more to be said.
  public static let all: [CitationFormat] = [
    .bibtex, .biblatex, .ris, .cslJSON, .markdown, .org, .text,
  ]

  /// As it is named in commands: `bibtex`.
  public var name: String {
    switch self {
    case .bibtex: "bibtex"
    case .biblatex: "biblatex"
    case .ris: "ris"
    case .cslJSON: "csl-json"
    case .markdown: "markdown"
    case .org: "org"
    case .text: "text"
    case .template: "template"
    }
  }

  /// As it is named in sentences: `BibTeX`.
  public var title: String {
    switch self {
    case .bibtex: "BibTeX"
    case .biblatex: "BibLaTeX"
    case .ris: "RIS"
    case .cslJSON: "CSL-JSON"
    case .markdown: "Markdown"
    case .org: "Org"
    case .text: "text"
    case .template: "your template"
    }
  }

  /// Whether papers have their keys in it.
  public var hasKeys: Bool {
    switch self {
    case .bibtex, .biblatex, .ris, .cslJSON: true
    case .markdown, .org, .text: false
    case .template(let template): template.hasKeys
    }
  }

  /// The format named; nil for others, and for `template=…`.
  public init?(named name: String) {
    guard let format = CitationFormat.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  /// The format that the name of a file asks for: `refs.bib` is BibTeX. nil when it asks for none.
  public init?(ofFile path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "bib", "bibtex": self = .bibtex
    case "ris": self = .ris
    case "json": self = .cslJSON
    case "md", "markdown": self = .markdown
    case "org": self = .org
    case "txt": self = .text
    default: return nil
    }
  }
}
