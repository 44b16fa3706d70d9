import ArgumentParser
import Catalog
import Citations
import Interface
import Papers

/// `quire export`: papers as a bibliography.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print papers as BibTeX and other formats to cite from.",
    discussion: """
      A file is replaced only with --force; --append changes nothing of what stands in it.

      Examples:

        quire export --query label:cite digests/ > refs.bib
        quire export --append refs.bib --query is:starred
        quire export --format 'template={authors}: {title}' digests/
        quire export --check refs.bib digests/

      Exit codes: 0 done, 1 nothing matched, or --check found news, 2 wrong usage, 3 some input could not be \
      read, a pattern was cut off, or the file was not written.
      """)

  @OptionGroup var arguments: PathArguments

  @OptionGroup var query: QueryArguments

  @OptionGroup var order: OrderArguments

  @OptionGroup var citing: CitationArguments

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to a file, which must not be there yet; - is standard output.", valueName: "FILE"))
  var output: String?

  @Flag(help: "Replace the file of --output.")
  var force = false

  @Option(
    help: ArgumentHelp(
      """
      Add to a bibliography what it does not have yet, by arXiv id, DOI, address, title or key, whatever form its \
      entries have.
      """, valueName: "FILE"))
  var append: String?

  @Option(
    help: ArgumentHelp(
      """
      Say which entries of a bibliography have a newer version, or are published by now, as far as the digests \
      know.
      """, valueName: "FILE"))
  var check: String?

  func validate() throws {
    guard [output, append, check].compactMap(\.self).count < 2 else {
      throw ValidationError("--output, --append and --check are for one call each.")
    }
    guard !force || output != nil else { throw ValidationError("--force is for --output.") }
    guard append == nil || [nil, .bibtex, .biblatex].contains(citing.format) else {
      throw ValidationError("--append adds entries of bibtex or biblatex.")
    }
    guard check == nil || citing.format == nil else {
      throw ValidationError("--check says what is new, and writes no format.")
    }
  }

  func run() throws {
    let (library, isWhole) = try arguments.read()
    let pattern = pattern()
    let found = try query.find(in: library, order: order.order)
    let papers = order.first(found.selection.rows.map { library.paper(at: $0) })
    var hasNews = false
    if let check {
      hasNews = try self.check(check, papers, library, pattern)
    } else if !papers.isEmpty {
      try write(papers, library, pattern)
    }
    if !isWhole || !found.isWhole { throw Failure(code: 3) }
    if papers.isEmpty || hasNews { throw Failure.nothing }
  }

  /// How keys are made: as is asked for, else by the settings.
  private func pattern() -> KeyPattern {
    if let key = citing.key { return key }
    let (options, problems) = Process.citations(Process.settings().settings)
    for problem in problems { Output.complain(problem) }
    return options.pattern
  }

  /// Writes to the file that is named, else to standard output.
  private func write(_ papers: [Paper], _ library: Library, _ pattern: KeyPattern) throws {
    guard let name = append ?? output, append != nil || name != "-" else {
      let list = CitationList(papers, pattern: pattern)
      return Output.write(text: list.bytes(as: citing.format ?? .bibtex))
    }
    let file = CitationFile(
      name: name, path: Process.filePaths([name])[0],
      format: citing.format ?? (append == nil ? nil : .bibtex), pattern: pattern)
    do throws(Sentences.Refusal) {
      let way: Citing.FileWay = append != nil ? .append : force ? .replace : .new
      let count = try file.write(papers, way, of: library)
      Output.complain(Message.cited(count, of: papers.count, to: name, way).text)
    } catch {
      throw Failure(code: 3, lines: [error.text])
    }
  }
}
