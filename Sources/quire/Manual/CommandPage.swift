import Papers

/// The page of a command, made of what the parser of the command line knows.
///
/// The discussion of a command has paragraphs and indented lines, as its `--help` shows them; two of them are
/// chapters of the page: what stands under `Examples:`, and the paragraph that begins with `Exit codes:`.
extension ManualPage {
  init(of command: CommandInfo) {
    name = "quire-" + command.name
    section = 1
    abstract =
      command.abstract.hasSuffix(".") ? String(command.abstract.dropLast()) : command.abstract
    let discussion = Discussion(command.discussion)
    var parts = ["## Synopsis\n\n`\(command.synopsis)`"]
    if !discussion.text.isEmpty { parts.append("## Description\n\n" + discussion.text) }
    let (positional, others) = (
      command.arguments.filter { $0.kind == .positional },
      command.arguments.filter { $0.kind != .positional }
    )
    if !positional.isEmpty { parts.append("## Arguments\n\n" + ManualPage.table(positional)) }
    if !others.isEmpty { parts.append("## Options\n\n" + ManualPage.table(others)) }
    if !discussion.examples.isEmpty { parts.append("## Examples\n\n" + discussion.examples) }
    if !discussion.codes.isEmpty { parts.append("## Exit codes\n\n" + discussion.codes) }
    parts.append("## See also\n\n" + ManualPage.others(command))
    text = parts.joined(separator: "\n\n") + "\n"
  }

  private static func others(_ command: CommandInfo) -> String {
    let takes = command.arguments.flatMap(\.names)
    var pages = ["quire(1)", "quire-config(5)"]
    if takes.contains("--query") { pages.append("quire-query(7)") }
    if command.arguments.contains(where: { $0.value == "PATH" }) {
      pages.append("quire-formats(7)")
    }
    if command.name == "keys" { pages.append("quire-keys(7)") }
    return pages.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// A row an argument.
  static func table(_ arguments: [CommandInfo.Argument]) -> String {
    "| | |\n|---|---|\n"
      + arguments.map { argument in
        var help = argument.help
        if !argument.values.isEmpty, !argument.values.contains(where: help.contains) {
          help += " One of \(argument.values.joined(separator: ", "))."
        }
        if argument.isRepeating, !["times", "again"].contains(where: help.contains),
          argument.kind == .option
        {
          help += " May be given several times."
        }
        return "| `\(cell(argument.spelling))` | \(cell(help)) |\n"
      }.joined()
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

extension CommandInfo {
  /// `quire show [OPTION …] ID [PATH …]`
  var synopsis: String {
    let positional = arguments.filter { $0.kind == .positional }.map { argument in
      let value = argument.isRepeating ? argument.value + " …" : argument.value
      return argument.isOptional ? "[\(value)]" : value
    }
    return (["quire", name, "[OPTION …]"] + positional).joined(separator: " ")
  }
}

extension CommandInfo.Argument {
  /// `-n, --limit LIMIT`
  var spelling: String {
    let spelled = names.sorted { $0.count < $1.count }.joined(separator: ", ")
    switch kind {
    case .positional: return value
    case .flag: return spelled
    case .option: return "\(spelled) <\(value)>"
    }
  }
}

/// The chapters of a discussion, as Markdown.
private struct Discussion {
  private(set) var text = ""
  private(set) var examples = ""
  private(set) var codes = ""

  init(_ discussion: String) {
    var isExample = false
    for paragraph in Discussion.paragraphs(discussion) {
      if paragraph.hasPrefix("Exit codes: ") {
        codes = String(paragraph.dropFirst("Exit codes: ".count))
      } else if paragraph == "Examples:" {
        isExample = true
      } else if isExample, paragraph.hasPrefix("```") {
        examples = paragraph
        isExample = false
      } else {
        text += (text.isEmpty ? "" : "\n\n") + paragraph
      }
    }
  }

  /// Indented lines stand between fences.
  private static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [Substring] = []
    func end() {
      if lines.allSatisfy({ $0.hasPrefix("  ") }) {
        if !lines.isEmpty {
          paragraphs.append(
            "```\n" + lines.map { $0.dropFirst(2) }.joined(separator: "\n") + "\n```")
        }
      } else {
        paragraphs.append(lines.joined(separator: "\n"))
      }
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { end() } else { lines.append(line) }
    }
    end()
    return paragraphs
  }
}
