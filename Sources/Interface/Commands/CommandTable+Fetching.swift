import Papers

/// Commands that bring something from arXiv.
extension Command {
  static let fetching = [
    Command(
      "fetch", "Fetch new papers from arXiv by a profile", .arxiv,
      argument: Argument(
        run: { $0.fetch(named: $1.words) },
        likely: { state, _ in state.holdings.profiles.map(\.name) })
    ) { $0.fetch() },
    getting("get-pdf", .pdf), getting("get-html", .html),
  ]

  private static func getting(_ name: String, _ form: PaperForm) -> Command {
    Command(
      name, "Show the \(form.name), fetched first if it is not here", .arxiv,
      .aboutPaper
    ) { $0.getPapers(as: form) }
  }
}
