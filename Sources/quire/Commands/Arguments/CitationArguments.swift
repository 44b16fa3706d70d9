import ArgumentParser
import Citations
import Papers
import Storage

/// How papers are cited: the format, and how keys are made.
struct CitationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      \(CitationFormat.all.map(\.name).joined(separator: ", ")), or template=… with \
      \(CitationTemplate.hint). Without it, what the name of the file asks for, else bibtex.
      """, valueName: "format"),
    transform: { text in
      do throws(Sentences.Refusal) { return try CitationArguments.format(text) } catch {
        throw ValidationError(error.text)
      }
    })
  var format: CitationFormat?

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      """
      How keys are made, in place of the setting cite_key: \(KeyPattern.hint) between letters, digits and \
      -_:.+/ of your own.
      """, valueName: "pattern"),
    transform: { text in
      guard let pattern = KeyPattern(text) else {
        throw ValidationError(
          "“\(Sentences.safe(text))” makes no keys: it takes \(KeyPattern.hint).")
      }
      return pattern
    })
  var key: KeyPattern?

  /// Reads `bibtex`, `template={title}`.
  static func format(_ text: String) throws(Sentences.Refusal) -> CitationFormat {
    if let format = CitationFormat(named: text.lowercased()) { return format }
    guard text.hasPrefix("template=") else {
      let names = CitationFormat.all.map(\.name).joined(separator: ", ")
      throw Sentences.Refusal(
        "“\(Sentences.safe(text))” is no format: it takes \(names), or template=….")
    }
    do throws(CitationTemplate.Problem) {
      return .template(try CitationTemplate(String(text.dropFirst("template=".count))))
    } catch {
      throw Sentences.Refusal(Sentences.sentence(for: error))
    }
  }
}
