/// What comes from the terminal.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// Pasted text, control characters included; never runs keys.
  case paste(String)
  /// Something was pasted that came too long, or without its end; nothing of it acts.
  case pasteLost(PasteLoss)
  case mouse(MouseEvent)
  case resize(Size)
}

/// A press of a mouse button or a turn of the wheel, at a cell.
public struct MouseEvent: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case press, doublePress, release, wheelUp, wheelDown
  }

  public let action: Action
  public let at: Point

  public init(action: Action, at: Point) {
    self.action = action
    self.at = at
  }
}
