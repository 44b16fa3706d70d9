import Programs

/// Commands that run programs.
extension Command {
  static let programs = [
    Command("run", "Run a program on the paper: its command line", .programs, .aboutPaper) {
      $0.askForProgram(.paper)
    },
    Command(
      "pipe", "Run a program on what is selected, as lines of JSON", .programs, .aboutPaper
    ) { $0.askForProgram(.ticked) },
    Command("show-output", "Show what a program has printed last", .programs) {
      $0.openOutput()
    },
  ]
}
