/// The commands about panes.
extension Command {
  static let panes = [
    Command(
      "next-pane", "Go to the next pane", .panes, .aboutList, counted: { $0.focusNext($1 ?? 1) }),
    Command(
      "previous-pane", "Go to the previous pane", .panes, .aboutList,
      counted: { $0.focusNext(-($1 ?? 1)) }),
    Command("list", "Go to the paper list", .panes, .aboutList) { $0.focus(on: .list) },
    Command("reader", "Go to the abstract", .panes, .aboutList) { $0.focus(on: .reader) },
    Command("facets", "Go to the facets: tags, dates, authors and more", .panes, .aboutList) {
      $0.focus(on: .facets)
    },
    Command(
      "zoom", "Give the pane the whole screen, or no longer", .panes, [.aboutList, .isForScreen]
    ) {
      $0.zoom()
    },
    Command(
      "pin", "Keep this paper beside the others, or no longer", .panes,
      [.aboutPaper, .aboutList, .isForScreen]
    ) { $0.pin() },
    Command("source", "Show TeX as it was written, or as it is read", .panes, .aboutPaper) {
      $0.toggleSource()
    },
    Command(
      "widen-list", "Give the list more room", .panes, [.aboutList, .isForScreen],
      counted: { $0.changeSplit($1 ?? 1) }),
    Command(
      "narrow-list", "Give the list less room", .panes, [.aboutList, .isForScreen],
      counted: { $0.changeSplit(-($1 ?? 1)) }),
  ]
}
