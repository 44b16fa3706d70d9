import Canvas

/// The bar over the row of the cursor.
enum Bar: Hashable {
  case focused, unfocused

  /// nil for a row that the cursor is not on.
  init?(_ state: State, _ rank: Int) {
    guard rank == state.screen.list.cursor else { return nil }
    self = state.screen.focus == .list ? .focused : .unfocused
  }

  var plain: Role { self == .focused ? .cursor : .cursorUnfocused }
  var match: Role { self == .focused ? .cursorMatch : .cursorUnfocusedMatch }

  /// What something in a role of its own looks like on the bar.
  func role(of role: Role) -> Role {
    switch role {
    case .star: self == .focused ? .cursorStar : .cursorUnfocusedStar
    case .marker, .label, .selected: self == .focused ? .cursorMark : .cursorUnfocusedMark
    default: plain
    }
  }
}
