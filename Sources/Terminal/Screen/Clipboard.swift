/// The bytes that put a text on the clipboard of the terminal (OSC 52), also when tmux or screen
/// stand between.
public enum Clipboard {
  /// What to write. `tmux` and `screen` say whether we run in them (TMUX and STY are set).
  ///
  /// In tmux both forms go out: the plain one is taken when its `set-clipboard` is on, the wrapped
  /// one passes through to the terminal when `allow-passthrough` is on.
  public static func sequence(_ text: String, tmux: Bool, screen: Bool) -> [UInt8] {
    let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    if tmux {
      let doubled = plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
      return plain + Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    }
    guard screen else { return plain }
    // screen takes strings of limited length, and joins what comes in one after the other.
    return stride(from: 0, to: plain.count, by: 700).flatMap { start in
      Array("\u{1B}P".utf8) + plain[start..<min(start + 700, plain.count)]
        + Array("\u{1B}\\".utf8)
    }
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0..<4 {
        result.append(index <= group.count ? letters[value >> (18 - 6 * index) & 63] : 0x3D)
      }
    }
    return result
  }
}
