import Catalog
import Papers

/// What is said of fetching.
extension Message {
  static func fetching(_ profile: String, stop: String) -> Message {
    .passing("Fetching \(SafeText.line(profile)) from arXiv: \(stop) stops it.")
  }

  static func isFetching(stop: String) -> Message {
    Message("It is being fetched already: \(stop) stops it.")
  }

  /// A fetch, or papers that were on their way, were given up.
  static func fetchingStopped(again: String) -> Message {
    Message("Stopped: what came whole is kept, and \(again) goes on from there.")
  }

  static func notAtArxiv(_ form: PaperForm, page: String) -> Message {
    Message(
      "arXiv does not have this paper, so there is no \(form.name) to fetch: \(page) opens its page.",
      isWarning: true)
  }

  static func allHere(_ count: Int, _ form: PaperForm) -> Message {
    Message("All \(count) are here as \(form.name).")
  }

  static func gettingPapers(
    _ papers: [ArxivReference], _ form: PaperForm, stop: String
  ) -> Message {
    .passing("Fetching \(words(for: papers, form)): \(stop) stops it.")
  }

  /// What is asked for a second time.
  static func areComing(
    _ papers: [ArxivReference], _ form: PaperForm, stop: String
  ) -> Message {
    .passing("On the way already: \(words(for: papers, form)); \(stop) stops it.")
  }

  private static func words(for papers: [ArxivReference], _ form: PaperForm) -> String {
    papers.count == 1
      ? "the \(form.name) of \(papers[0])" : "\(papers.count) papers as \(form.name)"
  }

  /// `3 PDFs fetched, 1 was here, in ~/papers`; or why not.
  static func downloaded(_ outcome: DownloadOutcome, messages: String) -> Message {
    let form = outcome.wish.form
    guard let first = outcome.failures.first else {
      let what =
        outcome.wish.papers.count == 1
        ? "\(outcome.wish.papers[0]) is here as \(form.name)"
        : MarkSentences.count(outcome.fetched, "paper") + " fetched as \(form.name)"
      let others = outcome.wereThere
      let were =
        others > 0 && outcome.wish.papers.count > 1
        ? ", \(others) \(others == 1 ? "was" : "were") here" : ""
      return Message("\(what)\(were), in \(SafeText.line(outcome.folder))", short: what + were)
    }
    let came = outcome.fetched > 0 ? "\(outcome.fetched) fetched. " : ""
    let count = outcome.failures.count
    return count == 1
      ? Message(came + first, isWarning: true)
      : .summary("\(came)\(first) (and \(count - 1) more: \(messages))")
  }

  /// The file of a paper has come, and what shows it would take the terminal.
  public static func isHere(_ path: String) -> Message {
    Message("\(SafeText.line(path)) is here: the same key shows it.")
  }

  public static func viewerOfShell(_ program: String, _ option: String) -> Message {
    textOfShell("pdf_viewer or $BROWSER", program, option)
  }

  /// The program of the settings is not there.
  public static func viewerIsGone(_ program: String, file: String) -> Message {
    Message("There is no \(program), which is pdf_viewer in config.toml: \(file)", isWarning: true)
  }

  /// There is nothing to show a file with.
  public static func noViewer(_ path: String) -> Message {
    Message(
      "Nothing here shows it (set pdf_viewer in config.toml): \(SafeText.line(path))",
      isWarning: true)
  }
}
