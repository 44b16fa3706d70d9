import ArgumentParser

/// The commands of the program, in the order in which its help names them.
struct Quire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quire", abstract: "Browse digests of arXiv papers in the terminal.",
    subcommands: [
      FetchPapers.self, RefreshPapers.self, GetPapers.self, List.self, Show.self, Pick.self,
      Export.self, Tags.self, Views.self, Check.self,
      Mark.self, Label.self, Note.self,
      History.self,
      Sync.self, Report.self, IndexPapers.self, Keys.self, Config.self, PrintPaths.self,
      Doctor.self, ReportBug.self, Completions.self, Tutor.self, Help.self,
    ])

  /// The names of the commands.
  static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
