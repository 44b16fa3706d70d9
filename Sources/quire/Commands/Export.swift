import ArgumentParser
import Catalog
import Citations
import Interface
import Papers
import Storage

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

  @Flag(
    help: "Give papers new keys that have some already: by default a key once given stays.")
  var newKeys = false

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
      Say which entries of a bibliography have a newer version or another title, are withdrawn, or published by \
      now, as far as the digests know.
      """, valueName: "FILE"))
  var check: String?

  func validate() throws {
    guard [output, append, check].compactMap(\.self).count < 2 else {
      throw ValidationError("--output, --append and --check are for one call each.")
    }
    guard !force || output != nil else { throw ValidationError("--force is for --output.") }
    guard !newKeys || append == nil && check == nil else {
      throw ValidationError("--new-keys is for what is printed or written anew.")
    }
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
    var keys = KeyKeeper(for: library, path: Process.places.marks)
    if let check {
      hasNews = try self.check(check, papers, library) { keys.key(of: $0, pattern) }
    } else if !papers.isEmpty {
      try write(papers, library, pattern, &keys)
    }
    for warning in keys.warnings { Output.complain(warning) }
    if !isWhole || !found.isWhole || keys.trouble != nil { throw Failure(code: 3) }
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
  private func write(
    _ papers: [Paper], _ library: Library, _ pattern: KeyPattern, _ keys: inout KeyKeeper
  ) throws {
    guard let name = append ?? output, append != nil || name != "-" else {
      let format = citing.format ?? .bibtex
      let list = keys.list(of: papers, pattern, in: format, renews: newKeys)
      return Output.write(text: list.bytes(as: format))
    }
    let file = CitationFile(
      name: name, path: Process.filePaths([name])[0],
      format: citing.format ?? (append == nil ? nil : .bibtex), pattern: pattern,
      renews: newKeys)
    do throws(Sentences.Refusal) {
      let way: Citing.FileWay = append != nil ? .append : force ? .replace : .new
      let count = try file.write(papers, way, of: library, &keys)
      Output.complain(Message.cited(count, of: papers.count, to: name, way).text)
    } catch {
      throw Failure(code: 3, lines: [error.text])
    }
  }
}
