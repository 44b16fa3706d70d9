/// What a terminal answers to a question of ours, or tells because we want to know. What nobody asked for is no
/// answer.
public enum TerminalAnswer: Hashable, Sendable {
  /// The colour of the background (OSC 11), as the terminal writes it: `rgb:1e1e/1e1e/1e1e`.
  case background(String)
  /// What kind of terminal it is (DA1). Which kind does not matter: that it answers does.
  case attributes
  /// Its background is dark or light now (mode 2031): `CSI ? 997 ; 1 n`, or 2.
  case ground(Ground)

  init?(_ string: ControlString) {
    let beginning = "11;"
    guard string.introducer == 0x5D, string.text.starts(with: beginning.utf8),
      string.text.count < 64
    else { return nil }
    self = .background(
      String(decoding: string.text.dropFirst(beginning.utf8.count), as: UTF8.self))
  }

  init?(_ sequence: ControlSequence) {
    guard sequence.introducer == .control, sequence.marker == 0x3F, sequence.intermediates.isEmpty
    else { return nil }
    switch (sequence.final, sequence.parameters) {
    case (UInt8(ascii: "c"), _): self = .attributes
    case (UInt8(ascii: "n"), Array("?997;1".utf8)): self = .ground(.dark)
    case (UInt8(ascii: "n"), Array("?997;2".utf8)): self = .ground(.light)
    default: return nil
    }
  }
}
