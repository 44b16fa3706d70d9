/// A report about the mouse: a number for button, modifiers and motion, and a cell.
///
/// All forms have the same number: X10 (`CSI M` and three bytes), urxvt (1015: the number still 32
/// too high), SGR (1006: `<`, and a small `m` for a release).
/// Source: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Mouse-Tracking
struct MouseReport {
  private let button: Int
  private let isRelease: Bool
  /// From 0; where a terminal counts falsely, the first row or column.
  let at: Point

  /// Column and row count from 0.
  init(button: Int, column: Int, row: Int, isRelease: Bool = false) {
    self.button = button
    self.isRelease = isRelease
    at = Point(
      column: min(max(0, column), MouseReport.farthest), row: min(max(0, row), MouseReport.farthest)
    )
  }

  init?(_ sequence: ControlSequence) {
    guard sequence.introducer == .control, sequence.intermediates.isEmpty else { return nil }
    let numbers = sequence.numbers.map { $0.first.flatMap(\.self) ?? 0 }
    guard numbers.count == 3 else { return nil }
    let (button, column, row) = (numbers[0], numbers[1] - 1, numbers[2] - 1)
    switch (sequence.marker, sequence.final) {
    case (0x3C, 0x4D): self.init(button: button, column: column, row: row)
    case (0x3C, 0x6D): self.init(button: button, column: column, row: row, isRelease: true)
    case (nil, 0x4D): self.init(button: button - 32, column: column, row: row)
    default: return nil
    }
  }

  /// What it means to us: the left button and the wheel; nil for anything else. Modifiers do not
  /// matter.
  var action: MouseEvent.Action? {
    guard button >= 0, button & 32 == 0, button < 128 else { return nil }
    switch button & ~0b1_1100 {
    case 0: return isRelease ? .release : .press
    // X10 and urxvt do not say which button was let go.
    case 3: return .release
    case 64: return isRelease ? nil : .wheelUp
    case 65: return isRelease ? nil : .wheelDown
    default: return nil
    }
  }

  /// No screen is larger.
  private static let farthest = 65_535
}
