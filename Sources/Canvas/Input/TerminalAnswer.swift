/// What a terminal answers to a question of ours. What nobody asked for is no answer.
public enum TerminalAnswer: Hashable, Sendable {
  /// The colour of the background (OSC 11), as the terminal writes it: `rgb:1e1e/1e1e/1e1e`.
  case background(String)
  /// What kind of terminal it is (DA1). Which kind does not matter: that it answers does.
  case attributes

  init?(_ string: ControlString) {
    let beginning = "11;"
    guard string.introducer == 0x5D, string.text.starts(with: beginning.utf8),
      string.text.count < 64
    else { return nil }
    self = .background(
      String(decoding: string.text.dropFirst(beginning.utf8.count), as: UTF8.self))
  }

  init?(_ sequence: ControlSequence) {
    guard sequence.introducer == .control, sequence.final == 0x63, sequence.marker == 0x3F,
      sequence.intermediates.isEmpty
    else { return nil }
    self = .attributes
  }
}
