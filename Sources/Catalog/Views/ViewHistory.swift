/// What can be asked of whoever keeps the saved views.
public enum ViewsRequest: Hashable, Sendable {
  /// The views as they are now.
  case read
  case edit(ViewEdit)
  case undo, redo
}

/// What was done to the views, and how.
public struct ViewsStep: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case done, undone, redone }

  public let kind: Kind
  /// The change that was made just now; for one that was undone, what took it back.
  public let edit: ViewEdit

  public init(_ kind: Kind, _ edit: ViewEdit) {
    (self.kind, self.edit) = (kind, edit)
  }
}

/// What was done to the views since the start of the program, to be undone and redone. Each change is made to
/// the views as they are then, whoever has changed them meanwhile.
public struct ViewHistory: Sendable {
  private var undos: [ViewEdit] = []
  private var redos: [ViewEdit] = []

  /// More steps than anybody goes back.
  private static let limit = 100

  public init() {}

  /// Does what is asked to a text; nil when nothing has changed.
  public mutating func answer(
    _ request: ViewsRequest, _ text: inout ViewsText
  ) throws(ViewRefusal) -> ViewsStep? {
    switch request {
    case .read: return nil
    case .edit(let edit):
      guard let inverse = try text.apply(edit) else { return nil }
      redos = []
      undos.append(inverse)
      if undos.count > ViewHistory.limit { undos.removeFirst() }
      return ViewsStep(.done, edit)
    case .undo:
      guard let edit = undos.popLast() else { throw .nothingToUndo }
      if let inverse = try text.apply(edit) { redos.append(inverse) }
      return ViewsStep(.undone, edit)
    case .redo:
      guard let edit = redos.popLast() else { throw .nothingToRedo }
      if let inverse = try text.apply(edit) { undos.append(inverse) }
      return ViewsStep(.redone, edit)
    }
  }
}
