import Catalog

/// The commands of saved views.
extension Command {
  static let views: [Command] =
    [
      Command("views", "Go to the saved views", .views, .aboutList) { $0.goToViews() },
      Command(
        "view", "Take the saved view: the filter is its query then", .views, .aboutList,
        argument: Argument(
          run: { $0.takeView(named: $1.words) },
          likely: { state, _ in state.results.views.views.map(\.name) })
      ) { $0.takeView() },
    ]
    + ordinals.indices.map { number in
      Command("view-\(number + 1)", "Take the \(ordinals[number]) view", .views, .aboutList) {
        $0.takeView(number: number)
      }
    } + [
      Command("choose-view", "Take a view by its name", .views, .aboutList) {
        $0.openCommandLine("view ")
      },
      Command(
        "save-view", "Make a view of the filter, or give a view this filter", .views, .aboutList,
        argument: Argument(
          run: { $0.saveView(named: $1.words) },
          likely: { state, _ in state.results.views.views.map(\.name) })
      ) { $0.beginSavingView() },
      Command(
        "rename-view", "Give the view another name", .views, .aboutList,
        argument: Argument(run: { $0.renameView(to: $1.words) })
      ) { $0.beginRenamingView() },
      Command(
        "move-view-down", "Move the view down", .views, .aboutList,
        counted: { $0.moveView($1 ?? 1) }),
      Command(
        "move-view-up", "Move the view up", .views, .aboutList,
        counted: { $0.moveView(-($1 ?? 1)) }),
      Command("delete-view", "Delete the view", .views, .aboutList) { $0.deleteView() },
      Command("undo-view", "Undo what was done to the views last", .views, .aboutList) {
        $0.askViews(.undo)
      },
      Command("redo-view", "Redo what was undone of the views", .views, .aboutList) {
        $0.askViews(.redo)
      },
    ]

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
}
