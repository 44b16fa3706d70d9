import Papers

extension Dialect {
  /// The scored lists of gpt_paper_assistant, in Markdown.
  public static let gptPaperAssistant = Dialect(
    name: "gpt-paper-assistant", isMarkdown: true, sniff: GPTPaperAssistant.sniff,
    makeReader: { BlockReader<GPTPaperAssistant>() })
}

/// Reads gpt-paper-assistant: `## 0. [Title](https://arxiv.org/abs/ID) <a id="link0"></a>` and labelled
/// lines, up to `---`. The prompt text after the last entry is no part of it.
struct GPTPaperAssistant: BlockDialect {
  private static let fields = [
    LabelledField(label: "ArXiv ID", target: .reference),
    LabelledField(label: "Authors", target: .list(.authors)),
    LabelledField(label: "Abstract", target: .text(.abstract)),
    LabelledField(label: "Comment", target: .extra("Comment")),
    LabelledField(label: "Relevance", target: .extra("Relevance")),
    LabelledField(label: "Novelty", target: .extra("Novelty")),
  ]

  static func sniff(_ prefix: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(prefix)
    return scanner.has("# Personalized Daily", at: 0, before: prefix.count)
      || (scanner.find("<a id=\"link", in: 0..<prefix.count) != nil
        && scanner.find("**ArXiv ID:**", in: 0..<prefix.count) != nil)
  }

  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool {
    scanner.has("## ", at: line.lowerBound, before: line.upperBound)
      || GenericLine.isRule(line, scanner)
  }

  mutating func read(_ block: Block, into builder: inout DigestBuilder) {
    let scanner = block.scanner
    guard let first = block.lines.first(where: { _ in true }), scanner.heading(first) != nil,
      let link = scanner.firstLink(in: first), scanner.find("arxiv.org/", in: link.address) != nil
    else { return }
    builder.beginEntry(line: block.line)
    builder.setReference(in: scanner.slice(link.address))
    builder.set(.title, scanner.slice(link.text), markup: .bold)
    block.readFields(
      GPTPaperAssistant.fields, from: min(first.upperBound + 1, block.range.upperBound), stops: [],
      into: &builder)
    builder.endEntry(needsAbstract: true)
  }
}
