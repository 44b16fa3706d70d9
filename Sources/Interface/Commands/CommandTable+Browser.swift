/// The commands about the program itself.
extension Command {
  static let program = [
    Command("help", "Show all keys, to be searched and run", .program) { $0.openHelp() },
    Command(
      "query-language", "Show what the filter can be asked, while it is typed", .program,
      .aboutList
    ) { $0.toggle(.language) },
    Command(
      "explain-filter", "Say how the filter is understood, part by part", .program,
      .aboutList
    ) { $0.toggle(.explanation) },
    Command("command", "Type the name of a command", .program) { $0.openCommandLine() },
    Command("reload", "Reload the digests", .program) { $0.reload() },
    Command("messages", "Show all that was said, with the time", .program) { $0.openMessages() },
    Command(
      "theme", "Choose a theme; each is shown as the cursor comes to it", .program, .isForScreen,
      argument: Argument(
        run: { $0.askThemes(.named($1.words)) }, likely: { state, _ in state.looks.names })
    ) { $0.askThemes(.menu) },
    Command("redraw", "Paint the screen anew", .program, .isForScreen) { _ in [.redraw] },
    Command("suspend", "Stop and go back to the shell", .program) { _ in [.suspend] },
    Command("cancel", "Leave what is open: zoom, pane, selection, filter", .program) {
      $0.cancel()
    },
    Command("back", "Close one level; from the list, quit", .program) { $0.back() },
    Command("interrupt", "Cancel what is open; twice quits", .program, .isNoAct) {
      $0.interrupt()
    },
    Command("quit", "Quit", .program) { _ in [.quit] },
    Command("next-step", "Go on to the next step (quire tutor)", .program, .isForTutor) {
      $0.goInLesson(1)
    },
    Command("previous-step", "Go back a step (quire tutor)", .program, .isForTutor) {
      $0.goInLesson(-1)
    },
    Command(
      "choose", "Hand on the paper, or what is selected (quire pick)", .program,
      [.aboutPaper, .isForPicking]
    ) { $0.choose() },
  ]
}
